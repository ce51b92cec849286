// `npm run demo -- --out DIR` drives the real application through a whole case and leaves numbered screenshots, the
// discharge sheet, the record and a summary in DIR. It ends with an exit code other than 0 when any step fails.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runUnseen } from './lib/display.mjs'
import { inModules, root, say } from './lib/run.mjs'
import { main, setUp } from './setup.mjs'

const outOf = (/** @type {readonly string[]} */ args) => {
  const at = args.indexOf('--out')
  const given = at === -1 ? args.find((arg) => arg.startsWith('--out='))?.slice('--out='.length) : args[at + 1]
  return given ? resolve(process.cwd(), given) : join(root, 'demo-out')
}

await main(async () => {
  const out = outOf(process.argv.slice(2))
  await setUp({ noDisplay: true, tests: true })
  mkdirSync(out, { recursive: true })
  const code = await runUnseen([inModules('@playwright/test/cli.js'), 'test', 'walkthrough', '--reporter=list'], {
    ...process.env,
    PROCEDURE_PAUSE_DEMO_OUT: out,
  })
  say(`demo: the results are in ${out}`)
  return code
})
