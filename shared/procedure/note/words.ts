import type { SpreadMode, SpreadView } from '@shared/procedure/vocabulary'

/** The words of the note for what the record holds as codes. */
const views: Readonly<Record<SpreadView, string>> = {
  ap: 'AP',
  lateral: 'lateral',
  'contralateral-oblique': 'contralateral oblique',
  'ipsilateral-oblique': 'oblique',
  other: 'another view',
}
export const viewName = (view: SpreadView): string => views[view]

const modes: Readonly<Record<Exclude<SpreadMode, 'none'>, string>> = {
  static: 'on a still image',
  live: 'under live fluoroscopy',
  dsa: 'with digital subtraction',
}
export const modeName = (mode: Exclude<SpreadMode, 'none'>): string => modes[mode]
