// Adds to package-lock.json the optional packages for other platforms that the registry in use could not show, by name
// and pinned version. `npm ci` refuses a lock file without them, although it never fetches them on this platform; where
// they are fetched, the version is exact and npm notes their integrity. Run after any change of the dependencies.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/run.mjs'

const file = join(root, 'package-lock.json')

/**
 * @typedef {{ version?: string, dev?: boolean, optionalDependencies?: Record<string, string>, [key: string]: unknown }} Entry
 * @typedef {{ packages: Record<string, Entry>, [key: string]: unknown }} Lock
 */

/** Where npm would look for `name` from the package at `path`, nearest first. @param {string} path @param {string} name */
const placesOf = (path, name) => {
  const places = []
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    places.push(`${at === '' ? '' : `${at}/`}node_modules/${name}`)
    if (at === '') return places
  }
}

/**
 * The optional packages that a lock file names but does not hold.
 * @param {Lock} lock
 * @returns {{ name: string, version: string, dev: boolean }[]}
 */
export const missingFrom = (lock) =>
  Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !placesOf(path, name).some((place) => lock.packages[place]))
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  )

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** The platform that such a package is for, as its name says it. @param {string} name */
const platformOf = (name) => {
  const words = name.split(/[/-]/)
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.includes('gnu') ? 'glibc' : null
  const system = systems.find((each) => words.includes(each))
  const processor = processors.find((each) => words.includes(each))
  if (!system || !processor) throw new Error(`The name ${name} does not say which platform it is for.`)
  return { os: [system], cpu: [processor], ...(libc ? { libc: [libc] } : {}) }
}

/** @param {Lock} lock @returns {Lock} */
export const completed = (lock) => {
  const added = missingFrom(lock).map(({ name, version, dev }) => {
    if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name} is wanted as ${version}, which pins nothing.`)
    const { os, cpu, ...libc } = platformOf(name)
    return /** @type {const} */ ([
      `node_modules/${name}`,
      { version, cpu, ...(dev ? { dev } : {}), ...libc, optional: true, os },
    ])
  })
  const [own, ...rest] = [...Object.entries(lock.packages), ...added]
  rest.sort(([a], [b]) => a.localeCompare(b, 'en'))
  return { ...lock, packages: Object.fromEntries(own ? [own, ...rest] : rest) }
}

if (process.argv[1] === join(root, 'scripts', 'completeLock.mjs')) {
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = missingFrom(lock).length
  if (missing > 0) writeFileSync(file, `${JSON.stringify(completed(lock), null, 2)}\n`)
  process.stderr.write(`lock: ${missing} optional packages of other platforms added\n`)
}
