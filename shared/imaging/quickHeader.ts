import { type Encoding, isLongForm, undefinedLength, vrAt } from './elementHeader'
import { type DicomFile, firstGroups } from './file'
import { u16, u32 } from './numbers'
import { type DicomElement, detectExplicit } from './reader'
import { tag } from './tags'
import { isKnownTransferSyntax, transferSyntax } from './transferSyntax'
import { ascii } from './values'

/**
 * A quick look at the header of a file that is written as the standard says: preamble, meta information, little endian,
 * elements in rising order, every value representation known, every delimiter in its place. It keeps places and copies
 * nothing, and where it answers with a file, that is what `openDicom` answers. Whatever is else is left to `openDicom`.
 */

/** `more`: the header goes on after these bytes. `unusual`: read it with `openDicom`. */
export type QuickLook = DicomFile | 'more' | 'unusual'

export type QuickOptions = {
  /** These are all bytes of the file. */
  readonly isWhole: boolean
  /** Where the look ends: the first element with this tag or a higher one. */
  readonly stopAt: number
  /** The tags to remember. */
  readonly keep: ReadonlySet<number>
}

const afterPreamble = 132
const itemTag = 0xfffee000
const itemEnd = 0xfffee00d
const sequenceEnd = 0xfffee0dd
const firstDelimiter = 0xfffe0000
/** Real headers nest a few levels deep. */
const deepest = 12

/** In place of an offset, where there is none to go on from. */
const needsMore = -1
const isUnusual = -2

export function quickLook(bytes: Uint8Array, { isWhole, stopAt, keep }: QuickOptions): QuickLook {
  if (!hasPrefix(bytes)) return 'unusual'
  const look: Look = { bytes, end: bytes.length, atEnd: isWhole ? isUnusual : needsMore }
  const plain: Encoding = { littleEndian: true, explicit: true }

  const metaElements = new Map<number, DicomElement>()
  const afterMeta = outermost(look, afterPreamble, true, 0x00030000, null, metaElements, isUnusual)
  if (afterMeta < 0) return said(afterMeta)
  const meta = { ...plain, bytes, elements: metaElements, depth: 0, end: afterMeta, truncated: false }
  const uid = u16(bytes, afterPreamble, true) === 2 ? ascii(meta, tag.transferSyntaxUid) : undefined
  if (uid === undefined || !isKnownTransferSyntax(uid)) return 'unusual'
  const syntax = transferSyntax(uid)
  const { explicit } = syntax
  if (!syntax.littleEndian || syntax.deflated || !firstGroups.has(u16(bytes, afterMeta, true))) return 'unusual'
  if (detectExplicit(bytes, afterMeta, bytes.length, explicit) !== explicit) return 'unusual'

  const elements = new Map<number, DicomElement>()
  const end = outermost(look, afterMeta, explicit, stopAt, keep, elements, isWhole ? bytes.length : needsMore)
  if (end < 0) return said(end)
  const dataSet = { littleEndian: true, explicit, bytes, elements, depth: 0, end, truncated: false }
  return { meta, dataSet, syntax, hasPreamble: true, truncated: false, notes: [] }
}

function said(offset: number): 'more' | 'unusual' {
  return offset === needsMore ? 'more' : 'unusual'
}

function hasPrefix(bytes: Uint8Array): boolean {
  return bytes[128] === 0x44 && bytes[129] === 0x49 && bytes[130] === 0x43 && bytes[131] === 0x4d
}

type Look = {
  readonly bytes: Uint8Array
  readonly end: number
  /** What it means that the bytes end inside an element. */
  readonly atEnd: number
}

/**
 * Walks the outermost elements from `start`, remembering those to `keep` (null: all), and answers with the offset of the
 * first that is `stopAt` or higher; `ifExhausted` where the bytes end right after an element.
 */
function outermost(
  look: Look,
  start: number,
  explicit: boolean,
  stopAt: number,
  keep: ReadonlySet<number> | null,
  sink: Map<number, DicomElement>,
  ifExhausted: number,
): number {
  const { bytes, end } = look
  let at = start
  let last = 0
  while (at < end) {
    if (at + 12 > end) return look.atEnd
    const found = u16(bytes, at, true) * 65536 + u16(bytes, at + 2, true)
    if (found <= last || found >= firstDelimiter) return isUnusual
    if (found >= stopAt) return at
    last = found
    const vr = explicit ? vrAt(bytes, at + 4) : 'UN'
    if (vr === undefined) return isUnusual
    const isShort = explicit && !isLongForm(vr)
    const length = isShort ? u16(bytes, at + 6, true) : u32(bytes, explicit ? at + 8 : at + 4, true)
    const value = explicit && !isShort ? at + 12 : at + 8
    const next = length === undefinedLength ? afterItems(look, value, explicit, vr, found, 0) : value + length
    if (next < 0) return next
    if (next > end) return look.atEnd
    if (keep === null || keep.has(found))
      sink.set(found, { tag: found, vr, offset: value, length: next - value, statedLength: length })
    at = next
  }
  return ifExhausted
}

/** After the delimiter of a sequence of undefined length whose items begin at `start`. */
function afterItems(look: Look, start: number, explicit: boolean, vr: string, of: number, depth: number): number {
  const isSequence = explicit ? vr === 'SQ' : of !== tag.pixelData
  if (!isSequence || depth > deepest) return isUnusual
  const { bytes, end } = look
  let at = start
  while (at + 8 <= end) {
    const found = u16(bytes, at, true) * 65536 + u16(bytes, at + 2, true)
    const length = u32(bytes, at + 4, true)
    at += 8
    if (found === sequenceEnd) return at
    if (found !== itemTag) return isUnusual
    if (length !== undefinedLength) at += length
    else {
      at = afterItem(look, at, explicit, depth + 1)
      if (at < 0) return at
    }
  }
  return look.atEnd
}

/** After the delimiter of an item of undefined length whose elements begin at `start`. */
function afterItem(look: Look, start: number, explicit: boolean, depth: number): number {
  const { bytes, end } = look
  let at = start
  while (at + 8 <= end) {
    const found = u16(bytes, at, true) * 65536 + u16(bytes, at + 2, true)
    if (found === itemEnd) return at + 8
    if (found === 0 || found >= firstDelimiter) return isUnusual
    if (at + 12 > end) return look.atEnd
    if (at === start && detectExplicit(bytes, at, end, explicit) !== explicit) return isUnusual
    const vr = explicit ? vrAt(bytes, at + 4) : 'UN'
    if (vr === undefined) return isUnusual
    const isShort = explicit && !isLongForm(vr)
    const length = isShort ? u16(bytes, at + 6, true) : u32(bytes, explicit ? at + 8 : at + 4, true)
    const value = explicit && !isShort ? at + 12 : at + 8
    at = length === undefinedLength ? afterItems(look, value, explicit, vr, found, depth) : value + length
    if (at < 0) return at
  }
  return look.atEnd
}
