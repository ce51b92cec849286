import { chmodSync, closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { inflateRawSync } from 'node:zlib'

const endRecord = 0x06054b50
const centralRecord = 0x02014b50

/** @param {number} file @param {number} position @param {number} length */
const read = (file, position, length) => {
  const bytes = Buffer.alloc(length)
  let got = 0
  while (got < length) {
    const count = readSync(file, bytes, got, length - got, position + got)
    if (count === 0) throw new Error('The zip archive ends too early.')
    got += count
  }
  return bytes
}

/**
 * Unpacks a zip archive (no zip64, no encryption) with nothing but Node, as a new machine may have no unzip.
 * `placeOf` maps an entry's name to its place below `target`, or null to leave it out. Executable bits are kept.
 * @param {string} archive
 * @param {string} target
 * @param {(name: string) => string | null} placeOf
 */
export const unzip = (archive, target, placeOf) => {
  const file = openSync(archive, 'r')
  try {
    const size = fstatSync(file).size
    const tail = read(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
    let end = tail.length - 22
    while (end >= 0 && tail.readUInt32LE(end) !== endRecord) end -= 1
    if (end < 0) throw new Error(`${archive} is not a zip archive.`)
    const directory = read(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))

    for (let at = 0; at < directory.length; ) {
      if (directory.readUInt32LE(at) !== centralRecord) throw new Error('The zip directory is damaged.')
      const method = directory.readUInt16LE(at + 10)
      const packed = directory.readUInt32LE(at + 20)
      const nameLength = directory.readUInt16LE(at + 28)
      const name = directory.toString('utf8', at + 46, at + 46 + nameLength)
      const mode = directory.readUInt32LE(at + 38) >>> 16
      const local = directory.readUInt32LE(at + 42)
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)

      const place = name.endsWith('/') ? null : placeOf(name)
      if (place === null) continue
      const path = resolve(target, place)
      if (!path.startsWith(resolve(target) + sep)) throw new Error(`The zip entry ${name} leads outside.`)
      const header = read(file, local, 30)
      const bytes = read(file, local + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), packed)
      if (method !== 0 && method !== 8) throw new Error(`The zip entry ${name} uses compression ${method}.`)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, method === 8 ? inflateRawSync(bytes) : bytes)
      chmodSync(path, mode & 0o111 ? 0o755 : 0o644)
    }
  } finally {
    closeSync(file)
  }
}
