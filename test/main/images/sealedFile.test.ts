import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { chunkSize, openSealed, SealBroken, writeSealed } from '../../../main/images/sealedFile'

const folder = mkdtempSync(join(tmpdir(), 'sealed-'))
const key = randomBytes(32)
let number = 0

afterAll(() => rmSync(folder, { recursive: true }))

function sealed(content: Uint8Array): { path: string; sha256: string } {
  const path = join(folder, String(number++))
  let at = 0
  const { sha256, bytes } = writeSealed(path, key, (into) => {
    const part = content.subarray(at, at + into.length)
    into.set(part)
    at += part.length
    return part.length
  })
  expect(bytes).toBe(content.length)
  return { path, sha256 }
}

describe('a sealed file', () => {
  it.each([0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 3 * chunkSize, 3 * chunkSize + 7])(
    'of %i bytes gives its content back',
    (length) => {
      const content = new Uint8Array(randomBytes(length))
      const { path, sha256 } = sealed(content)
      expect(sha256).toBe(createHash('sha256').update(content).digest('hex'))
      const reader = openSealed(path, key, sha256)
      expect(reader.bytes).toBe(length)
      expect(reader.read(0, length)).toEqual(content)
      reader.close()
    },
  )

  it('gives any part without the rest', () => {
    const content = new Uint8Array(randomBytes(5 * chunkSize + 99))
    const { path, sha256 } = sealed(content)
    const reader = openSealed(path, key, sha256)
    fc.assert(
      fc.property(fc.nat(content.length), fc.nat(content.length), (a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a]
        expect(Buffer.compare(reader.read(start, end), content.subarray(start, end))).toBe(0)
      }),
      { numRuns: 60 },
    )
    expect(() => reader.read(0, content.length + 1)).toThrow(RangeError)
    reader.close()
  })

  it('does not open with another key or under another name', () => {
    const { path, sha256 } = sealed(new Uint8Array(10))
    expect(() => openSealed(path, randomBytes(32), sha256)).toThrow(SealBroken)
    expect(() => openSealed(path, key, 'a'.repeat(64))).toThrow(SealBroken)
  })

  it('notices every changed, moved, missing or added byte', () => {
    const content = new Uint8Array(randomBytes(2 * chunkSize + 100))
    const { path, sha256 } = sealed(content)
    const whole = readFileSync(path)
    const damage: Buffer[] = [
      whole.subarray(0, -1),
      whole.subarray(0, 60),
      Buffer.concat([whole, Buffer.alloc(1)]),
      Buffer.alloc(0),
    ]
    for (const at of [0, 9, 20, 50, 44 + chunkSize + 3, whole.length - 1]) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      damage.push(changed)
    }
    const swapped = Buffer.from(whole)
    whole.copy(swapped, 44, 44 + chunkSize + 16, 44 + 2 * (chunkSize + 16))
    whole.copy(swapped, 44 + chunkSize + 16, 44, 44 + chunkSize + 16)
    damage.push(swapped)
    for (const bytes of damage) {
      writeFileSync(path, bytes)
      expect(() => {
        const reader = openSealed(path, key, sha256)
        try {
          reader.read(0, reader.bytes)
        } finally {
          reader.close()
        }
      }).toThrow(SealBroken)
    }
  })

  it('never seals the same bytes the same way twice', () => {
    const one = readFileSync(sealed(new Uint8Array(100)).path)
    const two = readFileSync(sealed(new Uint8Array(100)).path)
    expect(one.subarray(44).equals(two.subarray(44))).toBe(false)
  })
})
