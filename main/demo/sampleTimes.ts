import { hourMs, type Instant, minuteMs } from '@shared/kit/time'
import { localClock, localDay, localInstant } from '../localClock'

/** Times of the sample day, all from one look at the clock. */
export type SampleTimes = {
  readonly now: Date
  /** An appointment on the local day of `now`, minutes after midnight. */
  readonly appointment: (minutesOfDay: number) => Instant
  /** Hours before the needle: before the appointment, or before now where the appointment is past. */
  readonly beforeNeedle: (appointment: Instant, hours: number) => Instant
  /** Minutes before now. */
  readonly minutesAgo: (minutes: number) => Instant
  /** Local date so many days before today, `YYYY-MM-DD`. */
  readonly daysAgo: (days: number) => string
  /** Local date and time of day so many minutes before now, as a device's clock says them. */
  readonly deviceClock: (minutesAgo: number) => { readonly date: string; readonly time: string }
}

export function sampleTimes(now: Date): SampleTimes {
  const at = (ms: number) => localInstant(new Date(ms))
  return {
    now,
    appointment: (minutesOfDay) =>
      localInstant(new Date(now.getFullYear(), now.getMonth(), now.getDate(), 0, minutesOfDay)),
    beforeNeedle: (appointment, hours) => {
      const needle = Math.max(Date.parse(appointment), now.getTime())
      return at(needle - hours * hourMs)
    },
    minutesAgo: (minutes) => at(now.getTime() - minutes * minuteMs),
    daysAgo: (days) => localDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days, 12)),
    deviceClock: (minutes) => localClock(new Date(now.getTime() - minutes * minuteMs)),
  }
}
