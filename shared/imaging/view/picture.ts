import type { WindowPreset } from '@shared/imaging/types'
import type { ModalityTable, VoiTable } from './displayTable'

/** Stored values of a grey picture, one for each pixel, at most 16 bits wide. */
export type GreySamples =
  | Uint8Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>

/** A decoded grey frame with what is needed to make grey tones of it. */
export type GreyPicture = {
  readonly kind: 'grey'
  readonly width: number
  readonly height: number
  readonly samples: GreySamples
  /** Every stored value lies from `lowest` to `highest`, both included; the same for all frames of a run. */
  readonly lowest: number
  readonly highest: number
  /** Smallest and largest modality value that is in this frame, padding left out. */
  readonly darkest: number
  readonly brightest: number
  readonly modality: ModalityTable
  readonly windows: readonly WindowPreset[]
  readonly voiTables: readonly VoiTable[]
  /** Small values are bright: MONOCHROME1. */
  readonly isInverse: boolean
  /** Drawn over the picture whatever its tones: for each pixel one of `cover`; null where there is nothing. */
  readonly cover: Uint8Array<ArrayBuffer> | null
}

/** A decoded frame in colour, four bytes a pixel, red first, opaque. */
export type ColourPicture = {
  readonly kind: 'colour'
  readonly width: number
  readonly height: number
  readonly rgba: Uint8ClampedArray<ArrayBuffer>
  readonly cover: Uint8Array<ArrayBuffer> | null
}

export type Picture = GreyPicture | ColourPicture

/** What a pixel of `cover` does: nothing, the white of an overlay, or the black of a shutter. */
export const cover = { none: 0, overlay: 1, shutter: 2 } as const

/** Bytes that a picture keeps in memory. */
export function sizeOf(picture: Picture): number {
  const pixels = picture.kind === 'grey' ? picture.samples.byteLength : picture.rgba.byteLength
  return pixels + (picture.cover?.byteLength ?? 0)
}

/** The memory blocks that move between the worker and the window instead of being copied. */
export function buffersOf(picture: Picture): ArrayBuffer[] {
  const pixels = picture.kind === 'grey' ? picture.samples.buffer : picture.rgba.buffer
  return picture.cover === null ? [pixels] : [pixels, picture.cover.buffer]
}
