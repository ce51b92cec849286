import { type Encoding, type Header, type HeaderReader, headerReader, undefinedLength, vrAt } from './elementHeader'
import { u16 } from './numbers'

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

type Walk = {
  readonly headers: HeaderReader
  /** Elements visited so far, over the whole walk. */
  visited: number
  truncated: boolean
  /** A byte known to be no padding: keeps the look for padding linear. */
  firstContent: number
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
  const walk: Walk = { headers: headerReader(bytes), visited: 0, truncated: false, firstContent: -1 }
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
    if (!walk.headers.read(at, end, encoding, header)) {
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
    if (walk.headers.bytes[i] !== 0 && walk.headers.bytes[i] !== 0x20) {
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
    walk.headers.read(at, end, encoding, header)
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
      explicit: detectExplicit(walk.headers.bytes, value, end, encoding.explicit),
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
  const found = fragmentSpans(walk.headers.bytes, start, end, encoding.littleEndian, () => {
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
  const headers = headerReader(bytes)
  const header: Header = { tag: 0, vr: '', length: 0, value: 0 }
  const spans: Span[] = []
  let at = start
  while (headers.read(at, end, { littleEndian, explicit: false }, header)) {
    const { tag, length, value } = header
    if (tag === sequenceEnd) return { spans, end: value, complete: true }
    if (tag !== itemTag) break
    count?.()
    const available = Math.min(length, end - value)
    spans.push({ offset: value, length: available })
    at = value + available
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
  const walk: Walk = { headers: headerReader(bytes), visited: 0, truncated: false, firstContent: -1 }
  const depth = dataSet.depth + 1
  const explicit = element.vr === 'UN' ? false : dataSet.explicit
  eachItem(walk, element.offset, end, { littleEndian, explicit }, depth, (item) => {
    items.push(readElements(bytes, item.start, item.end, item.encoding, { depth, delimited: item.delimited }))
    return items.length < most
  })
  return items
}
