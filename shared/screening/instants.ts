import { dayMs, hourMs, minuteMs } from '@shared/kit/time'
import { joined, type Wording, w } from '@shared/screening/wording'

const instantWithOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i

/** Minutes east of UTC in an instant's text; 0 for `Z`. */
export function offsetMinutes(instant: string): number {
  const match = /([+-])(\d{2}):?(\d{2})$/.exec(instant)
  if (match === null || !instant.includes('T')) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return match[1] === '-' ? -minutes : minutes
}

/** An instant as text in a given offset, to the second (or the millisecond, where there is one). */
export function instantText(ms: number, offset: number): string {
  const local = new Date(ms + offset * minuteMs).toISOString()
  const withoutZone = ms % 1000 === 0 ? local.slice(0, 19) : local.slice(0, 23)
  const size = Math.abs(offset)
  const pair = (value: number) => String(value).padStart(2, '0')
  return `${withoutZone}${offset < 0 ? '-' : '+'}${pair(Math.floor(size / 60))}:${pair(size % 60)}`
}

export type KnownMoment = {
  /** The last instant it can have been, in milliseconds. */
  readonly ms: number
  /** False where only a date, a month or a year is known. */
  readonly exact: boolean
}

/**
 * The last instant that a known time can mean. A date is over when it is over everywhere on Earth, so that the answer
 * does not depend on a time zone nobody stated; a time without a zone is read in `offset`. Null for an impossible date.
 */
export function lastMoment(text: string, offset: number): KnownMoment | null {
  const tidy = text.trim().replace(' ', 'T')
  if (tidy.length > 10) {
    const zoned = instantWithOffset.test(tidy) ? tidy : `${tidy}${instantText(0, offset).slice(19)}`
    const ms = Date.parse(zoned)
    if (Number.isNaN(ms) || !realDate(tidy.slice(0, 10))) return null
    return { ms, exact: true }
  }
  const [year, month, day] = tidy.split('-').map(Number)
  if (year === undefined || Number.isNaN(year)) return null
  if (day !== undefined && !realDate(tidy)) return null
  if (month !== undefined && (month < 1 || month > 12)) return null
  const next =
    day !== undefined && month !== undefined
      ? Date.UTC(year, month - 1, day + 1)
      : month !== undefined
        ? Date.UTC(year, month, 1)
        : Date.UTC(year + 1, 0, 1)
  return { ms: next + 12 * hourMs, exact: false }
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export function realDate(date: string): boolean {
  const [year, month, day] = date.split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  const made = new Date(Date.UTC(year, month - 1, day))
  return made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day
}

/** Adds an ISO 8601 duration of days, hours, or calendar months. Throws on a text that is none: tables are checked at load. */
export function addDuration(ms: number, duration: string): number {
  const months = /^P(\d+)M$/.exec(duration)
  if (months === null) return ms + durationMs(duration)
  const date = new Date(ms)
  const wanted = date.getUTCMonth() + Number(months[1])
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), wanted + 1, 0)).getUTCDate()
  const day = Math.min(date.getUTCDate(), lastDay)
  return (
    Date.UTC(date.getUTCFullYear(), wanted, day) +
    (ms - Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()))
  )
}

/** Length of `P3D` or `PT24H`; a day is 24 hours. */
export function durationMs(duration: string): number {
  const match = /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(duration)
  if (match === null || (match[1] === undefined && match[2] === undefined))
    throw new RangeError(`Not a duration: ${duration}`)
  return Number(match[1] ?? 0) * dayMs + Number(match[2] ?? 0) * hourMs
}

/** A required interval in words: `72 h`, `7 days (168 h)`. */
export function intervalText(ms: number): Wording {
  const hours = ms / hourMs
  return hours > 96 && hours % 24 === 0 ? w`${hours / 24} days (${hours} h)` : w`${hours} h`
}

/** Time that has passed, to the minute, rounded down: `37 h`, `71 h 59 min`, `6 days 23 h`; from thirty days on in days. */
export function elapsedText(ms: number): Wording {
  const minutes = Math.floor(Math.abs(ms) / minuteMs)
  const hours = Math.floor(minutes / 60)
  const text = hours < 30 * 24 ? toTheMinute(hours, minutes) : w`${Math.floor(hours / 24)} days`
  return ms < 0 ? w`${text} before it` : text
}

function toTheMinute(hours: number, minutes: number): Wording {
  const parts = hours > 96 ? [w`${Math.floor(hours / 24)} days`] : [w`${hours} h`]
  if (hours > 96 && hours % 24 !== 0) parts.push(w`${hours % 24} h`)
  if (minutes % 60 !== 0) parts.push(w`${minutes % 60} min`)
  return joined(parts, ' ')
}

/**
 * Whole years of age at an instant, counted as soon as the birthday has begun anywhere on Earth: the older age is the
 * stricter one, and the answer does not depend on the offset the instant is written in.
 */
export function ageAt(birthDate: string, ms: number): number {
  const on = new Date(ms + 14 * hourMs)
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number)
  const passed = on.getUTCMonth() + 1 - month || on.getUTCDate() - day
  return on.getUTCFullYear() - year - (passed < 0 ? 1 : 0)
}
