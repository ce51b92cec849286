import { fail } from '@shared/kit/result'
import type { CalendarDate } from '@shared/kit/time'

/** What a scanner's text can be refused for, and what can be wrong with a label that was read. */
export const scanWarningCodes = [
  'separator-maybe-lost',
  'separator-missing',
  'bad-date',
  'bad-production-date',
  'two-expiry-dates',
  'two-production-dates',
  'two-lots',
  'check-character',
  'no-expiry',
  'no-lot',
  'unread-rest',
  'keyboard-layout',
] as const
export const scanFailureCodes = [
  'empty',
  'too-long',
  'unsupported-standard',
  'basic-udi',
  'unknown-element',
  'short-element',
  'check-digit',
  'separator-as-text',
  'caps-lock',
  'two-products',
  'nothing-usable',
  'bad-brackets',
  'address-only',
  'bad-hibc',
  'not-a-label',
] as const

/** A sentence about a label, with what the catalogues of other languages put in its place. */
type Said<Code extends string> = {
  readonly code: Code
  readonly says: string
  readonly params: Readonly<Record<string, string>>
}
export type ScanWarning = Said<(typeof scanWarningCodes)[number]>
export type ScanFailure = Said<(typeof scanFailureCodes)[number]>

export const warn = (
  code: ScanWarning['code'],
  says: string,
  params: Readonly<Record<string, string>> = {},
): ScanWarning => ({ code, says, params })

export const noScan = (code: ScanFailure['code'], says: string, params: Readonly<Record<string, string>> = {}) =>
  fail<ScanFailure>({ code, says, params })

/** What a label says. Null is "not on the label, or not readable": see the warnings. */
export type ScannedLabel = {
  readonly standard: 'gs1' | 'hibc' | 'ean'
  /** 14 digits with a right check digit; null for HIBC. */
  readonly gtin: string | null
  /** HIBC labeler and product; null for GS1. */
  readonly hibc: { readonly labeler: string; readonly product: string; readonly unitOfMeasure: string } | null
  readonly lot: string | null
  readonly expiry: CalendarDate | null
  readonly serial: string | null
  readonly manufactured: CalendarDate | null
  /** False where the check character does not fit: nothing is filled in without a look at the label. */
  readonly trustworthy: boolean
  readonly warnings: readonly ScanWarning[]
}

export const emptyLabel: ScannedLabel = {
  standard: 'gs1',
  gtin: null,
  hibc: null,
  lot: null,
  expiry: null,
  serial: null,
  manufactured: null,
  trustworthy: true,
  warnings: [],
}

export type ScanOptions = {
  /** Today's date, for the century of a two-digit year (GS1 General Specifications 7.12). */
  readonly today: CalendarDate
  /** Set where a site's scanners write the separator out as `<GS>`. */
  readonly separatorAsText?: boolean
  /** Whether Caps Lock was on while the scanner typed; not given where that cannot be known (a picture, a file). */
  readonly capsLock?: boolean
  /** The same keys as a keyboard of the United States writes them, which is what scanners are set to when new. */
  readonly onUsKeyboard?: string
}
