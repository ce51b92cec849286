import type { CalendarDate, Instant } from '@shared/kit/time'

const two = (value: number): string => String(value).padStart(2, '0')

/** Minutes east of UTC of this station's clock at an instant. */
export function offsetMinutesAt(at: Date): number {
  return 0 - at.getTimezoneOffset()
}

/** The calendar date of this station at an instant. */
export function localDay(at: Date): CalendarDate {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** Date and time of day (`08:30:00`) as this station's clock shows them. */
export function localClock(at: Date): { readonly date: CalendarDate; readonly time: string } {
  return { date: localDay(at), time: [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':') }
}

/** An instant as this station's clock shows it, with its offset: `2026-11-24T08:30:00-05:00`. */
export function localInstant(at: Date): Instant {
  const { date, time } = localClock(at)
  const offset = offsetMinutesAt(at)
  const size = Math.abs(offset)
  return `${date}T${time}${offset < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`
}
