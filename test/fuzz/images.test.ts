import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundle } from '../../scripts/lib/bundle.mjs'
import { fuzz } from './fuzzRun'
import { ownSeeds, seedsBelow } from './seeds'

/** Published files lie beside the project and are no part of it; without them only files made by hand are broken. */
const besides = fileURLToPath(new URL('../../../shared/', import.meta.url))

describe('broken files', () => {
  let worker: URL

  beforeAll(async () => {
    // Inside the project: the packages that the bundle leaves out are found from there.
    const folder = fileURLToPath(new URL('../../out/fuzz-test/', import.meta.url))
    await bundle(fileURLToPath(new URL('./fuzzWorker.child.ts', import.meta.url)), folder, 'fuzzWorker')
    worker = pathToFileURL(join(folder, 'fuzzWorker.mjs'))
  }, 60_000)

  it('are read or refused with a reason: none throws, hangs or takes memory without end', {
    timeout: 120_000,
  }, async () => {
    const seeds = [
      ...ownSeeds(),
      ...seedsBelow(join(besides, 'dicom'), 'dicom', 20_000),
      ...seedsBelow(join(besides, 'fhir'), 'fhir', 20_000),
    ]
    const { findings, outcomes } = await fuzz(seeds, { count: 1500, seed: 20261124, worker })
    expect(findings.map(({ seed, number, says }) => `${seed}, mutation ${number}: ${says}`)).toEqual([])
    // Neither all refused nor all shown: the mutations reach both sides.
    expect(outcomes.get('shown') ?? 0).toBeGreaterThan(100)
    expect([...outcomes.keys()].length).toBeGreaterThan(5)
  })
})
