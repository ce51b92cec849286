import { greyOf, greyTable, windowOfRange } from '@shared/imaging/view/displayTable'
import { ownVoi, type Voi } from '@shared/imaging/view/ownTones'
import type { GreyPicture, Picture } from '@shared/imaging/view/picture'
import type { View } from '@shared/imaging/view/view'

/** Which grey tones to make. `voi` null: colours are shown as they are. */
export type Tones = { readonly voi: Voi | null; readonly isInverse: boolean }

/**
 * The tones for a picture in a view. `first` is the picture whose own window counts where the file states none, so that
 * a run does not flicker with the values of each frame.
 */
export function tonesOf(picture: Picture, view: Pick<View, 'window' | 'inverted'>, first: Picture = picture): Tones {
  const { window, inverted } = view
  if (picture.kind === 'colour') {
    return { voi: window === null ? null : { ...window, fn: 'linear' }, isInverse: inverted }
  }
  const isInverse = picture.isInverse !== inverted
  if (window !== null) return { voi: { ...window, fn: picture.windows[0]?.fn ?? 'linear' }, isInverse }
  const hasOwn = picture.windows.length > 0 || picture.voiTables.length > 0
  return { voi: ownVoi(hasOwn || first.kind !== 'grey' ? picture : first), isInverse }
}

/** The window that is being shown, for its numbers and as the start of a drag; null where a table makes the tones. */
export function windowOf(tones: Tones): { readonly center: number; readonly width: number } | null {
  if (tones.voi === null || 'values' in tones.voi) return null
  return { center: tones.voi.center, width: tones.voi.width }
}

/** The window to start a drag from where a table, or nothing, makes the tones. */
export function startingWindow(picture: Picture): { readonly center: number; readonly width: number } {
  return picture.kind === 'colour' ? { center: 128, width: 256 } : windowOfRange(picture.darkest, picture.brightest)
}

/** The range of values that a window of a picture can speak of, in modality units; 0 where all are the same. */
export function valueSpan(picture: Picture): number {
  return picture.kind === 'colour' ? 256 : Math.abs(picture.brightest - picture.darkest)
}

function sameVoi(one: Voi | null, other: Voi | null): boolean {
  if (one === null || other === null) return one === other
  if ('values' in one || 'values' in other) return one === other
  return one.center === other.center && one.width === other.width && one.fn === other.fn
}

export function sameTones(one: Tones, other: Tones): boolean {
  return one.isInverse === other.isInverse && sameVoi(one.voi, other.voi)
}

/** Makes tables for grey pictures and keeps the last one: the frames of a run share it. */
export function createGreyTables() {
  let last: { readonly for: GreyPicture; readonly tones: Tones; readonly table: Uint32Array } | null = null
  return (picture: GreyPicture, tones: Tones): Uint32Array => {
    if (
      last !== null &&
      last.for.lowest === picture.lowest &&
      last.for.highest === picture.highest &&
      sameModality(last.for.modality, picture.modality) &&
      sameTones(last.tones, tones)
    ) {
      return last.table
    }
    const voi = tones.voi ?? ownVoi(picture)
    const mapping = { modality: picture.modality, voi, inverse: tones.isInverse }
    const table = greyTable(mapping, picture.lowest, picture.highest)
    last = { for: picture, tones, table }
    return table
  }
}

function sameModality(one: GreyPicture['modality'], other: GreyPicture['modality']): boolean {
  if (one.kind !== 'linear' || other.kind !== 'linear') return one === other
  return one.slope === other.slope && one.intercept === other.intercept
}

/** What the tones do to a colour value from 0 to 255. */
export function colourTable(tones: Tones): Uint8ClampedArray {
  const table = new Uint8ClampedArray(256)
  for (let value = 0; value < 256; value++) {
    const shown = tones.voi === null ? value : greyOf(tones.voi, value)
    table[value] = tones.isInverse ? 255 - shown : shown
  }
  return table
}
