import { ok, type Result } from '@shared/kit/result'
import type { CalendarDate } from '@shared/kit/time'
import { entryOfGtin, type Formulary, type FormularyEntry, starterFormulary } from '@shared/procedure/formulary'
import { readDigitalLink, readEan, readGs1, separator } from '@shared/procedure/gs1'
import { hibcCheckIsSound, readHibc } from '@shared/procedure/hibc'
import { noScan, type ScanFailure, type ScannedLabel, type ScanOptions, warn } from '@shared/procedure/scannedLabel'

/** Longer texts are no label: a scanner that sends more is set up wrong. */
const longest = 512

/** How scanners and label programs write the separator out. No element of GS1 may hold a tilde (character set 82). */
const separatorWords = '<GS>|\\{GS\\}|\\\\x1d|~1|~d029'

/**
 * Reads what a scanner typed: GS1 DataMatrix and GS1-128 with or without their prefix, plain EAN, GS1 Digital Link,
 * brackets as printed under the code, and HIBC. Never throws; what cannot be read says why.
 */
export function readScan(typed: string, options: ScanOptions): Result<ScannedLabel, ScanFailure> {
  const { onUsKeyboard } = options
  return onUsKeyboard === undefined || onUsKeyboard === typed
    ? readText(typed, options)
    : readEither(typed, onUsKeyboard, options)
}

/**
 * A scanner set to one keyboard and a computer set to another: `]` comes as `+` on a Spanish one, `/` as `-`. What proves
 * a reading is its prefix, its check digit or its check character. Where both could be right, what differs is left out.
 */
function readEither(typed: string, onUsKeyboard: string, options: ScanOptions): Result<ScannedLabel, ScanFailure> {
  const [here, there] = [readText(typed, options), readText(onUsKeyboard, options)]
  if (hasPrefix(typed) !== hasPrefix(onUsKeyboard)) return hasPrefix(typed) ? here : there
  if (!here.ok) return there.ok && there.value.trustworthy ? there : here
  if (!there.ok) return here
  const [one, other] = [here.value, there.value]
  if (one.trustworthy !== other.trustworthy) return one.trustworthy ? here : there
  if (one.gtin !== other.gtin || one.hibc?.product !== other.hibc?.product) return keyboardsDiffer
  const same = <Value>(mine: Value, its: Value): Value | null => (mine === its ? mine : null)
  const [lot, expiry, serial] = [
    same(one.lot, other.lot),
    same(one.expiry, other.expiry),
    same(one.serial, other.serial),
  ]
  if (lot === one.lot && expiry === one.expiry && serial === one.serial) return here
  const doubt = warn(
    'keyboard-layout',
    'The scanner and this computer are set to different keyboards, so lot and serial cannot be told for certain. Read them from the label.',
  )
  return ok({ ...one, lot, expiry, serial, warnings: [...one.warnings, doubt] })
}

function readText(typed: string, options: ScanOptions): Result<ScannedLabel, ScanFailure> {
  const text = typed.replace(/[\r\n\t]+$/, '').trim()
  if (text === '') return noScan('empty', 'Nothing was scanned.')
  if (text.length > longest) return noScan('too-long', 'This is too long for a label.')
  if (isInverted(text, options.capsLock === true)) return capsLockIsOn
  const bare = withoutPrefix(text)
  if (new RegExp(separatorWords, 'i').test(bare)) {
    if (options.separatorAsText !== true) {
      return noScan(
        'separator-as-text',
        'The scanner writes the separator out as text. Change its setting, or allow it in the settings of this station.',
      )
    }
  }
  const clean = (
    options.separatorAsText === true ? bare.replace(new RegExp(separatorWords, 'gi'), separator) : bare
  ).replace(new RegExp(`^${separator}+`), '')
  if (/^https?:\/\//i.test(clean)) return readDigitalLink(clean, options)
  if (/^[=&]/.test(clean)) {
    return noScan('unsupported-standard', 'This is a code for blood and tissue (ISBT 128). It is not read here.')
  }
  if (clean.startsWith('+')) return readTurnedBack(clean, options)
  if (/^\d+$/.test(clean) && [8, 12, 13, 14].includes(clean.length)) return readEan(clean)
  if (/^[\d(]/.test(clean)) return readGs1(clean, options)
  return noScan('not-a-label', 'This is no label that can be read here.')
}

/** Prefixes as a scanner writes them, and as they come through Caps Lock. `]E0` is both a plain EAN and a turned DataBar. */
const writtenRight = /^\](d2|C1|Q3|J1|d1|C0)/
const writtenTurned = /^\](D[12]|c[01]|q3|j1)/

/**
 * True where Caps Lock turned the letters of a GS1 label. The case of a lot is part of it and nothing in the code proves
 * which was printed, so it is never turned back. A scanner that makes up for Caps Lock writes its prefix right.
 */
function isInverted(text: string, capsLock: boolean): boolean {
  if (writtenTurned.test(text)) return true
  if (writtenRight.test(text)) return false
  const bare = withoutPrefix(text)
  return capsLock && !bare.startsWith('+') && /[A-Za-z]/.test(bare)
}

/** HIBC knows capital letters only: small ones are Caps Lock's, and the check character proves them turned back. */
function readTurnedBack(text: string, options: ScanOptions): Result<ScannedLabel, ScanFailure> {
  if (!/[a-z]/.test(text)) return readHibc(text, options)
  const turned = text.toUpperCase()
  return !/[A-Z]/.test(text) && hibcCheckIsSound(turned) ? readHibc(turned, options) : capsLockIsOn
}

const capsLockIsOn = noScan(
  'caps-lock',
  'Caps Lock is on, so the scanner writes capital and small letters the wrong way round. Switch Caps Lock off and scan again.',
)
const keyboardsDiffer = noScan('not-a-label', 'This is no label that can be read here.')

const hasPrefix = (text: string): boolean => /^\][A-Za-z]\d/.test(text.trim())

/** `]d2` GS1 DataMatrix, `]C1` GS1-128, `]Q3` GS1 QR, `]e0` DataBar; the plain symbologies say `]d1`, `]C0`, `]E0`. */
function withoutPrefix(text: string): string {
  return text.replace(/^\][A-Za-z]\d/, '')
}

/** What a scanned label fills in. */
export type ScanMatch = {
  readonly label: ScannedLabel
  /** What the site's formulary says the code is; null where it does not know it. */
  readonly entry: FormularyEntry | null
  /** True where the label says an expiry date before today. */
  readonly expired: boolean
}

/**
 * Reads a label and looks its product up in the site's formulary. A label whose check character does not fit is read
 * and matched to nothing.
 */
export function matchScan(
  typed: string,
  options: ScanOptions,
  formulary: Formulary = starterFormulary,
): Result<ScanMatch, ScanFailure> {
  const read = readScan(typed, options)
  if (!read.ok) return read
  const { gtin, trustworthy, expiry } = read.value
  const entry = trustworthy && gtin !== null ? (entryOfGtin(gtin, formulary) ?? null) : null
  return ok({ label: read.value, entry, expired: isPast(expiry, options.today) })
}

const isPast = (expiry: CalendarDate | null, today: CalendarDate): boolean => expiry !== null && expiry < today
