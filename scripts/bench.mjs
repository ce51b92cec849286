// `npm run bench -- AREA [ARGUMENTS]` measures an area beside limits and other programs for the same work: `store`,
// `imaging`, `viewer` (pictures in the application) or `screening`. Without an area, all of them. Ends with 1 where an imaging or viewer bar does not hold. What drives the application takes a build and a display.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './lib/bundle.mjs'
import { outFolder, runtimeFile } from './lib/paths.mjs'
import { root, run, say } from './lib/run.mjs'
import { main, setUpDependencies } from './setup.mjs'

const areas = /** @type {const} */ (['store', 'imaging', 'viewer', 'screening'])
const folder = join(outFolder, 'bench')

/** @param {string} path @param {string} name */
const into = (path, name) => bundle(join(root, path), folder, name)

/** @param {(typeof areas)[number]} area @param {readonly string[]} args */
const bench = async (area, args) => {
  await into(`test/bench/${area}.bench.ts`, area)
  if (area === 'imaging') {
    await into('test/bench/importer.child.ts', 'importer')
    await into('main/images/imageWorker.ts', 'imageWorker')
  }
  say(`== ${area}`)
  const runtime = existsSync(runtimeFile) ? JSON.parse(readFileSync(runtimeFile, 'utf8')) : null
  const env = runtime === null ? process.env : { ...process.env, ELECTRON: runtime.executable }
  return run(process.execPath, ['--enable-source-maps', join(folder, `${area}.mjs`), ...args], { env })
}

await main(async () => {
  const [wanted, ...args] = process.argv.slice(2)
  const chosen = areas.filter((area) => wanted === undefined || wanted === area)
  if (chosen.length === 0) throw new Error(`There is no bench "${wanted}". There are: ${areas.join(', ')}.`)
  await setUpDependencies()
  let worst = 0
  for (const area of chosen) worst = Math.max(worst, await bench(area, args))
  return worst
})
