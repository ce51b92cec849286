import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fail, ok, type Result } from '@shared/kit/result'
import { z } from 'zod'
import { writeDurably } from './atomicFile'
import { newestBackup } from './backups'
import { type Connection, connect } from './database'
import { type EventStore, eventStore } from './eventStore'
import { causeName, isDamage, type StoreFailure } from './failure'
import { fileDate } from './fileDate'
import { fingerprint } from './fingerprint'
import { integrity } from './integrity'
import { migrate, newestVersion, schemaVersion } from './migrations'

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
const checkedAtOpening = 8 * 2 ** 20

/** What can be known of a store without opening it; lies beside it in the clear and holds no patient data. */
const aboutSchema = z.object({
  key: z.string(),
  shape: z.int().min(1),
  /** Something in it could not be read: it is checked whole at the next opening, whatever its size. */
  suspect: z.boolean().default(false),
})
type About = z.infer<typeof aboutSchema>

/**
 * Opens the store of this station, making it where there has never been one. A store of a newer app or of another
 * key is left untouched; a damaged one is set aside under a new name; where one was and is no longer, nothing is
 * started in its place.
 */
export function openStore(options: StoreOptions): Result<EventStore, StoreFailure> {
  const { file, key } = options
  const about = readAbout(file)
  if (about !== null && about.shape > newestVersion) {
    return fail({ code: 'newer', file, version: about.shape, known: newestVersion })
  }
  if (about !== null && about.key !== fingerprint(key)) return fail({ code: 'wrong-key', file })
  if (about !== null && !existsSync(file)) {
    return fail({ code: 'missing', file, setAside: setAsideNear(file), newestBackup: findNewest(options) })
  }
  const existed = existsSync(file) && statSync(file).size > 0
  if (about !== null && !existed) return setAside(options, 'The file is empty.')
  mkdirSync(dirname(file), { recursive: true })

  let connection: Connection | null = null
  try {
    connection = connect(file, key)
    const version = schemaVersion(connection)
    if (version > newestVersion) {
      connection.close()
      return fail({ code: 'newer', file, version, known: newestVersion })
    }
    prepare(connection, version === 0)
    const small = statSync(file).size <= (options.checkedAtOpening ?? checkedAtOpening)
    const findings = small || about?.suspect === true ? integrity(connection) : []
    if (findings.length > 0) {
      connection.close()
      return setAside(options, findings.join('; '))
    }
    migrate(connection)
    if (about === null || about.shape !== newestVersion || about.suspect) writeAbout(file, key, newestVersion)
    return ok(eventStore(connection, file, () => writeAbout(file, key, newestVersion, true)))
  } catch (cause) {
    connection?.close()
    if (!isDamage(cause)) return fail({ code: 'unavailable', file, says: causeName(cause) })
    // Without the note beside it nothing tells a damaged first page from another key: then it stays where it is.
    return about === null ? fail({ code: 'wrong-key', file }) : setAside(options, causeName(cause))
  }
}

/**
 * Gives up looking for a store that is `missing`, so that the next `openStore` makes an empty one. The note of the
 * old one is kept under another name; what was set aside stays where it is. Only ever on a person's decision.
 */
export function beginAnew(file: string, now: Date): void {
  if (existsSync(file)) throw new Error('There is a store here: nothing needs to be begun.')
  renameSync(aboutFile(file), freeName(`${aboutFile(file)}.until-${fileDate(now)}`))
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

function setAside(options: StoreOptions, says: string): Result<never, StoreFailure> {
  const { file } = options
  const now = options.now ?? (() => new Date())
  const setAsideAs = freeName(`${file}.damaged-${fileDate(now())}`)
  const newestBackup = findNewest(options)
  try {
    // The store first: once it has its new name, the log that belongs to it can only follow.
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(file + suffix)) renameSync(file + suffix, setAsideAs + suffix)
    }
  } catch {
    return fail({ code: 'damaged', file, says, setAsideAs: existsSync(file) ? null : setAsideAs, newestBackup })
  }
  return fail({ code: 'damaged', file, says, setAsideAs, newestBackup })
}

/** The name, or the first of its numbered forms that no file has. */
export function freeName(wanted: string): string {
  for (let attempt = 0; ; attempt += 1) {
    const name = attempt === 0 ? wanted : `${wanted}-${attempt}`
    if (!existsSync(name)) return name
  }
}

function setAsideNear(file: string): string[] {
  const folder = dirname(file)
  const starts = [`${basename(file)}.damaged-`, `${basename(file)}.before-restore-`]
  return readdirSync(folder)
    .filter((name) => starts.some((start) => name.startsWith(start)) && !/-(wal|shm)$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

const findNewest = ({ backups, key }: StoreOptions) => (backups === undefined ? null : newestBackup(backups, key))

export const aboutFile = (file: string): string => `${file}.about.json`

/** Writes the note that lies beside a store. */
export function writeAbout(file: string, key: Uint8Array, shape: number, suspect = false): void {
  const about: About = { key: fingerprint(key), shape, suspect }
  writeDurably(aboutFile(file), JSON.stringify(about))
}

/** Null where there is no note, or none that can be read: the store then speaks for itself. */
function readAbout(file: string): About | null {
  if (!existsSync(aboutFile(file))) return null
  try {
    return aboutSchema.parse(JSON.parse(readFileSync(aboutFile(file), 'utf8')))
  } catch {
    return null
  }
}
