import type { WindowPreset } from '@shared/imaging/types'
import type { ChosenWindow } from './view'

/** From stored samples to the values that windows speak of. */
export type ModalityTable =
  | { readonly kind: 'linear'; readonly slope: number; readonly intercept: number }
  /** Modality LUT Sequence: the value at `first` and below is the table's first, past its end its last. */
  | { readonly kind: 'table'; readonly first: number; readonly values: readonly number[] | Uint16Array }

/** A VOI LUT: modality values to `bits`-bit output. */
export type VoiTable = {
  readonly first: number
  readonly values: readonly number[] | Uint16Array
  readonly bits: number
  readonly label: string | null
}

export type GreyMapping = {
  readonly modality: ModalityTable
  /** A window, or the file's own VOI table. */
  readonly voi: Pick<WindowPreset, 'center' | 'width' | 'fn'> | VoiTable
  /** True where small values are bright: MONOCHROME1, or a person's choice, but not both. */
  readonly inverse: boolean
}

/** The modality value of a stored sample. */
export function modalityValue(table: ModalityTable, stored: number): number {
  if (table.kind === 'linear') return stored * table.slope + table.intercept
  const { first, values } = table
  const last = values.length - 1
  return values[Math.min(last, Math.max(0, stored - first))] ?? 0
}

/**
 * Grey from 0 to 255 for a modality value, before rounding (PS3.3 C.11.2.1.2 and C.11.2.1.3): `linear` with its half
 * value and one less in width, `linear-exact` and `sigmoid` as written there. A `linear` window narrower than 1 is not
 * allowed there, but is written with tiny rescale slopes: it is taken as exact, since as a step it would show nothing.
 */
export function greyOf(voi: GreyMapping['voi'], value: number): number {
  if ('values' in voi) {
    const last = voi.values.length - 1
    const entry = voi.values[Math.min(last, Math.max(0, Math.round(value) - voi.first))] ?? 0
    return (entry * 255) / (2 ** voi.bits - 1)
  }
  const { center, width, fn } = voi
  if (fn === 'sigmoid') return 255 / (1 + Math.exp((-4 * (value - center)) / width))
  if (fn === 'linear-exact' || (width > 0 && width < 1)) return clamped(((value - center) / width + 0.5) * 255)
  if (width <= 1) return value <= center - 0.5 ? 0 : 255
  return clamped(((value - (center - 0.5)) / (width - 1) + 0.5) * 255)
}

function clamped(grey: number): number {
  return Math.min(255, Math.max(0, grey))
}

/**
 * Opaque grey as a 32-bit pixel (little-endian RGBA) for every stored value from `lowest` to `highest`, both included.
 * Stored values index the table after `lowest` is taken off. At most 65,536 entries: wider samples are scaled before.
 */
export function greyTable(mapping: GreyMapping, lowest: number, highest: number): Uint32Array {
  const table = new Uint32Array(highest - lowest + 1)
  for (let index = 0; index < table.length; index++) {
    const value = modalityValue(mapping.modality, lowest + index)
    const grey = Math.round(greyOf(mapping.voi, value))
    const shown = mapping.inverse ? 255 - grey : grey
    table[index] = (0xff000000 | (shown << 16) | (shown << 8) | shown) >>> 0
  }
  return table
}

/** A window that shows all values of a frame which states none. `darkest` and `brightest` are modality values. */
export function windowOfRange(darkest: number, brightest: number): ChosenWindow {
  const [low, high] = darkest <= brightest ? [darkest, brightest] : [brightest, darkest]
  return { center: (low + high + 1) / 2, width: Math.max(1, high - low + 1) }
}
