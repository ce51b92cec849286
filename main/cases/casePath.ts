import { boardProjectionVersion, boardRowOf, searchTextOf } from '@shared/case/boardRow'
import type { Booking } from '@shared/case/bookingEvents'
import type { CaseCommand } from '@shared/case/commands'
import type { DecisionContext } from '@shared/case/context'
import { decide } from '@shared/case/decide'
import { type CaseId, caseIdSchema, type Envelope } from '@shared/case/envelope'
import { type CaseEvent, currentSchemaVersion, readEvent } from '@shared/case/events'
import { evolve } from '@shared/case/evolve'
import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { type BoardRow, boardRowSchema, type ShownRow } from '@shared/contract/boardRow'
import type { Failure } from '@shared/contract/channel'
import { type BlocksBefore, openBasisQuestion } from '@shared/diary/basisQuestion'
import { blockBefore } from '@shared/diary/block'
import { fail, ok, type Result } from '@shared/kit/result'
import type { CalendarDate } from '@shared/kit/time'
import type { ChecklistTemplate } from '@shared/pause/template'
import type { Person, PersonId } from '@shared/people/person'
import type { SiteDoseReference } from '@shared/procedure/siteDose'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { offsetMinutesAt } from '../localClock'
import type { BoardProjection } from '../store/board'
import type { EventStore } from '../store/eventStore'
import type { Draft } from '../store/events'

/** Who acts at this station at the moment a command comes in. */
export type Standing = {
  readonly actor: Person | null
  readonly signedIn: readonly Person[]
  /** Who has just entered the own PIN once more for this very act. */
  readonly confirmedBy?: PersonId
}

export type CasePathOptions = {
  readonly store: EventStore
  readonly standing: () => Standing
  readonly policy: () => SitePolicy
  /** The checklists in force at this site. */
  readonly checklists?: () => readonly ChecklistTemplate[]
  /** What this site's earlier cases of the same procedure needed in radiation. */
  readonly siteDose?: (of: CaseState) => SiteDoseReference
  /** What the planned radiofrequency of a case rests on, from the other records of the station. */
  readonly blocksBefore?: BlocksBefore
  readonly station: () => string
  readonly clock: () => Date
  /** Called before an act is looked at, for what the station itself has to write down first. */
  readonly beforeAct?: () => void
  /** Called after the events are on the disk, never before. */
  readonly onAppended: (caseId: CaseId, events: readonly Envelope[], row: ShownRow) => void
}

export type CasePath = {
  /** `as` replaces the people of this station, for what the station itself takes in: the drill, later another station. */
  readonly execute: (caseId: CaseId, command: CaseCommand, as?: Standing) => Result<Envelope[], Failure>
  readonly book: (booking: Booking) => Result<CaseId, Failure>
  readonly open: (caseId: CaseId) => Result<Envelope[], Failure>
  readonly state: (caseId: CaseId) => Result<CaseState, Failure>
  readonly day: (day: CalendarDate) => ShownRow[]
  readonly search: (text: string) => ShownRow[]
}

const beforeProcedure: ReadonlySet<BoardRow['phase']> = new Set(['booked', 'preparation', 'pause'])

/** Folded cases are kept for the ones being worked on; a suite has no more open at once. */
const keptCases = 64

/**
 * The one way an act becomes record: load, decide, append durably, then tell everybody. Nothing is shown to a
 * window that is not on the disk.
 */
export function casePath(options: CasePathOptions): CasePath {
  const { store } = options
  const kept = new Map<CaseId, CaseState>()

  const keep = (caseId: CaseId, state: CaseState) => {
    kept.delete(caseId)
    kept.set(caseId, state)
    const oldest = kept.keys().next()
    if (kept.size > keptCases && !oldest.done) kept.delete(oldest.value)
  }

  const load = (caseId: CaseId): Result<CaseState | null, Failure> => {
    const known = kept.get(caseId)
    if (known !== undefined && store.head(caseId).version === known.version) return ok(known)
    const folded = foldEnvelopes(store.readCase(caseId), caseId)
    if (folded.ok && folded.value !== null) keep(caseId, folded.value)
    return folded
  }

  const record = (caseId: CaseId, command: CaseCommand, as?: Standing): Result<Envelope[], Failure> => {
    options.beforeAct?.()
    const loaded = load(caseId)
    if (!loaded.ok) return loaded
    const { actor, signedIn, confirmedBy } = as ?? options.standing()
    const now = options.clock()
    const context: DecisionContext = {
      now: now.toISOString(),
      offsetMinutes: offsetMinutesAt(now),
      actor,
      signedIn,
      policy: options.policy(),
      newId: uuidv7,
      ...(options.checklists === undefined ? {} : { checklists: options.checklists() }),
      ...(options.siteDose === undefined ? {} : { siteDose: options.siteDose }),
      ...(options.blocksBefore === undefined ? {} : { blocksBefore: options.blocksBefore }),
      ...(confirmedBy === undefined ? {} : { confirmedBy }),
    }
    const decision = decide(loaded.value, command, context)
    if (!decision.ok) return decision
    if (decision.value.length === 0) return ok([])
    const station = options.station()
    const drafts = decision.value.map((event) => draftOf(event, now, station, actor))
    return append(caseId, loaded.value, drafts)
  }

  const append = (caseId: CaseId, before: CaseState | null, drafts: readonly Draft[]): Result<Envelope[], Failure> => {
    const after = foldDrafts(before, drafts, caseId)
    const appended = store.append(caseId, before?.version ?? 0, drafts, projectionOf(after))
    if (!appended.ok) return fail(appendFailure(appended.failure.code))
    const sealed = foldEnvelopes(appended.value, caseId, before)
    if (!sealed.ok || sealed.value === null) throw new Error('An event that was just recorded cannot be read.')
    keep(caseId, sealed.value)
    options.onAppended(caseId, appended.value, shownRow(boardRowOf(sealed.value)))
    return appended
  }

  const isBasisAsked = ({ caseId, plan, phase }: BoardRow): boolean => {
    if (blockBefore(plan.procedure) === undefined || !beforeProcedure.has(phase)) return false
    const loaded = load(caseIdSchema.parse(caseId))
    // What cannot be read is not known to rest on anything.
    if (!loaded.ok || loaded.value === null) return true
    return openBasisQuestion(loaded.value, options.policy(), options.blocksBefore) !== null
  }
  const shownRow = (row: BoardRow): ShownRow => ({ ...row, basisAsked: isBasisAsked(row) })
  const rows = (entries: readonly { readonly row: BoardRow }[]) => entries.map((entry) => shownRow(entry.row))

  if (store.projectionVersion() !== boardProjectionVersion) rebuild(store)

  return {
    execute: record,
    book: (booking) => {
      const caseId = caseIdSchema.parse(uuidv7())
      const booked = record(caseId, { do: 'case.book', booking })
      return booked.ok ? ok(caseId) : booked
    },
    open: (caseId) => {
      const events = store.readCase(caseId)
      return events.length === 0 ? fail(unknownCase) : ok(events)
    },
    state: (caseId) => {
      const loaded = load(caseId)
      if (!loaded.ok) return loaded
      return loaded.value === null ? fail(unknownCase) : ok(loaded.value)
    },
    day: (day) => rows(store.boardForDay(day, boardRowSchema)),
    search: (text) => rows(store.searchBoard(text, boardRowSchema)),
  }
}

const unknownCase: Failure = { code: 'case.unknown', says: 'This case does not exist on this station.', params: {} }

function draftOf(event: CaseEvent, now: Date, station: string, actor: Person | null): Draft {
  return {
    id: uuidv7(),
    at: now.toISOString(),
    offsetMinutes: offsetMinutesAt(now),
    station,
    actor,
    type: event.type,
    schemaVersion: currentSchemaVersion,
    body: asJson(event.body),
  }
}

/** Folds sealed events; a record that cannot be read is said, not passed over. */
function foldEnvelopes(
  envelopes: readonly Envelope[],
  caseId: CaseId,
  from: CaseState | null = null,
): Result<CaseState | null, Failure> {
  let state = from
  for (const envelope of envelopes) {
    const event = readEvent(envelope)
    if (!event.ok) return fail({ code: 'case.unreadable', says: event.failure.says, params: {} })
    state = evolve(state, event.value, caseId)
  }
  return ok(state)
}

/** What the case will be once the drafts are recorded: the board's row belongs in the same transaction. */
function foldDrafts(before: CaseState | null, drafts: readonly Draft[], caseId: CaseId): CaseState {
  const unsealed = drafts.map((draft, index) => ({
    ...draft,
    caseId,
    sequence: (before?.version ?? 0) + index + 1,
    previousHash: '',
    hash: '',
  }))
  const folded = foldEnvelopes(unsealed, caseId, before)
  if (!folded.ok || folded.value === null) throw new Error('A decision led to an event that cannot be read.')
  return folded.value
}

function projectionOf(state: CaseState): BoardProjection {
  return {
    caseId: caseIdSchema.parse(state.id),
    day: state.booking.scheduledAt.slice(0, 10),
    room: state.booking.room,
    scheduledAt: new Date(state.booking.scheduledAt).toISOString(),
    search: searchTextOf(state),
    row: asJson(boardRowOf(state)),
  }
}

/** As it will be read back: members that are undefined are gone. */
function asJson(value: unknown): z.infer<ReturnType<typeof z.json>> {
  return JSON.parse(JSON.stringify(value))
}

/** Builds the board anew from the events: after an update that projects differently, or a restore. */
function rebuild(store: EventStore): void {
  store.rebuildProjections(boardProjectionVersion, (events) => {
    const caseId = events[0]?.caseId
    if (caseId === undefined) throw new Error('A case without entries cannot be on the board.')
    const folded = foldEnvelopes(events, caseId)
    if (!folded.ok || folded.value === null) throw new Error(`The record of case ${caseId} cannot be read.`)
    return projectionOf(folded.value)
  })
}

function appendFailure(code: 'conflict' | 'duplicate' | 'invalid' | 'unavailable'): Failure {
  const says = {
    conflict: 'Somebody else recorded something in this case at the same moment. Look at what changed, then try again.',
    duplicate: 'This was already recorded.',
    invalid: 'This could not be recorded because part of it cannot be kept. Check what you entered.',
    unavailable:
      'This could not be recorded: the disk is full or not answering. Nothing was lost; call technical support before going on.',
  }[code]
  return { code: `store.${code}`, says, params: {} }
}
