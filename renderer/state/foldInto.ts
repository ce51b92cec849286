import type { Envelope } from '@shared/case/envelope'
import { type RecordedEvent, readEvent } from '@shared/case/events'
import { evolve } from '@shared/case/evolve'
import type { CaseState } from '@shared/case/state'

/** A case as a window has folded it so far; `unreadable` says which entry could not be read. */
export type Folded = {
  readonly state: CaseState | null
  readonly events: readonly RecordedEvent[]
  readonly unreadable: string | null
}

export const nothingFolded: Folded = { state: null, events: [], unreadable: null }

/** Adds events that are new; what was folded before is passed over, a gap asks for the whole record again. */
export function foldInto(before: Folded, envelopes: readonly Envelope[], caseId: string): Folded | 'gap' {
  let { state, events } = before
  for (const envelope of envelopes) {
    const version = state?.version ?? 0
    if (envelope.sequence <= version) continue
    if (envelope.sequence !== version + 1) return 'gap'
    const event = readEvent(envelope)
    if (!event.ok) return { state, events, unreadable: event.failure.says }
    state = evolve(state, event.value, caseId)
    events = [...events, event.value]
  }
  return { state, events, unreadable: null }
}
