import { ok, type Result } from '@shared/kit/result'
import type { DecodedFrame } from '../decode'
import type { DicomFailure } from '../failure'
import type { DataSet } from '../reader'
import { tag } from '../tags'
import { int16, uint16 } from '../values'
import { rgbaOf } from './colour'
import { coverOf } from './covers'
import { greyTable, type ModalityTable, modalityValue } from './displayTable'
import { modalityTableOf, voiTablesOf, windowsOfFrame } from './greyPipeline'
import { type GreyValues, greySamples } from './greySamples'
import { ownVoi } from './ownTones'
import { type Palette, supplementalPaletteOf } from './palette'
import type { ColourPicture, GreyPicture, Picture } from './picture'

/** Prepares a decoded frame (`at` from 0) for the screen: grey with its tables, or colour as it will be seen. */
export function pictureOf(frame: DecodedFrame, dataSet: DataSet, at: number): Result<Picture, DicomFailure> {
  const isGrey = frame.samplesPerPixel === 1 && frame.colourSpace.startsWith('MONOCHROME')
  if (isGrey) {
    const grey = greyPicture(frame, dataSet, at)
    const palette = supplementalPaletteOf(dataSet)
    return ok(palette === undefined ? grey : colouredIn(grey, palette))
  }
  const rgba = rgbaOf(frame, dataSet)
  if (!rgba.ok) return rgba
  const { width, height } = frame
  return ok({ kind: 'colour', width, height, rgba: rgba.value, cover: coverOf(dataSet, frame, at) })
}

/** The grey part in the file's own tones, and the values that stand for colours in theirs. */
function colouredIn(grey: GreyPicture, palette: Palette): ColourPicture {
  const mapping = { modality: grey.modality, voi: ownVoi(grey), inverse: grey.isInverse }
  const table = greyTable(mapping, grey.lowest, grey.highest)
  const last = palette.colours.length - 1
  for (let stored = Math.max(palette.first, grey.lowest); stored <= grey.highest; stored++) {
    table[stored - grey.lowest] = palette.colours[Math.min(last, stored - palette.first)] ?? 0
  }
  const pixels = new Uint32Array(grey.samples.length)
  for (let at = 0; at < pixels.length; at++) pixels[at] = table[(grey.samples[at] as number) - grey.lowest] as number
  const { width, height } = grey
  return { kind: 'colour', width, height, rgba: new Uint8ClampedArray(pixels.buffer), cover: grey.cover }
}

function greyPicture(frame: DecodedFrame, dataSet: DataSet, at: number): GreyPicture {
  // Before the samples: overlays hide in bits that are masked away from them.
  const covered = coverOf(dataSet, frame, at)
  const values = greySamples(frame)
  const modality = scaled(modalityTableOf(dataSet, at), values)
  const ends = seenRange(values, paddingOf(dataSet))
  const edges = [modalityValue(modality, ends.least), modalityValue(modality, ends.most)]
  return {
    kind: 'grey',
    width: frame.width,
    height: frame.height,
    samples: values.samples,
    lowest: values.lowest,
    highest: values.highest,
    darkest: Math.min(...edges),
    brightest: Math.max(...edges),
    modality,
    windows: windowsOfFrame(dataSet, at),
    voiTables: voiTablesOf(dataSet, at, modality),
    isInverse: frame.colourSpace === 'MONOCHROME1',
    cover: covered,
  }
}

/** Where samples had to be narrowed, the modality table speaks of the narrow ones. */
function scaled(table: ModalityTable, { scale, offset }: GreyValues): ModalityTable {
  if (table.kind !== 'linear' || (scale === 1 && offset === 0)) return table
  return { kind: 'linear', slope: table.slope * scale, intercept: table.intercept + table.slope * offset }
}

type Padding = { readonly from: number; readonly to: number } | null

/** Stored values that fill the space around the picture and are no part of it (PS3.3 C.7.5.1.1.2). */
function paddingOf(dataSet: DataSet): Padding {
  const read = uint16(dataSet, tag.pixelRepresentation) === 1 ? int16 : uint16
  const value = read(dataSet, tag.pixelPaddingValue)
  if (value === undefined) return null
  const limit = read(dataSet, tag.pixelPaddingRangeLimit) ?? value
  return { from: Math.min(value, limit), to: Math.max(value, limit) }
}

function seenRange({ samples, lowest }: GreyValues, padding: Padding): { least: number; most: number } {
  const none = { least: lowest, most: lowest }
  if (samples.length === 0) return none
  // Whole numbers from the start, and no question about padding where there is none: a million samples a frame.
  if (padding === null) {
    let least = samples[0] as number
    let most = least
    for (let at = 1; at < samples.length; at++) {
      const value = samples[at] as number
      if (value < least) least = value
      else if (value > most) most = value
    }
    return { least, most }
  }
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at < samples.length; at++) {
    const value = samples[at] as number
    if (value >= padding.from && value <= padding.to) continue
    if (value < least) least = value
    if (value > most) most = value
  }
  return least > most ? none : { least, most }
}
