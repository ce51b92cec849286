import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { fail, ok, type Result } from '@shared/kit/result'
import { z } from 'zod'

const bytes = z.base64()

/** A data key wrapped by a passphrase: scrypt for the wrapping key, AES-256-GCM around the data key. */
export const passphraseWrapSchema = z.object({
  kdf: z.literal('scrypt'),
  /** Work factor, a power of two; memory is 128 · N · r bytes. */
  cost: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  blockSize: z.int().min(8).max(32),
  parallel: z.int().min(1).max(16),
  salt: bytes,
  nonce: bytes,
  sealed: bytes,
  tag: bytes,
})
export type PassphraseWrap = Readonly<z.infer<typeof passphraseWrapSchema>>

/** `vault.json`: everything needed to get the data key back, and nothing that gives it away. */
export const keyFileSchema = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Fingerprint of the data key: the answer of an unwrapping is checked against it. */
  key: z.string().regex(/^[0-9a-f]{16}$/),
  passphrase: passphraseWrapSchema,
  /** The same key wrapped by the operating system's key store; null where there is no real one. */
  system: z.object({ backend: z.string(), sealed: bytes }).nullable(),
})
export type KeyFile = Readonly<z.infer<typeof keyFileSchema>>

const stretch = promisify<string, Uint8Array, number, object, Buffer>(scrypt)

/** 64 MiB and about a second in Electron: a guess costs as much, and cannot be made in bulk on a graphics card. */
export const standardCost = 2 ** 16

/** Wraps a data key. `cost` is lowered by tests only. */
export async function wrapWithPassphrase(key: Uint8Array, passphrase: string, cost: number): Promise<PassphraseWrap> {
  const settings = { cost, blockSize: 8, parallel: 1 }
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await wrappingKey(passphrase, salt, settings), nonce)
  const sealed = Buffer.concat([cipher.update(key), cipher.final()])
  return {
    kdf: 'scrypt',
    ...settings,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  }
}

/** Fails when the passphrase is another one, or the wrap was changed: the two cannot be told apart. */
export async function unwrapWithPassphrase(
  wrap: PassphraseWrap,
  passphrase: string,
): Promise<Result<Buffer, 'does-not-open'>> {
  const from = (text: string) => Buffer.from(text, 'base64')
  const wrapping = await wrappingKey(passphrase, from(wrap.salt), wrap)
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrapping, from(wrap.nonce), { authTagLength: 16 })
    decipher.setAuthTag(from(wrap.tag))
    return ok(Buffer.concat([decipher.update(from(wrap.sealed)), decipher.final()]))
  } catch {
    return fail('does-not-open')
  }
}

function wrappingKey(
  passphrase: string,
  salt: Uint8Array,
  { cost, blockSize, parallel }: Pick<PassphraseWrap, 'cost' | 'blockSize' | 'parallel'>,
): Promise<Buffer> {
  const maxmem = 256 * cost * blockSize + 2 ** 20
  return stretch(spoken(passphrase), salt, 32, { N: cost, r: blockSize, p: parallel, maxmem })
}

/** The same words typed on another keyboard or copied from paper: one form of accents, no doubled or outer spaces. */
function spoken(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replace(/\s+/gu, ' ')
}
