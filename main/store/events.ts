import {
  type CaseId,
  caseIdSchema,
  type Envelope,
  envelopeSchema,
  genesisHash,
  sealedText,
} from '@shared/case/envelope'
import { canonicalJson, type Json } from '@shared/kit/canonicalJson'
import { fail, ok, type Result } from '@shared/kit/result'
import { z } from 'zod'
import { type Connection, isStorableText, type Row, readJson, readRow, sqliteCode, UnreadableRow } from './database'
import { type AppendFailure, DamagedRecord } from './failure'
import { sha256 } from './sha256'

/** An event before the store has given it its place: no sequence, no hash. Ids and times come from the caller. */
export type Draft = Readonly<Omit<Envelope, 'caseId' | 'sequence' | 'previousHash' | 'hash'>>

/** Where a case stands: the number and hash of its last event; 0 and the genesis hash before the first. */
export type Head = { readonly version: number; readonly hash: string }

const headRow = z.object({ sequence: z.int(), hash: z.string() })
const countRow = z.object({ count: z.int() })
const caseIdRow = z.object({ case_id: caseIdSchema })
const positionRow = z.object({ position: z.int(), case_id: z.string(), sequence: z.int() })

const columns = [
  'case_id',
  'sequence',
  'id',
  'at',
  'offset_minutes',
  'station',
  'actor',
  'type',
  'schema_version',
  'body',
  'previous_hash',
  'hash',
]

/** More cases than any suite works on at once. */
const rememberedCases = 256

/** The event table: only ever appended to. */
export function eventTable(connection: Connection) {
  const headOf = connection.select(['sequence', 'hash'], 'FROM event WHERE case_id = ? ORDER BY sequence DESC LIMIT 1')
  const insert = connection.query(
    `INSERT INTO event (${columns.join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const since = connection.select(columns, 'FROM event WHERE case_id = ? AND sequence > ? ORDER BY sequence')
  const firsts = connection.select(['case_id'], 'FROM event WHERE sequence = 1 AND case_id <> ? ORDER BY position')
  const nextCase = connection.select(['case_id'], 'FROM event WHERE case_id > ? ORDER BY case_id LIMIT 1')
  const count = connection.query('SELECT count(*) AS count FROM event')
  const arrived = connection.select(['position', ...columns], 'FROM event WHERE position > ? ORDER BY position LIMIT ?')

  const head = (caseId: CaseId): Head => {
    const row = headOf.one(caseId)
    if (row === undefined) return { version: 0, hash: genesisHash }
    const { sequence, hash } = readRow(headRow, row)
    return { version: sequence, hash }
  }

  // The last event each case was left with by this connection. It cannot have changed, only have been followed by
  // another connection's, and then the numbers collide.
  const known = new Map<CaseId, Head>()

  return {
    head,

    /** Seals and inserts. Call inside a transaction; on a failure the caller rolls back. */
    append(caseId: CaseId, expectedVersion: number, drafts: readonly Draft[]): Result<Envelope[], AppendFailure> {
      const remembered = known.get(caseId)
      known.delete(caseId)
      const { version, hash } = remembered?.version === expectedVersion ? remembered : head(caseId)
      if (version !== expectedVersion) return fail({ code: 'conflict', version })
      const sealed = seal(caseId, version, hash, drafts)
      if (!sealed.ok) return sealed
      for (const { event, bodyText } of sealed.value) {
        const inserted = insertOnce(() =>
          insert.run(
            event.caseId,
            event.sequence,
            event.id,
            event.at,
            event.offsetMinutes,
            event.station,
            event.actor === null ? null : canonicalJson(event.actor),
            event.type,
            event.schemaVersion,
            bodyText,
            event.previousHash,
            event.hash,
          ),
        )
        if (inserted === 'same-id') return fail({ code: 'duplicate', id: event.id })
        if (inserted === 'same-number') return fail({ code: 'conflict', version: head(caseId).version })
      }
      return ok(sealed.value.map(({ event }) => event))
    },

    /** Remembers where a case stands once its transaction is durable, so that the next append need not ask. */
    remember(event: Envelope): void {
      if (known.size >= rememberedCases) known.clear()
      known.set(event.caseId, { version: event.sequence, hash: event.hash })
    },

    /** The events of a case after `sequence`, in order. Throws {@link DamagedRecord} where a row is no event. */
    readSince: (caseId: CaseId, sequence: number): Envelope[] =>
      since.each(caseId, sequence).map((read, index) => toEnvelope(read, caseId, sequence + index + 1)),

    /** Every stream but `except`, in the order of first arrival. */
    caseIds: (except: CaseId): CaseId[] => firsts.all(except).map((row) => readRow(caseIdRow, row).case_id),

    /** The first stream whose id comes after another's; null after the last. One step in an index, whatever there is. */
    caseAfter(caseId: string): CaseId | null {
      const row = nextCase.one(caseId)
      return row === undefined ? null : readRow(caseIdRow, row).case_id
    },

    count: (): number => countRow.parse(count.one()).count,

    /** Up to `limit` events after a position in the order of arrival, with that position. */
    arrivedAfter: (position: number, limit: number): { position: number; event: Envelope }[] =>
      arrived.all(position, limit).map((row) => {
        const at = readRow(positionRow, row)
        return { position: at.position, event: toEnvelope(() => row, at.case_id, at.sequence) }
      }),
  }
}

/** Runs an insert, and says when an event with this id, or with this number in this case, is there already. */
function insertOnce(insert: () => void): 'inserted' | 'same-id' | 'same-number' {
  try {
    insert()
    return 'inserted'
  } catch (cause) {
    if (sqliteCode(cause) !== 'SQLITE_CONSTRAINT_UNIQUE') throw cause
    return String(cause).includes('event.id') ? 'same-id' : 'same-number'
  }
}

type Sealed = { readonly event: Envelope; readonly bodyText: string }

/** Gives drafts their numbers and links them to the chain. */
function seal(
  caseId: CaseId,
  version: number,
  head: string,
  drafts: readonly Draft[],
): Result<Sealed[], AppendFailure> {
  const sealed: Sealed[] = []
  let previousHash = head
  for (const [index, draft] of drafts.entries()) {
    const refuse = (says: string) =>
      fail({ code: 'invalid', says: `Event ${index + 1} of ${drafts.length}: ${says}` } as const)
    const bodyText = textOf(draft.body)
    if (bodyText === null) return refuse('it holds a number that cannot be written down.')
    const { id, at, offsetMinutes, station, actor, type, schemaVersion } = draft
    // The body as the file will give it back, so that this is what is sealed: undefined members gone, minus zero zero.
    const body = readJson(bodyText)
    const sequence = version + index + 1
    const parsed = circumstancesSchema.safeParse({
      caseId,
      sequence,
      id,
      at,
      offsetMinutes,
      station,
      actor,
      type,
      schemaVersion,
      previousHash,
      hash: previousHash,
    })
    if (!parsed.success) return refuse(`not well formed at ${parsed.error.issues.map(pathOf).join(', ')}.`)
    if (![station, type].every(isStorableText)) return refuse('its station or type cannot be stored as it is.')
    const unsealed = { ...parsed.data, body }
    const event = { ...unsealed, hash: sha256(sealedText(unsealed)) }
    sealed.push({ event, bodyText })
    previousHash = event.hash
  }
  return ok(sealed)
}

/** Everything but the body: what came out of `JSON.parse` is JSON and need not be walked again to know it. */
const circumstancesSchema = envelopeSchema.omit({ body: true })

const pathOf = (issue: { readonly path: readonly PropertyKey[] }): string => issue.path.map(String).join('.')

/** Null for a value that holds a number JSON cannot carry. */
function textOf(body: Json): string | null {
  try {
    return canonicalJson(body)
  } catch (cause) {
    if (cause instanceof RangeError) return null
    throw cause
  }
}

const storedEvent = z.object({
  case_id: z.string(),
  sequence: z.int(),
  id: z.string(),
  at: z.string(),
  offset_minutes: z.int(),
  station: z.string(),
  actor: z.string().nullable(),
  type: z.string(),
  schema_version: z.int(),
  body: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
})

/** Throws {@link DamagedRecord} for the place `caseId` and `sequence` name, whatever the row itself says. */
function toEnvelope(read: () => Row, caseId: string, sequence: number): Envelope {
  try {
    const stored = readRow(storedEvent, read())
    const circumstances = readRow(circumstancesSchema, {
      caseId: stored.case_id,
      sequence: stored.sequence,
      id: stored.id,
      at: stored.at,
      offsetMinutes: stored.offset_minutes,
      station: stored.station,
      actor: stored.actor === null ? null : readJson(stored.actor),
      type: stored.type,
      schemaVersion: stored.schema_version,
      previousHash: stored.previous_hash,
      hash: stored.hash,
    })
    return { ...circumstances, body: readJson(stored.body) }
  } catch (cause) {
    if (cause instanceof UnreadableRow) throw new DamagedRecord(caseId, sequence)
    throw cause
  }
}
