import type { DecodedFrame } from '@shared/imaging/decode'
import type { DataSet, DicomElement } from '@shared/imaging/reader'
import { expanded } from '@shared/imaging/view/palette'
import { cover, type Picture } from '@shared/imaging/view/picture'
import { pictureOf } from '@shared/imaging/view/pictureOf'
import { describe, expect, it } from 'vitest'

type Value = { readonly tag: number; readonly vr: string; readonly bytes: readonly number[] }

const us = (tag: number, ...values: number[]): Value => ({
  tag,
  vr: 'US',
  bytes: values.flatMap((value) => [value & 255, (value >> 8) & 255]),
})
const text = (tag: number, vr: string, value: string): Value => ({
  tag,
  vr,
  bytes: [...value.padEnd(value.length + (value.length % 2), ' ')].map((letter) => letter.charCodeAt(0)),
})
const raw = (tag: number, vr: string, bytes: readonly number[]): Value => ({ tag, vr, bytes })

/** One defined-length item with explicit elements: what a sequence holds. */
function item(values: readonly Value[]): number[] {
  const long = new Set(['OW', 'OB', 'SQ'])
  const body = values.flatMap(({ tag, vr, bytes }) => [
    ...u16(tag >>> 16),
    ...u16(tag & 0xffff),
    ...[...vr].map((letter) => letter.charCodeAt(0)),
    ...(long.has(vr) ? [0, 0, ...u32(bytes.length)] : u16(bytes.length)),
    ...bytes,
  ])
  return [...u16(0xfffe), ...u16(0xe000), ...u32(body.length), ...body]
}
const u16 = (value: number) => [value & 255, (value >> 8) & 255]
const u32 = (value: number) => [...u16(value), ...u16(value >>> 16)]

/** A data set whose values are given, as if it had been read. */
function dataSet(values: readonly Value[]): DataSet {
  const elements = new Map<number, DicomElement>()
  const bytes: number[] = []
  for (const { tag, vr, bytes: own } of values) {
    elements.set(tag, { tag, vr, offset: bytes.length, length: own.length, statedLength: own.length })
    bytes.push(...own)
  }
  return {
    bytes: Uint8Array.from(bytes),
    elements,
    littleEndian: true,
    explicit: true,
    depth: 0,
    end: bytes.length,
    truncated: false,
  }
}

function frame(bytes: readonly number[], more: Partial<DecodedFrame> = {}): DecodedFrame {
  return {
    width: bytes.length,
    height: 1,
    samplesPerPixel: 1,
    bitsAllocated: 8,
    bitsStored: 8,
    highBit: 7,
    signed: false,
    bytes: Uint8Array.from(bytes),
    colourSpace: 'MONOCHROME2',
    ...more,
  }
}

function shown(decoded: DecodedFrame, values: readonly Value[] = [], at = 0): Picture {
  const picture = pictureOf(decoded, dataSet(values), at)
  if (!picture.ok) throw new Error(picture.failure.says)
  return picture.value
}

function grey(decoded: DecodedFrame, values: readonly Value[] = [], at = 0) {
  const picture = shown(decoded, values, at)
  if (picture.kind !== 'grey') throw new Error('Not a grey picture.')
  return picture
}

function colours(decoded: DecodedFrame, values: readonly Value[] = []): number[][] {
  const picture = shown(decoded, values)
  if (picture.kind !== 'colour') throw new Error('Not a colour picture.')
  const all = [...picture.rgba]
  return Array.from({ length: all.length / 4 }, (_, pixel) => all.slice(pixel * 4, pixel * 4 + 3))
}

const palette = (red: number[], green: number[], blue: number[], first = 0, bits = 8): Value[] =>
  [red, green, blue].flatMap((values, channel) => [
    us(0x00281101 + channel, values.length, first, bits),
    us(0x00281201 + channel, ...values),
  ])

describe('a grey picture', () => {
  it('has its values masked to the bits stored and their sign extended', () => {
    const twelve = { bitsAllocated: 16, bitsStored: 12, highBit: 11, width: 2 }
    expect([...grey(frame([0xff, 0x1f, 0x00, 0x08], twelve)).samples]).toEqual([0xfff, 0x800])
    const signed = grey(frame([0xff, 0x1f, 0x00, 0x08], { ...twelve, signed: true }))
    expect([...signed.samples]).toEqual([-1, -2048])
    expect([signed.lowest, signed.highest]).toEqual([-2048, 2047])
  })

  it('is unpacked from one bit a pixel', () => {
    const bits = { bitsAllocated: 1, bitsStored: 1, highBit: 0, width: 8 }
    expect([...grey(frame([0b10000101], bits)).samples]).toEqual([1, 0, 1, 0, 0, 0, 0, 1])
  })

  it('keeps the meaning of values of 32 bits in 16', () => {
    const wide = { bitsAllocated: 32, bitsStored: 32, highBit: 31, width: 2 }
    const picture = grey(frame([...u32(1000), ...u32(1_000_000_000)], wide))
    if (picture.modality.kind !== 'linear') throw new Error('Not linear.')
    const { slope, intercept } = picture.modality
    const values = [...picture.samples].map((sample) => sample * slope + intercept)
    expect(values[0]).toBeCloseTo(1000)
    expect(values[1]).toBeCloseTo(1_000_000_000)
  })

  it('knows its rescale, its windows and that small values are bright', () => {
    const picture = grey(frame([10, 20], { colourSpace: 'MONOCHROME1' }), [
      text(0x00281052, 'DS', '-100'),
      text(0x00281053, 'DS', '2'),
      text(0x00281050, 'DS', '40\\300'),
      text(0x00281051, 'DS', '400\\1500'),
      text(0x00281056, 'CS', 'SIGMOID'),
    ])
    expect(picture.modality).toEqual({ kind: 'linear', slope: 2, intercept: -100 })
    expect([picture.darkest, picture.brightest]).toEqual([-80, -60])
    expect(picture.windows.map(({ center, width, fn }) => [center, width, fn])).toEqual([
      [40, 400, 'sigmoid'],
      [300, 1500, 'sigmoid'],
    ])
    expect(picture.isInverse).toBe(true)
  })

  it('has the tables of its file', () => {
    const table = (values: number[], bits: number) =>
      item([us(0x00283002, values.length, 5, bits), us(0x00283006, ...values)])
    const picture = grey(frame([5, 6]), [
      raw(0x00283000, 'SQ', table([100, 200, 300], 16)),
      raw(0x00283010, 'SQ', table([0, 4095], 12)),
    ])
    expect(picture.modality).toMatchObject({ kind: 'table', first: 5 })
    expect([picture.darkest, picture.brightest]).toEqual([100, 200])
    expect(picture.voiTables).toMatchObject([{ first: 5, bits: 12 }])
  })

  it('leaves out of display the table of a logarithmic projection, which is for measuring', () => {
    const lut = raw(0x00283000, 'SQ', item([us(0x00283002, 2, 0, 16), us(0x00283006, 9, 8)]))
    const angiogram = text(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.12.1')
    expect(grey(frame([0]), [lut, angiogram, text(0x00281040, 'CS', 'LOG')]).modality.kind).toBe('linear')
    expect(grey(frame([0]), [lut, angiogram, text(0x00281040, 'CS', 'LIN')]).modality.kind).toBe('table')
  })

  it('takes window and rescale of its own frame from the functional groups', () => {
    const group = (center: string, slope: string) =>
      item([
        raw(0x00289132, 'SQ', item([text(0x00281050, 'DS', center), text(0x00281051, 'DS', '10')])),
        raw(0x00289145, 'SQ', item([text(0x00281052, 'DS', '0'), text(0x00281053, 'DS', slope)])),
      ])
    const perFrame = raw(0x52009230, 'SQ', [...group('1', '2'), ...group('7', '3')])
    const second = grey(frame([1]), [perFrame], 1)
    expect(second.windows.map((window) => window.center)).toEqual([7])
    expect(second.modality).toEqual({ kind: 'linear', slope: 3, intercept: 0 })
  })

  it('does not count padding among its values', () => {
    expect(grey(frame([0, 50, 60]), [us(0x00280120, 0)]).darkest).toBe(50)
    expect(grey(frame([0, 0]), [us(0x00280120, 0)])).toMatchObject({ darkest: 0, brightest: 0 })
  })
})

describe('a picture in colour', () => {
  const rgb = { samplesPerPixel: 3, width: 1, colourSpace: 'RGB' }

  it('is shown as stored in RGB, with 16 bits by their upper eight', () => {
    expect(colours(frame([1, 2, 3], rgb))).toEqual([[1, 2, 3]])
    const wide = { ...rgb, bitsAllocated: 16, bitsStored: 16, highBit: 15 }
    expect(colours(frame([0, 255, 0, 128, 255, 0], wide))).toEqual([[255, 128, 0]])
  })

  it('is turned from luminance and colour difference', () => {
    expect(colours(frame([76, 85, 255], { ...rgb, colourSpace: 'YBR_FULL' }))).toEqual([[254, 0, 0]])
    expect(colours(frame([128, 128, 128], { ...rgb, colourSpace: 'YBR_FULL_422' }))).toEqual([[128, 128, 128]])
    expect(colours(frame([235, 128, 128], { ...rgb, colourSpace: 'YBR_PARTIAL_420' }))).toEqual([[255, 255, 255]])
  })

  it('shares its colour between two pixels in uncompressed 4:2:2', () => {
    const packed = { ...rgb, width: 2, colourSpace: 'YBR_FULL_422' }
    expect(colours(frame([50, 200, 128, 128], packed))).toEqual([
      [50, 50, 50],
      [200, 200, 200],
    ])
  })

  it('is painted from its palette, the first colour below it and the last beyond', () => {
    const values = palette([10, 20], [30, 40], [50, 60], 5)
    const decoded = frame([0, 5, 6, 99], { colourSpace: 'PALETTE COLOR' })
    expect(colours(decoded, values)).toEqual([
      [10, 30, 50],
      [10, 30, 50],
      [20, 40, 60],
      [20, 40, 60],
    ])
  })

  it('uses the upper byte of palettes of 16 bits', () => {
    const values = palette([0x1234], [0xff00], [0x00ff], 0, 16)
    expect(colours(frame([0], { colourSpace: 'PALETTE COLOR' }), values)).toEqual([[0x12, 0xff, 0]])
  })

  it('is painted from the segments of its palette as from the same palette in full', () => {
    const ramp = Array.from({ length: 17 }, (_, at) => at * 10)
    // One value, then a straight line of sixteen to 160.
    const segments = [0, 1, 0, 1, 16, 160]
    const segmented = [0, 1, 2].flatMap((channel) => [
      us(0x00281101 + channel, ramp.length, 3, 16),
      us(0x00281221 + channel, ...segments.map((value, at) => (at === 2 || at === 5 ? value * 256 : value))),
    ])
    const high = ramp.map((value) => value * 256)
    const decoded = () => frame([0, 3, 4, 11, 19, 255], { colourSpace: 'PALETTE COLOR' })
    const plain = colours(decoded(), palette(high, high, high, 3, 16))
    expect(plain.map(([red]) => red)).toEqual([0, 0, 10, 80, 160, 160])
    expect(colours(decoded(), segmented)).toEqual(plain)
  })

  it('may be grey with colours for its highest values, where the file says that colours are to be shown', () => {
    const window = [text(0x00281050, 'DS', '50.5'), text(0x00281051, 'DS', '101')]
    const values = [...palette([255, 0], [0, 9], [0, 99], 200), ...window]
    const decoded = () => frame([0, 50, 100, 199, 200, 201, 255])
    const seen = [0, 128, 255, 255].map((grey) => [grey, grey, grey])
    expect(colours(decoded(), [...values, text(0x00089205, 'CS', 'MIXED')])).toEqual([
      ...seen,
      [255, 0, 0],
      [0, 9, 99],
      [0, 9, 99],
    ])
    for (const more of [[], [text(0x00089205, 'CS', 'MONOCHROME')]]) {
      expect(grey(decoded(), [...values, ...more]).kind).toBe('grey')
    }
  })

  it('says so where the palette is missing or the space is not known', () => {
    expect(pictureOf(frame([0], { colourSpace: 'PALETTE COLOR' }), dataSet([]), 0)).toMatchObject({
      ok: false,
      failure: { code: 'contradiction' },
    })
    expect(pictureOf(frame([1, 2, 3], { ...rgb, colourSpace: 'HSV' }), dataSet([]), 0)).toMatchObject({
      ok: false,
      failure: { code: 'unsupported' },
    })
  })
})

describe('segments of a palette', () => {
  it('are runs, straight lines and copies', () => {
    expect(expanded([0, 2, 10, 20], 9, 2)).toEqual([10, 20])
    expect(expanded([0, 1, 10, 1, 2, 20], 9, 2)).toEqual([10, 15, 20])
    // The copy goes back to the first segment: two words of offset, in bytes.
    expect(expanded([0, 2, 1, 2, 2, 1, 0, 0], 9, 2)).toEqual([1, 2, 1, 2])
  })

  it('end at the stated number of entries and at nonsense, and never go round in circles', () => {
    expect(expanded([0, 5, 1, 2, 3, 4, 5], 3, 2)).toEqual([1, 2, 3])
    expect(expanded([0, 1, 7, 9, 9, 9], 9, 2)).toEqual([7])
    expect(expanded([2, 1, 0, 0], 9, 2)).toEqual([])
  })
})

describe('what lies over a picture', () => {
  const overlay = [us(0x60000010, 2), us(0x60000011, 2), text(0x60000040, 'CS', 'G'), us(0x60000050, 1, 1)]
  const square = { width: 2, height: 2 }

  it('is an overlay plane of its own', () => {
    const picture = grey(frame([0, 0, 0, 0], square), [...overlay, raw(0x60003000, 'OW', [0b0110, 0])])
    expect([...(picture.cover ?? [])]).toEqual([0, cover.overlay, cover.overlay, 0])
  })

  it('is an overlay in a spare bit of the pixels, and never in a bit that a sample uses', () => {
    const deep = { ...square, bitsAllocated: 16, bitsStored: 12, highBit: 11 }
    const bytes = [0, 0x10, 0, 0, 0, 0, 0, 0x10]
    const embedded = (bit: number) => [...overlay, us(0x60000100, 16), us(0x60000102, bit)]
    expect([...(grey(frame(bytes, deep), embedded(12)).cover ?? [])]).toEqual([cover.overlay, 0, 0, cover.overlay])
    expect(grey(frame(bytes, deep), embedded(3)).cover).toBeNull()
  })

  it('is cut at the edges of the picture', () => {
    const moved = [us(0x60000010, 2), us(0x60000011, 2), raw(0x60000050, 'SS', [2, 0, 2, 0])]
    const picture = grey(frame([0, 0, 0, 0], square), [...moved, raw(0x60003000, 'OW', [0b1111, 0])])
    expect([...(picture.cover ?? [])]).toEqual([0, 0, 0, cover.overlay])
  })

  it('is a shutter, whose edges lie outside what is seen', () => {
    const shut = [
      text(0x00181600, 'CS', 'RECTANGULAR'),
      text(0x00181602, 'IS', '0'),
      text(0x00181604, 'IS', '3'),
      text(0x00181606, 'IS', '1'),
      text(0x00181608, 'IS', '3'),
    ]
    const picture = grey(frame([0, 0, 0, 0], square), shut)
    expect([...(picture.cover ?? [])]).toEqual([cover.shutter, cover.shutter, 0, 0])
  })

  it('is a shutter drawn bit by bit, black over every drawing, in the group that the file names', () => {
    const lines = [...overlay, raw(0x60003000, 'OW', [0b1111, 0])]
    const group = 0x6002
    const bitmap = [
      us(0x60020010, 2),
      us(0x60020011, 2),
      text(0x60020040, 'CS', 'G'),
      us(0x60020050, 1, 1),
      raw(0x60023000, 'OW', [0b0010, 0]),
    ]
    const seen = (more: Value[]) => [...(grey(frame([0, 0, 0, 0], square), [...lines, ...bitmap, ...more]).cover ?? [])]
    const white = cover.overlay
    expect(seen([text(0x00181600, 'CS', 'BITMAP'), us(0x00181623, group)])).toEqual([
      white,
      cover.shutter,
      white,
      white,
    ])
    // Named without its shape, or a group that cannot be one: all stays a drawing.
    expect(seen([us(0x00181623, group)])).toEqual([white, white, white, white])
    expect(seen([text(0x00181600, 'CS', 'BITMAP'), us(0x00181623, 0x5000)])).toEqual([white, white, white, white])
    // The first group of overlays can be the shutter as well.
    expect(seen([text(0x00181600, 'CS', 'BITMAP'), us(0x00181623, 0x6000)])).toEqual([
      cover.shutter,
      cover.shutter,
      cover.shutter,
      cover.shutter,
    ])
  })

  it('is a round shutter and one with corners', () => {
    const four = { width: 4, height: 4 }
    const pixels = Array.from({ length: 16 }, () => 0)
    const round = [text(0x00181600, 'CS', 'CIRCULAR'), text(0x00181610, 'IS', '2\\2'), text(0x00181612, 'IS', '1')]
    const seen = (values: Value[]) =>
      [...(grey(frame(pixels, four), values).cover ?? [])].filter((each) => each === 0).length
    expect(seen(round)).toBe(5)
    const corners = [text(0x00181600, 'CS', 'POLYGONAL'), text(0x00181620, 'IS', '1\\1\\1\\4\\4\\4\\4\\1')]
    expect(seen(corners)).toBeGreaterThanOrEqual(4)
    expect(seen(corners)).toBeLessThan(16)
  })
})
