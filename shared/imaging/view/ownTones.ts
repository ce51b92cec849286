import type { WindowPreset } from '@shared/imaging/types'
import { type VoiTable, windowOfRange } from './displayTable'
import type { GreyPicture } from './picture'

/** A window, or a table of values, that turns modality values into grey tones. */
export type Voi = Pick<WindowPreset, 'center' | 'width' | 'fn'> | VoiTable

/** The tones of a grey picture before a person changes them: its own window, its own table, or all its values. */
export function ownVoi(picture: GreyPicture): Voi {
  const [window] = picture.windows
  if (window !== undefined) return window
  const [table] = picture.voiTables
  if (table !== undefined) return table
  return { ...windowOfRange(picture.darkest, picture.brightest), fn: 'linear' }
}
