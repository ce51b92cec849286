/**
 * Text in the character sets of DICOM (PS3.3 C.12.1.1.2, PS3.5 6.1), code extensions included, cleaned for the screen.
 * The decoder for one encoding comes in as an argument: Node and Chromium both have one.
 */

import { latin1 } from './values'

/** Makes a decoder for a WHATWG encoding label; undefined when this system has none. */
export type TextDecoding = (label: string) => ((bytes: Uint8Array) => string) | undefined

type Coded = { readonly label: string; readonly wide: boolean }

/** What a defined term of Specific Character Set means for bytes above 127 (G1) and, for the wide Japanese sets, below. */
const single: Readonly<Record<string, string>> = {
  '6': 'us-ascii',
  '100': 'iso-8859-1',
  '101': 'iso-8859-2',
  '109': 'iso-8859-3',
  '110': 'iso-8859-4',
  '144': 'iso-8859-5',
  '127': 'iso-8859-6',
  '126': 'iso-8859-7',
  '138': 'iso-8859-8',
  '148': 'iso-8859-9',
  '203': 'iso-8859-15',
  '166': 'windows-874',
  '13': 'shift_jis',
  '192': 'utf-8',
  '149': 'euc-kr',
  '58': 'gb18030',
}

const escapes: readonly (readonly [string, 'g0' | 'g1', Coded])[] = [
  ['(B', 'g0', { label: 'us-ascii', wide: false }],
  ['(J', 'g0', { label: 'us-ascii', wide: false }],
  ['-A', 'g1', { label: 'iso-8859-1', wide: false }],
  ['-B', 'g1', { label: 'iso-8859-2', wide: false }],
  ['-C', 'g1', { label: 'iso-8859-3', wide: false }],
  ['-D', 'g1', { label: 'iso-8859-4', wide: false }],
  ['-L', 'g1', { label: 'iso-8859-5', wide: false }],
  ['-G', 'g1', { label: 'iso-8859-6', wide: false }],
  ['-F', 'g1', { label: 'iso-8859-7', wide: false }],
  ['-H', 'g1', { label: 'iso-8859-8', wide: false }],
  ['-M', 'g1', { label: 'iso-8859-9', wide: false }],
  ['-b', 'g1', { label: 'iso-8859-15', wide: false }],
  ['-T', 'g1', { label: 'windows-874', wide: false }],
  [')I', 'g1', { label: 'shift_jis', wide: false }],
  ['$)C', 'g1', { label: 'euc-kr', wide: true }],
  ['$)A', 'g1', { label: 'gb18030', wide: true }],
  ['$B', 'g0', { label: 'jis-x-0208', wide: true }],
  ['$@', 'g0', { label: 'jis-x-0208', wide: true }],
  ['$(D', 'g0', { label: 'jis-x-0212', wide: true }],
]

/** The character sets of a data set: the values of (0008,0005), each reduced to its number, empty ones as `6`. */
export function characterSets(values: readonly string[]): readonly string[] {
  if (values.length === 0) return ['6']
  return values.map((value) => {
    const term = value.trim().toUpperCase().replaceAll('_', ' ').replaceAll('-', ' ')
    if (term === 'GB18030' || term === 'GBK' || term === 'GB2312') return '58'
    if (term === 'UTF 8' || term === 'UTF8' || term === 'ISO 192') return '192'
    const match = /^ISO ?(?:2022 ?)?(?:IR ?)?(\d+)$/.exec(term)
    if (match?.[1] === '8859' || term.startsWith('ISO 8859 ')) return latinNumber(term)
    return match?.[1] ?? '6'
  })
}

function latinNumber(term: string): string {
  const part = /^ISO 8859 (\d+)$/.exec(term)?.[1] ?? '1'
  return Object.entries(single).find(([, label]) => label === `iso-8859-${part}`)?.[0] ?? '100'
}

/** Text of a value in the given character sets, uncleaned. `delimiters` end the reach of an escape (PS3.5 6.1.2.5.3). */
export function decodeText(
  bytes: Uint8Array,
  sets: readonly string[],
  decoding: TextDecoding,
  delimiters: readonly number[] = [],
): string {
  const initialTerm = sets[0] ?? '6'
  const initial = single[initialTerm] ?? 'us-ascii'
  const hasEscape = bytes.includes(0x1b)
  if (!hasEscape) return decodeRun(bytes, initial, decoding)
  let text = ''
  let g0: Coded = { label: 'us-ascii', wide: false }
  let g1: Coded = { label: initial, wide: false }
  let from = 0
  const flush = (to: number) => {
    if (to > from) text += decodeRun(bytes.subarray(from, to), g0.wide ? g0.label : g1.label, decoding)
    from = to
  }
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte === 0x1b) {
      flush(i)
      const found = escapes.find(([code]) => matches(bytes, i + 1, code))
      if (found === undefined) {
        from = i + 1
        continue
      }
      if (found[1] === 'g0') g0 = found[2]
      else g1 = found[2]
      i += found[0].length
      from = i + 1
    } else if (
      byte === 0x0a ||
      byte === 0x0d ||
      byte === 0x0c ||
      byte === 0x09 ||
      (!g0.wide && delimiters.includes(byte))
    ) {
      flush(i)
      g0 = { label: 'us-ascii', wide: false }
      g1 = { label: initial, wide: false }
    }
  }
  flush(bytes.length)
  return text
}

function matches(bytes: Uint8Array, at: number, code: string): boolean {
  for (let i = 0; i < code.length; i++) if (bytes[at + i] !== code.charCodeAt(i)) return false
  return true
}

function decodeRun(bytes: Uint8Array, label: string, decoding: TextDecoding): string {
  if (label !== 'jis-x-0208' && label !== 'jis-x-0212' && isAscii(bytes)) return latin1(bytes, 0, bytes.length)
  if (label === 'us-ascii') return decodeUnmarked(bytes, decoding)
  if (label === 'jis-x-0208') return decodeWith('euc-jp', toEuc(bytes, false), decoding)
  if (label === 'jis-x-0212') return decodeWith('euc-jp', toEuc(bytes, true), decoding)
  if (label === 'iso-8859-1') return latin1(bytes, 0, bytes.length)
  return decodeWith(label, bytes, decoding)
}

/** Bytes above 127 where the file says ASCII: what most writers meant is UTF-8 where it is valid, else Latin-1. */
function decodeUnmarked(bytes: Uint8Array, decoding: TextDecoding): string {
  const text = decodeWith('utf-8', bytes, decoding)
  return text.includes('\ufffd') ? latin1(bytes, 0, bytes.length) : text
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) > 127) return false
  return true
}

function decodeWith(label: string, bytes: Uint8Array, decoding: TextDecoding): string {
  const decode = decoding(label)
  if (decode !== undefined) return decode(bytes)
  // No decoder for it here: keep what is ASCII and mark the rest as unreadable rather than show another script.
  let text = ''
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : '\ufffd'
  return text
}

function toEuc(bytes: Uint8Array, supplementary: boolean): Uint8Array {
  const out = new Uint8Array(bytes.length * (supplementary ? 2 : 1))
  let at = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    const next = bytes[i + 1]
    if (byte < 0x21 || byte > 0x7e || next === undefined) {
      out[at++] = byte
      continue
    }
    if (supplementary) out[at++] = 0x8f
    out[at++] = byte | 0x80
    out[at++] = next | 0x80
    i++
  }
  return out.subarray(0, at)
}

const longestText = 1024
const plainText = /^[!-~]+( [!-~]+)*$/

/**
 * A text from a file made safe to show: control characters (line ends become spaces), direction overrides and isolates,
 * zero-width and other invisible characters taken out, spaces joined, cut to a length; null when nothing is left.
 */
export function cleanText(text: string, longest: number = longestText): string | null {
  // Most text is plain already.
  if (text.length <= longest && plainText.test(text)) return text
  let out = ''
  let spaced = false
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0x0c || code === 0xa0) {
      spaced = out !== ''
      continue
    }
    if (isInvisible(code)) continue
    if (spaced) out += ' '
    spaced = false
    out += character
    if (out.length >= longest) break
  }
  return out === '' ? null : out
}

function isInvisible(code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return true
  if (code >= 0x200b && code <= 0x200f) return true
  if (code >= 0x2028 && code <= 0x202e) return true
  if (code >= 0x2060 && code <= 0x206f) return true
  if (code >= 0xd800 && code <= 0xdfff) return true
  if (code >= 0xfff9 && code <= 0xfffb) return true
  return code === 0xad || code === 0x061c || code === 0xfeff || (code >= 0xe0000 && code <= 0xe007f)
}
