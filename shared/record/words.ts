import diaryEn from '@resources/locales/en/diary.json'
import imagesEn from '@resources/locales/en/images.json'
import outcomesEn from '@resources/locales/en/outcomes.json'
import pauseEn from '@resources/locales/en/pause.json'
import phoneEn from '@resources/locales/en/phone.json'
import prepareEn from '@resources/locales/en/prepare.json'
import recoveryEn from '@resources/locales/en/recovery.json'
import rescueEn from '@resources/locales/en/rescue.json'
import timelineEn from '@resources/locales/en/timeline.json'
import diaryEs from '@resources/locales/es/diary.json'
import imagesEs from '@resources/locales/es/images.json'
import outcomesEs from '@resources/locales/es/outcomes.json'
import pauseEs from '@resources/locales/es/pause.json'
import phoneEs from '@resources/locales/es/phone.json'
import prepareEs from '@resources/locales/es/prepare.json'
import recoveryEs from '@resources/locales/es/recovery.json'
import rescueEs from '@resources/locales/es/rescue.json'
import timelineEs from '@resources/locales/es/timeline.json'
import { fillPlaceholders } from '@shared/kit/fillPlaceholders'
import { type NoteLocale, type NoteWords, noteWords } from '@shared/procedure/note/words'

const catalogues = {
  timeline: { en: timelineEn, es: timelineEs },
  diary: { en: diaryEn, es: diaryEs },
  images: { en: imagesEn, es: imagesEs },
  outcomes: { en: outcomesEn, es: outcomesEs },
  pause: { en: pauseEn, es: pauseEs },
  phone: { en: phoneEn, es: phoneEs },
  prepare: { en: prepareEn, es: prepareEs },
  recovery: { en: recoveryEn, es: recoveryEs },
  rescue: { en: rescueEn, es: rescueEs },
} as const satisfies Readonly<Record<string, Readonly<Record<NoteLocale, Readonly<Record<string, string>>>>>>

type Area = keyof typeof catalogues
type Params = Readonly<Record<string, string | number>>

/**
 * The words of the timeline in one language. What the note says too comes from the note, and what a screen calls by a
 * name comes from the catalogue of that screen: the same thing is never said in two ways.
 */
export type TimelineWords = {
  readonly note: NoteWords
  /** A sentence of the timeline's own. */
  readonly tell: (key: string, params?: Params) => string
  /** A word of a screen's catalogue. Throws where that catalogue lacks it. */
  readonly of: (area: Area, key: string, params?: Params) => string
  /** The same; null where that catalogue lacks it, as for a code that is no longer in use. */
  readonly known: (area: Area, key: string, params?: Params) => string | null
}

export function timelineWords(locale: NoteLocale): TimelineWords {
  const known = (area: Area, key: string, params: Params = {}): string | null => {
    const catalogue: Readonly<Record<string, string>> = catalogues[area][locale]
    const template = catalogue[key]
    return template === undefined ? null : fillPlaceholders(template, params)
  }
  const of = (area: Area, key: string, params: Params = {}): string => {
    const said = known(area, key, params)
    if (said === null) throw new Error(`The catalogue ${area} has no words for ${key}`)
    return said
  }
  return { note: noteWords(locale), tell: (key, params) => of('timeline', key, params), of, known }
}
