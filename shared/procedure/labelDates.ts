import type { CalendarDate } from '@shared/kit/time'

/** Dates as labels print them. */

/**
 * `YYMMDD`; day 00 is the last day of the month. The century by the GS1 rule: 51 or more years ahead is the last
 * century, 50 or more behind the next one.
 */
export function dateOf(value: string, today: CalendarDate): CalendarDate | null {
  if (!/^\d{6}$/.test(value)) return null
  const year = fullYear(Number(value.slice(0, 2)), Number(today.slice(0, 4)))
  const month = Number(value.slice(2, 4))
  const day = Number(value.slice(4, 6))
  return calendarDate(year, month, day === 0 ? lastDay(year, month) : day)
}

export function fullYear(twoDigits: number, thisYear: number): number {
  const century = Math.floor(thisYear / 100) * 100
  const ahead = twoDigits - (thisYear % 100)
  if (ahead >= 51) return century - 100 + twoDigits
  return ahead <= -50 ? century + 100 + twoDigits : century + twoDigits
}

export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
