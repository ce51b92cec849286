// `npm start` opens the application with the person's own profile; `npm start -- --demo` a sample day in a throw-away
// one. Without a display it walks through a whole case under a virtual one and says where the results lie.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasDisplay } from './lib/display.mjs'
import { root, run, say } from './lib/run.mjs'
import { main, setUp } from './setup.mjs'

const args = process.argv.slice(2)

const walkThrough = async () => {
  say('start: there is no display here, so a whole case is walked through under a virtual one')
  const out = join(root, 'demo-out')
  const code = await run(process.execPath, [join(root, 'scripts/demo.mjs'), '--out', out])
  say(
    code === 0
      ? `start: the screenshots, the discharge sheet and the record are in ${out}`
      : `start: a step failed; see ${out}`,
  )
  return code
}

const open = async () => {
  const runtime = await setUp({ noDisplay: false, tests: false })
  const { rootArgs } = await import('./electronRuntime.mjs')
  const profile = args.includes('--demo') ? mkdtempSync(join(tmpdir(), 'procedure-pause-demo-')) : null
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  try {
    const profileArgs = profile ? [`--user-data-dir=${profile}`] : []
    return await run(runtime.executable, [...rootArgs(), ...runtime.appArgs, ...profileArgs, ...args], { env })
  } finally {
    if (profile) rmSync(profile, { recursive: true, force: true })
  }
}

await main(() => (hasDisplay() ? open() : walkThrough()))
