import { setTimeout } from 'node:timers/promises'
import { type CaseId, type ChainBreak, caseIdSchema, type Envelope, verifyChain } from '@shared/case/envelope'
import { fail, ok, type Result } from '@shared/kit/result'
import type { CalendarDate } from '@shared/kit/time'
import type { z } from 'zod'
import { type BoardEntry, type BoardProjection, boardTable } from './board'
import { type Connection, Unstorable } from './database'
import { type Draft, eventTable, type Head } from './events'
import { factTable } from './facts'
import { type AppendFailure, causeName, DamagedRecord, isDamage, isDeviceTrouble } from './failure'
import { type ImageAddition, type ImageEntry, imageTable, type StoredImage } from './imageIndex'
import { integrity } from './integrity'
import { schemaVersion } from './migrations'
import { peerTable } from './peers'
import { type PrintJobTable, printJobTable } from './printJobs'
import { sha256 } from './sha256'
import { type Attempts, attemptTable } from './signInAttempts'

/** Reading goes on for so long, in milliseconds, and rests for as long: a tap in between is answered at once. */
const sliceMs = 4
const restMs = 8

/** The stream of what concerns the site and no case: people, policies, adoptions. Same chain, same rules. */
const siteStream: CaseId = caseIdSchema.parse('00000000-0000-0000-0000-000000000000')

/** The record of this station: synchronous, encrypted, append-only. What a call returned is on the disk. */
export type EventStore = {
  readonly file: string
  readonly schemaVersion: number

  /**
   * Appends to a case if it still stands at `expectedVersion` (0: a new case), with its row on the board, in one
   * durable transaction. Returns the sealed events.
   */
  append(
    caseId: CaseId,
    expectedVersion: number,
    drafts: readonly Draft[],
    projection: BoardProjection,
  ): Result<Envelope[], AppendFailure>
  /** Version and hash of a case's last event; version 0 for a case that is not there. */
  head(caseId: CaseId): Head
  /** All events of a case in order; none for a case that is not there. Throws `DamagedRecord` on a row that is no event. */
  readCase(caseId: CaseId): Envelope[]
  readCaseSince(caseId: CaseId, sequence: number): Envelope[]
  /** All cases in the order they were booked here. */
  listCases(): CaseId[]
  /** All events of all streams. */
  countEvents(): number
  verifyCase(caseId: CaseId): Result<{ head: string }, ChainBreak>
  /** Every stream whose chain does not hold, the site's own included; empty when all hold. */
  verifyAll(): { caseId: CaseId; chainBreak: ChainBreak }[]

  /**
   * Reads the whole record and walks every chain, a few milliseconds at a time, while the app is in use. Returns
   * what is wrong, in words without patient data, and remembers it for the next opening; empty when all is well.
   * Meant for a while after each start; `stop` ends it early.
   */
  verifyMeanwhile(stop?: AbortSignal): Promise<string[]>

  appendSite(expectedVersion: number, drafts: readonly Draft[]): Result<Envelope[], AppendFailure>
  readSite(): Envelope[]

  boardForDay<T>(day: CalendarDate, schema: z.ZodType<T>): BoardEntry<T>[]
  searchBoard<T>(text: string, schema: z.ZodType<T>, limit?: number): BoardEntry<T>[]
  /** Cases of these days, both included, whose procedure has ended. */
  boardEnded<T>(from: CalendarDate, to: CalendarDate, schema: z.ZodType<T>): BoardEntry<T>[]
  /** Every case of one patient with one procedure, newest first. */
  boardAlike<T>(patientId: string, procedure: string, schema: z.ZodType<T>): BoardEntry<T>[]
  /** The cases in which a lot was written down, newest day first. */
  boardWithLots<T>(schema: z.ZodType<T>): BoardEntry<T>[]
  /** The newest cases of one procedure that ended with a reading of the dose. */
  boardWithDose<T>(procedure: string, limit: number, schema: z.ZodType<T>): BoardEntry<T>[]
  /** The newest cases of one procedure and one physician in which the size of a needle was written down. */
  boardWithNeedles<T>(procedure: string, operator: string, limit: number, schema: z.ZodType<T>): BoardEntry<T>[]
  /** A secret of this store that pseudonyms are made with; `make` gives it the first time. It never leaves the store. */
  pseudonymKey(make: () => string): string
  /** Which projection the board was built with: null before the first `rebuildProjections`. */
  projectionVersion(): string | null
  /** Builds the whole board anew from the events, in one transaction, and remembers with which projection. */
  rebuildProjections(version: string, project: (events: readonly Envelope[]) => BoardProjection): number

  addImages(caseId: CaseId, images: readonly ImageEntry[]): ImageAddition[]
  imagesOfCase<T>(caseId: CaseId, schema: z.ZodType<T>): StoredImage<T>[]
  hasContent(contentId: string): boolean
  listContents(): { contentId: string; bytes: number }[]

  attempts(personId: string): Attempts
  setAttempts(personId: string, attempts: Attempts): void

  /** Prints that have not come out yet. */
  readonly printJobs: PrintJobTable

  /** Events not yet confirmed by a peer, in order of arrival, with the position to confirm. */
  unsent(peer: string, limit: number): { position: number; event: Envelope }[]
  acknowledge(peer: string, position: number): void

  /** The SQLite settings in force: what durability rests on. */
  settings(): Readonly<Record<string, unknown>>
  /** SQLite's own check of the whole file; empty when it is sound. Reads everything: not for every start. */
  check(): string[]
  close(): void
}

/**
 * The store upon an open connection whose shape is the newest. Opening and its failures: `openStore`.
 * `onSuspect` is told when a part of the file could not be read.
 */
export function eventStore(connection: Connection, file: string, onSuspect: () => void = () => {}): EventStore {
  const events = eventTable(connection)
  const board = boardTable(connection)
  const images = imageTable(connection)
  const facts = factTable(connection)
  const attempts = attemptTable(connection)
  const peers = peerTable(connection)
  const printJobs = printJobTable(connection)

  const append = (
    caseId: CaseId,
    expectedVersion: number,
    drafts: readonly Draft[],
    projection: BoardProjection | null,
  ): Result<Envelope[], AppendFailure> => {
    if (drafts.length === 0) return fail({ code: 'invalid', says: 'There is nothing to record.' })
    if (projection !== null && projection.caseId !== caseId) throw new Error('The board row belongs to another case.')
    try {
      const appended = connection.transaction(() => {
        const result = events.append(caseId, expectedVersion, drafts)
        if (!result.ok) throw new Refused(result.failure)
        if (projection !== null) board.put(projection, expectedVersion + drafts.length)
        return result.value
      })
      const last = appended.at(-1)
      if (last !== undefined) events.remember(last)
      return ok(appended)
    } catch (cause) {
      if (cause instanceof Refused) return fail(cause.failure)
      if (cause instanceof Unstorable) return fail({ code: 'invalid', says: cause.message })
      if (!isDeviceTrouble(cause)) throw cause
      return fail({ code: 'unavailable', says: causeName(cause) })
    }
  }

  const verifyCase = (caseId: CaseId) => verifyChain(events.readSince(caseId, 0), sha256)

  return {
    file,
    schemaVersion: schemaVersion(connection),
    printJobs,

    append,
    head: events.head,
    readCase: (caseId) => events.readSince(caseId, 0),
    readCaseSince: events.readSince,
    listCases: () => events.caseIds(siteStream),
    countEvents: events.count,
    verifyCase,
    verifyAll: () =>
      [siteStream, ...events.caseIds(siteStream)].flatMap((caseId) => {
        const verified = verifyCase(caseId)
        return verified.ok ? [] : [{ caseId, chainBreak: verified.failure }]
      }),

    verifyMeanwhile: async (stop) => {
      const findings: string[] = []
      let sliceEnds = performance.now() + sliceMs
      for (let next = caseAfter(events, ''); next !== null && stop?.aborted !== true; ) {
        if (!next.ok) {
          findings.push(next.failure)
          break
        }
        const says = wrongWith(next.value, verifyCase)
        if (says !== null) findings.push(says)
        next = caseAfter(events, next.value)
        if (performance.now() < sliceEnds) continue
        await setTimeout(restMs)
        sliceEnds = performance.now() + sliceMs
      }
      if (findings.length > 0) onSuspect()
      return findings
    },

    appendSite: (expectedVersion, drafts) => append(siteStream, expectedVersion, drafts, null),
    readSite: () => events.readSince(siteStream, 0),

    boardForDay: board.forDay,
    searchBoard: (text, schema, limit = 50) => board.search(text, schema, limit),
    boardEnded: board.ended,
    boardAlike: board.alike,
    boardWithLots: board.withLots,
    boardWithDose: board.withDose,
    boardWithNeedles: board.withNeedles,
    pseudonymKey: (make) => {
      const known = facts.get('pseudonym-key')
      if (known !== null) return known
      const made = make()
      facts.set('pseudonym-key', made)
      return made
    },
    projectionVersion: () => facts.get('projection'),
    rebuildProjections: (version, project) =>
      connection.transaction(() => {
        const caseIds = events.caseIds(siteStream)
        board.clear()
        for (const caseId of caseIds) {
          const recorded = events.readSince(caseId, 0)
          board.put(project(recorded), recorded.length)
        }
        facts.set('projection', version)
        return caseIds.length
      }),

    addImages: images.add,
    imagesOfCase: images.ofCase,
    hasContent: images.has,
    listContents: images.contents,

    attempts: attempts.of,
    setAttempts: attempts.set,

    unsent: (peer, limit) => events.arrivedAfter(peers.acknowledged(peer), limit),
    acknowledge: peers.acknowledge,

    settings: () => settingsOf(connection),
    check: () => integrity(connection),
    close: () => closeCleanly(connection),
  }
}

/**
 * Brings the log into the file before closing: the binding's statements keep both open until they are collected,
 * so SQLite itself does not. Where that is not possible now, the log simply stays and is read at the next start.
 */
function closeCleanly(connection: Connection): void {
  try {
    connection.query('PRAGMA wal_checkpoint(TRUNCATE)').all()
  } catch (cause) {
    if (!isDeviceTrouble(cause)) throw cause
  } finally {
    connection.close()
  }
}

function settingsOf(connection: Connection): Record<string, unknown> {
  const names = ['journal_mode', 'synchronous', 'foreign_keys', 'recursive_triggers', 'temp_store', 'cell_size_check']
  return Object.assign({}, ...names.map((name) => connection.query(`PRAGMA ${name}`).one()))
}

/** The next case of the index; null after the last. An index that goes backwards would never end. */
function caseAfter(events: ReturnType<typeof eventTable>, caseId: string): Result<CaseId, string> | null {
  try {
    const next = events.caseAfter(caseId)
    if (next !== null && next <= caseId) return fail('The index of cases is out of order.')
    return next === null ? null : ok(next)
  } catch (cause) {
    if (!isDamage(cause)) throw cause
    return fail(`The index of cases cannot be read: ${causeName(cause)}`)
  }
}

/** What is wrong with a case's record; null when it can be read and its chain holds. */
function wrongWith(caseId: CaseId, verify: EventStore['verifyCase']): string | null {
  try {
    const verified = verify(caseId)
    return verified.ok ? null : `Case ${caseId}: ${verified.failure.says}`
  } catch (cause) {
    if (cause instanceof DamagedRecord) return cause.message
    if (isDamage(cause)) return `Case ${caseId} cannot be read: ${causeName(cause)}`
    throw cause
  }
}

/** Carries an expected failure out of a transaction, so that the transaction is rolled back. */
class Refused extends Error {
  readonly failure: AppendFailure

  constructor(failure: AppendFailure) {
    super(failure.code)
    this.failure = failure
  }
}
