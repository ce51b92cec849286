import dicomParser from 'dicom-parser'
import { u16, u32 } from './numbers'

/**
 * The edge to dicom-parser, the only file that knows it. It reads the header of one element at a time, in either form
 * and byte order; the walk from element to element is ours (`reader.ts`), because dicom-parser's own follows every
 * length it meets without a bound on depth, time or number, gives up all of a data set for one bad element, and throws
 * plain strings. Here those become an answer.
 */

export type Encoding = { readonly littleEndian: boolean; readonly explicit: boolean }

/** One header: `value` is where the value starts, `length` what the header announces. `vr` is `UN` where none is stated. */
export type Header = { tag: number; vr: string; length: number; value: number }

export const undefinedLength = 0xffffffff

/** Value representations with a 32-bit length in explicit encoding (PS3.5 table 7.1-1). */
const longForm = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'])
const shortForm = new Set('AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '))
/** Of the long ones, those that dicom-parser does not know and would read in the short form. */
const laterForm = new Set(['OV', 'SV', 'UV'])
const vrNames = new Map<number, string>()
for (const vr of [...longForm, ...shortForm]) vrNames.set((vr.charCodeAt(0) << 8) | vr.charCodeAt(1), vr)

/** Whether the length of this representation has 32 bits in explicit encoding. */
export const isLongForm = (vr: string): boolean => longForm.has(vr)

/** The known value representation at `at`, or undefined. */
export function vrAt(bytes: Uint8Array, at: number): string | undefined {
  return vrNames.get(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0))
}

type Stream = InstanceType<typeof dicomParser.ByteStream>

/** Reads headers anywhere in some bytes. */
export type HeaderReader = {
  readonly bytes: Uint8Array
  /** Fills `into` with the header at `at`; false when it does not end by `end`. */
  readonly read: (at: number, end: number, encoding: Encoding, into: Header) => boolean
}

export function headerReader(bytes: Uint8Array): HeaderReader {
  let little: Stream | undefined
  let big: Stream | undefined

  function streamAt(at: number, littleEndian: boolean): Stream {
    let stream = littleEndian ? little : big
    if (stream === undefined) {
      const parser = littleEndian ? dicomParser.littleEndianByteArrayParser : dicomParser.bigEndianByteArrayParser
      stream = new dicomParser.ByteStream(parser, bytes, 0)
      if (littleEndian) little = stream
      else big = stream
    }
    stream.position = at
    return stream
  }

  /**
   * dicom-parser returns from an element right after its header when it is the one to stop at: so no length is followed
   * and no sequence entered.
   */
  function readPlain(at: number, end: number, littleEndian: boolean, isExplicit: boolean, into: Header): boolean {
    const stopTag = nameOf(into.tag)
    try {
      const stream = streamAt(at, littleEndian)
      const element = isExplicit
        ? dicomParser.readDicomElementExplicit(stream, undefined, stopTag)
        : dicomParser.readDicomElementImplicit(stream, stopTag)
      into.vr = element.vr ?? 'UN'
      into.length = element.length
      into.value = element.dataOffset
    } catch (thrown) {
      // What it throws on bytes that end too early is a string.
      if (typeof thrown === 'string') return false
      throw thrown
    }
    return into.value <= end
  }

  function read(at: number, end: number, encoding: Encoding, into: Header): boolean {
    const le = encoding.littleEndian
    if (at + 8 > end) return false
    const group = u16(bytes, at, le)
    const element = u16(bytes, at + 2, le)
    into.tag = group * 65536 + element
    if (group === 0xfffe || (group === 0xfeff && isSwappedItem(element))) {
      const isSwapped = group === 0xfeff
      if (isSwapped) into.tag = 0xfffe0000 + (((element & 0xff) << 8) | (element >> 8))
      return readPlain(at, end, isSwapped ? !le : le, false, into)
    }
    if (!encoding.explicit) return readPlain(at, end, le, false, into)
    const vr = vrAt(bytes, at + 4)
    if (vr === undefined && readOddHeader(bytes, at, end, le, into)) return into.value <= end
    if (vr === undefined) return readPlain(at, end, le, false, into)
    if (!laterForm.has(vr)) return readPlain(at, end, le, true, into)
    into.vr = vr
    into.length = u32(bytes, at + 8, le)
    into.value = at + 12
    return into.value <= end
  }

  return { bytes, read }
}

/** Tags as dicom-parser writes them; a few hundred in practice, and bounded for the sake of invented ones. */
const names = new Map<number, string>()
const mostNames = 4096

function nameOf(tag: number): string {
  const known = names.get(tag)
  if (known !== undefined) return known
  const name = `x${tag.toString(16).padStart(8, '0')}`
  if (names.size < mostNames) names.set(tag, name)
  return name
}

function isSwappedItem(element: number): boolean {
  return element === 0x00e0 || element === 0x0de0 || element === 0xdde0
}

/** A header in an explicit data set whose value representation is none we know: blank, zero, or a newer one. */
function readOddHeader(bytes: Uint8Array, at: number, end: number, le: boolean, into: Header): boolean {
  const a = bytes[at + 4] ?? 0
  const b = bytes[at + 5] ?? 0
  const isLetters = a >= 65 && a <= 90 && b >= 65 && b <= 90
  const asLong = at + 12 <= end ? u32(bytes, at + 8, le) : undefinedLength
  const asShort = u16(bytes, at + 6, le)
  const asImplicit = u32(bytes, at + 4, le)
  const follows = (next: number) => next === end || (next + 8 <= end && isPlausibleNext(bytes, next, into.tag, le))
  into.vr = 'UN'
  // PS3.5 7.1.2: value representations added later have the long form.
  if (isLetters && asShort === 0 && asLong !== undefinedLength && follows(at + 12 + asLong)) {
    into.length = asLong
    into.value = at + 12
    return true
  }
  if (asImplicit !== undefinedLength && follows(at + 8 + asImplicit)) return false
  if (follows(at + 8 + asShort)) {
    into.length = asShort
    into.value = at + 8
    return true
  }
  if (asShort === 0 && (asLong === undefinedLength || follows(at + 12 + asLong))) {
    into.length = asLong
    into.value = at + 12
    return true
  }
  // No length makes sense. Where a sound header follows closely, what lies between is given up.
  for (let next = at + 6; next <= at + resyncWindow && next + 8 <= end; next += 2) {
    if (vrAt(bytes, next + 4) === undefined || !isPlausibleNext(bytes, next, into.tag + 1, le)) continue
    into.value = Math.min(at + 8, next)
    into.length = next - into.value
    return true
  }
  return false
}

const resyncWindow = 64
const blankVr = 0x2020

function isPlausibleNext(bytes: Uint8Array, at: number, after: number, le: boolean): boolean {
  const group = u16(bytes, at, le)
  if (group === 0xfffe) return true
  const next = group * 65536 + u16(bytes, at + 2, le)
  if (next < after || group > 0x7fe0) return false
  return (
    vrAt(bytes, at + 4) !== undefined || u16(bytes, at + 4, le) === blankVr || u32(bytes, at + 4, le) <= bytes.length
  )
}
