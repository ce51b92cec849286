// `npm run package -- ARGUMENTS`: builds installers with electron-builder, such as `--linux dir`, which needs no network
// once the runtime is there. The resolved runtime goes into the package when it is for this kind of machine.
import { inModules, run, say } from './lib/run.mjs'
import { main, setUp } from './setup.mjs'

const args = process.argv.slice(2)

/** @type {readonly (readonly [string, readonly string[]])[]} */
const platforms = [
  ['linux', ['--linux', '-l']],
  ['darwin', ['--mac', '-m', '--macos']],
  ['win32', ['--win', '-w', '--windows']],
]

/** Whether only installers for this kind of machine are asked for. */
const isForHere = () =>
  platforms.every(([platform, names]) => platform === process.platform || !args.some((arg) => names.includes(arg))) &&
  !args.some((arg) => /^--(arm64|armv7l|ia32|universal|x64)$/.test(arg) && arg !== `--${process.arch}`)

await main(async () => {
  const runtime = await setUp({ noDisplay: false, tests: false })
  const here = isForHere()
  if (here && runtime.kind === 'carried') {
    say(`package: with Electron ${runtime.version}; for people, package where the official one can be downloaded`)
  }
  const withRuntime = here ? [`-c.electronDist=${runtime.pristine}`, `-c.electronVersion=${runtime.version}`] : []
  return run(process.execPath, [inModules('electron-builder/cli.js'), '--publish', 'never', ...withRuntime, ...args], {
    // Hard links would let the fuses of the package reach into the cached runtime.
    env: { ...process.env, USE_HARD_LINKS: 'false' },
  })
})
