import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { fail, ok, type Result } from '@shared/kit/result'

/**
 * The list of a zip archive, read from its central directory (APPNOTE 4.3), with the limits that make a bomb harmless:
 * entries may not share bytes, unpack to more than they say, or say more than a disc's worth. Names are shown, never
 * used as paths.
 */
export type ZipEntry = {
  readonly name: string
  /** Where the entry's local header starts in the archive. */
  readonly offset: number
  readonly packedBytes: number
  readonly bytes: number
  readonly deflated: boolean
}

export type ZipFailure = { readonly code: 'archive-bomb' | 'archive-damaged'; readonly says: string }

const zipLimits = { entries: 200_000, entryBytes: 4_000_000_000, totalBytes: 64_000_000_000 } as const

const damaged: ZipFailure = { code: 'archive-damaged', says: 'The zip archive is damaged and cannot be opened.' }
const bomb: ZipFailure = {
  code: 'archive-bomb',
  says: 'The zip archive would unpack to more than any set of images. It was not opened.',
}

export function listZip(path: string): Result<readonly ZipEntry[], ZipFailure> {
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    return list(fd, fstatSync(fd).size)
  } finally {
    closeSync(fd)
  }
}

export function readAt(fd: number, at: number, length: number): Buffer {
  const into = Buffer.alloc(length)
  let got = 0
  while (got < length) {
    const count = readSync(fd, into, got, length - got, at + got)
    if (count === 0) break
    got += count
  }
  return into.subarray(0, got)
}

function list(fd: number, size: number): Result<readonly ZipEntry[], ZipFailure> {
  const directory = findDirectory(fd, size)
  if (directory === undefined) return fail(damaged)
  if (directory.entries > zipLimits.entries || directory.length > 256 * 1024 * 1024) return fail(bomb)
  const bytes = readAt(fd, directory.offset, directory.length)
  const entries: ZipEntry[] = []
  let total = 0
  let at = 0
  for (let i = 0; i < directory.entries; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return fail(damaged)
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const end = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
    if (end > bytes.length) return fail(damaged)
    const entry = readEntry(bytes, at, nameLength, extraLength)
    at = end
    if (entry === undefined) return fail(damaged)
    if (entry.name.endsWith('/')) continue
    total += entry.bytes
    if (entry.bytes > zipLimits.entryBytes || total > zipLimits.totalBytes || entries.length >= zipLimits.entries)
      return fail(bomb)
    entries.push(entry)
  }
  return overlaps(entries, size) ? fail(bomb) : ok(entries)
}

function findDirectory(fd: number, size: number): { entries: number; offset: number; length: number } | undefined {
  const tailLength = Math.min(size, 65_557)
  const tail = readAt(fd, size - tailLength, tailLength)
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (at < 0 || at + 22 > tail.length) return undefined
  const found = {
    entries: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  }
  if (found.entries !== 0xffff && found.length !== 0xffffffff && found.offset !== 0xffffffff) return inside(found, size)
  // Zip64: a locator of 20 bytes before this record points at the larger one.
  if (at < 20 || tail.readUInt32LE(at - 20) !== 0x07064b50) return inside(found, size)
  const larger = readAt(fd, Number(tail.readBigUInt64LE(at - 12)), 56)
  if (larger.length < 56 || larger.readUInt32LE(0) !== 0x06064b50) return undefined
  const wide = {
    entries: larger.readBigUInt64LE(32),
    length: larger.readBigUInt64LE(40),
    offset: larger.readBigUInt64LE(48),
  }
  return inside({ entries: Number(wide.entries), length: Number(wide.length), offset: Number(wide.offset) }, size)
}

function inside<T extends { offset: number; length: number }>(found: T, size: number): T | undefined {
  return found.offset + found.length <= size ? found : undefined
}

function readEntry(bytes: Buffer, at: number, nameLength: number, extraLength: number): ZipEntry | undefined {
  const method = bytes.readUInt16LE(at + 10)
  const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) !== 0
  // Methods other than stored and deflated, and encrypted entries, make the archive one that cannot be opened here.
  if (isEncrypted || (method !== 0 && method !== 8)) return undefined
  const name = bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8')
  const sizes = {
    packed: bytes.readUInt32LE(at + 20),
    plain: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  }
  const wide = zip64Sizes(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength), sizes)
  return { name, offset: wide.offset, packedBytes: wide.packed, bytes: wide.plain, deflated: method === 8 }
}

type Sizes = { packed: number; plain: number; offset: number }

function zip64Sizes(extra: Buffer, sizes: Sizes): Sizes {
  let at = 0
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1) {
      const field = extra.subarray(at + 4, at + 4 + length)
      let next = 0
      const take = (value: number): number => {
        if (value !== 0xffffffff || next + 8 > field.length) return value
        next += 8
        return Number(field.readBigUInt64LE(next - 8))
      }
      const plain = take(sizes.plain)
      const packed = take(sizes.packed)
      return { plain, packed, offset: take(sizes.offset) }
    }
    at += 4 + length
  }
  return sizes
}

/** Entries that share packed bytes are how a small archive claims to hold a large one many times. */
function overlaps(entries: readonly ZipEntry[], size: number): boolean {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset)
  let end = 0
  for (const entry of sorted) {
    if (entry.offset < end) return true
    end = entry.offset + 30 + entry.packedBytes
  }
  return end > size
}
