import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fuzz } from './fuzzRun'
import { ownSeeds, seedsBelow } from './seeds'

/**
 * `npm run fuzz -- [COUNT] [SEED] [FOLDER]`: breaks files by hand and, where there are any, real ones (DICOM below
 * FOLDER/dicom, FHIR below FOLDER/fhir). Findings are written to test-results/fuzz and end the run with 1.
 */
const [count = '2000', seed = '1', folder = '../shared'] = process.argv.slice(2)
/** Larger ones are slower to read whole than they are worth: what breaks is the structure. */
const mostBytes = 150_000
const seeds = [
  ...ownSeeds(),
  ...seedsBelow(join(folder, 'dicom'), 'dicom', mostBytes),
  ...seedsBelow(join(folder, 'fhir'), 'fhir', mostBytes),
]
const result = await fuzz(seeds, {
  count: Number(count),
  seed: Number(seed),
  worker: new URL('./fuzzWorker.mjs', import.meta.url),
  onFinding: ({ seed: name, number, says, bytes }) => {
    mkdirSync('test-results/fuzz', { recursive: true })
    writeFileSync(join('test-results/fuzz', `${seed}-${number}`), bytes)
    process.stdout.write(`\n${name}, mutation ${number}: ${says}\n`)
  },
  onProgress: (tried) => process.stderr.write(`${tried} tried\n`),
})
const outcomes = [...result.outcomes].sort((a, b) => b[1] - a[1]).map(([outcome, times]) => `${outcome} ${times}`)
process.stdout.write(`${result.tried} mutations of ${seeds.length} files: ${result.findings.length} findings\n`)
process.stdout.write(`${outcomes.join(', ')}\n`)
process.stdout.write(
  `slowest ${Math.round(result.slowestMs)} ms of processor time, at most ${Math.round(result.mostMegabytes)} MB resident\n`,
)
process.exitCode = result.findings.length === 0 ? 0 : 1
