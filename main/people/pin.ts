import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { PinHash } from '@shared/people/events'

const stretch = promisify<string, Uint8Array, number, object, Buffer>(scrypt)

/**
 * 16 MiB, and about a tenth of a second in Electron, whose cryptography takes four times what Node's does. A PIN of
 * four digits is no match for someone who holds the open store; what protects it there is the store's own key, and
 * at the screen the growing wait.
 */
export const standardPinCost = 2 ** 14

/** Hashes a PIN for the record. `cost` is lowered by tests only. */
export async function hashPin(pin: string, cost: number = standardPinCost): Promise<PinHash> {
  const salt = randomBytes(16)
  const settings = { cost, blockSize: 8, parallel: 1 }
  const hash = await stretched(pin, salt, settings)
  return { kdf: 'scrypt', ...settings, salt: salt.toString('base64'), hash: hash.toString('base64') }
}

export async function pinMatches(pin: string, kept: PinHash): Promise<boolean> {
  const expected = Buffer.from(kept.hash, 'base64')
  const given = await stretched(pin, Buffer.from(kept.salt, 'base64'), kept)
  return given.byteLength === expected.byteLength && timingSafeEqual(given, expected)
}

function stretched(
  pin: string,
  salt: Uint8Array,
  { cost, blockSize, parallel }: Pick<PinHash, 'cost' | 'blockSize' | 'parallel'>,
): Promise<Buffer> {
  const maxmem = 256 * cost * blockSize + 2 ** 20
  return stretch(pin.normalize('NFKC'), salt, 32, { N: cost, r: blockSize, p: parallel, maxmem })
}
