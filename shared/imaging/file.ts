import { fail, ok, type Result } from '@shared/kit/result'
import { Inflate } from 'fflate'
import { type Encoding, type Header, headerReader, undefinedLength, vrAt } from './elementHeader'
import { type DicomFailure, failure } from './failure'
import { u16 } from './numbers'
import { type DataSet, detectExplicit, ReadLimit, readElements } from './reader'
import { tag } from './tags'
import { isKnownTransferSyntax, type TransferSyntax, transferSyntax } from './transferSyntax'
import { ascii } from './values'

/**
 * A DICOM file opened: its file meta information, its data set and what they are encoded in. Nothing is copied but a
 * deflated data set, so `dataSet.bytes` may be another array than the file's.
 */
export type DicomFile = {
  readonly meta: DataSet | null
  readonly dataSet: DataSet
  /** As stated in the meta header, or the uncompressed one found by looking where nothing is stated. */
  readonly syntax: TransferSyntax
  readonly hasPreamble: boolean
  /** The bytes ended before the data set did. */
  readonly truncated: boolean
  /** Departures from the standard that were read all the same, for the person who looks after the source. */
  readonly notes: readonly string[]
}

export type OpenOptions = {
  /** Stop before this tag: what a look at the header needs. */
  readonly stopAt?: number
  /** Remember only these tags of the data set. */
  readonly keep?: ReadonlySet<number>
  /** Most bytes a deflated data set may grow to. */
  readonly inflateLimit?: number
}

const defaultInflateLimit = 1024 * 1024 * 1024

/** Opens a file, or its first bytes, held in memory. Never throws on what the bytes say. */
export function openDicom(bytes: Uint8Array, options: OpenOptions = {}): Result<DicomFile, DicomFailure> {
  try {
    return open(bytes, options)
  } catch (thrown) {
    if (thrown instanceof ReadLimit) return fail(failure(thrown.code, thrown.message))
    throw thrown
  }
}

function open(bytes: Uint8Array, options: OpenOptions): Result<DicomFile, DicomFailure> {
  const start = findStart(bytes)
  if (start === undefined) return fail(failure('not-dicom', 'This is not a DICOM file.'))
  const notes: string[] = []
  if (!start.preamble) notes.push('no preamble')

  let at = start.at
  let meta: DataSet | null = null
  if (u16(bytes, at, true) === 2) {
    meta = readElements(
      bytes,
      at,
      bytes.length,
      { littleEndian: true, explicit: detectExplicit(bytes, at, bytes.length, true) },
      { group: 2 },
    )
    at = meta.end
  } else notes.push('no file meta information')

  const stated = meta === null ? undefined : ascii(meta, tag.transferSyntaxUid)
  if (meta !== null && stated === undefined) notes.push('no transfer syntax stated')
  const syntax = stated === undefined ? undefined : transferSyntax(stated)
  if (stated !== undefined && !isKnownTransferSyntax(stated))
    notes.push(`unknown transfer syntax ${stated.slice(0, 64)}`)

  if (syntax?.deflated === true) return openDeflated(bytes, at, meta, syntax, start.preamble, notes, options)
  const encoding = detectEncoding(bytes, at, syntax, notes)
  const dataSet = readElements(bytes, at, bytes.length, encoding, stopOption(options))
  return ok({
    meta,
    dataSet,
    syntax: syntax ?? transferSyntax(uncompressedUid(encoding)),
    hasPreamble: start.preamble,
    truncated: dataSet.truncated || meta?.truncated === true,
    notes,
  })
}

function openDeflated(
  bytes: Uint8Array,
  at: number,
  meta: DataSet | null,
  syntax: TransferSyntax,
  hasPreamble: boolean,
  notes: string[],
  options: OpenOptions,
): Result<DicomFile, DicomFailure> {
  const inflated = inflate(bytes.subarray(at), options.inflateLimit ?? defaultInflateLimit)
  if (!inflated.ok) return inflated
  const content = inflated.value.bytes
  const encoding = detectEncoding(content, 0, syntax, notes)
  const dataSet = readElements(content, 0, content.length, encoding, stopOption(options))
  const truncated = dataSet.truncated || !inflated.value.complete
  return ok({ meta, dataSet, syntax, hasPreamble, truncated, notes })
}

function stopOption({ stopAt, keep }: OpenOptions): Pick<OpenOptions, 'stopAt' | 'keep'> {
  return { ...(stopAt === undefined ? {} : { stopAt }), ...(keep === undefined ? {} : { keep }) }
}

/** Raw deflate (PS3.5 A.5) with a bound on what comes out; a zlib wrapper, which some writers add, is taken off. */
export function inflate(
  packed: Uint8Array,
  limit: number,
): Result<{ bytes: Uint8Array; complete: boolean }, DicomFailure> {
  const isZlib =
    packed.length > 2 && ((packed[0] ?? 0) & 0x0f) === 8 && (((packed[0] ?? 0) << 8) | (packed[1] ?? 0)) % 31 === 0
  const tries = isZlib ? [packed.subarray(2), packed] : [packed]
  let result: Result<{ bytes: Uint8Array; complete: boolean }, DicomFailure> = fail(
    failure('damaged', 'The compressed data cannot be unpacked.'),
  )
  for (const content of tries) {
    result = inflateRaw(content, limit)
    if (result.ok || result.failure.code === 'too-large') return result
  }
  return result
}

const inflateStep = 65536

function inflateRaw(packed: Uint8Array, limit: number): Result<{ bytes: Uint8Array; complete: boolean }, DicomFailure> {
  const parts: Uint8Array[] = []
  let total = 0
  let complete = false
  const stream = new Inflate((part, final) => {
    total += part.length
    complete = final
    if (total <= limit && part.length > 0) parts.push(part)
  })
  let broken = false
  try {
    // Small pieces, so that a bomb is noticed long before it has unfolded.
    for (let at = 0; at < packed.length && total <= limit && !complete; at += inflateStep) {
      const end = Math.min(packed.length, at + inflateStep)
      stream.push(packed.subarray(at, end), end === packed.length)
    }
  } catch {
    broken = true
  }
  if (total > limit)
    return fail(failure('too-large', `Unpacked, the data are more than ${Math.round(limit / 1048576)} MB.`))
  if (total === 0) return fail(failure('damaged', 'The compressed data cannot be unpacked.'))
  const bytes = new Uint8Array(total)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return ok({ bytes, complete: complete && !broken })
}

/** Where the first element starts: after preamble and prefix, or at once. The letters DICM alone prove nothing. */
function findStart(bytes: Uint8Array): { at: number; preamble: boolean } | undefined {
  const hasPrefix = (at: number) =>
    bytes[at] === 0x44 && bytes[at + 1] === 0x49 && bytes[at + 2] === 0x43 && bytes[at + 3] === 0x4d
  if (hasPrefix(128) && (isElementRun(bytes, 132, 1) || bytes.length < 140)) return { at: 132, preamble: true }
  if (isElementRun(bytes, 0, 3)) return { at: 0, preamble: false }
  if (hasPrefix(0) && isElementRun(bytes, 4, 1)) return { at: 4, preamble: false }
  // A preamble whose prefix was lost.
  if (isElementRun(bytes, 128, 4)) return { at: 128, preamble: false }
  return undefined
}

/** Whether `count` elements in rising order can be read at `at`, in any of the plain encodings. */
function isElementRun(bytes: Uint8Array, at: number, count: number): boolean {
  return [true, false].some((littleEndian) => isRunIn(bytes, at, count, littleEndian))
}

/** A data set starts with one of these. */
export const firstGroups: ReadonlySet<number> = new Set([
  0x0002, 0x0004, 0x0008, 0x0009, 0x0010, 0x0018, 0x0020, 0x0028, 0x0040,
])

function isRunIn(bytes: Uint8Array, start: number, count: number, littleEndian: boolean): boolean {
  if (!firstGroups.has(u16(bytes, start, littleEndian))) return false
  const headers = headerReader(bytes)
  const header: Header = { tag: 0, vr: '', length: 0, value: 0 }
  const end = bytes.length
  let at = start
  let last = -1
  for (let i = 0; i < count; i++) {
    if (at === end && i > 0) return true
    const explicit = vrAt(bytes, at + 4) !== undefined
    if (!headers.read(at, end, { littleEndian, explicit }, header)) return false
    const { tag: found, length, value } = header
    if (found <= last || found >>> 16 > 0x7fe0) return false
    last = found
    if (length === undefinedLength) return true
    if (!explicit && length > 1024 && i === 0) return false
    at = value + length
    if (at > end) return i > 0
  }
  return true
}

/** The encoding that the bytes show; where it is another than the stated one, a note says so. */
function detectEncoding(bytes: Uint8Array, at: number, syntax: TransferSyntax | undefined, notes: string[]): Encoding {
  const stated = { littleEndian: syntax?.littleEndian ?? true, explicit: syntax?.explicit ?? false }
  if (at + 8 > bytes.length) return stated
  // A data set starts with one of a few groups: where only the other byte order shows one, the statement is wrong.
  const isUsual = (order: boolean) => firstGroups.has(u16(bytes, at, order))
  const isSwapped = !isUsual(stated.littleEndian) && isUsual(!stated.littleEndian)
  const littleEndian = isSwapped ? !stated.littleEndian : stated.littleEndian
  const explicit = detectExplicit(bytes, at, bytes.length, stated.explicit)
  if (syntax !== undefined && littleEndian !== stated.littleEndian)
    notes.push('byte order differs from the transfer syntax')
  if (syntax !== undefined && explicit !== stated.explicit) notes.push('header form differs from the transfer syntax')
  return { littleEndian, explicit }
}

function uncompressedUid(encoding: Encoding): string {
  if (!encoding.littleEndian) return '1.2.840.10008.1.2.2'
  return encoding.explicit ? '1.2.840.10008.1.2.1' : '1.2.840.10008.1.2'
}
