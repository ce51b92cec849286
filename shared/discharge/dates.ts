import type { InstructionLibrary } from '@shared/discharge/library'
import { fillPlaceholders } from '@shared/kit/fillPlaceholders'
import type { CalendarDate, Instant } from '@shared/kit/time'
import { dateIn, dateParts, type WallTime, wallTime } from '@shared/kit/zonedTime'

type Words = Pick<InstructionLibrary, 'words'>

/** Dates and times in the sheet's own words, so that a print does not change with the computer it is made on. */
export function sayDate(date: CalendarDate, { words }: Words, form: 'date' | 'shortDate' | 'birthDate'): string {
  const { year, month, day, weekday } = dateParts(date)
  const values = { year, day, month: words.months[month - 1] ?? '', weekday: words.weekdays[weekday] ?? '' }
  return fillPlaceholders(words[form], values)
}

/** A clock time as people say it: "9:00 in the morning". Hours 0-23 become 12 and 1-11 with a word for the half of day. */
export function sayTime({ hour, minute }: Pick<WallTime, 'hour' | 'minute'>, { words }: Words): string {
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')}`
  return fillPlaceholders(words.times[partOfDay(hour, minute)], { clock })
}

function partOfDay(hour: number, minute: number): keyof InstructionLibrary['words']['times'] {
  if (hour === 0 && minute === 0) return 'midnight'
  if (hour === 12 && minute === 0) return 'noon'
  if (hour < 5) return 'night'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

/** Weekday, date and time of an instant as the clock of the time zone shows it. */
export function sayInstant(instant: Instant, timeZone: string, library: Words): string {
  const date = sayDate(dateIn(instant, timeZone), library, 'shortDate')
  return fillPlaceholders(library.words.dateTime, { date, time: sayTime(wallTime(instant, timeZone), library) })
}
