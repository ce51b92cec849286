import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, writeSync, writevSync } from 'node:fs'

/**
 * One encrypted file of the image store: AES-256-GCM in chunks of 64 KiB, so that any part can be read alone. Every file
 * has its own key, derived from the data key and a random salt; the nonce is the chunk's number, which therefore never
 * repeats under a key. A sealed footer holds the SHA-256 and the length of the content: chunks cannot be reordered,
 * dropped or taken for those of another image without being noticed.
 *
 *   magic 8 | chunk size 4 | salt 32 | chunks, each with its 16-byte tag | footer 40 + tag 16
 */
export const chunkSize = 65536
const magic = Buffer.from('PPIMAGE\x01', 'latin1')
const saltLength = 32
const headerLength = magic.length + 4 + saltLength
const tagLength = 16
const footerLength = 40
const algorithm = 'aes-256-gcm'

function fileKey(dataKey: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, salt, 'procedure-pause image file', 32))
}

function nonce(number: number, kind: 'chunk' | 'footer'): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32LE(number, 0)
  bytes[11] = kind === 'chunk' ? 0 : 1
  return bytes
}

function seal(key: Buffer, iv: Buffer, plain: Uint8Array): readonly [Buffer, Buffer] {
  const cipher = createCipheriv(algorithm, key, iv)
  const sealed = cipher.update(plain)
  cipher.final()
  return [sealed, cipher.getAuthTag()]
}

function unseal(key: Buffer, iv: Buffer, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv(algorithm, key, iv)
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
  const plain = decipher.update(sealed.subarray(0, sealed.length - tagLength))
  decipher.final()
  return plain
}

/** Gives the next bytes of a content into `into` (as many as fit, fewer only at the end); 0 when there are no more. */
export type ReadNext = (into: Uint8Array) => number

/** What is read, hashed, sealed and written in one go: fewer calls to the system than chunk by chunk. */
const chunksAtOnce = 16
const buffer = Buffer.alloc(chunksAtOnce * chunkSize)
/** What is read and opened in one go. Used again and again: fresh memory costs more than the reading. */
const sealedBuffer = Buffer.alloc(chunksAtOnce * (chunkSize + tagLength))

/**
 * Writes a new sealed file (which must not exist) and returns the content's SHA-256. It is **not** synced to the disk:
 * many files are synced together, by `contentStore`, before any of them counts.
 */
export function writeSealed(path: string, dataKey: Uint8Array, next: ReadNext): { sha256: string; bytes: number } {
  const salt = randomBytes(saltLength)
  const key = fileKey(dataKey, salt)
  const hash = createHash('sha256')
  const fd = openSync(path, 'wx', 0o600)
  try {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(chunkSize)
    let parts: Buffer[] = [magic, size, salt]
    let total = 0
    for (;;) {
      const length = next(buffer)
      hash.update(buffer.subarray(0, length))
      for (let from = 0; from < length; from += chunkSize) {
        const plain = buffer.subarray(from, Math.min(from + chunkSize, length))
        parts.push(...seal(key, nonce((total + from) / chunkSize, 'chunk'), plain))
      }
      total += length
      if (length < buffer.length) break
      writeAll(fd, parts)
      parts = []
    }
    const digest = hash.digest()
    const footer = Buffer.alloc(footerLength)
    digest.copy(footer)
    footer.writeBigUInt64LE(BigInt(total), 32)
    writeAll(fd, [...parts, ...seal(key, nonce(0, 'footer'), footer)])
    return { sha256: digest.toString('hex'), bytes: total }
  } finally {
    closeSync(fd)
  }
}

function writeAll(fd: number, parts: readonly Buffer[]): void {
  const wanted = parts.reduce((sum, part) => sum + part.length, 0)
  const written = writevSync(fd, [...parts])
  if (written === wanted) return
  const rest = Buffer.concat(parts).subarray(written)
  for (let at = 0; at < rest.length; ) at += writeSync(fd, rest, at)
}

/** The file is not what was sealed: damaged, exchanged, or sealed with another key. */
export class SealBroken extends Error {
  constructor(says: string) {
    super(says)
    this.name = 'SealBroken'
  }
}

export type SealedReader = {
  /** Length of the content. */
  readonly bytes: number
  /** The content from `start` (inclusive) to `end` (exclusive), both within its length. Throws `SealBroken`. */
  readonly read: (start: number, end: number) => Uint8Array<ArrayBuffer>
  readonly close: () => void
}

/** Opens a sealed file whose content must have this SHA-256. Throws `SealBroken`, or the system's error. */
export function openSealed(path: string, dataKey: Uint8Array, sha256: string): SealedReader {
  const fd = openSync(path, 'r')
  try {
    const { size } = fstatSync(fd)
    const header = readExactly(fd, 0, headerLength)
    if (size < headerLength + footerLength + tagLength || !header.subarray(0, magic.length).equals(magic)) {
      throw new SealBroken('The stored image has no valid header.')
    }
    if (header.readUInt32LE(magic.length) !== chunkSize)
      throw new SealBroken('The stored image has another chunk size.')
    const key = fileKey(dataKey, header.subarray(magic.length + 4))
    const footer = opened(() =>
      unseal(key, nonce(0, 'footer'), readExactly(fd, size - footerLength - tagLength, footerLength + tagLength)),
    )
    const bytes = Number(footer.readBigUInt64LE(32))
    const chunks = Math.ceil(bytes / chunkSize)
    const isWhole = size === headerLength + bytes + chunks * tagLength + footerLength + tagLength
    if (!isWhole || footer.subarray(0, 32).toString('hex') !== sha256)
      throw new SealBroken('The stored image is not the one it is named for.')
    return { bytes, read: (start, end) => readContent(fd, key, bytes, start, end), close: () => closeSync(fd) }
  } catch (thrown) {
    closeSync(fd)
    throw thrown
  }
}

function readContent(fd: number, key: Buffer, bytes: number, start: number, end: number): Uint8Array<ArrayBuffer> {
  if (start < 0 || end > bytes || start > end)
    throw new RangeError(`No such part of the stored image: ${start} to ${end} of ${bytes}`)
  const out = new Uint8Array(end - start)
  const chunks = Math.ceil(bytes / chunkSize)
  const until = Math.ceil(end / chunkSize)
  for (let first = Math.floor(start / chunkSize); first < until; first += chunksAtOnce) {
    const last = Math.min(until, first + chunksAtOnce)
    const length = Math.min(last * chunkSize, bytes) - first * chunkSize + (last - first) * tagLength
    const sealed = readInto(sealedBuffer, fd, headerLength + first * (chunkSize + tagLength), length)
    for (let number = first; number < Math.min(last, chunks); number++) {
      const from = number * chunkSize
      const at = (number - first) * (chunkSize + tagLength)
      const piece = sealed.subarray(at, Math.min(at + chunkSize + tagLength, length))
      const plain = opened(() => unseal(key, nonce(number, 'chunk'), piece))
      const begin = Math.max(start - from, 0)
      out.set(plain.subarray(begin, Math.min(end - from, plain.length)), from + begin - start)
    }
  }
  return out
}

function opened(unsealing: () => Buffer): Buffer {
  try {
    return unsealing()
  } catch {
    throw new SealBroken('The stored image is damaged, or was stored with another key.')
  }
}

function readExactly(fd: number, at: number, length: number): Buffer {
  return readInto(Buffer.alloc(length), fd, at, length)
}

/** The next `length` bytes from `at` of the file, in the first part of `into`. */
function readInto(into: Buffer, fd: number, at: number, length: number): Buffer {
  let got = 0
  while (got < length) {
    const count = readSync(fd, into, got, length - got, at + got)
    if (count === 0) throw new SealBroken('The stored image is cut off.')
    got += count
  }
  return into.subarray(0, length)
}
