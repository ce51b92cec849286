/** Value representations written as text. */
export const textVrs = [
  'AE',
  'AS',
  'CS',
  'DA',
  'DS',
  'DT',
  'IS',
  'LO',
  'LT',
  'PN',
  'SH',
  'ST',
  'TM',
  'UC',
  'UI',
  'UR',
  'UT',
] as const
export type TextVr = (typeof textVrs)[number]

type Rule = {
  /** Most characters of one value; 0: bounded by the element's length only. */
  readonly most: number
  /** Whether `\` separates values; where it does not, the text may hold it. */
  readonly multiple: boolean
  readonly form?: RegExp
}

/** PS3.5 table 6.2-1. */
const rules: Readonly<Record<TextVr, Rule>> = {
  AE: { most: 16, multiple: true, form: /^[\x20-\x7e]*$/ },
  AS: { most: 4, multiple: true, form: /^\d{3}[DWMY]$/ },
  CS: { most: 16, multiple: true, form: /^[A-Z0-9 _]*$/ },
  DA: { most: 8, multiple: true, form: /^\d{8}$/ },
  DS: { most: 16, multiple: true, form: /^[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?$/ },
  DT: { most: 26, multiple: true, form: /^\d{4}(\d{2}){0,5}(\.\d{1,6})?([+-]\d{4})?$/ },
  IS: { most: 12, multiple: true, form: /^[+-]?\d+$/ },
  LO: { most: 64, multiple: true },
  LT: { most: 10240, multiple: false },
  PN: { most: 194, multiple: true },
  SH: { most: 16, multiple: true },
  ST: { most: 1024, multiple: false },
  TM: { most: 14, multiple: true, form: /^\d{2}(\d{2}(\d{2}(\.\d{1,6})?)?)?$/ },
  UC: { most: 0, multiple: true },
  UI: { most: 64, multiple: true, form: /^(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/ },
  UR: { most: 0, multiple: false, form: /^[\x21-\x7e]*$/ },
  UT: { most: 0, multiple: false },
}

/** Why a text cannot be a value of this representation, or null. An empty value is always one. */
export function textProblem(vr: TextVr, text: string): string | null {
  if (text === '') return null
  const { most, multiple, form } = rules[vr]
  if (most > 0 && [...text].length > most) return `longer than ${most} characters`
  if (multiple && text.includes('\\')) return 'holds the separator of values'
  if (hasControl(text, multiple)) return 'holds a control character'
  if (form !== undefined && !form.test(text)) return `is no ${vr}`
  if (vr === 'PN' && text.split('=').some((group) => [...group].length > 64)) return 'a name longer than 64 characters'
  return null
}

/** Long texts may hold line ends and tabs (PS3.5 6.1.3); nothing may hold another control character. */
function hasControl(text: string, isLine: boolean): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const allowed = !isLine && (code === 0x09 || code === 0x0a || code === 0x0c || code === 0x0d)
    if ((code < 0x20 || (code >= 0x7f && code <= 0x9f)) && !allowed) return true
  }
  return false
}

/**
 * A text made fit for a value of this representation: separators and control characters become spaces, the rest is
 * cut to the length that is allowed. For words that people typed; identifiers must fit as they are.
 */
export function fittingText(vr: 'LO' | 'SH' | 'ST' | 'LT' | 'UT', text: string): string {
  const { most, multiple } = rules[vr]
  let fit = ''
  for (const character of text) fit += textProblem(vr, character) === null ? character : ' '
  const trimmed = multiple ? fit.trim() : fit.trimEnd()
  return most === 0 ? trimmed : [...trimmed].slice(0, most).join('').trimEnd()
}

/**
 * A person's name as PN: family and given name as the first two components (PS3.5 6.2.1.2), without delimiters inside.
 * A name of more than 64 characters loses whole words at its end, so that what is left is still the person's name.
 */
export function personName(familyName: string, givenName: string): string {
  const family = leadingWords(familyName, 63)
  const given = leadingWords(givenName, 63 - [...family].length)
  return given === '' ? family : `${family}^${given}`
}

function leadingWords(name: string, most: number): string {
  const words = fittingText('UT', name)
    .split(/[\^=\\\s]+/)
    .filter((word) => word !== '')
  let kept = [...(words[0] ?? '')].slice(0, most).join('')
  for (const word of words.slice(1)) {
    if ([...kept].length + 1 + [...word].length > most) break
    kept += ` ${word}`
  }
  return kept
}

/** A number as DS: at most sixteen characters, as exact as they allow. Throws on what is no finite number. */
export function decimalText(value: number): string {
  if (!(Math.abs(value) <= 1e300)) throw new RangeError('A decimal string holds finite numbers only.')
  for (let digits = 17; digits > 0; digits--) {
    const rounded = Number(value.toPrecision(digits))
    // Large round numbers are short only with an exponent.
    const forms = [String(rounded), rounded.toExponential()].map((text) => text.toUpperCase().replace('E+', 'E'))
    const fitting = forms.find((text) => text.length <= 16)
    if (fitting !== undefined) return fitting
  }
  throw new RangeError('This number does not fit a decimal string.')
}
