import { openDicom } from '@shared/imaging/file'
import { tag } from '@shared/imaging/tags'
import { decodeText } from '@shared/imaging/text'
import { ascii, asciiValues, decimals, float64, int32, items, uint16, uint32, valueBytes } from '@shared/imaging/values'
import { type Attributes, elementsOf } from '@shared/imaging/write/attributes'
import { dictionary, type Keyword } from '@shared/imaging/write/dictionary'
import { dataSetBytes, type WrittenElement } from '@shared/imaging/write/element'
import { part10File } from '@shared/imaging/write/part10'
import { implementationClassUid, uidOf } from '@shared/imaging/write/uid'
import { utf8Bytes } from '@shared/imaging/write/utf8'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textDecoding } from '../../../../main/images/textDecoding'

const identifiers: Attributes = {
  sopClassUid: '1.2.840.10008.5.1.4.1.1.7',
  sopInstanceUid: '2.25.329800735698586629295641978511506172918',
}

function opened(attributes: Attributes) {
  const file = openDicom(part10File(elementsOf({ ...identifiers, ...attributes })))
  if (!file.ok) throw new Error(file.failure.says)
  expect(file.value.notes).toEqual([])
  expect(file.value.truncated).toBe(false)
  return file.value
}

describe('a written DICOM file', () => {
  it('has a preamble of zeros, the prefix and a group length that ends at the data set', () => {
    const bytes = part10File(elementsOf(identifiers))
    expect([...bytes.subarray(0, 128)].every((byte) => byte === 0)).toBe(true)
    expect(String.fromCharCode(...bytes.subarray(128, 132))).toBe('DICM')
    const view = new DataView(bytes.buffer)
    expect([view.getUint16(132, true), view.getUint16(134, true)]).toEqual([2, 0])
    const dataSet = 132 + 12 + view.getUint32(140, true)
    expect([view.getUint16(dataSet, true), view.getUint16(dataSet + 2, true)]).toEqual([8, 5])
  })

  it('names itself, its syntax, its class and its instance in the file meta information', () => {
    const { meta, syntax } = opened({})
    if (meta === null) throw new Error('no meta header')
    expect(syntax.uid).toBe('1.2.840.10008.1.2.1')
    expect(ascii(meta, tag.mediaStorageSopClassUid)).toBe(identifiers.sopClassUid)
    expect(ascii(meta, tag.mediaStorageSopInstanceUid)).toBe(identifiers.sopInstanceUid)
    expect(ascii(meta, 0x00020012)).toBe(implementationClassUid)
  })

  it('is refused without the identifiers of an instance', () => {
    expect(() => part10File(elementsOf({ modality: 'OT' }))).toThrow('SOP class')
  })

  it('holds values of every representation as they were given', () => {
    const { dataSet } = opened({
      imageType: ['ORIGINAL', 'PRIMARY', 'SINGLE PLANE'],
      patientName: 'Åström-García^Łucía',
      patientId: 'DRILL-0001',
      kvp: 81.5,
      imagerPixelSpacing: [0.19921875, 0.2],
      rows: 512,
      frameIncrementPointer: tag.frameTime,
      referencePixelX0: -12,
      regionFlags: 4294967295,
      physicalDeltaX: Math.PI,
      pixelData: Uint8Array.of(1, 2, 3, 4),
    })
    expect(asciiValues(dataSet, tag.imageType)).toEqual(['ORIGINAL', 'PRIMARY', 'SINGLE PLANE'])
    const name = valueBytes(dataSet, tag.patientName) ?? new Uint8Array()
    expect(decodeText(name, ['192'], textDecoding).trim()).toBe('Åström-García^Łucía')
    expect(decimals(dataSet, tag.kvp)).toEqual([81.5])
    expect(decimals(dataSet, tag.imagerPixelSpacing)).toEqual([0.19921875, 0.2])
    expect(uint16(dataSet, tag.rows)).toBe(512)
    expect([uint16(dataSet, 0x00280009, 0), uint16(dataSet, 0x00280009, 1)]).toEqual([0x0018, 0x1063])
    expect(int32(dataSet, tag.referencePixelX0)).toBe(-12)
    expect(uint32(dataSet, 0x00186016)).toBe(4294967295)
    expect(float64(dataSet, tag.physicalDeltaX)).toBe(Math.PI)
    expect([...(valueBytes(dataSet, tag.pixelData) ?? [])]).toEqual([1, 2, 3, 4])
  })

  it('keeps what is unknown as an element without a value and leaves out what does not apply', () => {
    const { dataSet } = opened({ patientBirthDate: null })
    expect(dataSet.elements.get(tag.patientBirthDate)?.length).toBe(0)
    expect(dataSet.elements.has(tag.patientSex)).toBe(false)
  })

  it('orders elements by tag, whatever the order they come in', () => {
    const { dataSet } = opened({ rows: 1, modality: 'OT', patientId: 'x', accessionNumber: '7' })
    const tags = [...dataSet.elements.keys()]
    expect(tags).toEqual([...tags].sort((a, b) => a - b))
  })

  it('holds sequences in sequences', () => {
    const { dataSet } = opened({
      anatomicRegionSequence: [
        { codeMeaning: 'outer', anatomicRegionSequence: [{ codeMeaning: 'inner' }, {}] },
        { codeMeaning: 'second' },
      ],
    })
    const [first, second] = items(dataSet, tag.anatomicRegionSequence)
    if (first === undefined || second === undefined) throw new Error('an item is missing')
    const inner = items(first, tag.anatomicRegionSequence)
    expect(ascii(first, tag.codeMeaning)).toBe('outer')
    expect(inner.map((item) => ascii(item, tag.codeMeaning))).toEqual(['inner', undefined])
    expect(ascii(second, tag.codeMeaning)).toBe('second')
  })

  it('is read back with the same values, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(anElement, { maxLength: 12 }), (elements) => {
        const unique = [...new Map(elements.map((each) => [each.tag, each])).values()]
        const file = openDicom(part10File([...elementsOf(identifiers), ...unique]))
        if (!file.ok) throw new Error(file.failure.says)
        expect(file.value.truncated).toBe(false)
        for (const element of unique) {
          const read = file.value.dataSet.elements.get(element.tag)
          expect(read?.vr).toBe(element.vr)
          expect((read?.length ?? 1) % 2).toBe(0)
          const bytes = valueBytes(file.value.dataSet, element.tag) ?? new Uint8Array()
          if ('items' in element) {
            const found = items(file.value.dataSet, element.tag)
            expect(found.map((item) => [...item.elements.keys()])).toEqual(
              element.items.map((item) => item.map((each) => each.tag)),
            )
          } else if ('bytes' in element) {
            expect([...bytes.subarray(0, element.bytes.length)]).toEqual([...element.bytes])
          } else if (element.vr === 'UL') {
            expect(decimals(file.value.dataSet, element.tag) ?? []).toEqual(element.values)
          } else {
            const text = decodeText(bytes, ['192'], textDecoding)
            expect(text.trimEnd()).toBe(element.values.join('\\').trimEnd())
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

const aTag = fc.integer({ min: 0x00090010, max: 0x5fffffff }).filter((value) => value >>> 16 !== 0x0010)
const plainText = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/[\\\p{Cc}]/gu, ''))
const anElement: fc.Arbitrary<WrittenElement> = fc.oneof(
  fc.record({ tag: aTag, vr: fc.constant('UT' as const), values: plainText.map((text) => [text]) }),
  fc.record({ tag: aTag, vr: fc.constant('UC' as const), values: fc.array(plainText, { maxLength: 4 }) }),
  fc.record({
    tag: aTag,
    vr: fc.constant('UL' as const),
    values: fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 6 }),
  }),
  fc.record({ tag: aTag, vr: fc.constant('OB' as const), bytes: fc.uint8Array({ maxLength: 65 }) }),
  fc.record({
    tag: aTag,
    vr: fc.constant('SQ' as const),
    items: fc.array(
      plainText.map((text): WrittenElement[] => [{ tag: tag.codeMeaning, vr: 'UT', values: [text] }]),
      { maxLength: 3 },
    ),
  }),
)

describe('what cannot be written', () => {
  const refused: [string, WrittenElement][] = [
    ['a code in lower case', { tag: 0x00080060, vr: 'CS', values: ['ot'] }],
    ['a day with dashes', { tag: 0x00080020, vr: 'DA', values: ['2026-11-24'] }],
    ['a text longer than its representation allows', { tag: 0x00080050, vr: 'SH', values: ['x'.repeat(17)] }],
    ['a value that holds the separator', { tag: 0x00081030, vr: 'LO', values: ['a\\b'] }],
    ['a control character', { tag: 0x00081030, vr: 'LO', values: ['a\u0007'] }],
    ['a component of a UID with a leading zero', { tag: 0x0020000d, vr: 'UI', values: ['1.02.3'] }],
    ['a number outside its word', { tag: 0x00280010, vr: 'US', values: [65536] }],
    ['a fraction in a word', { tag: 0x00280010, vr: 'US', values: [1.5] }],
    ['not a number', { tag: 0x0018602c, vr: 'FD', values: [Number.NaN] }],
    ['a list longer than sixteen bits can say', { tag: 0x00280010, vr: 'US', values: Array(32768).fill(1) }],
  ]
  it.each(refused)('is %s', (_, element) => {
    expect(() => dataSetBytes([element])).toThrow(RangeError)
  })

  it('is the same tag twice', () => {
    const element: WrittenElement = { tag: 0x00280010, vr: 'US', values: [1] }
    expect(() => dataSetBytes([element, element])).toThrow('twice')
  })
})

describe('small tools of the writer', () => {
  it('makes a UID of a UUID as its decimal number', () => {
    expect(uidOf('f81d4fae-7dec-11d0-a765-00a0c91e6bf6')).toBe('2.25.329800735698586629295641978511506172918')
    expect(() => uidOf('room 2')).toThrow(RangeError)
  })

  it('encodes UTF-8 as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([...utf8Bytes(text)]).toEqual([...new TextEncoder().encode(text)])
      }),
    )
    expect([...utf8Bytes('\ud800')]).toEqual([0xef, 0xbf, 0xbd])
  })

  it('gives every keyword a tag and representation of its own', () => {
    const tags = Object.values(dictionary).map(([number, vr]) => `${number} ${vr}`)
    expect(new Set(tags).size).toBe(tags.length)
    const sample: Keyword = 'pixelData'
    expect(dictionary[sample]).toEqual([tag.pixelData, 'OW'])
  })
})
