import { type TextVr, textProblem, textVrs } from './limits'
import { utf8Bytes } from './utf8'

/** Value representations written as binary numbers; AT holds tags, each as one unsigned number. */
export type NumberVr = 'US' | 'SS' | 'UL' | 'SL' | 'FL' | 'FD' | 'AT'
/** Value representations written as they are; OW in little-endian words. */
export type BytesVr = 'OB' | 'OW' | 'UN'
export type Vr = TextVr | NumberVr | BytesVr | 'SQ'

/** One element to be written. An empty list or text writes an element without a value (type 2 of PS3.5 7.4). */
export type WrittenElement =
  | { readonly tag: number; readonly vr: TextVr; readonly values: readonly string[] }
  | { readonly tag: number; readonly vr: NumberVr; readonly values: readonly number[] }
  | { readonly tag: number; readonly vr: BytesVr; readonly bytes: Uint8Array }
  | { readonly tag: number; readonly vr: 'SQ'; readonly items: readonly (readonly WrittenElement[])[] }

/** An element with its value encoded, so that its length is known before anything is written. */
type Encoded = { readonly tag: number; readonly vr: Vr; readonly length: number } & (
  | { readonly bytes: Uint8Array }
  | { readonly items: readonly EncodedSet[] }
)
type EncodedSet = { readonly elements: readonly Encoded[]; readonly length: number }

/** Value representations with a 32-bit length (PS3.5 table 7.1-1). */
const longForm: ReadonlySet<Vr> = new Set(['OB', 'OW', 'UN', 'SQ', 'UC', 'UR', 'UT'])
const text: ReadonlySet<string> = new Set(textVrs)

const numberWidth = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8, AT: 4 } as const
const range: Partial<Record<NumberVr, readonly [number, number]>> = {
  US: [0, 0xffff],
  SS: [-0x8000, 0x7fff],
  UL: [0, 0xffffffff],
  SL: [-0x80000000, 0x7fffffff],
  AT: [0, 0xffffffff],
}

/** Longest value whose length is written in 16 bits. */
const longestShort = 0xfffe
/** Longest value whose length is written in 32 bits: all ones mean "undefined". */
const longestLong = 0xfffffffe

/**
 * Elements in Explicit VR Little Endian (PS3.5 7.1.2), ordered by tag, values padded to even length, sequences and items
 * with their lengths. Throws on elements that are no data set: twice the same tag, a value its representation does not
 * allow. What people typed goes through `fittingText` first.
 */
export function dataSetBytes(elements: readonly WrittenElement[]): Uint8Array {
  const set = encodeSet(elements)
  const out = new Uint8Array(set.length)
  const end = writeSet(set, out, new DataView(out.buffer), 0)
  if (end !== out.length) throw new Error('The data set is not as long as it was measured.')
  return out
}

function encodeSet(elements: readonly WrittenElement[]): EncodedSet {
  const encoded = elements.map(encode).sort((a, b) => a.tag - b.tag)
  const twice = encoded.find((each, index) => each.tag === encoded[index - 1]?.tag)
  if (twice !== undefined) throw new RangeError(`${name(twice.tag)} stands twice in a data set.`)
  return { elements: encoded, length: encoded.reduce((sum, each) => sum + headerLength(each.vr) + each.length, 0) }
}

function encode(element: WrittenElement): Encoded {
  const { tag, vr } = element
  if ('items' in element) {
    const items = element.items.map(encodeSet)
    return fitting({ tag, vr, items, length: items.reduce((sum, item) => sum + 8 + item.length, 0) })
  }
  const bytes = even(encodedValue(element), vr)
  return fitting({ tag, vr, bytes, length: bytes.length })
}

function encodedValue(element: Exclude<WrittenElement, { vr: 'SQ' }>): Uint8Array {
  if ('bytes' in element) return element.bytes
  if (isText(element)) {
    for (const value of element.values) {
      const problem = textProblem(element.vr, value)
      if (problem !== null) throw new RangeError(`${name(element.tag)} ${element.vr}: ${problem}.`)
    }
    return utf8Bytes(element.values.join('\\'))
  }
  return numberBytes(element.tag, element.vr, element.values)
}

type TextElement = Extract<WrittenElement, { vr: TextVr }>
type NumberElement = Extract<WrittenElement, { vr: NumberVr }>

function isText(element: TextElement | NumberElement): element is TextElement {
  return text.has(element.vr)
}

function numberBytes(tag: number, vr: NumberVr, values: readonly number[]): Uint8Array {
  const width = numberWidth[vr]
  const out = new Uint8Array(values.length * width)
  const view = new DataView(out.buffer)
  const [least, most] = range[vr] ?? [-Infinity, Infinity]
  values.forEach((value, index) => {
    const whole = vr === 'FL' || vr === 'FD' || Number.isInteger(value)
    if (!whole || !(value >= least && value <= most)) throw new RangeError(`${name(tag)} ${vr}: ${value} does not fit.`)
    writeNumber(view, index * width, vr, value)
  })
  return out
}

function writeNumber(view: DataView, at: number, vr: NumberVr, value: number): void {
  if (vr === 'US') view.setUint16(at, value, true)
  else if (vr === 'SS') view.setInt16(at, value, true)
  else if (vr === 'UL') view.setUint32(at, value, true)
  else if (vr === 'SL') view.setInt32(at, value, true)
  else if (vr === 'FL') view.setFloat32(at, value, true)
  else if (vr === 'FD') view.setFloat64(at, value, true)
  else {
    // A tag is two words, group first.
    view.setUint16(at, value >>> 16, true)
    view.setUint16(at + 2, value & 0xffff, true)
  }
}

/** UIDs and bytes are padded with a zero, texts with a space (PS3.5 6.2). */
function even(bytes: Uint8Array, vr: Vr): Uint8Array {
  if (bytes.length % 2 === 0) return bytes
  const out = new Uint8Array(bytes.length + 1)
  out.set(bytes)
  if (text.has(vr) && vr !== 'UI') out[bytes.length] = 0x20
  return out
}

function fitting(element: Encoded): Encoded {
  const most = longForm.has(element.vr) ? longestLong : longestShort
  if (element.length > most) throw new RangeError(`${name(element.tag)} ${element.vr}: the value is too long.`)
  return element
}

function headerLength(vr: Vr): number {
  return longForm.has(vr) ? 12 : 8
}

function writeSet(set: EncodedSet, out: Uint8Array, view: DataView, start: number): number {
  let at = start
  for (const element of set.elements) at = writeElement(element, out, view, at)
  return at
}

function writeElement(element: Encoded, out: Uint8Array, view: DataView, start: number): number {
  const { tag, vr, length } = element
  writeTag(view, start, tag)
  out[start + 4] = vr.charCodeAt(0)
  out[start + 5] = vr.charCodeAt(1)
  if (longForm.has(vr)) view.setUint32(start + 8, length, true)
  else view.setUint16(start + 6, length, true)
  let at = start + headerLength(vr)
  if ('bytes' in element) {
    out.set(element.bytes, at)
    return at + length
  }
  for (const item of element.items) {
    writeTag(view, at, itemTag)
    view.setUint32(at + 4, item.length, true)
    at = writeSet(item, out, view, at + 8)
  }
  return at
}

const itemTag = 0xfffee000

function writeTag(view: DataView, at: number, tag: number): void {
  view.setUint16(at, tag >>> 16, true)
  view.setUint16(at + 2, tag & 0xffff, true)
}

function name(tag: number): string {
  return `(${(tag >>> 16).toString(16).padStart(4, '0')},${(tag & 0xffff).toString(16).padStart(4, '0')})`
}
