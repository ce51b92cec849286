import { fail, ok, type Result } from '@shared/kit/result'
import { type DicomFailure, failure } from './failure'
import type { DataSet } from './reader'
import { tag } from './tags'
import { ascii, integer, uint16 } from './values'

/** How the samples of an image are laid out (PS3.3 C.7.6.3), checked for sense. */
export type PixelDescription = {
  readonly rows: number
  readonly columns: number
  /** As the header states it; the pixel data may hold fewer. */
  readonly frames: number
  readonly samplesPerPixel: number
  readonly bitsAllocated: number
  readonly bitsStored: number
  readonly highBit: number
  readonly signed: boolean
  /** Samples are stored plane by plane. */
  readonly planar: boolean
  readonly photometric: string
}

/** One decoded frame is never allowed to be larger. 16384 x 16384 of 16 bits is half of it. */
const maxFrameBytes = 1024 * 1024 * 1024
const maxFrames = 1_000_000

export function describePixels(dataSet: DataSet): Result<PixelDescription, DicomFailure> {
  const rows = uint16(dataSet, tag.rows)
  const columns = uint16(dataSet, tag.columns)
  const bitsAllocated = uint16(dataSet, tag.bitsAllocated)
  if (rows === undefined || columns === undefined || bitsAllocated === undefined) {
    return fail(failure('no-pixels', 'The file does not describe a picture.'))
  }
  if (rows === 0 || columns === 0) return fail(failure('contradiction', 'The picture has no rows or no columns.'))
  const samplesPerPixel = uint16(dataSet, tag.samplesPerPixel) ?? 1
  const photometric = (
    ascii(dataSet, tag.photometricInterpretation) ?? defaultPhotometric(samplesPerPixel)
  ).toUpperCase()
  const frames = Math.max(1, integer(dataSet, tag.numberOfFrames) ?? 1)
  const bitsStored = uint16(dataSet, tag.bitsStored) ?? bitsAllocated
  const sense = checkSense({ samplesPerPixel, bitsAllocated, bitsStored, frames })
  if (sense !== undefined) return fail(failure('contradiction', sense))
  if (rows * columns * samplesPerPixel * Math.ceil(bitsAllocated / 8) > maxFrameBytes) {
    return fail(failure('too-large', `One frame of ${columns} × ${rows} is larger than can be shown.`))
  }
  const stated = uint16(dataSet, tag.highBit)
  const highBit = stated !== undefined && stated < bitsAllocated && stated >= bitsStored - 1 ? stated : bitsStored - 1
  return ok({
    rows,
    columns,
    frames,
    samplesPerPixel,
    bitsAllocated,
    bitsStored,
    highBit,
    signed: uint16(dataSet, tag.pixelRepresentation) === 1,
    planar: samplesPerPixel > 1 && uint16(dataSet, tag.planarConfiguration) === 1,
    photometric,
  })
}

function defaultPhotometric(samplesPerPixel: number): string {
  return samplesPerPixel === 3 ? 'RGB' : 'MONOCHROME2'
}

function checkSense(says: {
  samplesPerPixel: number
  bitsAllocated: number
  bitsStored: number
  frames: number
}): string | undefined {
  const { samplesPerPixel, bitsAllocated, bitsStored, frames } = says
  if (samplesPerPixel < 1 || samplesPerPixel > 4) return `A pixel of ${samplesPerPixel} samples cannot be shown.`
  if (bitsAllocated < 1 || bitsAllocated > 64) return `Samples of ${bitsAllocated} bits cannot be shown.`
  if (bitsStored < 1 || bitsStored > bitsAllocated) {
    return `The header contradicts itself: ${bitsStored} bits stored in ${bitsAllocated} allocated.`
  }
  if (frames > maxFrames) return `${frames} frames are more than can be shown.`
  return undefined
}

/** Bytes that hold one sample after decoding: 1, 2, 4 or 8. */
export function containerBytes(bitsAllocated: number): number {
  if (bitsAllocated <= 8) return 1
  if (bitsAllocated <= 16) return 2
  return bitsAllocated <= 32 ? 4 : 8
}

/** Uncompressed chroma subsampling (PS3.3 C.7.6.3.1.2): Y1 Y2 Cb Cr for each pair of pixels. */
export function isSubsampled422(pixels: PixelDescription): boolean {
  return (
    pixels.samplesPerPixel === 3 && (pixels.photometric === 'YBR_FULL_422' || pixels.photometric === 'YBR_PARTIAL_422')
  )
}
