import { fail, ok, type Result } from '@shared/kit/result'
import { isWholeStream, jpeg2000Stream, readJpegLs, readSiz, type StatedStream } from './codecs/codeStream'
import { decodeJpeg, readJpeg } from './codecs/jpeg'
import { decodeRle } from './codecs/rle'
import { type Codecs, decodeWithWasm, type WasmCodecName, type WasmFrame } from './codecs/wasmCodecs'
import { type DicomFailure, failure } from './failure'
import { inflate } from './file'
import { type FrameIndex, frameBytes } from './frames'
import { byPixel, nativeSamples } from './nativeSamples'
import { containerBytes, isSubsampled422, type PixelDescription } from './pixelDescription'
import type { TransferSyntax } from './transferSyntax'

/**
 * The stored samples of one frame, before any look-up table or rescale: little-endian in containers of Bits Allocated
 * (1 bit: packed; odd sizes: the next whole container), colour by pixel.
 */
export type DecodedFrame = {
  readonly width: number
  readonly height: number
  readonly samplesPerPixel: number
  readonly bitsAllocated: number
  readonly bitsStored: number
  readonly highBit: number
  readonly signed: boolean
  readonly bytes: Uint8Array
  /** The space the samples are in: a photometric interpretation, after decoding. */
  readonly colourSpace: string
}

/** Decodes frame `frame` (from 0). What cannot be decoded is a failure with a sentence; nothing is made up. */
export async function decodeFrame(
  index: FrameIndex,
  syntax: TransferSyntax,
  frame: number,
  codecs: Codecs,
): Promise<Result<DecodedFrame, DicomFailure>> {
  const stored = frameBytes(index, frame)
  if (!stored.ok) return stored
  const { pixels } = index
  if (!index.encapsulated || syntax.codec === 'native') {
    const layout = {
      littleEndian: index.littleEndian,
      inWords: index.inWords,
      bitOffset: index.bitOffsets?.[frame] ?? 0,
    }
    return native(stored.value, pixels, layout)
  }
  switch (syntax.codec) {
    case 'rle':
      return fromRle(stored.value, pixels)
    case 'jpeg':
      return fromJpeg(stored.value, pixels)
    case 'jpeg-ls':
      return fromJpegLs(stored.value, pixels, codecs)
    case 'jpeg-2000':
    case 'htj2k':
      return fromJpeg2000(stored.value, pixels, syntax, codecs)
    case 'deflated-frames':
      return fromDeflated(stored.value, pixels)
    case 'video':
      return fail(failure('video', 'This is a video clip; it is played, not shown as single pictures.'))
    default:
      return fail(
        failure('unsupported', `Pictures in the transfer syntax ${syntax.name} (${syntax.uid}) cannot be shown.`),
      )
  }
}

function finished(pixels: PixelDescription, bytes: Uint8Array, colourSpace: string = pixels.photometric): DecodedFrame {
  return {
    width: pixels.columns,
    height: pixels.rows,
    samplesPerPixel: pixels.samplesPerPixel,
    bitsAllocated: pixels.bitsAllocated,
    bitsStored: pixels.bitsStored,
    highBit: pixels.highBit,
    signed: pixels.signed,
    bytes,
    colourSpace,
  }
}

function native(
  stored: Uint8Array,
  pixels: PixelDescription,
  layout: { littleEndian: boolean; inWords: boolean; bitOffset: number },
): Result<DecodedFrame, DicomFailure> {
  const samples = isSubsampled422(pixels)
    ? pixels.rows * pixels.columns * 2
    : pixels.rows * pixels.columns * pixels.samplesPerPixel
  const needed = Math.ceil((samples * pixels.bitsAllocated + layout.bitOffset) / 8)
  if (stored.length < needed) return fail(failure('truncated', 'The frame is shorter than its header says.'))
  // One byte more keeps the last word whole where words are swapped; planes must end where the samples do.
  const keep = layout.inWords && !layout.littleEndian ? needed + (needed % 2) : needed
  const bytes = nativeSamples(stored.subarray(0, keep), pixels, layout)
  return ok(finished(pixels, bytes.subarray(0, outputBytes(pixels, samples))))
}

function outputBytes(pixels: PixelDescription, samples: number): number {
  return pixels.bitsAllocated === 1 ? Math.ceil(samples / 8) : samples * containerBytes(pixels.bitsAllocated)
}

function fromRle(stored: Uint8Array, pixels: PixelDescription): Result<DecodedFrame, DicomFailure> {
  const count = pixels.rows * pixels.columns
  if (pixels.bitsAllocated === 1) {
    const packed = decodeRle(stored, Math.ceil(count / 8), pixels.samplesPerPixel, 1)
    return packed.ok ? ok(finished(pixels, packed.value)) : packed
  }
  const decoded = decodeRle(stored, count, pixels.samplesPerPixel, containerBytes(pixels.bitsAllocated))
  return decoded.ok ? ok(finished(pixels, decoded.value)) : decoded
}

function fromDeflated(stored: Uint8Array, pixels: PixelDescription): Result<DecodedFrame, DicomFailure> {
  const samples = pixels.rows * pixels.columns * pixels.samplesPerPixel
  const inflated = inflate(stored, outputBytes(pixels, samples) + 16)
  if (!inflated.ok) return inflated
  return native(inflated.value.bytes, pixels, { littleEndian: true, inWords: false, bitOffset: 0 })
}

function fromJpeg(stored: Uint8Array, pixels: PixelDescription): Result<DecodedFrame, DicomFailure> {
  // Before anything is allocated for a size that the header does not know.
  const stated = readJpeg(stored)
  if (!stated.ok) return stated
  const { precision } = stated.value
  const contradiction = checkStated({ ...stated.value, bits: precision, signed: false }, pixels)
  if (contradiction !== undefined) return fail(contradiction)
  const decoded = decodeJpeg(stored)
  if (!decoded.ok) return decoded
  const { samples } = decoded.value
  const bytesIn = precision <= 8 ? 1 : 2
  const bytes = toContainer(
    new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength),
    bytesIn,
    pixels,
    precision,
  )
  return ok(finished(pixels, bytes, jpegColourSpace(pixels, decoded.value.colour)))
}

/** Chroma comes out at full size. A stream that names its own colours is believed over the header. */
function jpegColourSpace(pixels: PixelDescription, stated: 'rgb' | 'ycc' | null): string {
  if (pixels.samplesPerPixel !== 3) return pixels.photometric
  if (pixels.photometric.startsWith('YBR')) return 'YBR_FULL'
  return stated === 'ycc' && pixels.photometric === 'RGB' ? 'YBR_FULL' : pixels.photometric
}

async function fromJpegLs(
  stored: Uint8Array,
  pixels: PixelDescription,
  codecs: Codecs,
): Promise<Result<DecodedFrame, DicomFailure>> {
  const stated = readJpegLs(stored)
  if (stated === undefined) return fail(failure('damaged', 'The JPEG-LS frame has no header.'))
  const contradiction = checkStated(stated, pixels)
  if (contradiction !== undefined) return fail(contradiction)
  const frame = await decodeWithWasm(codecs, 'jpeg-ls', withEndMarker(stored))
  if (frame === undefined) return fail(failure('damaged', 'The JPEG-LS frame cannot be decoded.'))
  const width = stated.bits <= 8 ? 1 : 2
  const checked = checkLength(frame, stated, width)
  if (checked !== undefined) return fail(checked)
  const ordered =
    stated.components > 1 && frame.interleave === 0 ? byPixel(frame.samples, stated.components, width) : frame.samples
  return ok(finished(pixels, toContainer(ordered, width, pixels, stated.bits)))
}

/** A stream that is cut off ends with a marker all the same: without one, the codec searches its whole memory for it. */
function withEndMarker(stream: Uint8Array): Uint8Array {
  const ended = new Uint8Array(stream.length + 2)
  ended.set(stream)
  ended.set([0xff, 0xd9], stream.length)
  return ended
}

async function fromJpeg2000(
  stored: Uint8Array,
  pixels: PixelDescription,
  syntax: TransferSyntax,
  codecs: Codecs,
): Promise<Result<DecodedFrame, DicomFailure>> {
  const stream = jpeg2000Stream(stored)
  const stated = stream === undefined ? undefined : readSiz(stream)
  if (stream === undefined || stated === undefined)
    return fail(failure('damaged', 'The JPEG 2000 frame has no header.'))
  const contradiction = checkStated(stated, pixels)
  if (contradiction !== undefined) return fail(contradiction)
  if (!isWholeStream(stream)) return fail(failure('truncated', 'The JPEG 2000 frame ends too early.'))
  if (stated.bits > 16) return fail(failure('unsupported', `JPEG 2000 samples of ${stated.bits} bits cannot be shown.`))
  const name: WasmCodecName = syntax.codec === 'htj2k' || isHighThroughput(stream) ? 'htj2k' : 'jpeg-2000'
  const frame = await decodeWithWasm(codecs, name, stream)
  if (frame === undefined) return fail(failure('damaged', 'The JPEG 2000 frame cannot be decoded.'))
  const width = stated.bits <= 8 ? 1 : 2
  const checked = checkLength(frame, stated, width)
  if (checked !== undefined) return fail(checked)
  const colour =
    pixels.samplesPerPixel === 3 && pixels.photometric.startsWith('YBR_')
      ? afterTransform(pixels.photometric)
      : pixels.photometric
  return ok(finished(pixels, toContainer(frame.samples, width, pixels, stated.bits), colour))
}

/** The reversible and irreversible colour transforms are undone by the decoder (PS3.5 8.2.4). */
function afterTransform(photometric: string): string {
  return photometric === 'YBR_RCT' || photometric === 'YBR_ICT' ? 'RGB' : photometric
}

/** Part 15 streams say so in their capabilities: the CAP marker follows SIZ. */
function isHighThroughput(stream: Uint8Array): boolean {
  const length = ((stream[4] ?? 0) << 8) | (stream[5] ?? 0)
  return stream[4 + length] === 0xff && stream[5 + length] === 0x50
}

function checkStated(stated: StatedStream, pixels: PixelDescription): DicomFailure | undefined {
  if (stated.width === pixels.columns && stated.height === pixels.rows && stated.components === pixels.samplesPerPixel)
    return undefined
  const header = `${pixels.columns} × ${pixels.rows} pixels of ${pixels.samplesPerPixel}`
  const stream = `${stated.width} × ${stated.height} of ${stated.components}`
  return failure('contradiction', `The header announces ${header} samples, the picture itself is ${stream}.`)
}

function checkLength(frame: WasmFrame, stated: StatedStream, width: number): DicomFailure | undefined {
  const expected = stated.width * stated.height * stated.components * width
  return frame.samples.length === expected
    ? undefined
    : failure('damaged', 'The decoded frame has another size than announced.')
}

/** Little-endian samples of `bytesIn` bytes put into the containers of the header, signed ones extended. */
function toContainer(samples: Uint8Array, bytesIn: number, pixels: PixelDescription, precision: number): Uint8Array {
  const bytesOut = containerBytes(pixels.bitsAllocated)
  if (bytesIn === bytesOut) return samples
  const count = Math.floor(samples.length / bytesIn)
  const out = new Uint8Array(count * bytesOut)
  const extends_ = pixels.signed && bytesOut > bytesIn
  const signBit = 1 << ((precision - 1) & 7)
  for (let i = 0; i < count; i++) {
    for (let b = 0; b < Math.min(bytesIn, bytesOut); b++) out[i * bytesOut + b] = samples[i * bytesIn + b] as number
    if (extends_ && ((samples[i * bytesIn + bytesIn - 1] as number) & signBit) !== 0) {
      out.fill(0xff, i * bytesOut + bytesIn, (i + 1) * bytesOut)
    }
  }
  return out
}
