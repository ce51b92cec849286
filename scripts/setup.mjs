// Makes a fresh clone ready with nothing but Node and npm: dependencies, Debian packages, the Electron runtime, the
// build. What is already done is not done again. Everything it says goes to stderr.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { debianPackages } from './lib/debian.mjs'
import { unlessDone } from './lib/newer.mjs'
import { cacheFolder, outFolder } from './lib/paths.mjs'
import { inModules, mustRun, root, run, say } from './lib/run.mjs'

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {}

/** Whether node_modules holds exactly the versions of the lock file; optional ones may be for other machines. */
const dependenciesStand = () => {
  const installedFile = inModules('.package-lock.json')
  if (!existsSync(installedFile)) return false
  const installed = packagesOf(installedFile)
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' ||
      (installed[path] === undefined ? wanted.optional === true : installed[path].version === wanted.version),
  )
}

const dependencies = async () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node 20.19 or later is needed; this is ${process.versions.node}.`)
  }
  if (dependenciesStand()) return
  say('set-up: installing the dependencies of the lock file')
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  if ((await run('npm', ['ci', ...quietly], { quiet: true })) === 0) return
  say(
    'set-up: npm ci refused the lock file (npm run lock completes it); installing what it pins and resolving the rest',
  )
  await mustRun('npm', ['install', '--no-save', ...quietly], { quiet: true })
}

/** Builds main, preload and renderer into `out/` when a source changed. */
export const build = async () => {
  const did = await unlessDone({
    stamp: join(cacheFolder, 'build.stamp'),
    product: join(outFolder, 'renderer', 'index.html'),
    sources: [
      'main',
      'renderer',
      'shared',
      'resources',
      'electron.vite.config.ts',
      'tsconfig.json',
      'package-lock.json',
    ],
    work: async () => {
      say('set-up: building the application')
      await mustRun(
        process.execPath,
        [inModules('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
        {
          quiet: true,
        },
      )
    },
  })
  if (!did) say('set-up: the build is up to date')
}

/** Makes the dependencies stand: all that the command line tools need. */
export const setUpDependencies = dependencies

/**
 * Makes everything ready to start the application, and the tests when `tests`.
 * @param {{ noDisplay: boolean, tests: boolean }} needs
 * @returns {Promise<import('./electronRuntime.mjs').Runtime>}
 */
export const setUp = async (needs) => {
  await dependencies()
  await debianPackages(needs)
  const { electronRuntime } = await import('./electronRuntime.mjs')
  const runtime = await electronRuntime()
  await build()
  return runtime
}

/**
 * Runs a script's work; what goes wrong is said in one line and the exit code is 1.
 * @param {() => Promise<number>} work resolves with the exit code
 */
export const main = async (work) => {
  try {
    process.exitCode = await work()
  } catch (cause) {
    say(cause instanceof Error ? cause.message : String(cause))
    process.exitCode = 1
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    await setUp({ noDisplay: true, tests: true })
    return 0
  })
}
