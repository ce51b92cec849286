import { codecs } from '@shared/imaging/codecs/wasmCodecs'
import { decodeFrame } from '@shared/imaging/decode'
import { buffersOf } from '@shared/imaging/view/picture'
import { pictureOf } from '@shared/imaging/view/pictureOf'
import { describe, expect, it } from 'vitest'
import { createFiles, type FetchBytes } from '../../../renderer/imaging/decode/files'

const u16 = (value: number) => [value & 255, (value >> 8) & 255]
const u32 = (value: number) => [...u16(value), ...u16(value >>> 16)]
const us = (tag: number, value: number) => element(tag, 'US', u16(value))
const text = (tag: number, vr: string, value: string) =>
  element(
    tag,
    vr,
    [...value.padEnd(value.length + (value.length % 2), vr === 'UI' ? '\0' : ' ')].map((c) => c.charCodeAt(0)),
  )

function element(tag: number, vr: string, value: readonly number[]): number[] {
  const long = vr === 'OW' || vr === 'OB'
  const head = [...u16(tag >>> 16), ...u16(tag & 0xffff), vr.charCodeAt(0), vr.charCodeAt(1)]
  return [...head, ...(long ? [0, 0, ...u32(value.length)] : u16(value.length)), ...value]
}

/** An uncompressed run: every pixel of frame n (from 0) has the value n. */
function run(frames: number, side: number): Uint8Array {
  const meta = text(0x00020010, 'UI', '1.2.840.10008.1.2.1')
  const header = [
    ...text(0x00280004, 'CS', 'MONOCHROME2'),
    ...text(0x00280008, 'IS', String(frames)),
    ...us(0x00280010, side),
    ...us(0x00280011, side),
    ...us(0x00280100, 8),
    ...us(0x00280101, 8),
    ...us(0x00280102, 7),
    ...us(0x00280103, 0),
  ]
  const length = frames * side * side
  const start = [
    ...new Array(128).fill(0),
    ...[...'DICM'].map((c) => c.charCodeAt(0)),
    ...element(0x00020000, 'UL', u32(meta.length)),
    ...meta,
    ...us(0x00280002, 1),
    ...header,
    ...u16(0x7fe0),
    ...u16(0x0010),
    ...[...'OW'].map((c) => c.charCodeAt(0)),
    0,
    0,
    ...u32(length),
  ]
  const bytes = new Uint8Array(start.length + length)
  bytes.set(start)
  for (let frame = 0; frame < frames; frame++) {
    bytes.fill(frame, start.length + frame * side * side, start.length + (frame + 1) * side * side)
  }
  return bytes
}

/** A store that honours ranges and remembers what was asked of it. */
function store(bytes: Uint8Array, honoursRanges = true) {
  const asked: (readonly [number, number] | null)[] = []
  const fetchBytes: FetchBytes = async (_contentId, range) => {
    asked.push(range)
    if (range === null || !honoursRanges) return new Response(bytes.slice())
    const part = bytes.slice(range[0], range[1] + 1)
    const headers = { 'content-range': `bytes ${range[0]}-${range[0] + part.length - 1}/${bytes.length}` }
    return new Response(part, { status: 206, headers })
  }
  return { files: createFiles(fetchBytes), asked }
}

const none = codecs(() => Promise.reject(new Error('No codec belongs to uncompressed pixels.')))

async function values(files: ReturnType<typeof createFiles>, frame: number): Promise<number[]> {
  const stored = await files.frame('a', frame)
  if (!stored.ok) throw new Error(stored.failure.says)
  const { file, index, at } = stored.value
  const decoded = await decodeFrame(index, file.syntax, at, none)
  if (!decoded.ok) throw new Error(decoded.failure.says)
  return [...new Set(decoded.value.bytes)]
}

describe('reading a stored image', () => {
  it('reads the header of a long uncompressed run once and then only the frames that are wanted', async () => {
    const { files, asked } = store(run(20, 256))
    expect(await values(files, 15)).toEqual([15])
    expect(await values(files, 3)).toEqual([3])
    expect(asked).toHaveLength(3)
    expect(asked.slice(1).map((range) => range && range[1] - range[0] + 1)).toEqual([256 * 256, 256 * 256])
  })

  it('reads a small image in one piece', async () => {
    const { files, asked } = store(run(3, 16))
    expect(await values(files, 2)).toEqual([2])
    expect(await values(files, 0)).toEqual([0])
    expect(asked).toHaveLength(1)
  })

  it('keeps its bytes when a picture takes those of a decoded frame', async () => {
    const { files } = store(run(3, 16))
    for (let times = 0; times < 2; times++) {
      const stored = await files.frame('a', 2)
      if (!stored.ok) throw new Error(stored.failure.says)
      const { file, index, at } = stored.value
      const decoded = await decodeFrame(index, file.syntax, at, none)
      if (!decoded.ok) throw new Error(decoded.failure.says)
      const picture = pictureOf(decoded.value, file.dataSet, at)
      if (!picture.ok || picture.value.kind !== 'grey') throw new Error('Not a grey picture.')
      expect([...new Set(picture.value.samples)]).toEqual([2])
      picture.value.samples.fill(9)
      structuredClone(null, { transfer: buffersOf(picture.value) })
    }
  })

  it('gives the same frames where ranges are not honoured', async () => {
    const { files } = store(run(20, 256), false)
    expect(await values(files, 19)).toEqual([19])
  })

  it('reads the whole of a file that is shorter than its header says, and offers what is there', async () => {
    const whole = run(20, 256)
    const { files, asked } = store(whole.subarray(0, whole.length - 3 * 256 * 256))
    expect(await values(files, 16)).toEqual([16])
    expect(asked).toContain(null)
    expect((await files.frame('a', 17)).ok).toBe(true)
    const { file, index, at } = await files.frame('a', 17).then((stored) => {
      if (!stored.ok) throw new Error(stored.failure.says)
      return stored.value
    })
    expect(await decodeFrame(index, file.syntax, at, none)).toMatchObject({ ok: false, failure: { code: 'no-frame' } })
  })

  it('says so where the store has nothing, or fails', async () => {
    const gone = createFiles(async () => new Response('There is no such image.', { status: 404 }))
    expect((await gone.frame('a', 0)).ok).toBe(false)
    const broken = createFiles(() => Promise.reject(new Error('gone')))
    expect((await broken.frame('a', 0)).ok).toBe(false)
  })
})
