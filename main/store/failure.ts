import { sqliteCode, UnreadableRow } from './database'

/** Why the store could not be opened. Nothing here ever leads to erasing: the files stay where they are, or get a new name. */
export type StoreFailure =
  /** The file was written with another key. Untouched. */
  | { readonly code: 'wrong-key'; readonly file: string }
  /** The file comes from a newer version of the app. Untouched. */
  | { readonly code: 'newer'; readonly file: string; readonly version: number; readonly known: number }
  /**
   * The file is damaged and was set aside under `setAsideAs`; null where the system holds it open, and it stays
   * under its own name.
   */
  | {
      readonly code: 'damaged'
      readonly file: string
      readonly says: string
      readonly setAsideAs: string | null
      readonly newestBackup: FoundBackup | null
    }
  /** There was a store here and now there is none: nothing is started in its place until someone decides. */
  | {
      readonly code: 'missing'
      readonly file: string
      readonly setAside: readonly string[]
      readonly newestBackup: FoundBackup | null
    }
  /** The disk, its rights or another program is in the way. Untouched; trying again may help. */
  | { readonly code: 'unavailable'; readonly file: string; readonly says: string }

export type FoundBackup = {
  readonly folder: string
  readonly createdAt: string
  readonly cases: number
  readonly events: number
}

export type AppendFailure =
  /** Somebody else recorded something in the meantime; `version` is where the case stands now. */
  | { readonly code: 'conflict'; readonly version: number }
  /** An event with this id is already recorded, so this is a repetition. */
  | { readonly code: 'duplicate'; readonly id: string }
  /** The events are no events; nothing was recorded. */
  | { readonly code: 'invalid'; readonly says: string }
  /** The disk is full or failing; nothing was recorded. */
  | { readonly code: 'unavailable'; readonly says: string }

/** A recorded entry that cannot be read any more. Carries where, never what. */
export class DamagedRecord extends Error {
  readonly caseId: string
  readonly sequence: number

  constructor(caseId: string, sequence: number) {
    super(`Entry ${sequence} of case ${caseId} cannot be read.`)
    this.name = 'DamagedRecord'
    this.caseId = caseId
    this.sequence = sequence
  }
}

/** Whether a cause says that the file is damaged, and not that the disk is full or busy. */
export function isDamage(cause: unknown): boolean {
  if (cause instanceof UnreadableRow || cause instanceof DamagedRecord) return true
  const code = sqliteCode(cause)
  return code !== null && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
}

/** SQLite's or the system's name for a cause, or its class: enough to act on, and free of patient data. */
export function causeName(cause: unknown): string {
  return sqliteCode(cause) ?? systemCode(cause) ?? (cause instanceof Error ? cause.name : 'unknown')
}

/** Whether a cause says that the disk is full, failing, busy or not ours to write. Trying again may help. */
export function isDeviceTrouble(cause: unknown): boolean {
  const code = sqliteCode(cause)
  if (code !== null) return troubles.some((trouble) => code.startsWith(`SQLITE_${trouble}`))
  // The binding gives no code of its own where the file cannot be opened at all.
  return systemCode(cause) !== null || (cause instanceof Error && cause.message.startsWith('ConnectionFailed'))
}

const troubles = ['FULL', 'IOERR', 'BUSY', 'LOCKED', 'READONLY', 'CANTOPEN', 'PERM', 'NOMEM', 'PROTOCOL']

/** The name of a failed system call, for example `ENOSPC`. */
function systemCode(cause: unknown): string | null {
  if (!(cause instanceof Error) || !('syscall' in cause) || !('code' in cause)) return null
  return typeof cause.code === 'string' ? cause.code : null
}
