// `npm run e2e -- [PLAYWRIGHT ARGUMENTS]`: the end-to-end tests alone, on a display nobody sees.
import { runUnseen } from './lib/display.mjs'
import { inModules } from './lib/run.mjs'
import { main, setUp } from './setup.mjs'

await main(async () => {
  await setUp({ noDisplay: true, tests: true })
  return runUnseen([inModules('@playwright/test/cli.js'), 'test', ...process.argv.slice(2)])
})
