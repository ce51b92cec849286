import { ok, type Result } from '@shared/kit/result'
import type { CalendarDate } from '@shared/kit/time'
import { dateOf } from '@shared/procedure/labelDates'
import {
  emptyLabel,
  noScan,
  type ScanFailure,
  type ScannedLabel,
  type ScanOptions,
  type ScanWarning,
  warn,
} from '@shared/procedure/scannedLabel'

/**
 * Element strings of GS1 DataMatrix, GS1-128 and GS1 Digital Link, as a scanner hands them over (GS1 General
 * Specifications, sections 3 and 7.8). What cannot be read for certain is left out and said, never guessed.
 */

export const separator = '\u001d'

/** Data lengths of application identifiers that a drug or device label may carry. `max` marks a variable length. */
type Element = { readonly ai: string; readonly length: number } | { readonly ai: string; readonly max: number }

const fixed: Readonly<Record<string, number>> = {
  '00': 18,
  '01': 14,
  '02': 14,
  '11': 6,
  '12': 6,
  '13': 6,
  '15': 6,
  '16': 6,
  '17': 6,
  '20': 2,
  '402': 17,
  '410': 13,
  '411': 13,
  '412': 13,
  '413': 13,
  '414': 13,
  '415': 13,
  '416': 13,
  '417': 13,
  '422': 3,
  '7003': 10,
  '8005': 6,
  '8006': 18,
  '8017': 18,
  '8018': 18,
}
const variable: Readonly<Record<string, number>> = {
  '10': 20,
  '21': 20,
  '22': 20,
  '30': 8,
  '37': 8,
  '90': 30,
  '91': 90,
  '92': 90,
  '93': 90,
  '94': 90,
  '95': 90,
  '96': 90,
  '97': 90,
  '98': 90,
  '99': 90,
  '235': 28,
  '240': 30,
  '241': 30,
  '242': 6,
  '250': 30,
  '251': 30,
  '254': 20,
  '400': 30,
  '401': 30,
  '420': 20,
  '710': 20,
  '711': 20,
  '712': 20,
  '713': 20,
  '714': 20,
  '715': 20,
  '716': 20,
  '8004': 30,
  '8008': 12,
  '8012': 20,
  '8020': 25,
}

function elementAt(text: string): Element | undefined {
  for (const size of [2, 3, 4]) {
    const ai = text.slice(0, size)
    const length = fixed[ai]
    if (length !== undefined) return { ai, length }
    const max = variable[ai]
    if (max !== undefined) return { ai, max }
  }
  // Measures and amounts: four digits of identifier, six of value, or up to fifteen.
  const measure = /^3[1-6]\d\d/.exec(text)
  if (measure !== null) return { ai: measure[0], length: 6 }
  const amount = /^39[0-3]\d/.exec(text)
  return amount === null ? undefined : { ai: amount[0], max: 18 }
}

type Field = { readonly ai: string; readonly value: string }
type Parsed = { readonly fields: readonly Field[]; readonly warnings: readonly ScanWarning[] }

/** Reads a GS1 text after prefix and leading separator were taken off. Callers: see `readScan`. */
export function readGs1(text: string, options: ScanOptions): Result<ScannedLabel, ScanFailure> {
  const parsed = text.startsWith('(') ? bracketed(text) : elements(text)
  return parsed.ok ? label(parsed.value, options) : parsed
}

/** A plain EAN-8, UPC-A, EAN-13 or GTIN-14: the product and nothing else. */
export function readEan(digits: string): Result<ScannedLabel, ScanFailure> {
  const gtin = digits.padStart(14, '0')
  if (!gtinIsSound(gtin)) return wrongCheckDigit
  return ok({
    ...emptyLabel,
    standard: 'ean',
    gtin,
    warnings: [
      warn('no-expiry', 'This code holds no expiry date. Read it from the label.'),
      warn('no-lot', 'This code holds no lot. Read it from the label.'),
    ],
  })
}

/** `https://…/01/GTIN/10/LOT?17=YYMMDD` (GS1 Digital Link). The address itself is never opened. */
export function readDigitalLink(text: string, options: ScanOptions): Result<ScannedLabel, ScanFailure> {
  const [path = '', query = ''] = text.replace(/^https?:\/\/[^/]*/i, '').split(/\?(.*)/s)
  const parts = path.split('/').filter((part) => part !== '')
  const start = parts.indexOf('01')
  if (start === -1) return noScan('address-only', 'This is a web address without a product in it.')
  const fields: Field[] = []
  for (let at = start; at + 1 < parts.length; at += 2) pushField(fields, parts[at], parts[at + 1])
  for (const pair of query.split(/[&;#]/)) {
    const [key, value] = pair.split('=')
    if (key !== undefined && /^\d{2,4}$/.test(key)) pushField(fields, key, value)
  }
  const gtin = fields.find((field) => field.ai === '01')
  if (gtin !== undefined && !/^\d{8,14}$/.test(gtin.value)) return shortElement('01')
  const padded = fields.map((field) => (field.ai === '01' ? { ...field, value: field.value.padStart(14, '0') } : field))
  return label({ fields: padded, warnings: [] }, options)
}

function pushField(fields: Field[], ai: string | undefined, value: string | undefined): void {
  if (ai === undefined || value === undefined) return
  fields.push({ ai, value: decoded(value) })
}

/** Percent-decoding that leaves alone what is not properly encoded. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function bracketed(text: string): Result<Parsed, ScanFailure> {
  const fields: Field[] = []
  const pattern = /\((\d{2,4})\)([^(]*)/gy
  let end = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, ai = '', value = ''] = match
    const element = elementAt(ai)
    if (element === undefined || element.ai !== ai) return unknownElement(ai)
    const tidy = value.trim()
    if ('length' in element ? tidy.length !== element.length : tidy.length === 0 || tidy.length > element.max) {
      return shortElement(ai)
    }
    fields.push({ ai, value: tidy })
    end = match.index + whole.length
  }
  if (end !== text.length || fields.length === 0) {
    return noScan('bad-brackets', 'The brackets of this code cannot be read.')
  }
  return ok({ fields, warnings: [] })
}

function elements(text: string): Result<Parsed, ScanFailure> {
  const fields: Field[] = []
  const warnings: ScanWarning[] = []
  let rest = text
  while (rest.length > 0) {
    const element = elementAt(rest)
    if (element === undefined) return unknownElement(rest.slice(0, 4))
    const body = rest.slice(element.ai.length)
    if ('length' in element) {
      const value = body.slice(0, element.length)
      if (value.length < element.length || value.includes(separator)) return shortElement(element.ai)
      fields.push({ ai: element.ai, value })
      rest = body.slice(element.length)
      if (rest.startsWith(separator)) rest = rest.slice(1)
      continue
    }
    const end = body.indexOf(separator)
    const value = (end === -1 ? body : body.slice(0, end)).slice(0, element.max)
    if (value.length === 0) return shortElement(element.ai)
    fields.push({ ai: element.ai, value })
    rest = body.slice(value.length)
    if (rest.startsWith(separator)) {
      rest = rest.slice(1)
    } else if (rest.length > 0) {
      // A variable field of full length must still be closed by a separator. What follows cannot be told apart from it.
      warnings.push(
        warn(
          'separator-missing',
          'The scanner lost a separator, so lot, serial and expiry cannot be told apart. Read them from the label.',
        ),
        warn('unread-rest', `Not read: ${rest}`, { rest }),
      )
      return ok({ fields: fields.filter((field) => field.ai === '01'), warnings })
    }
  }
  return ok({ fields, warnings })
}

function label({ fields, warnings: found }: Parsed, options: ScanOptions): Result<ScannedLabel, ScanFailure> {
  const warnings = [...found]
  const valuesOf = (ai: string) => [...new Set(fields.filter((field) => field.ai === ai).map((field) => field.value))]
  const gtins = valuesOf('01')
  if (gtins.length > 1) return noScan('two-products', 'This code names two products. Scan one label at a time.')
  const gtin = gtins[0] ?? null
  if (gtin !== null && !gtinIsSound(gtin)) return wrongCheckDigit
  if (gtin === null && valuesOf('02').length === 0 && fields.length === 0) {
    return noScan('nothing-usable', 'This code holds nothing that can be used here.')
  }
  const stamped = valuesOf('7003').map((value) => value.slice(0, 6))
  const expiry = oneDate([...new Set([...valuesOf('17'), ...stamped])], 'expiry', options.today, warnings)
  const manufactured = oneDate(valuesOf('11'), 'production', options.today, warnings)
  const lots = valuesOf('10')
  const serials = valuesOf('21')
  const lot = lots.length === 1 ? (lots[0] ?? null) : null
  if (lots.length > 1) warnings.push(warn('two-lots', 'This code holds two lots. Read the lot from the label.'))
  const unreadable = warnings.some((each) => each.code === 'separator-missing')
  if (expiry === null && !unreadable && !warnings.some((each) => aboutExpiry.has(each.code))) {
    const swallowing = [lot, serials[0]].find((value) => value != null && /(17|11|7003)\d{6}/.test(value))
    warnings.push(
      swallowing == null
        ? warn('no-expiry', 'This code holds no expiry date. Read it from the label.')
        : warn(
            'separator-maybe-lost',
            'The lot seems to have swallowed the expiry date: the scanner may drop the separator. Read both from the label.',
          ),
    )
  }
  const suspect = warnings.some((each) => each.code === 'separator-maybe-lost')
  return ok({
    ...emptyLabel,
    standard: 'gs1',
    gtin,
    lot: suspect || unreadable ? null : lot,
    expiry: unreadable ? null : expiry,
    serial: suspect || unreadable || serials.length !== 1 ? null : (serials[0] ?? null),
    manufactured: unreadable ? null : manufactured,
    warnings,
  })
}

/** Warnings that already say why there is no expiry date. */
const aboutExpiry: ReadonlySet<ScanWarning['code']> = new Set(['bad-date', 'two-expiry-dates'])

function oneDate(
  values: readonly string[],
  what: 'expiry' | 'production',
  today: CalendarDate,
  warnings: ScanWarning[],
): CalendarDate | null {
  const isExpiry = what === 'expiry'
  if (values.length > 1) {
    warnings.push(
      warn(
        isExpiry ? 'two-expiry-dates' : 'two-production-dates',
        `This code holds two ${what} dates. Read the date from the label.`,
      ),
    )
    return null
  }
  const [value] = values
  if (value === undefined) return null
  const date = dateOf(value, today)
  if (date === null) {
    warnings.push(
      warn(
        isExpiry ? 'bad-date' : 'bad-production-date',
        `The ${what} date ${value} does not exist. Read it from the label.`,
        { date: value },
      ),
    )
  }
  return date
}

/** Modulo 10 with weights 3 and 1 from the right (GS1 General Specifications 7.9). */
export function gtinIsSound(gtin: string): boolean {
  if (!/^\d{14}$/.test(gtin)) return false
  const sum = [...gtin].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return sum % 10 === 0
}

const wrongCheckDigit = noScan(
  'check-digit',
  'The check digit of the product number is wrong. Scan again, or choose the product by hand.',
)
const unknownElement = (part: string) =>
  noScan('unknown-element', `This code holds a part that is not known here (${part}).`, { part })
const shortElement = (part: string) =>
  noScan('short-element', `Part ${part} of this code is too short or too long. Scan again.`, { part })
