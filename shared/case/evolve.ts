import type { RecordedEvent } from '@shared/case/events'
import { phaseOf } from '@shared/case/phase'
import type { SigningState } from '@shared/case/signingEvents'
import { type CaseState, emptyParts } from '@shared/case/state'
import { evolveDiary } from '@shared/diary/evolve'
import { evolveDischarge } from '@shared/discharge/evolve'
import { evolveImaging } from '@shared/imaging/caseState'
import { evolveOutcomes } from '@shared/outcomes/evolve'
import { evolvePause } from '@shared/pause/evolve'
import { evolvePreparation } from '@shared/preparation/evolve'
import { evolveProcedure } from '@shared/procedure/evolve'
import { evolveRecovery } from '@shared/recovery/evolve'

/**
 * Folds one event into a case. Every window, every station and every replay uses this and nothing else.
 * `state` is null before the case is booked; the first event must be `case.booked`.
 */
export function evolve(state: CaseState | null, event: RecordedEvent, caseId: string): CaseState {
  const before = state ?? begin(event, caseId)
  const parts = {
    preparation: evolvePreparation(before.preparation, event),
    imaging: evolveImaging(before.imaging, event),
    pause: evolvePause(before.pause, event),
    procedure: evolveProcedure(before.procedure, event),
    recovery: evolveRecovery(before.recovery, event),
    discharge: evolveDischarge(before.discharge, event),
    diary: evolveDiary(before.diary, event),
    outcomes: evolveOutcomes(before.outcomes, event),
    signing: evolveSigning(before.signing, event),
    cancelled: event.type === 'case.cancelled' ? { at: event.meta.at, reason: event.body.reason } : before.cancelled,
  }
  const after: CaseState = {
    ...before,
    ...parts,
    booking:
      event.type === 'case.rescheduled'
        ? { ...before.booking, scheduledAt: event.body.scheduledAt, room: event.body.room }
        : before.booking,
    plan: event.type === 'plan.changed' ? event.body.plan : before.plan,
    patient: event.type === 'patient.corrected' ? event.body.patient : before.patient,
    version: event.meta.sequence,
    head: event.meta.hash,
  }
  return state !== null && phaseOf(after) === phaseOf(before) ? after : { ...after, phaseSince: event.meta.at }
}

/** Folds a whole record. Throws where the first event is no booking: the chain check comes before. */
export function fold(events: readonly RecordedEvent[], caseId: string): CaseState | null {
  return events.reduce<CaseState | null>((state, event) => evolve(state, event, caseId), null)
}

function begin(event: RecordedEvent, caseId: string): CaseState {
  if (event.type !== 'case.booked') throw new Error(`The first entry of a case must be its booking, not ${event.type}.`)
  return {
    ...emptyParts,
    id: caseId,
    version: 0,
    head: '',
    phaseSince: event.meta.at,
    booking: event.body,
    patient: event.body.patient,
    plan: event.body.plan,
  }
}

function evolveSigning(signing: SigningState, event: RecordedEvent): SigningState {
  switch (event.type) {
    case 'record.signed': {
      const { signedBy, head, throughSequence } = event.body
      const signature = { by: signedBy.name, role: signedBy.role, at: event.meta.at, head, throughSequence }
      return { ...signing, signatures: [...signing.signatures, signature] }
    }
    case 'record.amended': {
      const { text, aboutSequence } = event.body
      const amendment = { by: event.meta.actor?.name ?? '', at: event.meta.at, text, aboutSequence }
      return { ...signing, amendments: [...signing.amendments, amendment] }
    }
    default:
      return signing
  }
}
