import english from '@resources/locales/en/pause.json'
import spanish from '@resources/locales/es/pause.json'
import type { CalendarDate, Instant } from '@shared/kit/time'

export type Locale = 'en' | 'es'
export type WordParams = Readonly<Record<string, string | number>>

const catalogues: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en: english, es: spanish }

/** A text of the pause's catalogue with its `{placeholders}` filled. Throws on a key that no catalogue has. */
export function words(locale: Locale, key: string, params: WordParams = {}): string {
  const text = catalogues[locale][key] ?? catalogues.en[key]
  if (text === undefined) throw new Error(`The pause has no text named ${key}`)
  return fill(text, params)
}

/** Puts values into the `{placeholders}` of a text; a placeholder without a value stays visible. */
export function fill(text: string, params: WordParams): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

const months: Readonly<Record<Locale, readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'],
}

/**
 * `12 Mar 1958` of a date or an instant, in the clock the text itself states: no zone can move it to another day.
 * As much as is known of a partial date (`2026-11`, `2021`) is said as it stands.
 */
export function sayDate(date: CalendarDate | Instant, locale: Locale): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  const month = match === null ? undefined : months[locale][Number(match[2]) - 1]
  return match === null || month === undefined ? date : `${Number(match[3])} ${month} ${match[1]}`
}

/** `22 Nov, 20:00` of an instant in its own clock; only the day where no time is known. */
export function sayDateTime(instant: Instant, locale: Locale): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})/.exec(instant)
  const month = match === null ? undefined : months[locale][Number(match[2]) - 1]
  return match === null || month === undefined
    ? sayDate(instant, locale)
    : `${Number(match[3])} ${month}, ${match[4]}:${match[5]}`
}

/** A measured number with the decimal mark of the language. */
export function sayNumber(value: number, locale: Locale): string {
  return locale === 'es' ? String(value).replace('.', ',') : String(value)
}

export function list(texts: readonly string[]): string {
  return texts.join(', ')
}
