import { u16, u32 } from './numbers'
import { type DataSet, type DicomElement, ReadLimit, readItems } from './reader'

/**
 * Values of elements by tag. Every function answers with what is there and readable, else undefined: a value that is
 * absent, empty, malformed or cut off is the same to a caller, who must not take it for a normal one.
 */

/** Longest text value looked at; real ones are far shorter. */
const maxText = 65536

/** The raw bytes of a value; a view, not a copy. */
export function valueBytes(dataSet: DataSet, tag: number): Uint8Array | undefined {
  const element = dataSet.elements.get(tag)
  return element === undefined ? undefined : elementBytes(dataSet, element)
}

function elementBytes(dataSet: DataSet, element: DicomElement): Uint8Array {
  return dataSet.bytes.subarray(element.offset, element.offset + element.length)
}

/** A text of the default repertoire without its padding, as in UI, CS, DA and DS; undefined when empty. */
export function ascii(dataSet: DataSet, tag: number): string | undefined {
  const element = dataSet.elements.get(tag)
  if (element === undefined || element.length === 0) return undefined
  const { bytes } = dataSet
  let from = element.offset
  let to = from + Math.min(element.length, maxText)
  while (to > from && isPad(bytes[to - 1])) to--
  while (from < to && isPad(bytes[from])) from++
  return from === to ? undefined : latin1(bytes, from, to)
}

/** The bytes as the characters of those numbers. */
export function latin1(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i] as number)
  return text
}

function isPad(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0
}

/** The values of a multi-valued text, each without its padding. */
export function asciiValues(dataSet: DataSet, tag: number): readonly string[] {
  const text = ascii(dataSet, tag)
  return text === undefined ? [] : text.split('\\').map(trimmed)
}

function trimmed(text: string): string {
  let from = 0
  let to = text.length
  while (to > from && isPad(text.charCodeAt(to - 1))) to--
  while (from < to && isPad(text.charCodeAt(from))) from++
  return text.slice(from, to)
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** A number written as DS or IS; undefined unless the whole text is one finite number (a decimal comma is understood). */
export function parseDecimal(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const clean = trimmed(text).replace(',', '.')
  if (!decimal.test(clean)) return undefined
  const value = Number(clean)
  return Number.isFinite(value) ? value : undefined
}

/** All numbers of a DS or IS element, or those of a binary one (FD, FL, US, SS, UL, SL); undefined unless all are numbers. */
export function decimals(dataSet: DataSet, tag: number): readonly number[] | undefined {
  const element = dataSet.elements.get(tag)
  if (element === undefined || element.length === 0) return undefined
  const binary = binaryNumbers(dataSet, element)
  if (binary !== undefined) return binary.every(Number.isFinite) ? binary : undefined
  const numbers: number[] = []
  for (const text of asciiValues(dataSet, tag)) {
    const value = parseDecimal(text)
    if (value === undefined) return undefined
    numbers.push(value)
  }
  return numbers.length === 0 ? undefined : numbers
}

/** The first number of an element, as `decimals`, but later values may be unreadable. */
export function firstDecimal(dataSet: DataSet, tag: number): number | undefined {
  const element = dataSet.elements.get(tag)
  if (element === undefined || element.length === 0) return undefined
  const binary = binaryNumbers(dataSet, element)
  if (binary !== undefined) return Number.isFinite(binary[0]) ? binary[0] : undefined
  return parseDecimal(asciiValues(dataSet, tag)[0])
}

const binaryWidth: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8 }
const maxNumbers = 65536

function binaryNumbers(dataSet: DataSet, element: DicomElement): number[] | undefined {
  const width = binaryWidth[element.vr]
  if (width === undefined) return undefined
  const view = viewOf(dataSet, element)
  const le = dataSet.littleEndian
  const numbers: number[] = []
  const count = Math.min(Math.floor(element.length / width), maxNumbers)
  for (let i = 0; i < count; i++) {
    const at = i * width
    if (element.vr === 'US') numbers.push(view.getUint16(at, le))
    else if (element.vr === 'SS') numbers.push(view.getInt16(at, le))
    else if (element.vr === 'UL') numbers.push(view.getUint32(at, le))
    else if (element.vr === 'SL') numbers.push(view.getInt32(at, le))
    else if (element.vr === 'FL') numbers.push(view.getFloat32(at, le))
    else numbers.push(view.getFloat64(at, le))
  }
  return numbers
}

function viewOf(dataSet: DataSet, element: DicomElement): DataView {
  return new DataView(dataSet.bytes.buffer, dataSet.bytes.byteOffset + element.offset, element.length)
}

/** A US value (also written as IS or as a longer integer by careless writers). */
export function uint16(dataSet: DataSet, tag: number, index = 0): number | undefined {
  const element = dataSet.elements.get(tag)
  if (element === undefined) return undefined
  if (element.vr === 'IS' || element.vr === 'DS') return parseDecimal(asciiValues(dataSet, tag)[index])
  if (element.vr === 'UL' || element.vr === 'SL') return uint32(dataSet, tag, index)
  if (element.length < index * 2 + 2) return undefined
  return u16(dataSet.bytes, element.offset + index * 2, dataSet.littleEndian)
}

export function int16(dataSet: DataSet, tag: number, index = 0): number | undefined {
  const value = uint16(dataSet, tag, index)
  return value === undefined ? undefined : (value << 16) >> 16
}

export function uint32(dataSet: DataSet, tag: number, index = 0): number | undefined {
  const element = dataSet.elements.get(tag)
  if (element === undefined || element.length < index * 4 + 4) return undefined
  return u32(dataSet.bytes, element.offset + index * 4, dataSet.littleEndian)
}

export function int32(dataSet: DataSet, tag: number, index = 0): number | undefined {
  const value = uint32(dataSet, tag, index)
  return value === undefined ? undefined : value | 0
}

/** An FD value; in implicit data sets the representation is not written, so the caller's word for it counts. */
export function float64(dataSet: DataSet, tag: number, index = 0): number | undefined {
  const element = dataSet.elements.get(tag)
  if (element === undefined || element.length < index * 8 + 8) return undefined
  const value = viewOf(dataSet, element).getFloat64(index * 8, dataSet.littleEndian)
  return Number.isFinite(value) ? value : undefined
}

/** An FL value; see `float64`. */
export function float32(dataSet: DataSet, tag: number, index = 0): number | undefined {
  const element = dataSet.elements.get(tag)
  if (element === undefined || element.length < index * 4 + 4) return undefined
  const value = viewOf(dataSet, element).getFloat32(index * 4, dataSet.littleEndian)
  return Number.isFinite(value) ? value : undefined
}

/** A whole number written as IS; undefined when it is none or not safe to count with. */
export function integer(dataSet: DataSet, tag: number): number | undefined {
  const value = firstDecimal(dataSet, tag)
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined
}

/** The first item of a sequence; the others are not looked at. */
export function firstItem(dataSet: DataSet, tag: number): DataSet | undefined {
  return items(dataSet, tag, 1)[0]
}

/** The items of a sequence, no more than `most`. One that nests or lists beyond all limits has none. */
export function items(dataSet: DataSet, tag: number, most?: number): readonly DataSet[] {
  const element = dataSet.elements.get(tag)
  if (element === undefined) return []
  try {
    return readItems(dataSet, element, most)
  } catch (thrown) {
    if (thrown instanceof ReadLimit) return []
    throw thrown
  }
}

const isoDate = /^(\d{4})[.\-/]?(\d{2})[.\-/]?(\d{2})/

/** A DA value (also the old form with points, and a longer DT) as `YYYY-MM-DD`; undefined when it is no day of the calendar. */
export function calendarDate(dataSet: DataSet, tag: number): string | undefined {
  const match = isoDate.exec(ascii(dataSet, tag) ?? '')
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1800 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  return `${match[1]}-${match[2]}-${match[3]}`
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const clock = /^(\d{2}):?(\d{2})?:?(\d{2})?/

/** A TM value (also with colons) as `HH:MM:SS`, missing parts as 00; undefined when it is no time of day. */
export function clockTime(dataSet: DataSet, tag: number): string | undefined {
  return clockOf(ascii(dataSet, tag) ?? '')
}

/** `HHMMSS`, with or without colons and its last parts, as `HH:MM:SS`; undefined when it is no time of day. */
export function clockOf(text: string): string | undefined {
  const match = clock.exec(text)
  if (match === null) return undefined
  const parts = [match[1] ?? '00', match[2] ?? '00', match[3] ?? '00']
  if (Number(parts[0]) > 23 || Number(parts[1]) > 59 || Number(parts[2]) > 60) return undefined
  return parts.join(':')
}
