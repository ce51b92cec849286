import type { Codecs } from '@shared/imaging/codecs/wasmCodecs'
import { type DecodedFrame, decodeFrame } from '@shared/imaging/decode'
import { type DicomFailure, failure } from '@shared/imaging/failure'
import { sampleStatistics } from '@shared/imaging/statistics'
import { tag } from '@shared/imaging/tags'
import { firstDecimal } from '@shared/imaging/values'
import { fail, ok, type Result } from '@shared/kit/result'
import type { OpenImage } from './files'
import type { ColourPicture, GreyPicture, GreySamples, Picture } from './picture'

/** Decodes a frame (from 0) and prepares it for the screen. */
export async function pictureOf(
  { file, index }: OpenImage,
  frame: number,
  codecs: Codecs,
): Promise<Result<Picture, DicomFailure>> {
  const decoded = await decodeFrame(index, file.syntax, frame, codecs)
  if (!decoded.ok) return decoded
  const { samplesPerPixel } = decoded.value
  if (samplesPerPixel === 1) return greyPicture(decoded.value, file.dataSet)
  return colourPicture(decoded.value)
}

function greyPicture(frame: DecodedFrame, dataSet: OpenImage['file']['dataSet']): Result<GreyPicture, DicomFailure> {
  if (frame.bitsAllocated > 16)
    return fail(failure('unsupported', `Samples of ${frame.bitsAllocated} bits cannot be shown.`))
  const slope = firstDecimal(dataSet, tag.rescaleSlope) ?? 1
  const intercept = firstDecimal(dataSet, tag.rescaleIntercept) ?? 0
  const { min, max } = sampleStatistics(frame)
  const ends = [min * slope + intercept, max * slope + intercept]
  return ok({
    kind: 'grey',
    width: frame.width,
    height: frame.height,
    samples: greySamples(frame),
    ...rangeOf(frame),
    darkest: Math.min(...ends),
    brightest: Math.max(...ends),
    modality: { kind: 'linear', slope, intercept },
    windows: [],
    voiTables: [],
    isInverse: frame.colourSpace === 'MONOCHROME1',
    overlay: null,
  })
}

function rangeOf({ bitsStored, signed }: DecodedFrame): { lowest: number; highest: number } {
  const span = 2 ** bitsStored
  return signed ? { lowest: -span / 2, highest: span / 2 - 1 } : { lowest: 0, highest: span - 1 }
}

function greySamples(frame: DecodedFrame): GreySamples {
  const { bytes, bitsAllocated, bitsStored, highBit, signed } = frame
  const pixels = frame.width * frame.height
  if (bitsAllocated === 1)
    return Uint8Array.from({ length: pixels }, (_, at) => ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1)
  const whole = new Uint8Array(bytes)
  const containers =
    bitsAllocated <= 8
      ? signed
        ? new Int8Array(whole.buffer)
        : whole
      : signed
        ? new Int16Array(whole.buffer)
        : new Uint16Array(whole.buffer)
  const width = bitsAllocated <= 8 ? 8 : 16
  if (bitsStored === width && highBit === width - 1) return containers
  const up = 31 - highBit
  const down = 32 - bitsStored
  for (let at = 0; at < containers.length; at++) {
    const shifted = (containers[at] ?? 0) << up
    containers[at] = signed ? shifted >> down : shifted >>> down
  }
  return containers
}

function colourPicture(frame: DecodedFrame): Result<ColourPicture, DicomFailure> {
  const { bytes, width, height, colourSpace } = frame
  if (frame.bitsAllocated !== 8 || frame.samplesPerPixel !== 3) {
    return fail(
      failure(
        'unsupported',
        `Colours of ${frame.bitsAllocated} bits in ${frame.samplesPerPixel} samples cannot be shown.`,
      ),
    )
  }
  const rgba = new Uint8ClampedArray(width * height * 4)
  const isYbr = colourSpace.startsWith('YBR')
  for (let from = 0, to = 0; to < rgba.length; from += 3, to += 4) {
    const [a, b, c] = [bytes[from] ?? 0, bytes[from + 1] ?? 0, bytes[from + 2] ?? 0]
    // PS3.3 C.7.6.3.1.2: full-range YCbCr.
    rgba[to] = isYbr ? a + 1.402 * (c - 128) : a
    rgba[to + 1] = isYbr ? a - 0.344136 * (b - 128) - 0.714136 * (c - 128) : b
    rgba[to + 2] = isYbr ? a + 1.772 * (b - 128) : c
    rgba[to + 3] = 255
  }
  return ok({ kind: 'colour', width, height, rgba, overlay: null })
}
