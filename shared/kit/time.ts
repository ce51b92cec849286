import { z } from 'zod'

/** An instant with its offset, ISO 8601, for example `2026-11-24T09:00:00-05:00` or `2026-11-24T14:00:00.000Z`. */
export const instantSchema = z.iso.datetime({ offset: true })
export type Instant = string

/** A calendar date without a time, ISO 8601, for example `1954-03-02`. */
export const dateSchema = z.iso.date()
export type CalendarDate = string

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** Milliseconds since the Unix epoch. Throws on a text that is no instant: parse at the boundary first. */
export function toMs(instant: Instant): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant: ${instant}`)
  return ms
}

/** The instant in UTC with milliseconds, as stored in every event. */
function fromMs(ms: number): Instant {
  return new Date(ms).toISOString()
}

/** Milliseconds from `earlier` to `later`; negative when they are the other way round. */
export function elapsedMs(earlier: Instant, later: Instant): number {
  return toMs(later) - toMs(earlier)
}

export function addMs(instant: Instant, ms: number): Instant {
  return fromMs(toMs(instant) + ms)
}

/** The calendar date of a place so many minutes east of UTC at an instant. */
export function localDate(instant: Instant, offsetMinutes: number): CalendarDate {
  return addMs(instant, offsetMinutes * minuteMs).slice(0, 10)
}

/** Whole years of age on a day. Both dates as `YYYY-MM-DD`. */
export function ageInYears(birthDate: CalendarDate, on: CalendarDate): number {
  const [by, bm, bd] = parts(birthDate)
  const [oy, om, od] = parts(on)
  return oy - by - (om < bm || (om === bm && od < bd) ? 1 : 0)
}

function parts(date: CalendarDate): [number, number, number] {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  if (match === null) throw new RangeError(`Not a date: ${date}`)
  return [Number(match[1]), Number(match[2]), Number(match[3])]
}
