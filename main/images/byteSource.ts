import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { Inflate } from 'fflate'
import { readAt } from './zipArchive'

/** Where the bytes of one file to import are: on the disk, or inside an archive. */
export type Source = {
  /** For people: the path below what was chosen. */
  readonly name: string
  readonly path: string
  /** Length of the content; null where the file was only listed so far. */
  readonly bytes: number | null
  /** What the file was when it was first looked at, null where that is still to come: it must be the same when it is stored. */
  readonly seen: Seen | null
  readonly entry: { readonly offset: number; readonly packedBytes: number; readonly deflated: boolean } | null
  /** Whether a person chose this very file, so that its refusal is worth telling. */
  readonly chosen: boolean
}

/** Size in bytes and modification time in ms of a file on the disk. */
export type Seen = { readonly size: number; readonly mtimeMs: number }

/** A source of which is known how long it is and what its file was. */
export type SeenSource = Source & { readonly bytes: number; readonly seen: Seen }

/** Reads a source from its beginning to its end. */
export type ByteSource = {
  readonly source: SeenSource
  /** Fills `into` as far as there are bytes; fewer only at the end. */
  readonly next: (into: Uint8Array) => number
  readonly close: () => void
}

/** What a source turned out to be, as an expected failure. */
export class SourceFailure extends Error {
  readonly code: 'link' | 'unreadable' | 'archive-bomb' | 'archive-damaged'
  constructor(code: SourceFailure['code'], says: string) {
    super(says)
    this.name = 'SourceFailure'
    this.code = code
  }
}

export function openSource(source: Source): ByteSource {
  const fd = openWithoutFollowing(source.path)
  const stats = fstatSync(fd)
  const changed = source.seen !== null && (stats.size !== source.seen.size || stats.mtimeMs !== source.seen.mtimeMs)
  if (!stats.isFile() || changed) {
    closeSync(fd)
    throw new SourceFailure(
      'unreadable',
      changed ? 'The file changed while it was being read. Try again.' : 'This is no regular file.',
    )
  }
  const seen = { size: stats.size, mtimeMs: stats.mtimeMs }
  const known = { ...source, bytes: source.bytes ?? stats.size, seen }
  const next = source.entry === null ? fileReader(fd) : entryReader(fd, known.bytes, source.entry)
  return { source: known, next, close: () => closeSync(fd) }
}

function openWithoutFollowing(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
    if (code === 'ELOOP') throw new SourceFailure('link', 'This is a link. Links are not followed.')
    throw new SourceFailure('unreadable', 'The file could not be read from the disk.')
  }
}

function fileReader(fd: number): ByteSource['next'] {
  let at = 0
  return (into) => {
    let got = 0
    while (got < into.length) {
      const count = readSync(fd, into, got, into.length - got, at)
      if (count === 0) break
      got += count
      at += count
    }
    return got
  }
}

const packedStep = 16384

function entryReader(fd: number, bytes: number, entry: NonNullable<Source['entry']>): ByteSource['next'] {
  const local = readAt(fd, entry.offset, 30)
  if (local.length < 30 || local.readUInt32LE(0) !== 0x04034b50) throw archiveDamaged()
  let at = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  const end = at + entry.packedBytes
  const ready: Uint8Array[] = []
  let given = 0
  let ended = false
  const stream = entry.deflated
    ? new Inflate((part, final) => {
        if (part.length > 0) ready.push(part)
        ended = final
      })
    : undefined

  const refill = () => {
    const length = Math.min(packedStep, end - at)
    if (length <= 0) {
      ended = true
      return
    }
    const packed = readAt(fd, at, length)
    if (packed.length < length) throw archiveDamaged()
    at += length
    if (stream === undefined) ready.push(packed)
    else {
      try {
        stream.push(packed, at >= end)
      } catch {
        throw archiveDamaged()
      }
    }
  }

  return (into) => {
    let got = 0
    while (got < into.length) {
      const part = ready[0]
      if (part === undefined) {
        if (ended) break
        refill()
        continue
      }
      const take = Math.min(part.length, into.length - got)
      into.set(part.subarray(0, take), got)
      got += take
      if (take === part.length) ready.shift()
      else ready[0] = part.subarray(take)
    }
    given += got
    if (given > bytes) throw new SourceFailure('archive-bomb', 'This entry unpacks to more than the archive says.')
    return got
  }
}

function archiveDamaged(): SourceFailure {
  return new SourceFailure('archive-damaged', 'This entry of the zip archive is damaged.')
}
