import Libsql from 'libsql'
import type { z } from 'zod'

/** What may be bound to a parameter. The binding ends the process on a boolean, so the type leaves none in. */
export type SqlValue = string | number | null | Uint8Array

/** A row as it comes from the file: parsed by whoever asked, before anyone trusts it. */
export type Row = Readonly<Record<string, unknown>>

export type Query = {
  /** Runs a statement and returns how many rows it changed. */
  run(...values: readonly SqlValue[]): number
  /** Every row, read to the end, so that no statement stays open and holds back a checkpoint or a backup. */
  all(...values: readonly SqlValue[]): Row[]
  one(...values: readonly SqlValue[]): Row | undefined
}

/** A question whose texts are safe to read even from a damaged page. */
export type Select = {
  all(...values: readonly SqlValue[]): Row[]
  one(...values: readonly SqlValue[]): Row | undefined
  /** The same rows, each read only when it is called: throws {@link UnreadableRow} for the one that is damaged. */
  each(...values: readonly SqlValue[]): (() => Row)[]
}

/** One connection to one encrypted SQLite file. Synchronous: when a call returns, it is done. */
export type Connection = {
  exec(sql: string): void
  /** For writing, and for reading numbers. Texts are read through `select`. */
  query(sql: string): Query
  /** `SELECT columns rest`, for columns of text and numbers. */
  select(columns: readonly string[], rest: string): Select
  /** All or nothing. Takes the write lock at once, so that what is read inside is what is written upon. */
  transaction<T>(work: () => T): T
  close(): void
}

/**
 * Opens a connection. `key` is the 256-bit data key; the file is AES-256-CBC, page by page, its write-ahead log too.
 * Throws what SQLite says: see {@link sqliteCode}.
 */
export function connect(file: string, key: Uint8Array): Connection {
  if (key.byteLength !== 32) throw new RangeError('A data key has 256 bits.')
  const options = { encryptionCipher: 'aes256cbc', encryptionKey: Buffer.from(key).toString('hex'), timeout: 0 }
  const database = new Libsql(file, options)

  const query = (sql: string): Query => {
    const statement = database.prepare(sql)
    const all = (values: readonly SqlValue[]): Row[] => {
      values.forEach(checkBindable)
      return statement.all([...values]).map(asRow)
    }
    return {
      run: (...values) => {
        values.forEach(checkBindable)
        return statement.run([...values]).changes
      },
      all: (...values) => all(values),
      one: (...values) => all(values)[0],
    }
  }

  return {
    exec: (sql) => {
      database.exec(sql)
    },
    query,
    select: (columns, rest) => select(query, columns, rest),
    transaction: (work) => {
      database.exec('BEGIN IMMEDIATE')
      try {
        const value = work()
        database.exec('COMMIT')
        return value
      } catch (cause) {
        // SQLite has already rolled back after a full disk or a failing device; a second time would hide the cause.
        if (database.inTransaction) database.exec('ROLLBACK')
        throw cause
      }
    },
    close: () => {
      database.close()
    },
  }
}

/**
 * The binding ends the whole process on a text that is no UTF-8, and pages carry no seal of their own, so a flipped
 * bit on the disk would be enough. Therefore every row is read as the bytes of one JSON array and decoded here.
 */
function select(query: Connection['query'], columns: readonly string[], rest: string): Select {
  const statement = query(`SELECT CAST(json_array(${columns.join(', ')}) AS BLOB) AS cells ${rest}`)
  const each = (...values: readonly SqlValue[]) =>
    bytesOf(() => statement.all(...values)).map((row) => () => decoded(row.cells, columns))
  return {
    each,
    all: (...values) => each(...values).map((read) => read()),
    one: (...values) => each(...values)[0]?.(),
  }
}

/**
 * A page was damaged such that a row holds what never was written into it. Carries no cause: what a parser says of
 * a text quotes it, and it may be a patient's.
 */
export class UnreadableRow extends Error {
  constructor() {
    super('A row of the store cannot be read.')
  }
}

/** The row, or the JSON in one of its columns, as it was declared. Throws {@link UnreadableRow}. */
export function readRow<T>(schema: z.ZodType<T>, row: unknown): T {
  const parsed = schema.safeParse(row)
  if (!parsed.success) throw new UnreadableRow()
  return parsed.data
}

type StoredJson = z.infer<ReturnType<typeof z.json>>

/** A text that was written as JSON. Throws {@link UnreadableRow}. */
export function readJson(text: string): StoredJson {
  try {
    const value: StoredJson = JSON.parse(text)
    return value
  } catch {
    throw new UnreadableRow()
  }
}

function bytesOf(read: () => Row[]): Row[] {
  try {
    return read()
  } catch (cause) {
    // A cell of another kind than was written, or of a length that SQLite itself cannot hold.
    const otherKind = cause instanceof Error && cause.message.includes('JSON cannot hold')
    if (otherKind || sqliteCode(cause) === 'SQLITE_TOOBIG') throw new UnreadableRow()
    throw cause
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decoded(bytes: unknown, columns: readonly string[]): Row {
  if (!(bytes instanceof ArrayBuffer) && !(bytes instanceof Uint8Array)) throw new UnreadableRow()
  const cells = readJson(decodedText(bytes))
  if (!Array.isArray(cells)) throw new UnreadableRow()
  return Object.fromEntries(columns.map((column, index) => [column, cells[index]]))
}

function decodedText(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new UnreadableRow()
  }
}

/** SQLite's own name for what went wrong, for example `SQLITE_NOTADB`; null when the cause is something else. */
export function sqliteCode(cause: unknown): string | null {
  if (!(cause instanceof Error) || !('code' in cause)) return null
  return typeof cause.code === 'string' && cause.code.startsWith('SQLITE_') ? cause.code : null
}

/** A value that would come back as another one. */
export class Unstorable extends RangeError {}

/** Cheap to look for in a long text: nearly none has one, and only then is it looked at closely. */
const suspect = /[\0\ud800-\udfff]/

/** A surrogate without its partner; a whole pair is one code point and does not match. */
const halfAPair = /\p{Surrogate}/u

/** The binding cuts a text at a NUL and replaces half a surrogate pair without a word: neither may reach it. */
export function isStorableText(text: string): boolean {
  return !suspect.test(text) || !(text.includes('\0') || halfAPair.test(text))
}

function checkBindable(value: SqlValue): void {
  if (typeof value === 'string' && !isStorableText(value)) {
    throw new Unstorable('A text that the database would not give back unchanged.')
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Unstorable('A number that is none.')
}

function asRow(value: unknown): Row {
  if (typeof value !== 'object' || value === null) throw new TypeError('A row that is none.')
  return { ...value }
}
