/** Dates and times as the locale writes them, in the station's own zone, with the weekday where it matters. */

const cache = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale, options)
  cache.set(key, made)
  return made
}

function pageLocale(): string {
  return document.documentElement.lang || 'en'
}

/** English is written day first: `24 Nov` cannot be taken for a month and a year, as `11/24` can. */
function dateLocale(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale
}

/** `08:41`, 24 hours: no morning taken for an evening. */
export function formatTime(instant: string, locale = pageLocale()): string {
  return formatter(dateLocale(locale), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  )
}

/** `24 Nov` of an instant. */
export function formatDayMonth(instant: string, locale = pageLocale()): string {
  return formatter(dateLocale(locale), { day: 'numeric', month: 'short' }).format(new Date(instant))
}

/** `Tue 24 Nov 2026` of an instant. */
export function formatDate(instant: string, locale = pageLocale()): string {
  return formatter(dateLocale(locale), { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(instant),
  )
}

/** `Tuesday 24 November` of an instant. */
export function formatLongDay(instant: string, locale = pageLocale()): string {
  return formatter(dateLocale(locale), { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(instant))
}

/** `Wed 25 Nov, 20:00`. */
export function formatDateTime(instant: string, locale = pageLocale()): string {
  const day = formatter(dateLocale(locale), { weekday: 'short', day: 'numeric', month: 'short' }).format(
    new Date(instant),
  )
  return `${day}, ${formatTime(instant, locale)}`
}

/** `12 Mar 1958` of a calendar date: no zone can move it to another day. */
export function formatCalendarDate(date: string, locale = pageLocale()): string {
  return formatter(dateLocale(locale), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )
}

/** `YYYY-MM-DD` of an instant in the station's zone: the day it belongs to on the board. */
export function localDay(instant: string): string {
  const at = new Date(instant)
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
}

export function instantToLocalInput(instant: string): string {
  const at = new Date(instant)
  return `${localDay(instant)}T${pad(at.getHours())}:${pad(at.getMinutes())}`
}

/** Minutes east of UTC of the station's clock at an instant. */
export function offsetMinutesAt(instant: string): number {
  return 0 - new Date(instant).getTimezoneOffset()
}

/** The instant with the station's offset that a local date and time mean; null where it is incomplete. */
export function localInputToInstant(typed: string): string | null {
  const at = new Date(typed)
  if (typed === '' || Number.isNaN(at.getTime())) return null
  const offset = offsetMinutesAt(typed)
  const sign = offset < 0 ? '-' : '+'
  const minutes = Math.abs(offset)
  return `${localDay(at.toISOString())}T${pad(at.getHours())}:${pad(at.getMinutes())}:00${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

/** `00:06:12` of a length in milliseconds. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

/** A measured value with at most one decimal, as the language writes it. */
export function formatMeasured(value: number, locale = pageLocale()): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false }).format(value)
}

/** A recorded number with all its digits, as the language writes it: `0.125`, `0,125`. */
export function formatExact(value: number, locale = pageLocale()): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false }).format(value)
}

/** A number to three significant digits, as the language writes it. */
export function formatNumber(value: number, locale = pageLocale()): string {
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, useGrouping: false }).format(value)
}
