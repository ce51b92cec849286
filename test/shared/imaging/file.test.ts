import { type DicomFile, inflate, openDicom } from '@shared/imaging/file'
import { limits } from '@shared/imaging/reader'
import { tag } from '@shared/imaging/tags'
import { ascii, items, uint16 } from '@shared/imaging/values'
import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import {
  type BuiltElement,
  concat,
  dataSetBytes,
  el,
  elementBytes,
  explicitBig,
  explicitBigUid,
  explicitLittle,
  explicitLittleUid,
  type Form,
  imageElements,
  imageFile,
  implicitLittle,
  implicitLittleUid,
  latin1,
  part10,
} from '../../fixtures/dicomBytes'

function open(bytes: Uint8Array): DicomFile {
  const opened = openDicom(bytes)
  if (!opened.ok) throw new Error(opened.failure.says)
  return opened.value
}

const name = 0x00100010

describe('opening a DICOM file', () => {
  it.each([
    ['explicit little endian', explicitLittle, explicitLittleUid],
    ['implicit little endian', implicitLittle, implicitLittleUid],
    ['explicit big endian', explicitBig, explicitBigUid],
  ])('reads %s, with and without preamble and meta header', (_, form, uid) => {
    for (const file of [part10(imageElements(), uid, form), dataSetBytes(imageElements(), form)]) {
      const { dataSet, truncated } = open(file)
      expect(ascii(dataSet, name)).toBe('Test^Tess')
      expect(uint16(dataSet, tag.rows)).toBe(4)
      expect(truncated).toBe(false)
    }
  })

  it.each([
    ['explicit called implicit', explicitLittle, implicitLittleUid],
    ['implicit called explicit', implicitLittle, explicitLittleUid],
    ['big endian called little', explicitBig, explicitLittleUid],
    ['little endian called big', explicitLittle, explicitBigUid],
  ])('believes the bytes where the transfer syntax lies: %s', (_, form, uid) => {
    const { dataSet, notes } = open(part10(imageElements(), uid, form))
    expect(ascii(dataSet, name)).toBe('Test^Tess')
    expect(notes.join()).toMatch(/differs from the transfer syntax/)
  })

  it('does without the group length of the meta header, and with a wrong one', () => {
    const right = imageFile()
    const wrong = right.slice()
    new DataView(wrong.buffer).setUint32(140, 7777, true)
    const without = concat(right.subarray(0, 132), right.subarray(144))
    for (const file of [wrong, without]) expect(ascii(open(file).dataSet, name)).toBe('Test^Tess')
  })

  it('does not take text, pictures or nothing for DICOM', () => {
    for (const bytes of [
      latin1('The quick brown fox jumps over the lazy dog. '.repeat(20)),
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
      new Uint8Array(0),
      new Uint8Array(5000),
    ]) {
      expect(openDicom(bytes)).toMatchObject({ ok: false, failure: { code: 'not-dicom' } })
    }
  })

  it('is not misled by the letters DICM in the middle of a file without a preamble', () => {
    const padded = [...imageElements(), el(0x00080050, 'SH', 'x'.repeat(200))].sort((a, b) => a.tag - b.tag)
    const file = dataSetBytes(padded, explicitLittle)
    file.set(latin1('DICM'), 128)
    expect(ascii(open(file).dataSet, tag.modality)).toBe('OT')
  })

  it('reads sequences of known and of undefined length alike, in every form', () => {
    for (const form of [explicitLittle, implicitLittle, explicitBig]) {
      for (const undefinedLength of [false, true]) {
        const sequence = el(
          0x00081140,
          'SQ',
          [[el(0x00081150, 'UI', '1.2'), el(0x00081155, 'UI', '3.4')], [el(0x00081155, 'UI', '5.6')]],
          { undefinedLength },
        )
        const uid = form === explicitBig ? explicitBigUid : form.explicit ? explicitLittleUid : implicitLittleUid
        const { dataSet } = open(part10(imageElements({ more: [sequence] }), uid, form))
        expect(items(dataSet, 0x00081140).map((item) => ascii(item, 0x00081155))).toEqual(['3.4', '5.6'])
        expect(uint16(dataSet, tag.rows)).toBe(4)
      }
    }
  })

  it('goes on after a stray delimiter and after a sequence that lacks its own', () => {
    const stray = elementBytesOf(0xfffee00d)
    const [first, ...rest] = imageElements()
    const sequence = concat(
      Uint8Array.of(0x08, 0, 0x40, 0x11),
      latin1('SQ'),
      Uint8Array.of(0, 0, 255, 255, 255, 255),
      Uint8Array.of(0xfe, 0xff, 0, 0xe0, 0, 0, 0, 0),
    )
    const file = part10([], explicitLittleUid)
    if (first === undefined) throw new Error('no elements')
    const before = rest.filter((each) => each.tag < 0x00081140)
    const after = rest.filter((each) => each.tag > 0x00081140)
    const bytes = concat(
      file,
      stray,
      elementBytes(first, explicitLittle),
      stray,
      dataSetBytes(before, explicitLittle),
      sequence,
      dataSetBytes(after, explicitLittle),
    )
    expect(uint16(open(bytes).dataSet, tag.rows)).toBe(4)
  })

  it('takes half a value for none', () => {
    const whole = part10([el(0x00080018, 'UI', '1.2.3.4.5.6.7.8')], explicitLittleUid)
    const { dataSet, truncated } = open(whole.subarray(0, whole.length - 6))
    expect(truncated).toBe(true)
    expect(ascii(dataSet, tag.sopInstanceUid)).toBeUndefined()
  })

  it('keeps the first of two elements with one tag', () => {
    const twice = concat(
      part10([el(0x00080018, 'UI', '1.2')], explicitLittleUid),
      elementBytes(el(0x00080018, 'UI', '6.6'), explicitLittle),
    )
    expect(ascii(open(twice).dataSet, tag.sopInstanceUid)).toBe('1.2')
  })

  it('unpacks a deflated data set, and one in a zlib wrapper', () => {
    const content = dataSetBytes(imageElements(), explicitLittle)
    const packed = deflateSync(content)
    const file = part10([], '1.2.840.10008.1.2.1.99')
    for (const body of [packed, concat(Uint8Array.of(0x78, 0x9c), packed)]) {
      expect(uint16(open(concat(file, body)).dataSet, tag.rows)).toBe(4)
    }
  })
})

function elementBytesOf(delimiter: number): Uint8Array {
  return Uint8Array.of(0xfe, 0xff, delimiter & 0xff, (delimiter >> 8) & 0xff, 0, 0, 0, 0)
}

describe('hostile files', () => {
  it('stop a deflate bomb at its limit', () => {
    const bomb = deflateSync(new Uint8Array(50_000_000))
    expect(bomb.length).toBeLessThan(100_000)
    expect(inflate(bomb, 1_000_000)).toMatchObject({ ok: false, failure: { code: 'too-large' } })
  })

  it('are refused when they nest too deep, without using up the stack', () => {
    const depth = 20_000
    const start = concat(
      Uint8Array.of(0x08, 0, 0x40, 0x11),
      latin1('SQ'),
      Uint8Array.of(0, 0, 255, 255, 255, 255),
      Uint8Array.of(0xfe, 0xff, 0, 0xe0, 255, 255, 255, 255),
    )
    const nested = concat(part10([], explicitLittleUid), ...Array.from({ length: depth }, () => start))
    expect(openDicom(nested)).toMatchObject({ ok: false, failure: { code: 'too-deep' } })
    expect(limits.depth).toBeLessThan(1000)
  })

  it('that hide their depth in sequences of known length have no items beyond the limit', () => {
    let item: BuiltElement = el(0x00080100, 'SH', 'deep')
    for (let depth = 0; depth < limits.depth + 10; depth++) item = el(0x0040a730, 'SQ', [[item]])
    let { dataSet } = open(part10([item], explicitLittleUid))
    let reached = 0
    for (let next = items(dataSet, 0x0040a730)[0]; next !== undefined; next = items(dataSet, 0x0040a730)[0]) {
      dataSet = next
      reached++
    }
    expect(reached).toBeLessThanOrEqual(limits.depth)
    expect(reached).toBeGreaterThan(10)
  })

  it('with a length of 4 GiB give what stands before it', () => {
    const file = part10(
      [el(0x00080018, 'UI', '1.2'), el(0x7fe00010, 'OW', new Uint8Array(4), { length: 0xfffffffe })],
      explicitLittleUid,
    )
    const { dataSet, truncated } = open(file)
    expect(ascii(dataSet, tag.sopInstanceUid)).toBe('1.2')
    expect(truncated).toBe(true)
  })

  it('of millions of zeros are read in a moment', () => {
    const file = concat(part10(imageElements(), explicitLittleUid), new Uint8Array(8_000_000), latin1('x'))
    const before = process.cpuUsage()
    open(file)
    // Processor time: the clock also counts what else the machine is doing.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000)
  })

  it('never make reading throw or run on, whatever the bytes', () => {
    const forms: Form[] = [explicitLittle, implicitLittle, explicitBig]
    const sequence = el(0x00081140, 'SQ', [[el(0x00081155, 'UI', '3.4')]], { undefinedLength: true })
    const seeds = forms.map((form) => part10(imageElements({ more: [sequence] }), explicitLittleUid, form))
    const change = fc.record({ at: fc.nat(900), value: fc.integer({ min: 0, max: 255 }) })
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(change, { maxLength: 12 }), fc.nat(900), (seed, changes, cut) => {
        const bytes = seed.slice(0, Math.max(1, seed.length - (cut < 400 ? 0 : cut - 400)))
        for (const { at, value } of changes) bytes[at % bytes.length] = value
        const opened = openDicom(bytes)
        if (!opened.ok) return opened.failure.says.endsWith('.')
        for (const element of opened.value.dataSet.elements.values()) {
          if (element.offset + element.length > bytes.length) return false
          items(opened.value.dataSet, element.tag)
        }
        return true
      }),
      { numRuns: 3000 },
    )
  })
})
