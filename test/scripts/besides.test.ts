import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { absentCollections, partedBy, patternsOf } from '../../scripts/lib/besides.mjs'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true })
})

/** A folder beside a project that holds these collections. */
function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'pause-besides-'))
  made.push(folder)
  for (const name of names) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'manifest.json'), '{}')
  }
  return folder
}

const files = [
  'test/main/images/manifest.besides-dicom.test.ts',
  'test/main/images/pool.test.ts',
  'test/shared/screening/fhir/publicRecords.besides-fhir.test.ts',
]

describe('tests on data beside the project', () => {
  it('are collected where their collection is, whatever else is absent', () => {
    const absent = absentCollections(folderWith('dicom'))
    expect(absent).toEqual(['barcodes', 'fhir'])
    expect(partedBy(files, absent)).toEqual({ here: files.slice(0, 2), out: files.slice(2) })
  })

  it('are left out where the folder is absent or another one of the same name', () => {
    const nowhere = absentCollections(join(folderWith(), 'nothing'))
    expect(absentCollections(folderWith())).toEqual(nowhere)
    expect(partedBy(files, nowhere).here).toEqual(['test/main/images/pool.test.ts'])
  })

  it('are the same for the runner and for its own patterns', () => {
    const patterns = patternsOf(['dicom', 'fhir'])
    for (const file of files) {
      const isOut = patterns.some(
        (pattern) => pattern.startsWith('**/*') && file.endsWith(pattern.slice('**/*'.length)),
      )
      expect([file, isOut]).toEqual([file, partedBy([file], ['dicom', 'fhir']).out.length === 1])
    }
  })
})
