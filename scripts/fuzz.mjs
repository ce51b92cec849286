// `npm run fuzz -- [COUNT] [SEED] [FOLDER]` breaks files in COUNT ways and reads each as the application would. Says what
// threw, hung or grew; ends with 1 when anything did.
import { join } from 'node:path'
import { bundle } from './lib/bundle.mjs'
import { outFolder } from './lib/paths.mjs'
import { root, run } from './lib/run.mjs'
import { main, setUpDependencies } from './setup.mjs'

await main(async () => {
  await setUpDependencies()
  const folder = join(outFolder, 'fuzz')
  const source = (/** @type {string} */ name) => join(root, 'test', 'fuzz', name)
  await bundle(source('fuzzWorker.child.ts'), folder, 'fuzzWorker')
  await bundle(source('fuzz.child.ts'), folder, 'fuzz')
  return run(process.execPath, ['--enable-source-maps', join(folder, 'fuzz.mjs'), ...process.argv.slice(2)])
})
