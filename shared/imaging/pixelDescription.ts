import { fail, ok, type Result } from '@shared/kit/result'
import { type DicomFailure, failure } from './failure'
import type { DataSet } from './reader'
import { tag } from './tags'
import { cleanText } from './text'
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
  /** What the header leaves out or says in a way that makes no sense, and how it was taken: one phrase each. */
  readonly doubts: readonly string[]
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
  const stated = integer(dataSet, tag.numberOfFrames)
  const frames = Math.max(1, stated ?? 1)
  const bitsStored = uint16(dataSet, tag.bitsStored) ?? bitsAllocated
  const sense =
    checkSense({ samplesPerPixel, bitsAllocated, bitsStored, frames: stated ?? 1 }) ??
    checkChoices(dataSet, samplesPerPixel)
  if (sense !== undefined) return fail(failure('contradiction', sense))
  const colours = checkColours(photometric, samplesPerPixel)
  if (colours !== undefined) return fail(colours)
  if (rows * columns * samplesPerPixel * Math.ceil(bitsAllocated / 8) > maxFrameBytes) {
    return fail(failure('too-large', `One frame of ${columns} × ${rows} is larger than can be shown.`))
  }
  const high = uint16(dataSet, tag.highBit)
  const isHighSound = high !== undefined && high < bitsAllocated && high >= bitsStored - 1
  const doubts: string[] = []
  if (dataSet.elements.has(tag.numberOfFrames) && (stated ?? 0) < 1)
    doubts.push('the number of frames is none: taken as 1')
  if (high !== undefined && !isHighSound)
    doubts.push(`high bit ${high} does not fit ${bitsStored} bits stored: taken as ${bitsStored - 1}`)
  if (uint16(dataSet, tag.pixelRepresentation) === undefined) doubts.push('signed or not is not stated: taken as not')
  return ok({
    rows,
    columns,
    frames,
    samplesPerPixel,
    bitsAllocated,
    bitsStored,
    highBit: isHighSound ? high : bitsStored - 1,
    signed: uint16(dataSet, tag.pixelRepresentation) === 1,
    planar: samplesPerPixel > 1 && uint16(dataSet, tag.planarConfiguration) === 1,
    photometric,
    doubts,
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
  if (frames < 0) return `A picture of ${frames} frames makes no sense.`
  if (frames > maxFrames) return `A picture of ${frames} frames is more than can be shown.`
  return undefined
}

/** Attributes that have two values, 0 and 1 (PS3.3 C.7.6.3). */
function checkChoices(dataSet: DataSet, samplesPerPixel: number): string | undefined {
  const sign = uint16(dataSet, tag.pixelRepresentation) ?? 0
  if (sign > 1) return `The header does not say whether samples are signed: Pixel Representation is ${sign}.`
  const planar = uint16(dataSet, tag.planarConfiguration) ?? 0
  if (planar > 1 && samplesPerPixel > 1)
    return `The header does not say how colours are stored: Planar Configuration is ${planar}.`
  return undefined
}

/** Samples of a pixel by photometric interpretation (PS3.3 C.7.6.3.1.2), retired ones included. */
const samplesOf: ReadonlyMap<string, number> = new Map([
  ['MONOCHROME1', 1],
  ['MONOCHROME2', 1],
  ['PALETTE COLOR', 1],
  ['RGB', 3],
  ['HSV', 3],
  ['YBR_FULL', 3],
  ['YBR_FULL_422', 3],
  ['YBR_PARTIAL_422', 3],
  ['YBR_PARTIAL_420', 3],
  ['YBR_ICT', 3],
  ['YBR_RCT', 3],
  ['XYB', 3],
  ['ARGB', 4],
  ['CMYK', 4],
])

function checkColours(photometric: string, samplesPerPixel: number): DicomFailure | undefined {
  const samples = samplesOf.get(photometric)
  const shown = cleanText(photometric, 32) ?? ''
  if (samples === undefined)
    return failure(
      'unsupported',
      `The photometric interpretation "${shown}" is not known: grey or colour cannot be told.`,
    )
  if (samples === samplesPerPixel) return undefined
  const says = `The header contradicts itself: ${shown} takes ${samples} ${samples === 1 ? 'sample' : 'samples'} a pixel, not the ${samplesPerPixel} it announces.`
  return failure('contradiction', says)
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
