import { codecs } from '@shared/imaging/codecs/wasmCodecs'
import { type DecodedFrame, decodeFrame } from '@shared/imaging/decode'
import type { DicomFailure } from '@shared/imaging/failure'
import { openDicom } from '@shared/imaging/file'
import { type FrameIndex, frameBytes, indexFrames } from '@shared/imaging/frames'
import { sampleStatistics } from '@shared/imaging/statistics'
import { deflateSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import {
  concat,
  el,
  encapsulated,
  explicitBig,
  explicitBigUid,
  explicitLittle,
  explicitLittleUid,
  type Form,
  type ImageOptions,
  imageElements,
  part10,
} from '../../fixtures/dicomBytes'

const noCodecs = codecs(() => Promise.reject(new Error('No codec is needed here.')))

function fileOf(options: ImageOptions, uid = explicitLittleUid, form: Form = explicitLittle) {
  const opened = openDicom(part10(imageElements(options), uid, form))
  if (!opened.ok) throw new Error(opened.failure.says)
  return opened.value
}

function indexOf(options: ImageOptions, uid?: string, form?: Form): FrameIndex {
  const indexed = indexFrames(fileOf(options, uid, form))
  if (!indexed.ok) throw new Error(indexed.failure.says)
  return indexed.value
}

function refusalOf(options: ImageOptions, uid?: string): DicomFailure {
  const indexed = indexFrames(fileOf(options, uid))
  if (indexed.ok) throw new Error('not refused')
  return indexed.failure
}

async function decode(
  options: ImageOptions,
  frame = 0,
  uid = explicitLittleUid,
  form: Form = explicitLittle,
): Promise<DecodedFrame> {
  const file = fileOf(options, uid, form)
  const index = indexOf(options, uid, form)
  const decoded = await decodeFrame(index, file.syntax, frame, noCodecs)
  if (!decoded.ok) throw new Error(decoded.failure.says)
  return decoded.value
}

const bytes = (...values: readonly number[]) => Uint8Array.from(values)

describe('native frames', () => {
  it('of 8 bits are cut out of a run one after the other', async () => {
    const options = { rows: 1, columns: 2, frames: 3, pixels: bytes(1, 2, 3, 4, 5, 6) }
    expect((await decode(options, 1)).bytes).toEqual(bytes(3, 4))
    expect((await decode(options, 2)).bytes).toEqual(bytes(5, 6))
  })

  it('of 8 bits in big endian words are put in order, odd frames of a run as well', async () => {
    const options = { rows: 1, columns: 3, frames: 2, pixelVr: 'OW', pixels: bytes(2, 1, 4, 3, 6, 5) }
    expect((await decode(options, 0, explicitBigUid, explicitBig)).bytes).toEqual(bytes(1, 2, 3))
    expect((await decode(options, 1, explicitBigUid, explicitBig)).bytes).toEqual(bytes(4, 5, 6))
  })

  it('of 16 bits in big endian come out little endian', async () => {
    const options = { rows: 1, columns: 2, bitsAllocated: 16, pixels: bytes(1, 2, 3, 4) }
    expect((await decode(options, 0, explicitBigUid, explicitBig)).bytes).toEqual(bytes(2, 1, 4, 3))
  })

  it('of one bit that do not start on a byte are aligned', async () => {
    const options = { rows: 1, columns: 3, frames: 3, bitsAllocated: 1, pixels: bytes(0b10_101_110, 0b1, 0) }
    const frames = await Promise.all([0, 1, 2].map((frame) => decode(options, frame)))
    expect(frames.map((frame) => frame.bytes[0])).toEqual([0b110, 0b101, 0b110])
    expect(frames.map(sampleStatistics).map(({ mean }) => mean)).toEqual([2 / 3, 2 / 3, 2 / 3])
  })

  it('of twelve packed bits are unpacked', async () => {
    const options = { rows: 1, columns: 2, bitsAllocated: 12, pixels: bytes(0xbc, 0x1a, 0xef, 0) }
    expect((await decode(options)).bytes).toEqual(bytes(0xbc, 0x0a, 0xf1, 0x0e))
  })

  it('stored plane by plane come out pixel by pixel', async () => {
    const options = { rows: 1, columns: 2, samples: 3, planar: 1, pixels: bytes(1, 2, 3, 4, 5, 6) }
    expect((await decode(options)).bytes).toEqual(bytes(1, 3, 5, 2, 4, 6))
  })

  it('with fewer samples than announced are shown as far as they are whole, and said to be', () => {
    const index = indexOf({ rows: 2, columns: 2, frames: 5, pixels: new Uint8Array(13) })
    expect(index.frames).toHaveLength(3)
    expect(index.notes).toContain('the header announces 5 frames, 3 are whole')
    expect(refusalOf({ rows: 200, columns: 200, pixels: new Uint8Array(12) })).toMatchObject({ code: 'truncated' })
  })

  it('are counted after masking to the stored bits and with their sign', async () => {
    const options = {
      rows: 1,
      columns: 2,
      bitsAllocated: 16,
      bitsStored: 12,
      signed: true,
      pixels: bytes(0xff, 0x0f, 0x05, 0xf0),
    }
    expect(sampleStatistics(await decode(options))).toEqual({ min: -1, max: 5, mean: 2 })
  })
})

describe('a header that makes no sense', () => {
  it.each([
    ['more bits stored than allocated', { bitsAllocated: 8, bitsStored: 12 }, 'contradiction'],
    ['no columns', { columns: 0, pixels: new Uint8Array(4) }, 'contradiction'],
    ['seven samples a pixel', { samples: 7 }, 'contradiction'],
    [
      'a frame beyond all memory',
      { rows: 65535, columns: 65535, bitsAllocated: 32, pixels: new Uint8Array(4) },
      'too-large',
    ],
    ['no pixels at all', { pixels: new Uint8Array(0) }, 'no-pixels'],
    ['no rows', { rows: 0, pixels: new Uint8Array(4) }, 'contradiction'],
    ['RGB of two samples', { photometric: 'RGB', samples: 2 }, 'contradiction'],
    ['a palette of three samples', { photometric: 'PALETTE COLOR', samples: 3 }, 'contradiction'],
    ['grey of three samples', { photometric: 'MONOCHROME2', samples: 3 }, 'contradiction'],
    ['colour of one sample', { photometric: 'YBR_FULL', samples: 1 }, 'contradiction'],
    ['colours of no known kind', { photometric: 'NONSENSE' }, 'unsupported'],
    ['fewer than no frames', { frames: -3, pixels: new Uint8Array(16) }, 'contradiction'],
    ['more frames than can be', { frames: 2_000_000, pixels: new Uint8Array(16) }, 'contradiction'],
    ['neither planes nor pixels', { samples: 3, planar: 7 }, 'contradiction'],
    ['neither signed nor not', { more: [el(0x00280103, 'US', [5])] }, 'contradiction'],
    ['no bits stored', { more: [el(0x00280101, 'US', [0])] }, 'contradiction'],
  ] satisfies [string, ImageOptions, string][])('is refused with a sentence: %s', (_, options, code) => {
    expect(refusalOf(options).code).toBe(code)
    expect(refusalOf(options).says).toMatch(/^[A-Z].*\.$/)
  })

  it.each([
    ['a high bit beyond the sample', { more: [el(0x00280102, 'US', [9])] }, /^high bit 9 .* taken as 7$/],
    ['no frames', { frames: 0, pixels: new Uint8Array(16) }, /^the number of frames is none/],
    ['frames that are no number', { more: [el(0x00280008, 'IS', '1A')] }, /^the number of frames is none/],
    ['bytes to spare', { pixels: new Uint8Array(40) }, /^the pixel data have 24 bytes more/],
    ['an odd number of bytes', { rows: 3, columns: 3, pixels: new Uint8Array(9) }, /odd number of bytes/],
    ['colours in no stated order', { samples: 3 }, /^how colours are stored is not stated/],
  ] satisfies [string, ImageOptions, RegExp][])(
    'is read all the same, and said to be doubtful: %s',
    (_, options, note) => {
      const { notes, frames } = indexOf(options)
      expect(frames).toHaveLength(1)
      expect(notes).toEqual([expect.stringMatching(note)])
    },
  )

  it('is not doubted where it makes sense', () => {
    expect(indexOf({ bitsAllocated: 16, bitsStored: 12, frames: 2 }).notes).toEqual([])
    expect(indexOf({ samples: 3, planar: 0, rows: 5, columns: 5, pixels: new Uint8Array(76) }).notes).toEqual([])
  })
})

const jpegUid = '1.2.840.10008.1.2.4.50'
const start = (...rest: readonly number[]) => bytes(0xff, 0xd8, 0xff, ...rest)
const frameBytesOf = (index: FrameIndex) =>
  index.frames.map((_, frame) => {
    const found = frameBytes(index, frame)
    if (!found.ok) throw new Error(found.failure.says)
    return [...found.value.subarray(3)]
  })

describe('encapsulated frames', () => {
  const pieces = [start(1), bytes(9, 9, 9, 2), start(3), bytes(9, 9, 9, 4)]

  it('are grouped by the basic offset table', () => {
    const index = indexOf(
      {
        frames: 2,
        pixelVr: 'OB',
        more: [el(0x7fe00010, 'OB', encapsulated(pieces, [0, 24]), { undefinedLength: true })],
      },
      jpegUid,
    )
    expect(frameBytesOf(index)).toEqual([
      [1, 9, 9, 9, 2],
      [3, 9, 9, 9, 4],
    ])
  })

  it('are grouped by where a code stream starts when the table is empty or wrong', () => {
    for (const table of [[], [0, 13], [5, 6, 7]]) {
      const index = indexOf(
        { frames: 2, more: [el(0x7fe00010, 'OB', encapsulated(pieces, table), { undefinedLength: true })] },
        jpegUid,
      )
      expect(frameBytesOf(index)).toEqual([
        [1, 9, 9, 9, 2],
        [3, 9, 9, 9, 4],
      ])
    }
  })

  it('follow the extended offset table and its lengths', () => {
    const table = (...values: readonly number[]) => concat(...values.map((value) => bytes(value, 0, 0, 0, 0, 0, 0, 0)))
    const more = [
      el(0x7fe00001, 'OV', table(0, 14)),
      el(0x7fe00002, 'OV', table(5, 6)),
      el(0x7fe00010, 'OB', encapsulated([start(1, 1, 0), start(2, 2, 2)]), { undefinedLength: true }),
    ]
    expect(frameBytesOf(indexOf({ frames: 2, more }, jpegUid))).toEqual([
      [1, 1],
      [2, 2, 2],
    ])
  })

  it('in one piece each need no table', () => {
    const more = [el(0x7fe00010, 'OB', encapsulated([bytes(0, 0, 0, 1), bytes(0, 0, 0, 2)]), { undefinedLength: true })]
    expect(frameBytesOf(indexOf({ frames: 2, more }, '1.2.840.10008.1.2.5'))).toEqual([[1], [2]])
  })

  it('of a single picture are all its pieces', () => {
    const more = [
      el(0x7fe00010, 'OB', encapsulated([bytes(0, 0, 0, 1), bytes(2), bytes(3, 4)]), { undefinedLength: true }),
    ]
    expect(frameBytesOf(indexOf({ more }, '1.2.840.10008.1.2.5'))).toEqual([[1, 2, 3, 4]])
  })

  it('are only those that are there, whatever the header announces', () => {
    const more = [el(0x7fe00010, 'OB', encapsulated([start(1), start(2)]), { undefinedLength: true })]
    const index = indexOf({ frames: 40, more }, jpegUid)
    expect(index.frames).toHaveLength(2)
    expect(index.notes).toEqual(['the header announces 40 frames, 2 are whole'])
  })

  it('lose the last one when the file is cut off inside it', () => {
    const whole = part10(
      imageElements({
        frames: 3,
        more: [el(0x7fe00010, 'OB', encapsulated([start(1), start(2), start(3)]), { undefinedLength: true })],
      }),
      jpegUid,
    )
    const opened = openDicom(whole.subarray(0, whole.length - 10))
    const indexed = opened.ok ? indexFrames(opened.value) : opened
    expect(indexed).toMatchObject({ ok: true, value: { frames: { length: 2 } } })
  })

  it('packed with RLE and cut into pieces are grouped by their headers where no table says which piece is whose', () => {
    const header = (...words: readonly number[]) => {
      const view = new DataView(new ArrayBuffer(64))
      for (const [index, word] of words.entries()) view.setUint32(4 * index, word, true)
      return new Uint8Array(view.buffer)
    }
    // The second piece of the first frame is as long as a header, and begins like one, but its segments go back.
    const likeHeader = header(2, 64, 60)
    const cut = [header(2, 64, 130), likeHeader, bytes(1, 2), header(2, 64, 66), bytes(3, 4)]
    const more = [el(0x7fe00010, 'OB', encapsulated(cut), { undefinedLength: true })]
    const index = indexOf({ frames: 2, bitsAllocated: 16, more }, '1.2.840.10008.1.2.5')
    expect(index.frames.map((pieces) => pieces.map(({ length }) => length))).toEqual([
      [64, 64, 2],
      [64, 2],
    ])
    expect(index.notes).toEqual([])
  })

  it('packed with RLE are unpacked, most significant byte first', async () => {
    const header = new Uint8Array(64)
    const view = new DataView(header.buffer)
    view.setUint32(0, 2, true)
    view.setUint32(4, 64, true)
    view.setUint32(8, 66, true)
    // High bytes: 1 repeated four times. Low bytes: 2, 3, 4, 5 as they are.
    const rle = concat(header, bytes(0xfd, 1), bytes(3, 2, 3, 4, 5))
    const more = [el(0x7fe00010, 'OB', encapsulated([rle]), { undefinedLength: true })]
    const decoded = await decode({ rows: 2, columns: 2, bitsAllocated: 16, more }, 0, '1.2.840.10008.1.2.5')
    expect(decoded.bytes).toEqual(bytes(2, 1, 3, 1, 4, 1, 5, 1))
  })

  it('that are deflated one by one are inflated, and stopped at the size of a frame', async () => {
    const uid = '1.2.840.10008.1.2.8.1'
    const packed = (content: Uint8Array) => [
      el(0x7fe00010, 'OB', encapsulated([deflateSync(content)]), { undefinedLength: true }),
    ]
    const decoded = await decode({ rows: 2, columns: 2, more: packed(bytes(1, 2, 3, 4)) }, 0, uid)
    expect(decoded.bytes).toEqual(bytes(1, 2, 3, 4))
    await expect(decode({ rows: 2, columns: 2, more: packed(new Uint8Array(10_000_000)) }, 0, uid)).rejects.toThrow(
      /more than/,
    )
  })

  it('whose code stream has another size than the header are refused', async () => {
    const jls = bytes(0xff, 0xd8, 0xff, 0xf7, 0, 11, 8, 0, 9, 0, 9, 1, 1, 0x11, 0)
    const more = [el(0x7fe00010, 'OB', encapsulated([jls]), { undefinedLength: true })]
    await expect(decode({ rows: 4, columns: 4, more }, 0, '1.2.840.10008.1.2.4.80')).rejects.toThrow(
      /4 × 4 .* itself is 9 × 9/,
    )
  })

  it('in a syntax that is not known are refused by its name', async () => {
    const more = [el(0x7fe00010, 'OB', encapsulated([bytes(1)]), { undefinedLength: true })]
    await expect(decode({ more }, 0, '1.2.840.10008.1.2.4.110')).rejects.toThrow(/JPEG XL Lossless/)
  })
})

describe('pixels stored as floating-point numbers', () => {
  it.each([
    ['single', 0x7fe00008, 'OF', 32],
    ['double', 0x7fe00009, 'OD', 64],
  ] as const)('of %s precision are refused by name, and not taken for a missing picture', (_name, at, vr, bits) => {
    // Such a picture states neither bits stored, nor the high bit, nor a sign.
    const never = new Set([0x00280101, 0x00280102, 0x00280103, 0x7fe00010])
    const elements = imageElements({ bitsAllocated: bits }).filter(({ tag }) => !never.has(tag))
    const opened = openDicom(part10([...elements, el(at, vr, new Uint8Array((16 * bits) / 8))], explicitLittleUid))
    if (!opened.ok) throw new Error(opened.failure.says)
    expect(indexFrames(opened.value)).toMatchObject({
      ok: false,
      failure: { code: 'unsupported', says: expect.stringContaining('floating-point') },
    })
  })
})
