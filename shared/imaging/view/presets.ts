import type { WindowPreset } from '@shared/imaging/types'
import type { ChosenWindow } from './view'

/**
 * A named window for the menu and the number keys: fixed, the frame's own, the frame's own made wider or narrower, or all
 * values of the frame on screen.
 */
export type NamedWindow = {
  readonly name: string
  readonly window: ChosenWindow | { readonly times: number } | 'as-stored' | 'whole-range'
}

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

/** Where values have no unit of their own there is no usual window, only more or less contrast than the machine chose. */
const withoutUnit: readonly NamedWindow[] = [
  { name: 'more-contrast', window: { times: 0.6 } },
  { name: 'less-contrast', window: { times: 1.6 } },
]

const modalitiesWithoutUnit = new Set(['MR', 'XA', 'RF', 'CR', 'DX', 'US'])

/** The windows offered for a picture: its own first, then those of its modality, then the whole range of values. */
export function windowsFor(modality: string, stated: readonly WindowPreset[]): readonly NamedWindow[] {
  const others = stated.slice(1, 4).map(
    (preset, index): NamedWindow => ({
      name: preset.label ?? `file-${index + 2}`,
      window: { center: preset.center, width: preset.width },
    }),
  )
  const usual = modality === 'CT' ? computedTomography : modalitiesWithoutUnit.has(modality) ? withoutUnit : []
  return [
    { name: 'as-stored', window: 'as-stored' },
    ...others,
    ...usual,
    { name: 'whole-range', window: 'whole-range' },
  ]
}

/**
 * The window after a drag of canvas pixels: to the right is wider (less contrast), down is darker, as radiology viewers
 * have it. `span` is the range of values of the picture; the height of a usual viewport covers it once. A range far
 * below 1 (tiny rescale slopes) gets steps as fine; a picture of one single value (`span` 0) gets those of a range of 1.
 */
export function draggedWindow(
  from: ChosenWindow,
  by: { readonly x: number; readonly y: number },
  span: number,
): ChosenWindow {
  const step = (span > 0 ? span : 1) / 512
  // A `linear` window shows `width - 1` values: with such a range it must not cross 1, where it would become exact.
  const narrowest = span < 1 && from.width > 1 ? 1 + step : step
  return { center: from.center + by.y * step, width: Math.max(narrowest, from.width + by.x * step) }
}
