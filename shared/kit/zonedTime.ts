import type { CalendarDate, Instant } from '@shared/kit/time'
import { toMs } from '@shared/kit/time'
import { z } from 'zod'

/** Whether a text names a time zone of the IANA list, for example `America/New_York`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }) instanceof Intl.DateTimeFormat
  } catch {
    return false
  }
}

export const timeZoneSchema = z.string().min(1).max(64).refine(isTimeZone, 'not a time zone')

/** A clock on a wall: month 1-12, weekday 0 for Sunday, hour 0-23. */
export type WallTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
  readonly hour: number
  readonly minute: number
}

/** What the clock on the wall of a time zone shows at an instant; daylight saving included. */
export function wallTime(instant: Instant, timeZone: string): WallTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const parts = new Map(format.formatToParts(toMs(instant)).map(({ type, value }) => [type, Number(value)]))
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN
  const [year, month, day] = [of('year'), of('month'), of('day')]
  return { year, month, day, weekday: weekdayOf(year, month, day), hour: of('hour'), minute: of('minute') }
}

/** The calendar date in a time zone at an instant. */
export function dateIn(instant: Instant, timeZone: string): CalendarDate {
  const { year, month, day } = wallTime(instant, timeZone)
  return isoDate(Date.UTC(year, month - 1, day))
}

/** A calendar date so many days later. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return isoDate(dateMs(date) + days * 86_400_000)
}

/** Whole days from `earlier` to `later`; negative when they are the other way round. */
export function daysBetween(earlier: CalendarDate, later: CalendarDate): number {
  return Math.round((dateMs(later) - dateMs(earlier)) / 86_400_000)
}

/** A calendar date taken apart. Throws on a text that is no date. */
export function dateParts(date: CalendarDate): Pick<WallTime, 'year' | 'month' | 'day' | 'weekday'> {
  const at = new Date(dateMs(date))
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()]
  return { year, month, day, weekday: weekdayOf(year, month, day) }
}

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

function dateMs(date: CalendarDate): number {
  return toMs(`${date}T00:00:00.000Z`)
}

function isoDate(ms: number): CalendarDate {
  return new Date(ms).toISOString().slice(0, 10)
}
