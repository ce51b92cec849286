// Reference data beside the project (published images and records) is no part of it. A test file that reads it says so in
// its name, `manifest.besides-dicom.test.ts`, and is not collected where that collection is absent: a test that did not
// run is neither passed nor failed, and a file whose tests would all be skipped proves nothing.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './run.mjs'

const collections = /** @type {const} */ (['barcodes', 'dicom', 'fhir'])

/** The collections that are absent. @param {string} folder where they would be @returns {readonly string[]} */
export const absentCollections = (folder = join(root, '..', 'shared')) =>
  collections.filter((name) => !existsSync(join(folder, name, 'manifest.json')))

/** What a test runner leaves out. @param {readonly string[]} absent @returns {string[]} */
export const patternsOf = (absent) => absent.map((name) => `**/*.besides-${name}.test.ts`)

/**
 * Parts the test files into those that can run and those whose data is absent.
 * @param {readonly string[]} files @param {readonly string[]} absent
 */
export const partedBy = (files, absent) => {
  const isOut = (/** @type {string} */ file) => absent.some((name) => file.endsWith(`.besides-${name}.test.ts`))
  return { here: files.filter((file) => !isOut(file)), out: files.filter(isOut) }
}

/** Leaves out the files whose data is absent, and says so in one line. @param {readonly string[]} files */
export const collected = (files) => {
  const absent = absentCollections()
  const { here, out } = partedBy(files, absent)
  if (out.length > 0) {
    say(`Not collected, because ../shared has no ${absent.join(', ')} here: ${out.join(', ')}`)
  }
  return here
}
