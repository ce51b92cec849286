// Which part of the product a test belongs to: the first area whose words stand in the test's path (a folder, or a
// word of the file's name). What no area claims is `core`, so no test can be forgotten.

/** @type {readonly { readonly name: string, readonly words: readonly string[] }[]} */
const claims = [
  { name: 'packaging', words: ['packaging', 'package', 'installer'] },
  { name: 'stations', words: ['stations', 'station', 'sync', 'conflict'] },
  { name: 'exchange', words: ['exchange', 'fhir', 'hl7', 'csv', 'barcodes'] },
  { name: 'trust', words: ['trust', 'store', 'keys', 'security', 'backup', 'audit', 'people', 'signing', 'crash'] },
  { name: 'imaging', words: ['imaging', 'images', 'image', 'dicom', 'viewer', 'cine', 'codecs'] },
  { name: 'screening', words: ['screening', 'screen', 'prepare', 'preparation'] },
  { name: 'pause', words: ['pause', 'wall'] },
  { name: 'recovery', words: ['recovery', 'discharge', 'outcomes', 'readiness', 'instructions', 'print'] },
  { name: 'procedure', words: ['procedure', 'injectate', 'spread', 'complication'] },
]

/** The areas in the order in which a case meets them. */
export const areas = /** @type {const} */ ([
  'core',
  'screening',
  'imaging',
  'pause',
  'procedure',
  'recovery',
  'trust',
  'exchange',
  'stations',
  'packaging',
])

/**
 * The area of a test, from its path below the project, such as `test/shared/screening/clock.test.ts`.
 * @param {string} path
 * @returns {string}
 */
export const areaOf = (path) => {
  const words = new Set(
    path
      .replace(/\.(test|spec)\.tsx?$/, '')
      .split(/[\\/.-]|(?=[A-Z])/)
      .map((word) => word.toLowerCase()),
  )
  return claims.find((claim) => claim.words.some((word) => words.has(word)))?.name ?? 'core'
}
