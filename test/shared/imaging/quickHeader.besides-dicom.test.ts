import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDicom } from '@shared/imaging/file'
import { quickLook } from '@shared/imaging/quickHeader'
import { summaryStopTag } from '@shared/imaging/summary'
import { knownTags } from '@shared/imaging/tags'
import { expect, it } from 'vitest'
import { toldBy } from '../../fixtures/openedFile'
import { mutateDicom } from '../../fuzz/mutate'
import { randomFrom } from '../../fuzz/random'

/** Published test images, which lie beside the project; where they are absent this file is not collected. */
const folder = fileURLToPath(new URL('../../../../shared/dicom/', import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => join(folder, name))
  .filter((path) => statSync(path).isFile())
const options = { stopAt: summaryStopTag, keep: knownTags }

/** Whether the quick look answered; what it answers must be what the full reader does. */
function agrees(bytes: Uint8Array, isWhole: boolean, path: string): boolean {
  const quick = quickLook(bytes, { isWhole, ...options })
  if (typeof quick !== 'object') return false
  const full = openDicom(bytes, options)
  if (!full.ok) throw new Error(`${path}: ${full.failure.says}`)
  expect(toldBy(quick), path).toBe(toldBy(full.value))
  return true
}

it('answers as the full reader does for every published file, whole or by its first bytes', () => {
  let answers = 0
  for (const path of files) {
    const bytes = new Uint8Array(readFileSync(path))
    if (agrees(bytes, true, path)) answers++
    for (const first of [1000, 16384, 65536]) if (bytes.length > first) agrees(bytes.subarray(0, first), false, path)
  }
  // Most files are as the standard says: a look that answers for few of them would save nothing.
  expect(answers).toBeGreaterThan(files.length / 2)
})

it('answers as the full reader does, or not at all, for published files that were broken', () => {
  const random = randomFrom(355)
  let answers = 0
  for (const path of files) {
    const bytes = new Uint8Array(readFileSync(path)).subarray(0, 16384)
    for (let round = 0; round < 30; round++) {
      if (agrees(mutateDicom(bytes, bytes, random), random.chance(0.5), path)) answers++
    }
  }
  expect(answers).toBeGreaterThan(1000)
})
