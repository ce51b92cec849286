import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '@shared/kit/result'
import { newestBackup } from './backups'
import { type Connection, connect } from './database'
import { type EventStore, eventStore } from './eventStore'
import { causeName, isDamage, isDeviceTrouble, type StoreFailure } from './failure'
import { fileDate } from './fileDate'
import { fingerprint } from './fingerprint'
import { integrity } from './integrity'
import { migrate, newestVersion, schemaVersion } from './migrations'
import { freeName, setAside, setAsideNear } from './setAside'
import { noteFile, readNote, type StoreNote, writeNote } from './storeNote'

export type StoreOptions = {
  readonly file: string
  /** The 256-bit data key: see `keys.ts`. */
  readonly key: Uint8Array
  /** Where backups of this store are kept, to name the newest good one when the store is damaged. */
  readonly backups?: string
  readonly now?: () => Date
  /** Files up to this size, in bytes, are checked whole before they are used; larger ones while they are in use. */
  readonly checkedAtOpening?: number
}

/** Reading through a larger file would be felt at every start. */
const standardCheckedAtOpening = 8 * 2 ** 20

/**
 * Opens the store of this station, making it where there has never been one. A store of a newer app or of another
 * key is left untouched; a damaged one is set aside under a new name; where one was and is no longer, nothing is
 * started in its place.
 */
export function openStore(options: StoreOptions): Result<EventStore, StoreFailure> {
  const { file, key } = options
  const note = readNote(file)
  if (note !== null) {
    if (note.shape > newestVersion) return fail({ code: 'newer', file, version: note.shape, known: newestVersion })
    if (note.key !== fingerprint(key)) return fail({ code: 'wrong-key', file })
    if (!existsSync(file)) {
      return fail({ code: 'missing', file, setAside: setAsideNear(file), newestBackup: findNewest(options) })
    }
    if (statSync(file).size === 0) return damaged(options, 'The file is empty.')
  }
  try {
    mkdirSync(dirname(file), { recursive: true })
    const connection = connect(file, key)
    const opened = take(connection, options, note)
    if (!opened.ok) connection.close()
    if (!opened.ok && opened.failure.code === 'damaged') return damaged(options, opened.failure.says)
    return opened
  } catch (cause) {
    if (!isDeviceTrouble(cause)) throw cause
    return fail({ code: 'unavailable', file, says: causeName(cause) })
  }
}

/** Everything between the open connection and the store in use. Moves no file: the connection still holds it. */
function take(connection: Connection, options: StoreOptions, note: StoreNote | null): Result<EventStore, StoreFailure> {
  const { file, key, checkedAtOpening = standardCheckedAtOpening } = options
  // Without the note nothing tells a damaged first page from another key: then the file stays where it is.
  let known = note !== null
  const broken = (says: string): Result<never, StoreFailure> =>
    known
      ? fail({ code: 'damaged', file, says, setAsideAs: null, newestBackup: null })
      : fail({ code: 'wrong-key', file })
  try {
    const version = schemaVersion(connection)
    if (note !== null && (version > note.shape || version < (note.from ?? note.shape)))
      return broken('The version is garbled.')
    if (version > newestVersion) return fail({ code: 'newer', file, version, known: newestVersion })
    known = true
    prepare(connection, version === 0)
    const findings = statSync(file).size <= checkedAtOpening || note?.suspect === true ? integrity(connection) : []
    if (findings.length > 0) return broken(findings.join('; '))
  } catch (cause) {
    if (!isDamage(cause)) throw cause
    return broken(causeName(cause))
  }
  // The note goes first, so that a store is never of a newer shape than it says.
  const version = schemaVersion(connection)
  const migrating = version !== newestVersion
  if (migrating && version > 0) writeNote(file, key, { shape: newestVersion, from: version })
  try {
    migrate(connection)
    // The new shape is in the file itself before anything rests on it, not only in the log.
    if (migrating) connection.query('PRAGMA wal_checkpoint(TRUNCATE)').all()
    const store = eventStore(connection, file, () => writeNote(file, key, { shape: newestVersion, suspect: true }))
    if (migrating || note?.from !== undefined || note?.suspect !== false) writeNote(file, key, { shape: newestVersion })
    return ok(store)
  } catch (cause) {
    // A table that is not there although the version says so, or a schema text without an end: the schema is garbled.
    const garbled: readonly string[] = ['SQLITE_ERROR', 'SQLITE_TOOBIG']
    if (isDamage(cause) || (!migrating && garbled.includes(causeName(cause)))) return broken(causeName(cause))
    throw cause
  }
}

/** Sets the file aside. A note is left behind in any case, so that no empty store is begun in its place. */
function damaged(options: StoreOptions, says: string): Result<never, StoreFailure> {
  const { file, key, now = () => new Date() } = options
  const newestBackup = findNewest(options)
  if (readNote(file) === null) writeNote(file, key, { shape: newestVersion })
  try {
    return fail({ code: 'damaged', file, says, setAsideAs: setAside(file, 'damaged', now()), newestBackup })
  } catch {
    // The system holds it open; it stays under its own name and the next opening finds the same.
    return fail({ code: 'damaged', file, says, setAsideAs: null, newestBackup })
  }
}

/**
 * Gives up looking for a store that is `missing`, so that the next `openStore` makes an empty one. The note of the
 * old one is kept under another name; what was set aside stays where it is. Only ever on a person's decision.
 */
export function beginAnew(file: string, now: Date): void {
  if (existsSync(file)) throw new Error('There is a store here: nothing needs to be begun.')
  renameSync(noteFile(file), freeName(`${noteFile(file)}.until-${fileDate(now)}`))
}

/** Durable at every commit; no temporary file outside the encryption; triggers hold for `REPLACE` too. */
function prepare(connection: Connection, isNew: boolean): void {
  connection.query('PRAGMA busy_timeout = 2000').all()
  // A commit writes every page it touches: half the usual size halves what is encrypted and written per act.
  if (isNew) connection.exec('PRAGMA page_size = 2048')
  connection.query('PRAGMA journal_mode = WAL').all()
  for (const setting of [
    'synchronous = FULL',
    'foreign_keys = ON',
    'recursive_triggers = ON',
    'temp_store = MEMORY',
    'cell_size_check = ON',
    'cache_size = -16000',
    'journal_size_limit = 67108864',
  ]) {
    connection.exec(`PRAGMA ${setting}`)
  }
  connection.query('PRAGMA wal_autocheckpoint = 2000').all()
}

const findNewest = ({ backups, key }: StoreOptions) => (backups === undefined ? null : newestBackup(backups, key))
