import { ok, type Result } from '@shared/kit/result'
import type { CalendarDate } from '@shared/kit/time'
import { calendarDate, fullYear, lastDay } from '@shared/procedure/labelDates'
import {
  emptyLabel,
  noScan,
  type ScanFailure,
  type ScannedLabel,
  type ScanOptions,
  type ScanWarning,
  warn,
} from '@shared/procedure/scannedLabel'

/** HIBC supplier labels (ANSI/HIBC 2.6): `+` labeler, product, unit of measure, and secondary data after `/`. */

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%'

/** The last character is the sum of all others modulo 43. */
export function hibcCheckIsSound(text: string): boolean {
  const body = text.slice(0, -1)
  let sum = 0
  for (const character of body) {
    const value = alphabet.indexOf(character)
    if (value === -1) return false
    sum += value
  }
  return alphabet[sum % 43] === text.at(-1)
}

type Secondary = {
  readonly lot: string | null
  readonly expiry: CalendarDate | null
  readonly serial: string | null
  readonly manufactured: CalendarDate | null
}
const nothingMore: Secondary = { lot: null, expiry: null, serial: null, manufactured: null }

export function readHibc(text: string, options: ScanOptions): Result<ScannedLabel, ScanFailure> {
  if (text.startsWith('++')) {
    return noScan('basic-udi', 'This is the number of a device family, not of a package. Scan the code on the package.')
  }
  const warnings: ScanWarning[] = []
  const sound = hibcCheckIsSound(text)
  if (!sound) {
    warnings.push(
      warn('check-character', 'The check character of this code does not fit. Compare everything with the label.'),
    )
  }
  const [first = '', ...more] = text.slice(1, -1).split('/')
  const secondaryOnly = /^[$\d]/.test(first)
  const primary = secondaryOnly ? null : /^([A-Z][A-Z0-9]{3})([A-Z0-9]{1,18})(\d)$/.exec(first)
  if (!secondaryOnly && primary === null) {
    return noScan('bad-hibc', 'This code starts like a HIBC label and cannot be read as one.')
  }
  const parts = secondaryOnly ? [first, ...more] : more
  let found = nothingMore
  for (const part of parts) found = { ...found, ...readPart(part, options, warnings) }
  if (found.expiry === null && !warnings.some((each) => each.code === 'bad-date')) {
    warnings.push(warn('no-expiry', 'This code holds no expiry date. Read it from the label.'))
  }
  const [, labeler = '', product = '', unitOfMeasure = ''] = primary ?? []
  return ok({
    ...emptyLabel,
    ...found,
    standard: 'hibc',
    hibc: primary === null ? null : { labeler, product, unitOfMeasure },
    trustworthy: sound,
    warnings,
  })
}

function readPart(part: string, options: ScanOptions, warnings: ScanWarning[]): Partial<Secondary> {
  if (part.startsWith('$$+')) return dated(part.slice(3), 'serial', options, warnings)
  if (part.startsWith('$$')) return dated(afterQuantity(part.slice(2)), 'lot', options, warnings)
  if (part.startsWith('$+')) return { serial: textOrNull(part.slice(2)) }
  if (part.startsWith('$')) return { lot: textOrNull(part.slice(1)) }
  if (part.startsWith('16D')) return { manufactured: longDate(part.slice(3), badProductionDate, warnings) }
  if (part.startsWith('14D')) return { expiry: longDate(part.slice(3), badDate, warnings) }
  if (part.startsWith('S')) return { serial: textOrNull(part.slice(1)) }
  const julian = /^(\d{2})(\d{3})(.*)$/.exec(part)
  if (julian !== null) {
    const [, year = '', day = '', lot = ''] = julian
    return { expiry: julianDate(year, day, options, warnings), lot: textOrNull(lot) }
  }
  warnings.push(warn('unread-rest', `Not read: ${part}`, { rest: part }))
  return {}
}

/** A quantity of two digits after 8, or five after 9, stands before the date. */
function afterQuantity(rest: string): string {
  if (/^8\d{2}/.test(rest)) return rest.slice(3)
  if (/^9\d{5}/.test(rest)) return rest.slice(6)
  return rest
}

/** The digit after `$$` says how the date is written; 0 and 1 are themselves the first digit of a month. */
function dated(
  rest: string,
  names: 'lot' | 'serial',
  options: ScanOptions,
  warnings: ScanWarning[],
): Partial<Secondary> {
  const named = (text: string): Partial<Secondary> =>
    names === 'lot' ? { lot: textOrNull(text) } : { serial: textOrNull(text) }
  const flag = rest.charAt(0)
  const body = rest.slice(1)
  const year = (digits: string) => fullYear(Number(digits), Number(options.today.slice(0, 4)))
  const take = (length: number, date: (digits: string) => CalendarDate | null): Partial<Secondary> => {
    const digits = body.slice(0, length)
    const expiry = /^\d+$/.test(digits) && digits.length === length ? date(digits) : null
    if (expiry === null) warnings.push(badDate(digits))
    return { expiry, ...named(body.slice(length)) }
  }
  switch (flag) {
    case '0':
    case '1': {
      const digits = rest.slice(0, 4)
      const full = year(digits.slice(2, 4))
      const month = Number(digits.slice(0, 2))
      const expiry = /^\d{4}$/.test(digits) ? calendarDate(full, month, lastDay(full, month)) : null
      if (expiry === null) warnings.push(badDate(digits))
      return { expiry, ...named(rest.slice(4)) }
    }
    case '2':
      return take(6, (d) => calendarDate(year(d.slice(4, 6)), Number(d.slice(0, 2)), Number(d.slice(2, 4))))
    case '3':
      return take(6, (d) => calendarDate(year(d.slice(0, 2)), Number(d.slice(2, 4)), Number(d.slice(4, 6))))
    case '4':
      return take(8, (d) => calendarDate(year(d.slice(0, 2)), Number(d.slice(2, 4)), Number(d.slice(4, 6))))
    case '5':
      return take(5, (d) => dayOfYear(year(d.slice(0, 2)), Number(d.slice(2, 5))))
    case '6':
      return take(7, (d) => dayOfYear(year(d.slice(0, 2)), Number(d.slice(2, 5))))
    case '7':
      return named(body)
    default:
      warnings.push(warn('unread-rest', `Not read: ${rest}`, { rest }))
      return {}
  }
}

function julianDate(year: string, day: string, options: ScanOptions, warnings: ScanWarning[]): CalendarDate | null {
  const date = dayOfYear(fullYear(Number(year), Number(options.today.slice(0, 4))), Number(day))
  if (date === null) warnings.push(badDate(`${year}${day}`))
  return date
}

/** The date of the n-th day of a year, 1 for the first of January; null where the year has no such day. */
function dayOfYear(year: number, day: number): CalendarDate | null {
  let left = day
  for (let month = 1; month <= 12; month += 1) {
    const length = lastDay(year, month)
    if (left <= length) return calendarDate(year, month, left)
    left -= length
  }
  return null
}

function longDate(digits: string, bad: (digits: string) => ScanWarning, warnings: ScanWarning[]): CalendarDate | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(digits)
  const date = match === null ? null : calendarDate(Number(match[1]), Number(match[2]), Number(match[3]))
  if (date === null) warnings.push(bad(digits))
  return date
}

const badDate = (digits: string): ScanWarning =>
  warn('bad-date', `The expiry date ${digits} does not exist. Read it from the label.`, { date: digits })
const badProductionDate = (digits: string): ScanWarning =>
  warn('bad-production-date', `The production date ${digits} does not exist. Read it from the label.`, { date: digits })

const textOrNull = (text: string): string | null => (text === '' ? null : text)
