import { fail, ok, type Result } from '@shared/kit/result'
import { type DicomFailure, failure } from '../failure'
import { type JpegFrame, type JpegState, jpegState, nextScan } from './jpegHeader'
import { decodeLosslessScan } from './jpegLossless'
import { type ComponentPlane, componentPlanes, decodeDctScan, finishProgressive } from './jpegScan'
import { JpegDamaged } from './jpegTables'
import { type Plane, upsampleRow } from './jpegUpsample'

/**
 * A JPEG decoder for all processes of DICOM with Huffman coding: baseline, extended 8 and 12 bits, spectral selection,
 * full progression, and lossless with every predictor from 2 to 16 bits. Results equal those of the Independent JPEG
 * Group's code to the bit. Colours are not converted: samples come as they are coded, side by side.
 */
export type DecodedJpeg = {
  readonly width: number
  readonly height: number
  readonly components: number
  readonly precision: number
  readonly samples: Uint8Array | Uint16Array
  /** What the stream itself says of its colours; null where it says nothing. */
  readonly colour: 'rgb' | 'ycc' | null
}

export function decodeJpeg(encoded: Uint8Array): Result<DecodedJpeg, DicomFailure> {
  try {
    return ok(decode(encoded))
  } catch (thrown) {
    return fail(asFailure(thrown))
  }
}

/** What a frame states of itself before its first scan, without decoding anything. */
export function readJpeg(
  encoded: Uint8Array,
): Result<{ width: number; height: number; components: number; precision: number }, DicomFailure> {
  try {
    if (encoded[0] !== 0xff || encoded[1] !== 0xd8) throw new JpegDamaged('This is not a JPEG frame.')
    const state = jpegState()
    nextScan(encoded, 2, state)
    const { width, height, components, precision } = frameOf(state)
    return ok({ width, height, components: components.length, precision })
  } catch (thrown) {
    return fail(asFailure(thrown))
  }
}

function asFailure(thrown: unknown): DicomFailure {
  if (thrown instanceof JpegDamaged) return failure('damaged', thrown.message)
  // Reading far past the end of a segment, which the padding behind it does not cover.
  if (thrown instanceof RangeError) return failure('damaged', 'The JPEG frame ends too early.')
  throw thrown
}

const maxScans = 256

function decode(encoded: Uint8Array): DecodedJpeg {
  if (encoded[0] !== 0xff || encoded[1] !== 0xd8) throw new JpegDamaged('This is not a JPEG frame.')
  const state = jpegState()
  let planes: readonly ComponentPlane[] | undefined
  let lossless: Uint8Array | Uint16Array | undefined
  const seen = new Set<number>()
  let position = 2
  for (let scans = 0; ; scans++) {
    const scan = nextScan(encoded, position, state)
    if (scan === undefined) break
    if (scans >= maxScans) throw new JpegDamaged('The JPEG frame has too many scans.')
    const frame = frameOf(state)
    for (const { index } of scan.components) seen.add(index)
    if (frame.process === 'lossless') {
      lossless ??= newSamples(frame)
      position = decodeLosslessScan(encoded, state, frame, scan, lossless)
    } else {
      planes ??= componentPlanes(frame)
      position = decodeDctScan(encoded, state, frame, scan, planes)
    }
    // A sequential image is complete with its last component; bytes after it belong to nobody.
    if (frame.process !== 'progressive' && seen.size === frame.components.length) break
  }
  const frame = frameOf(state)
  if (seen.size !== frame.components.length) throw new JpegDamaged('The JPEG frame ends too early.')
  if (planes !== undefined && frame.process === 'progressive') finishProgressive(frame, planes)
  return {
    width: frame.width,
    height: frame.height,
    components: frame.components.length,
    precision: frame.precision,
    samples: lossless ?? sideBySide(frame, planes ?? []),
    colour: statedColour(state, frame),
  }
}

function frameOf(state: JpegState): JpegFrame {
  if (state.frame === null) throw new JpegDamaged('The JPEG frame has no header.')
  return state.frame
}

function newSamples(frame: JpegFrame): Uint8Array | Uint16Array {
  const count = frame.width * frame.height * frame.components.length
  return frame.precision <= 8 ? new Uint8Array(count) : new Uint16Array(count)
}

function sideBySide(frame: JpegFrame, planes: readonly ComponentPlane[]): Uint8Array | Uint16Array {
  const out = newSamples(frame)
  const step = planes.length
  planes.forEach((plane, index) => {
    const component = frame.components[index]
    if (component === undefined) return
    const across = frame.maxHorizontal / component.horizontal
    const down = frame.maxVertical / component.vertical
    if (!Number.isInteger(across) || !Number.isInteger(down))
      throw new JpegDamaged('This kind of colour subsampling cannot be shown.')
    const source: Plane = {
      samples: plane.samples,
      stride: plane.stride,
      width: Math.ceil(frame.width / across),
      height: Math.ceil(frame.height / down),
    }
    for (let y = 0; y < frame.height; y++) {
      if (step === 1) out.set(plane.samples.subarray(y * plane.stride, y * plane.stride + frame.width), y * frame.width)
      else upsampleRow(source, y, across, down, frame.width, out, y * frame.width * step + index, step)
    }
  })
  return out
}

function statedColour(state: JpegState, frame: JpegFrame): 'rgb' | 'ycc' | null {
  if (frame.components.length !== 3) return null
  const ids = frame.components.map(({ id }) => id)
  if (state.adobe !== null) return state.adobe === 0 ? 'rgb' : 'ycc'
  if (state.jfif) return 'ycc'
  if (ids[0] === 0x52 && ids[1] === 0x47 && ids[2] === 0x42) return 'rgb'
  if (frame.maxHorizontal > 1 || frame.maxVertical > 1) return 'ycc'
  return null
}
