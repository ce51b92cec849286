import type { Failure, Outcome } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import { fail, ok, type Result } from '@shared/kit/result'
import type { FoundBackup } from './store/failure'
import type { LockReason, UnlockFailure, Vault, VaultKeys, VaultState } from './store/keys'

type VaultStatus = OutputOf<'vault.status'>

export type VaultDesk = {
  readonly status: () => VaultStatus
  readonly create: (passphrase: string) => Promise<Outcome<VaultStatus>>
  readonly unlock: (passphrase: string) => Promise<Outcome<VaultStatus>>
  readonly restore: (passphrase: string) => Promise<Outcome<VaultStatus>>
}

/** Where the record stands: being opened at the start, open, or closed until somebody opens it. */
export type Opening = 'opening' | 'open' | 'closed'

export type VaultDeskOptions = {
  readonly vault: Vault
  readonly opening: () => Opening
  /** Why the record did not open with a good key, or null. */
  readonly failedToOpen: () => Failure | null
  readonly openWith: (keys: VaultKeys) => Result<null, Failure>
  /** The newest good backup, where the record itself is damaged or gone. */
  readonly restorable: () => FoundBackup | null
  /** Puts that backup in the place of the record and opens it. */
  readonly restoreWith: (keys: VaultKeys) => Promise<Result<null, Failure>>
}

/** The vault as a window sees it. Until the record is open, the vault counts as locked. */
export function vaultDesk(options: VaultDeskOptions): VaultDesk {
  const { vault, opening, failedToOpen, openWith, restorable, restoreWith } = options

  const status = (): VaultStatus => {
    const now = opening()
    if (now !== 'closed') return { state: now, why: null, restorable: null }
    const state = vault.state()
    const failed = failedToOpen()
    if (state.state === 'absent') return { state: 'absent', why: null, restorable: null }
    const found = failed === null ? null : restorable()
    return {
      state: 'locked',
      why: failed ?? whyLocked(state),
      restorable: found === null ? null : { createdAt: found.createdAt, cases: found.cases, events: found.events },
    }
  }

  const open = (keys: Result<VaultKeys, UnlockFailure>): Outcome<VaultStatus> => {
    if (!keys.ok) return fail(unlockFailure(keys.failure))
    const opened = openWith(keys.value)
    return opened.ok ? ok(status()) : opened
  }

  return {
    status,
    create: async (passphrase) => open(await vault.setUp(passphrase)),
    unlock: async (passphrase) => open(await vault.unlock(passphrase)),
    restore: async (passphrase) => {
      if (restorable() === null) return fail(nothingToRestore)
      const keys = await vault.unlock(passphrase)
      if (!keys.ok) return fail(unlockFailure(keys.failure))
      const restored = await restoreWith(keys.value)
      return restored.ok ? ok(status()) : restored
    },
  }
}

const nothingToRestore: Failure = {
  code: 'vault.nothingToRestore',
  says: 'There is no backup to restore, or the record is in order.',
  params: {},
}

function whyLocked(state: Exclude<VaultState, { state: 'absent' }>): Failure {
  switch (state.state) {
    case 'locked':
      return { code: `vault.why.${state.why}`, says: lockSentences[state.why], params: {} }
    case 'unlocked':
      return { code: 'vault.why.notOpened', says: notOpened, params: {} }
    case 'unreadable':
      return {
        code: 'vault.why.unreadable',
        says: 'The key file of this computer cannot be read. It was left as it is; a copy lies in every backup. Call technical support.',
        params: {},
      }
  }
}

const notOpened = 'The record could not be opened at the start. Enter the passphrase to try again.'

const lockSentences: Record<LockReason, string> = {
  'no-system-key-store': 'This computer has no key store of its own, so the passphrase is asked for at every start.',
  'not-yet-in-system-key-store': 'Enter the passphrase once; from then on this computer’s key store opens the record.',
  'system-key-store-refused':
    'This computer’s key store did not give the key, for example after a new login. Nothing is lost: the passphrase opens the record.',
}

function unlockFailure(failure: UnlockFailure): Failure {
  const wait = 'waitMs' in failure ? Math.ceil(failure.waitMs / 1000) : 0
  switch (failure.code) {
    case 'wrong-passphrase':
      return {
        code: 'vault.wrong',
        says: `This is not the passphrase.${wait > 0 ? ` Try again in ${wait} seconds.` : ' Try again.'}`,
        params: { wait },
      }
    case 'wait':
      return { code: 'vault.wait', says: `Too many wrong passphrases. Try again in ${wait} seconds.`, params: { wait } }
    case 'too-short':
      return {
        code: 'vault.short',
        says: `Choose a passphrase of at least ${failure.least} characters.`,
        params: { least: failure.least },
      }
    case 'absent':
      return { code: 'vault.absent', says: 'There is no record on this computer yet. Set it up first.', params: {} }
    case 'already-there':
      return {
        code: 'vault.exists',
        says: 'There is already a record on this computer. Enter its passphrase instead.',
        params: {},
      }
    case 'unreadable':
      return {
        code: 'vault.unreadable',
        says: 'The key file of this computer cannot be read. It was left as it is. Call technical support.',
        params: {},
      }
  }
}
