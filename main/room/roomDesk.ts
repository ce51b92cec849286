import { type CaseId, caseIdSchema } from '@shared/case/envelope'
import type { CasePhase } from '@shared/case/state'
import type { Failure, Outcome } from '@shared/contract/channel'
import type { RoomNoteReply } from '@shared/contract/room'
import { fail, ok } from '@shared/kit/result'
import type { HeldNote, RoomNote } from '@shared/rescue/held'
import type { CasePath } from '../cases/casePath'
import { localDay } from '../localClock'
import type { People } from '../people/people'
import type { Sessions } from '../people/sessions'
import type { HeldNotes } from './heldNotes'

/** What of an open station the room needs. */
export type OpenStation = {
  readonly cases: Pick<CasePath, 'day' | 'execute' | 'state'>
  readonly people: Pick<People, 'keepNotesApart'>
  readonly sessions: Pick<Sessions, 'active'>
}

export type RoomDeskOptions = {
  readonly held: HeldNotes
  /** Null while the record is locked. */
  readonly station: () => OpenStation | null
  /** The room of this station; empty where it has none. */
  readonly room: () => string
  readonly now: () => Date
  readonly onHeld: (held: readonly HeldNote[]) => void
}

export type RoomDesk = {
  readonly held: () => readonly HeldNote[]
  /** STOP or a rescue from a screen without a case, by anyone: into the one case that is under way, or held. */
  readonly note: (note: RoomNote) => Outcome<RoomNoteReply>
  /** Takes everything that is held into a case. */
  readonly join: (caseId: CaseId) => Outcome<{ held: HeldNote[] }>
  /** Keeps what is held in the record of the site: it belongs to no case, for the reason given. */
  readonly keepApart: (reason: string) => Outcome<{ held: HeldNote[] }>
}

const inTheRoom: ReadonlySet<CasePhase> = new Set(['pause', 'procedure', 'sign-out'])

export function roomDesk({ held, station, room, now, onHeld }: RoomDeskOptions): RoomDesk {
  const list = () => [...held.list()]

  /** The case that STOP and rescue can only be about: the one that is under way here today. */
  const underWay = (open: OpenStation): CaseId | null => {
    const here = open.cases
      .day(localDay(now()))
      .filter((row) => inTheRoom.has(row.phase) && (room() === '' || row.room === room()))
    const [only, ...others] = here
    return only === undefined || others.length > 0 ? null : caseIdSchema.parse(only.caseId)
  }

  const hold = (note: RoomNote): Outcome<RoomNoteReply> => {
    try {
      held.add(note)
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause)) throw cause
      return fail(notKept)
    }
    onHeld(list())
    return ok({ caseId: null, weightKg: null, held: list() })
  }

  const released = (notes: readonly HeldNote[]): Outcome<{ held: HeldNote[] }> => {
    held.release(notes)
    onHeld(list())
    return ok({ held: list() })
  }

  return {
    held: list,
    note: (note) => {
      const open = station()
      const caseId = open === null ? null : underWay(open)
      if (open === null || caseId === null) return hold(note)
      const done = open.cases.execute(caseId, commandOf(note))
      if (!done.ok) return hold(note)
      const state = open.cases.state(caseId)
      return ok({ caseId, weightKg: state.ok ? state.value.preparation.weightKg : null, held: list() })
    },
    join: (caseId) => {
      const open = station()
      if (open === null) return fail(locked)
      const notes = list()
      if (notes.length === 0) return ok({ held: [] })
      const joined = open.cases.execute(caseId, { do: 'rescue.join', notes })
      return joined.ok ? released(notes) : joined
    },
    keepApart: (reason) => {
      const open = station()
      if (open === null) return fail(locked)
      const notes = list()
      if (notes.length === 0) return ok({ held: [] })
      const kept = open.people.keepNotesApart(open.sessions.active(), notes, reason)
      return kept.ok ? released(notes) : fail({ ...kept.failure, params: { ...kept.failure.params } })
    },
  }
}

function commandOf(note: RoomNote) {
  switch (note.kind) {
    case 'stop':
      return { do: 'pause.stop' } as const
    case 'rescue':
      return { do: 'rescue.note', card: note.card, step: note.step, weightKg: note.weightKg } as const
    case 'rescue-closed':
      return { do: 'rescue.close', card: note.card } as const
  }
}

const locked: Failure = { code: 'vault.locked', says: 'The record is locked. Enter the passphrase first.', params: {} }
const notKept: Failure = {
  code: 'room.not-kept',
  says: 'This could not be written down: the disk is full or refuses. Go on; write the time on paper.',
  params: {},
}
