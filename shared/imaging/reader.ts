/**
 * The walk over the elements of a data set (PS3.5 section 7). It is tolerant of what real devices write (mixed implicit
 * and explicit headers, missing and stray delimiters, item tags in the other byte order, unknown value representations)
 * and strict about safety: it goes forward only, every length is clamped to the bytes present, depth and the number of
 * elements are bounded, and values are never copied. Sequences are walked past here and read when somebody asks.
 */

export const limits = {
  /** Real structured reports nest about a dozen deep. */
  depth: 64,
  /** Elements visited in one data set, nested ones included. */
  elements: 2_000_000,
} as const

export type Encoding = { readonly littleEndian: boolean; readonly explicit: boolean }

export type DicomElement = {
  readonly tag: number
  /** Two letters; `UN` where the file does not say. */
  readonly vr: string
  /** Where the value starts in `DataSet.bytes`. */
  readonly offset: number
  /** Bytes of the value that are present. */
  readonly length: number
  /** What the header announces; `undefinedLength` for a value that ends with a delimiter. */
  readonly statedLength: number
}

export const undefinedLength = 0xffffffff

export type DataSet = Encoding & {
  readonly bytes: Uint8Array
  readonly elements: ReadonlyMap<number, DicomElement>
  /** How deep this data set is nested; 0 for that of the file. */
  readonly depth: number
  /** Where the walk ended. */
  readonly end: number
  /** True when the bytes ended inside an element. */
  readonly truncated: boolean
}

export class ReadLimit extends Error {
  readonly code: 'too-deep' | 'too-large'
  constructor(code: 'too-deep' | 'too-large', says: string) {
    super(says)
    this.name = 'ReadLimit'
    this.code = code
  }
}

const itemTag = 0xfffee000
const itemEnd = 0xfffee00d
const sequenceEnd = 0xfffee0dd
const pixelDataTag = 0x7fe00010
const firstPixelTag = 0x7fe00000

/** Value representations with a 32-bit length in explicit encoding (PS3.5 table 7.1-1). */
const longForm = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'])
const shortForm = new Set('AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '))
const vrNames = new Map<number, string>()
for (const vr of [...longForm, ...shortForm]) vrNames.set((vr.charCodeAt(0) << 8) | vr.charCodeAt(1), vr)

export function u16(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  const a = bytes[at] ?? 0
  const b = bytes[at + 1] ?? 0
  return littleEndian ? a | (b << 8) : (a << 8) | b
}

export function u32(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  const low = u16(bytes, littleEndian ? at : at + 2, littleEndian)
  const high = u16(bytes, littleEndian ? at + 2 : at, littleEndian)
  return high * 65536 + low
}

/** The known value representation at `at`, or undefined. */
export function vrAt(bytes: Uint8Array, at: number): string | undefined {
  return vrNames.get(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0))
}

type Header = { tag: number; vr: string; length: number; value: number }

type Walk = {
  readonly bytes: Uint8Array
  /** Elements visited so far, over the whole walk. */
  visited: number
  truncated: boolean
  /** A byte known to be no padding: keeps the look for padding linear. */
  firstContent: number
}

function readHeader(walk: Walk, at: number, end: number, encoding: Encoding, into: Header): boolean {
  const { bytes } = walk
  const le = encoding.littleEndian
  if (at + 8 > end) return false
  const group = u16(bytes, at, le)
  const element = u16(bytes, at + 2, le)
  into.tag = group * 65536 + element
  if (group === 0xfffe || (group === 0xfeff && isSwappedItem(element))) {
    if (group === 0xfeff) {
      into.tag = 0xfffe0000 + (((element & 0xff) << 8) | (element >> 8))
      into.length = u32(bytes, at + 4, !le)
    } else into.length = u32(bytes, at + 4, le)
    into.vr = ''
    into.value = at + 8
    return true
  }
  if (encoding.explicit) {
    const vr = vrAt(bytes, at + 4)
    if (vr !== undefined) {
      into.vr = vr
      if (!longForm.has(vr)) {
        into.length = u16(bytes, at + 6, le)
        into.value = at + 8
        return true
      }
      if (at + 12 > end) return false
      into.length = u32(bytes, at + 8, le)
      into.value = at + 12
      return true
    }
    if (readOddHeader(bytes, at, end, le, into)) return true
  }
  into.vr = 'UN'
  into.length = u32(bytes, at + 4, le)
  into.value = at + 8
  return true
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

function isSwappedItem(element: number): boolean {
  return element === 0x00e0 || element === 0x0de0 || element === 0xdde0
}

/** Whether the data set at `at` has explicit headers; `fallback` where its first element does not tell. */
export function detectExplicit(bytes: Uint8Array, at: number, end: number, fallback: boolean): boolean {
  if (at + 8 > end) return fallback
  if (vrAt(bytes, at + 4) !== undefined) return true
  const a = bytes[at + 4] ?? 0
  const b = bytes[at + 5] ?? 0
  // Blank, as some writers leave it: the two bytes cannot be told from a small length of a real implicit header.
  if (a === 0x20 && b === 0x20) return fallback
  if (a >= 65 && a <= 90 && b >= 65 && b <= 90) return fallback
  return false
}

export type ReadOptions = {
  /** Stop before the first element with this tag or a higher one, at the outermost level. */
  readonly stopAt?: number
  /** Stop before the first element of another group: file meta information is group 2 and nothing else. */
  readonly group?: number
  /** Remember only these tags: a look at thousands of headers has no use for the rest. */
  readonly keep?: ReadonlySet<number>
  readonly depth?: number
  /** The data set ends at an item delimiter. */
  readonly delimited?: boolean
}

/**
 * Reads the elements of the data set in `bytes` from `start` to `end`. A later element with a tag already seen does not
 * replace the first. Throws `ReadLimit` only.
 */
export function readElements(
  bytes: Uint8Array,
  start: number,
  end: number,
  encoding: Encoding,
  options: ReadOptions = {},
): DataSet {
  const elements = new Map<number, DicomElement>()
  const walk: Walk = { bytes, visited: 0, truncated: false, firstContent: -1 }
  const stop = walkElements(walk, start, Math.min(end, bytes.length), encoding, {
    depth: options.depth ?? 0,
    stopAt: options.stopAt ?? Number.POSITIVE_INFINITY,
    group: options.group ?? null,
    keep: options.keep ?? null,
    delimited: options.delimited ?? false,
    sink: elements,
  })
  return { ...encoding, bytes, elements, depth: options.depth ?? 0, end: stop, truncated: walk.truncated }
}

type Level = {
  depth: number
  stopAt: number
  group: number | null
  keep: ReadonlySet<number> | null
  delimited: boolean
  sink: Map<number, DicomElement> | null
}

function walkElements(walk: Walk, start: number, end: number, encoding: Encoding, level: Level): number {
  if (level.depth > limits.depth) {
    throw new ReadLimit('too-deep', `The file nests more than ${limits.depth} levels deep.`)
  }
  const header: Header = { tag: 0, vr: '', length: 0, value: 0 }
  let at = start
  while (at < end) {
    if (!readHeader(walk, at, end, encoding, header)) {
      if (level.sink !== null && !isPadding(walk, at, end)) walk.truncated = true
      return end
    }
    const { tag, vr, length, value } = header
    if (++walk.visited > limits.elements) {
      throw new ReadLimit('too-large', `The file has more than ${limits.elements} elements.`)
    }
    if (tag === itemEnd) {
      if (level.delimited) return value
      at = value
      continue
    }
    if (tag === sequenceEnd) {
      // Inside an item this closes the sequence around it: leave it for that one to see.
      if (level.delimited) return at
      at = value
      continue
    }
    if (tag === itemTag) {
      if (level.delimited) return at
      at = value
      continue
    }
    if (tag >= level.stopAt || (level.group !== null && tag >>> 16 !== level.group)) return at
    if (tag === 0 && at > start) {
      // No element follows another with this tag: zeros that a writer left, and perhaps something after them.
      if (isPadding(walk, at, end)) return end
      const skipped = walk.firstContent - at
      at += skipped < 2 ? 8 : skipped - (skipped % 2)
      continue
    }
    let next: number
    if (length === undefinedLength) {
      next =
        tag === pixelDataTag
          ? skipFragments(walk, value, end, encoding)
          : skipItems(walk, value, end, encoding, level.depth, vr)
    } else {
      next = value + length
      if (next > end) {
        walk.truncated = true
        next = end
      }
    }
    // Half a value is not a value; of the pixel data, the frames that are whole can still be shown.
    const isWhole = next - value === length || length === undefinedLength || tag >= firstPixelTag
    if (level.sink !== null && isWhole && (level.keep === null || level.keep.has(tag)) && !level.sink.has(tag)) {
      level.sink.set(tag, { tag, vr, offset: value, length: next - value, statedLength: length })
    }
    at = next
  }
  return at
}

function isPadding(walk: Walk, at: number, end: number): boolean {
  if (walk.firstContent >= at && walk.firstContent < end) return false
  for (let i = at; i < end; i++) {
    if (walk.bytes[i] !== 0 && walk.bytes[i] !== 0x20) {
      walk.firstContent = i
      return false
    }
  }
  return true
}

/** Past the items of a sequence of undefined length: the offset after its delimiter. */
function skipItems(walk: Walk, start: number, end: number, encoding: Encoding, depth: number, vr: string): number {
  return eachItem(walk, start, end, vr === 'UN' ? { littleEndian: true, explicit: false } : encoding, depth, undefined)
}

export type ItemSpan = { start: number; end: number; encoding: Encoding; delimited: boolean }

function eachItem(
  walk: Walk,
  start: number,
  end: number,
  encoding: Encoding,
  depth: number,
  visit: ((item: ItemSpan) => boolean) | undefined,
): number {
  const header: Header = { tag: 0, vr: '', length: 0, value: 0 }
  let at = start
  while (at + 8 <= end) {
    readHeader(walk, at, end, encoding, header)
    if (++walk.visited > limits.elements) {
      throw new ReadLimit('too-large', `The file has more than ${limits.elements} elements.`)
    }
    const { tag, length, value } = header
    if (tag === sequenceEnd) return value
    if (tag === itemEnd) {
      at = value
      continue
    }
    // Something else where an item should be: the delimiter is missing, and the sequence ends here.
    if (tag !== itemTag) return at
    const inner = {
      littleEndian: encoding.littleEndian,
      explicit: detectExplicit(walk.bytes, value, end, encoding.explicit),
    }
    if (length !== undefinedLength) {
      const stop = Math.min(value + length, end)
      if (value + length > end) walk.truncated = true
      if (visit?.({ start: value, end: stop, encoding: inner, delimited: false }) === false) return stop
      at = stop
      continue
    }
    const stop = walkElements(walk, value, end, inner, {
      depth: depth + 1,
      stopAt: Number.POSITIVE_INFINITY,
      group: null,
      keep: null,
      delimited: true,
      sink: null,
    })
    if (visit?.({ start: value, end: stop, encoding: inner, delimited: true }) === false) return stop
    at = stop
  }
  if (at < end) walk.truncated = true
  return end
}

function skipFragments(walk: Walk, start: number, end: number, encoding: Encoding): number {
  const found = fragmentSpans(walk.bytes, start, end, encoding.littleEndian, () => {
    if (++walk.visited > limits.elements) throw new ReadLimit('too-large', 'The pixel data have too many fragments.')
  })
  if (!found.complete) walk.truncated = true
  return found.end
}

export type Span = { readonly offset: number; readonly length: number }

/** The items of encapsulated pixel data (PS3.5 A.4), the offset table first. `complete` when the delimiter was found. */
export function fragmentSpans(
  bytes: Uint8Array,
  start: number,
  end: number,
  littleEndian: boolean,
  count?: () => void,
): { spans: readonly Span[]; end: number; complete: boolean } {
  const spans: Span[] = []
  let at = start
  while (at + 8 <= end) {
    const group = u16(bytes, at, littleEndian)
    const element = u16(bytes, at + 2, littleEndian)
    const length = u32(bytes, at + 4, littleEndian)
    if (group !== 0xfffe) break
    if (element === 0xe0dd) return { spans, end: at + 8, complete: true }
    if (element !== 0xe000) break
    count?.()
    const available = Math.min(length, end - at - 8)
    spans.push({ offset: at + 8, length: available })
    at += 8 + available
    if (available < length) return { spans, end, complete: false }
  }
  return { spans, end: at, complete: false }
}

/**
 * The items of a sequence, read now, no more than `most`. Empty for an element that is no sequence. Throws `ReadLimit`
 * only.
 */
export function readItems(dataSet: DataSet, element: DicomElement, most: number = limits.elements): readonly DataSet[] {
  const { bytes } = dataSet
  const end = element.offset + element.length
  if (element.length < 8) return []
  const littleEndian = element.vr === 'UN' && element.statedLength === undefinedLength ? true : dataSet.littleEndian
  const first = u16(bytes, element.offset, littleEndian)
  if (first !== 0xfffe && first !== 0xfeff) return []
  const items: DataSet[] = []
  const walk: Walk = { bytes, visited: 0, truncated: false, firstContent: -1 }
  const depth = dataSet.depth + 1
  const explicit = element.vr === 'UN' ? false : dataSet.explicit
  eachItem(walk, element.offset, end, { littleEndian, explicit }, depth, (item) => {
    items.push(readElements(bytes, item.start, item.end, item.encoding, { depth, delimited: item.delimited }))
    return items.length < most
  })
  return items
}
