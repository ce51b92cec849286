// `npm run check`: what can be known without starting the application. Stops at the first part that fails.
import { join } from 'node:path'
import { inModules, root, run } from './lib/run.mjs'
import { main, setUpDependencies } from './setup.mjs'

await main(async () => {
  await setUpDependencies()
  const parts = [
    [inModules('@biomejs/biome/bin/biome'), 'check', '.'],
    [join(root, 'scripts/typecheck.mjs')],
    [inModules('knip/bin/knip.js')],
    [inModules('vitest/vitest.mjs'), 'run'],
  ]
  for (const part of parts) {
    const code = await run(process.execPath, part)
    if (code !== 0) return code
  }
  return 0
})
