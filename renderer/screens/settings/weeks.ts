import { localDay } from '../../text/format'

/** `YYYY-MM-DD` so many days after a calendar date. */
export function daysLater(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** The Monday of the week in which an instant lies, by the station's calendar. */
export function mondayOf(instant: string): string {
  const day = localDay(instant)
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return daysLater(day, -((weekday + 6) % 7))
}
