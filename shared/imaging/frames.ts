import { fail, ok, type Result } from '@shared/kit/result'
import { undefinedLength } from './elementHeader'
import { type DicomFailure, failure } from './failure'
import type { DicomFile } from './file'
import { u16, u32 } from './numbers'
import { describePixels, isSubsampled422, type PixelDescription } from './pixelDescription'
import { type DicomElement, fragmentSpans, type Span } from './reader'
import { tag } from './tags'

/**
 * Where each frame lies in the bytes of a file, native or encapsulated, without decoding anything. The number of frames
 * found may be smaller than the header states: what is not whole is not offered.
 */
export type FrameIndex = {
  readonly pixels: PixelDescription
  readonly bytes: Uint8Array
  readonly littleEndian: boolean
  /** Native samples in words of 16 bits (VR OW), which big endian files store swapped, whatever the size of a sample. */
  readonly inWords: boolean
  readonly encapsulated: boolean
  /** For every frame that is whole, its pieces in order. One-bit native frames may begin inside a byte: see `bitOffset`. */
  readonly frames: readonly (readonly Span[])[]
  /** Bits to skip at the start of each native frame that does not begin on a byte, or on a word that is stored swapped. */
  readonly bitOffsets: readonly number[] | null
  /** What is doubtful, one phrase each: fewer whole frames than stated, more bytes than they take, a header that leaves out. */
  readonly notes: readonly string[]
}

const emptyPixels = failure('no-pixels', 'The file has no pixel data.')

export function indexFrames(file: DicomFile): Result<FrameIndex, DicomFailure> {
  const { dataSet } = file
  const described = describePixels(dataSet)
  if (!described.ok) return described
  const element = dataSet.elements.get(tag.pixelData)
  if (element === undefined) {
    if (dataSet.elements.has(tag.floatPixelData) || dataSet.elements.has(tag.doubleFloatPixelData)) {
      return fail(failure('unsupported', 'Pixels stored as floating-point numbers cannot be shown.'))
    }
    return fail(file.truncated ? failure('truncated', 'The file is cut off before its pixel data.') : emptyPixels)
  }
  if (element.length === 0) return fail(emptyPixels)
  return isEncapsulated(file, element)
    ? indexEncapsulated(file, element, described.value)
    : indexNative(file, element, described.value)
}

function isEncapsulated(file: DicomFile, element: DicomElement): boolean {
  if (element.statedLength === undefinedLength) return true
  // Some writers give encapsulated data a length.
  return file.syntax.encapsulated && u16(file.dataSet.bytes, element.offset, file.dataSet.littleEndian) === 0xfffe
}

function indexNative(
  file: DicomFile,
  element: DicomElement,
  pixels: PixelDescription,
): Result<FrameIndex, DicomFailure> {
  const { dataSet } = file
  const common = {
    bytes: dataSet.bytes,
    littleEndian: dataSet.littleEndian,
    inWords: element.vr === 'OW' || element.vr === 'UN',
    encapsulated: false,
  }
  if (file.syntax.encapsulated && file.syntax.codec !== 'native') {
    // A bare code stream where fragments should be.
    return ok({
      ...common,
      encapsulated: true,
      pixels: { ...pixels, frames: 1 },
      frames: [[element]],
      bitOffsets: null,
      notes: pixels.doubts,
    })
  }
  const layout = nativeLayout(element, pixels)
  const bitsPerFrame = layout.bitsPerFrame
  const bitsPresent = element.length * 8
  const whole = Math.min(pixels.frames, Math.floor(bitsPresent / bitsPerFrame))
  if (whole === 0) {
    const present = Math.floor((100 * bitsPresent) / bitsPerFrame)
    const says = `The header announces ${columnsRows(pixels)} but only ${present} % of the picture is there.`
    return fail(failure('truncated', says))
  }
  const frames: Span[][] = []
  const bitOffsets: number[] = []
  for (let i = 0; i < whole; i++) {
    const startBit = i * bitsPerFrame
    const unit = common.inWords && !common.littleEndian ? 16 : 8
    const startByte = (Math.floor(startBit / unit) * unit) / 8
    const endByte = Math.min(element.length, (Math.ceil((startBit + bitsPerFrame) / unit) * unit) / 8)
    frames.push([{ offset: element.offset + startByte, length: endByte - startByte }])
    bitOffsets.push(startBit - startByte * 8)
  }
  return ok({
    ...common,
    pixels: layout.pixels,
    frames,
    bitOffsets: bitOffsets.some((offset) => offset !== 0) ? bitOffsets : null,
    notes: [
      ...pixels.doubts,
      ...shortNote(pixels.frames, whole),
      ...lengthNotes(element, Math.ceil((bitsPerFrame * pixels.frames) / 8)),
      ...(pixels.samplesPerPixel > 1 && !file.dataSet.elements.has(tag.planarConfiguration)
        ? ['how colours are stored is not stated: taken as pixel by pixel']
        : []),
    ],
  })
}

function nativeLayout(
  element: DicomElement,
  pixels: PixelDescription,
): { bitsPerFrame: number; pixels: PixelDescription } {
  const perFrame = pixels.rows * pixels.columns * pixels.bitsAllocated
  if (!isSubsampled422(pixels)) return { bitsPerFrame: perFrame * pixels.samplesPerPixel, pixels }
  // Writers who say 4:2:2 but store all three samples are believed by the length of what they stored.
  const full = perFrame * 3
  if (element.length * 8 >= full * pixels.frames)
    return { bitsPerFrame: full, pixels: { ...pixels, photometric: 'YBR_FULL' } }
  return { bitsPerFrame: perFrame * 2, pixels: { ...pixels, planar: false } }
}

function columnsRows(pixels: PixelDescription): string {
  const frames = pixels.frames > 1 ? `${pixels.frames} frames of ` : ''
  return `${frames}${pixels.columns} × ${pixels.rows} pixels`
}

function shortNote(stated: number, found: number): readonly string[] {
  return found < stated ? [`the header announces ${stated} frames, ${found} are whole`] : []
}

/** `needed`: bytes that all announced frames take together. One byte more makes an even length. */
function lengthNotes(element: DicomElement, needed: number): readonly string[] {
  const spare = element.length - needed
  return [
    ...(element.statedLength % 2 === 1 ? ['the pixel data have an odd number of bytes'] : []),
    ...(spare > 1 ? [`the pixel data have ${spare} bytes more than the header announces`] : []),
  ]
}

function indexEncapsulated(
  file: DicomFile,
  element: DicomElement,
  pixels: PixelDescription,
): Result<FrameIndex, DicomFailure> {
  const { bytes, littleEndian } = file.dataSet
  const walked = fragmentSpans(bytes, element.offset, element.offset + element.length, littleEndian)
  const [table, ...fragments] = walked.spans
  if (table === undefined || fragments.length === 0) {
    return fail(file.truncated ? failure('truncated', 'The file is cut off before its first frame.') : emptyPixels)
  }
  const cutOff = !walked.complete && file.truncated
  const grouped = groupFragments(file, pixels, table, fragments)
  const frames = grouped.filter((frame) => frame.length > 0 && frame.some((span) => span.length > 0))
  // The last piece of a file cut off inside the pixel data is not whole.
  if (cutOff && pixels.frames > 1 && frames.length > 1) frames.pop()
  if (frames.length === 0) return fail(emptyPixels)
  const kept = frames.slice(0, Math.max(pixels.frames, 1))
  return ok({
    pixels,
    bytes,
    littleEndian,
    inWords: false,
    encapsulated: true,
    frames: kept,
    bitOffsets: null,
    notes: [
      ...pixels.doubts,
      ...(cutOff
        ? [`the file is cut off: of ${pixels.frames} frames, ${kept.length} may be whole`]
        : shortNote(pixels.frames, kept.length)),
    ],
  })
}

function groupFragments(file: DicomFile, pixels: PixelDescription, table: Span, fragments: readonly Span[]): Span[][] {
  const { bytes } = file.dataSet
  if (pixels.frames <= 1) return [[...fragments]]
  const extended = byExtendedTable(file, fragments)
  if (extended !== undefined) return extended
  const basic = byOffsets(basicOffsets(file, table), fragments)
  if (basic !== undefined && (basic.length === pixels.frames || fragments.length !== pixels.frames)) return basic
  if (fragments.length === pixels.frames) return fragments.map((span) => [span])
  const starts = file.syntax.codec === 'rle' ? startsRleFrame : startsCodeStream
  return byStart(bytes, fragments, starts) ?? fragments.map((span) => [span])
}

function basicOffsets(file: DicomFile, table: Span): readonly number[] {
  const { bytes, littleEndian } = file.dataSet
  const offsets: number[] = []
  for (let at = 0; at + 4 <= table.length; at += 4) offsets.push(u32(bytes, table.offset + at, littleEndian))
  return offsets
}

/** Groups by an offset table; undefined when an offset does not point at the start of a fragment. */
function byOffsets(offsets: readonly number[], fragments: readonly Span[]): Span[][] | undefined {
  if (offsets.length === 0) return undefined
  const first = (fragments[0]?.offset ?? 0) - 8
  const starts = new Map(fragments.map((span, index) => [span.offset - 8 - first, index]))
  const indices: number[] = []
  for (const offset of offsets) {
    const index = starts.get(offset)
    if (index === undefined || index <= (indices.at(-1) ?? -1)) return undefined
    indices.push(index)
  }
  if (indices[0] !== 0) return undefined
  return indices.map((from, i) => fragments.slice(from, indices[i + 1] ?? fragments.length))
}

/** Extended Offset Table (PS3.3 C.7.6.3.1.8): 64-bit offsets and lengths, one fragment a frame. */
function byExtendedTable(file: DicomFile, fragments: readonly Span[]): Span[][] | undefined {
  const { dataSet } = file
  const offsets = dataSet.elements.get(tag.extendedOffsetTable)
  const lengths = dataSet.elements.get(tag.extendedOffsetTableLengths)
  if (offsets === undefined || offsets.length < 8) return undefined
  const at64 = (element: DicomElement, index: number) => {
    const at = element.offset + index * 8
    return u32(dataSet.bytes, at, dataSet.littleEndian) + u32(dataSet.bytes, at + 4, dataSet.littleEndian) * 4294967296
  }
  const count = Math.floor(offsets.length / 8)
  const grouped = byOffsets(
    Array.from({ length: count }, (_, index) => at64(offsets, index)),
    fragments,
  )
  if (grouped === undefined || lengths === undefined || lengths.length < count * 8) return grouped
  return grouped.map((spans, index) => {
    const [only] = spans
    const length = at64(lengths, index)
    return spans.length === 1 && only !== undefined && length > 0 && length <= only.length
      ? [{ offset: only.offset, length }]
      : spans
  })
}

/** Groups by what a frame starts with; undefined when the first fragment does not start one. */
function byStart(
  bytes: Uint8Array,
  fragments: readonly Span[],
  starts: (bytes: Uint8Array, span: Span) => boolean,
): Span[][] | undefined {
  const frames: Span[][] = []
  for (const span of fragments) {
    if (starts(bytes, span)) frames.push([span])
    else {
      const current = frames.at(-1)
      if (current === undefined) return undefined
      current.push(span)
    }
  }
  return frames
}

function startsCodeStream(bytes: Uint8Array, span: Span): boolean {
  const at = span.offset
  if (span.length < 4) return false
  const first = u32(bytes, at, false)
  // JPEG and JPEG-LS: SOI and a marker. JPEG 2000: SOC SIZ, or the box that a JP2 file starts with.
  return first >>> 8 === 0xffd8ff || first === 0xff4fff51 || first === 0x0000000c
}

/**
 * The header of an RLE frame (PS3.5 G.5): 1 to 15 segments, the first right behind the header, each offset past the one
 * before, zeros where no segment is. The standard keeps such a frame in one fragment, but some writers cut it up.
 */
function startsRleFrame(bytes: Uint8Array, span: Span): boolean {
  if (span.length < 64) return false
  const words = Array.from({ length: 16 }, (_, index) => u32(bytes, span.offset + 4 * index, true))
  const [segments = 0, ...offsets] = words
  if (segments < 1 || segments > 15 || offsets[0] !== 64) return false
  return offsets.every((offset, index) =>
    index < segments ? index === 0 || offset > (offsets[index - 1] ?? 0) : offset === 0,
  )
}

/** The bytes of one frame as stored, pieces joined. `frame` counts from 0. */
export function frameBytes(index: FrameIndex, frame: number): Result<Uint8Array, DicomFailure> {
  const spans = index.frames[frame]
  if (spans === undefined) return fail(failure('no-frame', `Frame ${frame + 1} is not in the file.`))
  const [only] = spans
  if (spans.length === 1 && only !== undefined) return ok(index.bytes.subarray(only.offset, only.offset + only.length))
  const total = spans.reduce((sum, span) => sum + span.length, 0)
  const joined = new Uint8Array(total)
  let at = 0
  for (const span of spans) {
    joined.set(index.bytes.subarray(span.offset, span.offset + span.length), at)
    at += span.length
  }
  return ok(joined)
}
