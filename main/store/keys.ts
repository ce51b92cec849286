import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, type Result } from '@shared/kit/result'
import { writeDurably } from './atomicFile'
import { fingerprint } from './fingerprint'
import { type KeyFile, keyFileSchema, standardCost, unwrapWithPassphrase, wrapWithPassphrase } from './keyFile'
import { unlockAttempts } from './unlockAttempts'

/** The operating system's key store, as far as the vault needs it: Electron's `safeStorage` behind a small port. */
export type SystemKeyStore = {
  /** Null where there is no real one: not available, or Linux's `basic_text`, which only looks like encryption. */
  readonly backend: string | null
  encrypt(text: string): Uint8Array
  decrypt(sealed: Uint8Array): string
}

/** The keys of an open vault. They live in the main process's memory and are never written down in the clear. */
export type VaultKeys = {
  readonly store: Uint8Array
  /** Derived, so that a leaked image key says nothing about the record's. */
  readonly images: Uint8Array
}

/** Why the system's key store did not open the vault by itself. None of these means that anything is lost. */
export type LockReason =
  /** This computer has no real key store, so the passphrase is asked for at every start. */
  | 'no-system-key-store'
  /** It has one now, and had none when the vault was made. */
  | 'not-yet-in-system-key-store'
  /** It refused, or gave something else: a new login, a reset keyring, another computer. */
  | 'system-key-store-refused'

export type VaultState =
  | { readonly state: 'absent' }
  | { readonly state: 'locked'; readonly why: LockReason; readonly waitMs: number }
  | { readonly state: 'unlocked'; readonly keys: VaultKeys }
  /** The key file itself cannot be read. It is left alone: a copy of it lies in every backup. */
  | { readonly state: 'unreadable'; readonly file: string }

export type UnlockFailure =
  | { readonly code: 'wrong-passphrase'; readonly waitMs: number }
  | { readonly code: 'wait'; readonly waitMs: number }
  | { readonly code: 'too-short'; readonly least: number }
  | { readonly code: 'absent' }
  | { readonly code: 'already-there' }
  | { readonly code: 'unreadable'; readonly file: string }

export type VaultOptions = {
  /** The folder of the profile; the key file is `vault.json` in it. */
  readonly folder: string
  readonly system: SystemKeyStore
  readonly now?: () => Date
  /** scrypt work factor; lowered by tests only. */
  readonly cost?: number
}

/** Characters; long enough that scrypt's second a guess decides, short enough to be typed with gloves off once a day. */
const shortestPassphrase = 12

export const keyFileName = 'vault.json'

/** Holds the data key: makes it, wraps it, gets it back. Never erases it and never offers to. */
export function vault({ folder, system, now = () => new Date(), cost = standardCost }: VaultOptions) {
  const file = join(folder, keyFileName)
  const attempts = unlockAttempts(folder, now)

  const read = (): Result<KeyFile, { code: 'absent' } | { code: 'unreadable'; file: string }> => {
    if (!existsSync(file)) return fail({ code: 'absent' })
    try {
      return ok(keyFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
    } catch {
      return fail({ code: 'unreadable', file })
    }
  }

  const write = (keyFile: KeyFile): void => writeDurably(file, `${JSON.stringify(keyFile, null, 2)}\n`)

  const open = async (keyFile: KeyFile, passphrase: string): Promise<Result<Buffer, UnlockFailure>> => {
    const wait = attempts.waitMs()
    if (wait > 0) return fail({ code: 'wait', waitMs: wait })
    const opened = await unwrapWithPassphrase(keyFile.passphrase, passphrase)
    if (!opened.ok || fingerprint(opened.value) !== keyFile.key) {
      attempts.failed()
      return fail({ code: 'wrong-passphrase', waitMs: attempts.waitMs() })
    }
    attempts.succeeded()
    return ok(opened.value)
  }

  return {
    file,

    /** Where things stand, asking the system's key store; the passphrase is needed only when this says `locked`. */
    state(): VaultState {
      const keyFile = read()
      if (!keyFile.ok) {
        return keyFile.failure.code === 'absent' ? { state: 'absent' } : { state: 'unreadable', file }
      }
      const key = fromSystem(system, keyFile.value)
      return key.ok
        ? { state: 'unlocked', keys: keysFrom(key.value) }
        : { state: 'locked', why: key.failure, waitMs: attempts.waitMs() }
    },

    /** First start: makes the data key. Refuses where there is a vault already. */
    async setUp(passphrase: string): Promise<Result<VaultKeys, UnlockFailure>> {
      if (existsSync(file)) return fail({ code: 'already-there' })
      if (passphrase.trim().length < shortestPassphrase) return fail({ code: 'too-short', least: shortestPassphrase })
      const key = randomBytes(32)
      const passphraseWrap = await wrapWithPassphrase(key, passphrase, cost)
      if (existsSync(file)) return fail({ code: 'already-there' })
      write({
        format: 1,
        createdAt: now().toISOString(),
        key: fingerprint(key),
        passphrase: passphraseWrap,
        system: toSystem(system, key),
      })
      return ok(keysFrom(key))
    },

    /** Opens with the recovery passphrase, and hands the key to the system's key store again where there is one. */
    async unlock(passphrase: string): Promise<Result<VaultKeys, UnlockFailure>> {
      const keyFile = read()
      if (!keyFile.ok) return keyFile
      const key = await open(keyFile.value, passphrase)
      if (!key.ok) return key
      const wrapped = toSystem(system, key.value)
      if (wrapped !== null) write({ ...keyFile.value, system: wrapped })
      return ok(keysFrom(key.value))
    },

    /** A new passphrase for the same data key: nothing stored needs to be written again. */
    async changePassphrase(before: string, after: string): Promise<Result<void, UnlockFailure>> {
      const keyFile = read()
      if (!keyFile.ok) return keyFile
      if (after.trim().length < shortestPassphrase) return fail({ code: 'too-short', least: shortestPassphrase })
      const key = await open(keyFile.value, before)
      if (!key.ok) return key
      write({ ...keyFile.value, passphrase: await wrapWithPassphrase(key.value, after, cost) })
      return ok(undefined)
    },
  }
}

export type Vault = ReturnType<typeof vault>

/** Whether the passphrase of a key file, wherever it lies, opens it: for a backup on another computer. */
export async function keysFromFile(file: string, passphrase: string): Promise<Result<VaultKeys, UnlockFailure>> {
  let keyFile: KeyFile
  try {
    keyFile = keyFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return fail({ code: 'unreadable', file })
  }
  const opened = await unwrapWithPassphrase(keyFile.passphrase, passphrase)
  if (!opened.ok || fingerprint(opened.value) !== keyFile.key) return fail({ code: 'wrong-passphrase', waitMs: 0 })
  return ok(keysFrom(opened.value))
}

function keysFrom(key: Uint8Array): VaultKeys {
  return { store: key, images: Buffer.from(hkdfSync('sha256', key, new Uint8Array(), 'procedure-pause/images/1', 32)) }
}

function fromSystem(system: SystemKeyStore, keyFile: KeyFile): Result<Buffer, LockReason> {
  if (system.backend === null) return fail('no-system-key-store')
  if (keyFile.system === null) return fail('not-yet-in-system-key-store')
  try {
    const key = Buffer.from(system.decrypt(Buffer.from(keyFile.system.sealed, 'base64')), 'base64')
    return key.byteLength === 32 && fingerprint(key) === keyFile.key ? ok(key) : fail('system-key-store-refused')
  } catch {
    return fail('system-key-store-refused')
  }
}

/** Null where there is no real key store, or it will not take the key: the passphrase then stays the only way. */
function toSystem(system: SystemKeyStore, key: Buffer): KeyFile['system'] {
  if (system.backend === null) return null
  try {
    const sealed = Buffer.from(system.encrypt(key.toString('base64'))).toString('base64')
    return { backend: system.backend, sealed }
  } catch {
    return null
  }
}
