import english from '@resources/locales/en/note.json'
import spanish from '@resources/locales/es/note.json'
import { fillPlaceholders } from '@shared/kit/fillPlaceholders'
import { localDate } from '@shared/kit/time'

export type NoteLocale = 'en' | 'es'

const catalogues: Readonly<Record<NoteLocale, Readonly<Record<string, string>>>> = { en: english, es: spanish }

type Params = Readonly<Record<string, string | number>>

/** The sentences of the note in one language, and how that language writes dates and lists. */
export type NoteWords = {
  readonly locale: NoteLocale
  readonly say: (key: string, params?: Params) => string
  /** The catalogue's name in the language of the note. */
  readonly name: (name: { readonly en: string; readonly es: string }) => string
  /** A molecule as the language calls it; its code where the catalogue of words lacks it. */
  readonly agent: (agent: string) => string
  /** A number as the language writes it: `0.8`, `0,8`; no trailing zeros, no groups, never in exponents. */
  readonly number: (value: number) => string
  /** `24 November 2026` by the calendar of the room. */
  readonly day: (at: string, offsetMinutes: number) => string
  /** `24 November 2026` for a date of the calendar. */
  readonly date: (date: string) => string
  /** `a, b and c`. */
  readonly listed: (words: readonly string[]) => string
}

export function noteWords(locale: NoteLocale): NoteWords {
  const say = (key: string, params: Params = {}): string => {
    const template = catalogues[locale][key]
    if (template === undefined) throw new Error(`The note has no words for ${key}`)
    return fillPlaceholders(template, params)
  }
  const date = (text: string): string => {
    const [year = '', month = '', day = ''] = text.split('-')
    return say('date', { day: Number(day), month: say(`month.${Number(month)}`), year })
  }
  return {
    locale,
    say,
    name: (name) => name[locale],
    agent: (agent) => catalogues[locale][`agent.${agent}`] ?? agent,
    number: (value) => String(Math.round(value * 1e6) / 1e6).replace('.', say('decimal')),
    day: (at, offsetMinutes) => date(localDate(at, offsetMinutes)),
    date,
    listed: (words) =>
      words.length <= 1 ? words.join('') : `${words.slice(0, -1).join(', ')}${say('and')}${words.at(-1)}`,
  }
}
