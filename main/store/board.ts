import { type CaseId, caseIdSchema } from '@shared/case/envelope'
import { canonicalJson, type Json } from '@shared/kit/canonicalJson'
import type { CalendarDate, Instant } from '@shared/kit/time'
import { z } from 'zod'
import { type Connection, type Row, readJson, readRow } from './database'

/**
 * One case on the board, projected from its events by the caller. The store finds it by day and by words;
 * what is in `row` is the caller's own and comes back through the schema the caller gives.
 */
export type BoardProjection = {
  readonly caseId: CaseId
  /** The day of the procedure at the suite. */
  readonly day: CalendarDate
  readonly room: string | null
  readonly scheduledAt: Instant | null
  /** Everything the search should find the case by: name, identifiers, birth date, procedure. */
  readonly search: string
  readonly row: Json
}

/** A row as it was projected, and how many events of the case it rests on. */
export type BoardEntry<T> = { readonly caseId: CaseId; readonly version: number; readonly row: T }

const idRow = z.object({ id: z.int() })
const stored = z.object({ case_id: caseIdSchema, version: z.int(), row: z.string() })

/** The board: a projection that can be thrown away and rebuilt from the events. */
export function boardTable(connection: Connection) {
  const update = connection.query(
    'UPDATE board SET day = ?, room = ?, scheduled_at = ?, version = ?, row = ? WHERE case_id = ? AND search = ?',
  )
  const replace = connection.query(
    `INSERT INTO board (case_id, day, room, scheduled_at, version, search, row) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (case_id) DO UPDATE SET day = excluded.day, room = excluded.room, scheduled_at = excluded.scheduled_at,
        version = excluded.version, search = excluded.search, row = excluded.row
      RETURNING id`,
  )
  const index = connection.query('INSERT OR REPLACE INTO board_search (rowid, search) VALUES (?, ?)')
  const columns = ['case_id', 'version', 'row']
  const byDay = connection.select(
    columns,
    'FROM board WHERE day = ? ORDER BY scheduled_at IS NULL, scheduled_at, room, id',
  )
  const byWords = connection.select(
    columns,
    `FROM board WHERE id IN (SELECT rowid FROM board_search WHERE board_search MATCH ?)
      ORDER BY day DESC, scheduled_at DESC, id DESC LIMIT ?`,
  )

  const ended = connection.select(
    columns,
    "FROM board WHERE day BETWEEN ? AND ? AND json_extract(row, '$.aftercare') IS NOT NULL ORDER BY day, id",
  )
  const alike = connection.select(
    columns,
    "FROM board WHERE json_extract(row, '$.patient.id') = ? AND json_extract(row, '$.plan.procedure') = ? ORDER BY day DESC, id DESC",
  )

  const withLots = connection.select(
    columns,
    "FROM board WHERE json_array_length(row, '$.lots') > 0 ORDER BY day DESC, id DESC",
  )
  const withDose = connection.select(
    columns,
    "FROM board WHERE json_extract(row, '$.plan.procedure') = ? AND json_type(row, '$.dose') = 'object' ORDER BY day DESC, id DESC LIMIT ?",
  )

  const withNeedles = connection.select(
    columns,
    `FROM board WHERE json_extract(row, '$.plan.procedure') = ? AND json_extract(row, '$.needles.operator') = ?
      AND json_array_length(row, '$.needles.sizes') > 0 ORDER BY day DESC, id DESC LIMIT ?`,
  )

  return {
    /** Call inside the transaction that appends the events it rests on. */
    put(projection: BoardProjection, version: number): void {
      const { caseId, day, room, scheduledAt, row } = projection
      const search = plainText(projection.search)
      const text = canonicalJson(row)
      // The words a case is found by seldom change, and their index is the dearest part of a write.
      if (update.run(day, room, scheduledAt, version, text, caseId, search) === 1) return
      const { id } = idRow.parse(replace.one(caseId, day, room, scheduledAt, version, search, text))
      index.run(id, search)
    },

    clear(): void {
      connection.exec("DELETE FROM board; INSERT INTO board_search (board_search) VALUES ('delete-all')")
    },

    /** The cases of a day by time, then room; those without a time last. */
    forDay: <T>(day: CalendarDate, schema: z.ZodType<T>): BoardEntry<T>[] =>
      byDay.all(day).map((row) => entry(row, schema)),

    /** The cases of these days, both included, whose procedure has ended: what `aftercare` of the row says. */
    ended: <T>(from: CalendarDate, to: CalendarDate, schema: z.ZodType<T>): BoardEntry<T>[] =>
      ended.all(from, to).map((row) => entry(row, schema)),

    /** Every case of one patient with one procedure, newest first. */
    alike: <T>(patientId: string, procedure: string, schema: z.ZodType<T>): BoardEntry<T>[] =>
      alike.all(patientId, procedure).map((row) => entry(row, schema)),

    /** The cases in which a lot was written down, newest day first. */
    withLots: <T>(schema: z.ZodType<T>): BoardEntry<T>[] => withLots.all().map((row) => entry(row, schema)),

    /** The newest cases of one procedure that ended with a reading of the dose. */
    withDose: <T>(procedure: string, limit: number, schema: z.ZodType<T>): BoardEntry<T>[] =>
      withDose.all(procedure, limit).map((row) => entry(row, schema)),

    /** The newest cases of one procedure and one physician in which the size of a needle was written down. */
    withNeedles: <T>(procedure: string, operator: string, limit: number, schema: z.ZodType<T>): BoardEntry<T>[] =>
      withNeedles.all(procedure, operator, limit).map((row) => entry(row, schema)),

    /** Cases in which every word of the text begins some word, whatever its case and accents; newest day first. */
    search<T>(text: string, schema: z.ZodType<T>, limit: number): BoardEntry<T>[] {
      const words = searchWords(text)
      return words === null ? [] : byWords.all(words, limit).map((row) => entry(row, schema))
    },
  }
}

function entry<T>(row: Row, schema: z.ZodType<T>): BoardEntry<T> {
  const { case_id: caseId, version, row: text } = readRow(stored, row)
  return { caseId, version, row: readRow(schema, readJson(text)) }
}

/** Without control characters and halves of characters: nobody searches for them and the file would not keep them. */
function plainText(text: string): string {
  return text.replace(/[\p{Surrogate}\p{Control}]/gu, ' ')
}

/** The text as a full-text question: every word quoted, so that nothing typed is an operator. Null without a word. */
function searchWords(text: string): string | null {
  const words = plainText(text)
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  return words.length === 0 ? null : words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' ')
}
