import { hourMs, type Instant, minuteMs } from '@shared/kit/time'

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
    daysAgo: (days) => localInstant(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days, 12)).slice(0, 10),
    deviceClock: (minutes) => {
      const taken = at(now.getTime() - minutes * minuteMs)
      return { date: taken.slice(0, 10), time: taken.slice(11, 19) }
    },
  }
}

/** An instant as a clock on the wall shows it, with the offset of this computer: `2026-11-24T08:30:00-05:00`. */
function localInstant(date: Date): Instant {
  const two = (value: number) => String(value).padStart(2, '0')
  const offset = -date.getTimezoneOffset()
  const size = Math.abs(offset)
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
  return `${day}T${time}${offset < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`
}
