import { openDicom } from '@shared/imaging/file'
import { type QuickLook, quickLook } from '@shared/imaging/quickHeader'
import { summaryStopTag } from '@shared/imaging/summary'
import { knownTags } from '@shared/imaging/tags'
import { describe, expect, it } from 'vitest'
import {
  type BuiltElement,
  concat,
  dataSetBytes,
  el,
  explicitBig,
  explicitBigUid,
  explicitLittle,
  explicitLittleUid,
  type Form,
  imageElements,
  implicitLittle,
  implicitLittleUid,
  part10,
} from '../../fixtures/dicomBytes'
import { toldBy } from '../../fixtures/openedFile'
import { mutateDicom } from '../../fuzz/mutate'
import { randomFrom } from '../../fuzz/random'
import { ownSeeds } from '../../fuzz/seeds'

const options = { stopAt: summaryStopTag, keep: knownTags }
const look = (bytes: Uint8Array, isWhole = true): QuickLook => quickLook(bytes, { isWhole, ...options })

/** Looks, and holds the answer against the full reader where there is one. Answers whether there was. */
function agrees(bytes: Uint8Array, isWhole = true): boolean {
  const quick = look(bytes, isWhole)
  if (typeof quick !== 'object') return false
  const full = openDicom(bytes, options)
  if (!full.ok) throw new Error(`The full reader refuses what the quick one took: ${full.failure.says}`)
  expect(toldBy(quick)).toBe(toldBy(full.value))
  return quick.dataSet.bytes === full.value.dataSet.bytes
}

const sequence = (undefinedLength: boolean): BuiltElement =>
  el(
    0x00081140,
    'SQ',
    [
      [el(0x00081150, 'UI', '1.2'), el(0x00082218, 'SQ', [[el(0x00080100, 'SH', 'T')], []], { undefinedLength })],
      [],
      [el(0x00291010, 'OB', new Uint8Array(300))],
    ],
    { undefinedLength },
  )

const encodings: readonly (readonly [string, Form, string])[] = [
  ['explicit', explicitLittle, explicitLittleUid],
  ['implicit', implicitLittle, implicitLittleUid],
  ['encapsulated', explicitLittle, '1.2.840.10008.1.2.4.70'],
]

describe('the quick look at a header', () => {
  it.each(encodings)('answers as the full reader does: %s, with sequences of both kinds', (_, form, uid) => {
    for (const undefinedLength of [false, true]) {
      const elements = imageElements({ more: [sequence(undefinedLength), el(0x00091001, 'UT', 'private')] })
      expect(agrees(part10(elements, uid, form))).toBe(true)
    }
  })

  it.each(encodings)('asks for more wherever a header is cut, and never takes half of it: %s', (_, form, uid) => {
    const bytes = part10(imageElements({ more: [sequence(true), sequence(false)] }), uid, form)
    const whole = look(bytes)
    if (typeof whole !== 'object') throw new Error('A plain file was not read')
    for (let length = 132; length < whole.dataSet.end; length++) {
      const cut = bytes.subarray(0, length)
      expect(look(cut, false)).not.toBeTypeOf('object')
      if (length > 400) expect(look(cut, false)).toBe('more')
    }
  })

  it.each([
    ['big endian', part10(imageElements(), explicitBigUid, explicitBig)],
    ['no preamble', dataSetBytes(imageElements(), explicitLittle)],
    ['another form than stated', part10(imageElements(), implicitLittleUid, explicitLittle)],
    ['deflated', part10(imageElements(), '1.2.840.10008.1.2.1.99')],
    ['a syntax that is not known', part10(imageElements(), '1.2.3.4')],
    ['elements out of order', part10([...imageElements()].reverse(), explicitLittleUid)],
    [
      'a sequence of no known representation',
      part10([el(0x00080005, 'CS', 'A'), el(0x00081140, 'ZZ', [])], explicitLittleUid),
    ],
    [
      'a stray delimiter',
      concat(part10(imageElements().slice(0, 5), explicitLittleUid), Uint8Array.of(0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0)),
    ],
  ])('leaves to the full reader what is unusual: %s', (_, bytes) => {
    expect(look(bytes)).toBe('unusual')
  })

  it('answers as the full reader does, or not at all, for files broken in every way', () => {
    const random = randomFrom(20261124)
    const seeds = ownSeeds().flatMap(({ kind, bytes }) => (kind === 'dicom' ? [bytes] : []))
    let answers = 0
    for (let round = 0; round < 6000; round++) {
      const bytes = mutateDicom(random.pick(seeds), random.pick(seeds), random)
      const isWhole = random.chance(0.5)
      if (agrees(bytes, isWhole)) answers++
    }
    expect(answers).toBeGreaterThan(500)
  })
})
