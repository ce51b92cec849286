import type { WindowPreset } from '@shared/imaging/types'
import type { ChosenWindow } from './view'

/** A named window for the menu and the number keys. `null` chooses the window of the frame itself. */
export type NamedWindow = { readonly name: string; readonly window: ChosenWindow | null }

/**
 * Usual display windows of computed tomography in Hounsfield units (level and width as most viewers offer them). They
 * only set the picture's contrast; nothing is decided by them.
 */
const computedTomography: readonly NamedWindow[] = [
  { name: 'soft-tissue', window: { center: 40, width: 400 } },
  { name: 'bone', window: { center: 500, width: 2000 } },
  { name: 'spine', window: { center: 50, width: 250 } },
  { name: 'lung', window: { center: -600, width: 1500 } },
]

/** The windows offered for a picture: its own first, then those of its modality, then the whole range of values. */
export function windowsFor(
  modality: string,
  stated: readonly WindowPreset[],
  range: { readonly lowest: number; readonly highest: number } | null,
): readonly NamedWindow[] {
  const own = stated.slice(1, 4).map(
    (preset, index): NamedWindow => ({
      name: preset.label ?? `file-${index + 2}`,
      window: { center: preset.center, width: preset.width },
    }),
  )
  const wide: readonly NamedWindow[] =
    range === null || range.highest <= range.lowest ? [] : [{ name: 'whole-range', window: wholeRange(range) }]
  const usual = modality === 'CT' ? computedTomography : []
  return [{ name: 'as-stored', window: null }, ...own, ...usual, ...wide].slice(0, 9)
}

export function wholeRange(range: { readonly lowest: number; readonly highest: number }): ChosenWindow {
  return { center: (range.lowest + range.highest + 1) / 2, width: range.highest - range.lowest + 1 }
}

/**
 * The window after a drag of canvas pixels: to the right is wider (less contrast), down is darker, as radiology viewers
 * have it. `span` is the range of values of the picture; the height of a usual viewport covers it once.
 */
export function draggedWindow(
  from: ChosenWindow,
  by: { readonly x: number; readonly y: number },
  span: number,
): ChosenWindow {
  const step = Math.max(span, 1) / 512
  return { center: from.center + by.y * step, width: Math.max(step, from.width + by.x * step) }
}
