import type { BookingCommand } from '@shared/case/bookingEvents'
import type { Decision, DecisionContext } from '@shared/case/context'
import { phaseOf } from '@shared/case/phase'
import { refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { SigningCommand } from '@shared/case/signingEvents'
import type { CaseState } from '@shared/case/state'
import { assertNever } from '@shared/kit/assertNever'
import { ok } from '@shared/kit/result'
import { checkPlan } from '@shared/plan/checkPlan'

export function decideBooking(state: CaseState | null, command: BookingCommand, context: DecisionContext): Decision {
  // A schedule file or the drill is taken in by the station itself; everything else is somebody's act.
  const bySystem = command.do === 'case.book' && command.booking.source !== 'manual'
  if (!bySystem) {
    const actor = requireActor(context)
    if (!actor.ok) return actor
  }
  if (command.do === 'case.book') {
    if (state !== null) return refuse('case.already-booked', 'This case is already booked.')
    if (command.booking.patient.birthDate > command.booking.scheduledAt.slice(0, 10)) {
      return refuse('case.birth-date-later', 'The birth date lies after the appointment. Check the birth date.')
    }
    return ok([{ type: 'case.booked', body: command.booking }])
  }
  if (state === null) return refuse('case.unknown', 'This case does not exist on this station.')
  const phase = phaseOf(state)
  switch (command.do) {
    case 'plan.change': {
      if (phase === 'recovery' || phase === 'discharged') {
        return refuse(
          'case.plan-after-procedure',
          'The procedure is over; its plan can no longer change. Add an amendment to the record instead.',
        )
      }
      const sound = checkPlan(command.plan)
      if (!sound.ok) return sound
      return ok([{ type: 'plan.changed', body: { plan: command.plan, reason: command.reason } }])
    }
    case 'patient.correct':
      if (phase === 'discharged') {
        return refuse('case.patient-after-discharge', 'The patient has left. Add an amendment to the record instead.')
      }
      return ok([{ type: 'patient.corrected', body: { patient: command.patient, reason: command.reason } }])
    case 'case.reschedule':
      if (phase !== 'booked' && phase !== 'preparation' && phase !== 'pause') {
        return refuse(
          'case.reschedule-too-late',
          'The procedure has begun; the time of the appointment can no longer change.',
        )
      }
      return ok([
        {
          type: 'case.rescheduled',
          body: { scheduledAt: command.scheduledAt, room: command.room, reason: command.reason },
        },
      ])
    case 'case.cancel':
      if (phase === 'procedure' || phase === 'sign-out' || phase === 'recovery' || phase === 'discharged') {
        return refuse(
          'case.cancel-too-late',
          'The procedure has begun and can no longer be cancelled. End the procedure and say why instead.',
        )
      }
      return ok([{ type: 'case.cancelled', body: { reason: command.reason } }])
    default:
      return assertNever(command)
  }
}

export function decideSigning(state: CaseState, command: SigningCommand, context: DecisionContext): Decision {
  switch (command.do) {
    case 'record.sign': {
      const actor = requireActor(context, ['physician'])
      if (!actor.ok) return actor
      // A signature is a person's: to be signed in at the station is not enough.
      if (context.confirmedBy !== actor.value.id) {
        return refuse('record.pin-needed', 'A signature takes the PIN of the person who signs. Nothing was signed.')
      }
      if (state.procedure.endedAt === null) {
        return refuse('record.sign-too-early', 'The procedure has not ended yet. End it, then sign the record.')
      }
      const last = state.signing.signatures.at(-1)
      if (last !== undefined && last.throughSequence === state.version - 1) {
        return refuse('record.already-signed', `${last.by} has already signed; nothing was added since.`)
      }
      return ok([
        { type: 'record.signed', body: { signedBy: actor.value, head: state.head, throughSequence: state.version } },
      ])
    }
    case 'record.amend': {
      const actor = requireActor(context)
      if (!actor.ok) return actor
      if (command.aboutSequence !== null && command.aboutSequence > state.version) {
        return refuse(
          'record.no-such-entry',
          `The record has ${state.version} entries; entry ${command.aboutSequence} does not exist.`,
        )
      }
      return ok([{ type: 'record.amended', body: { text: command.text, aboutSequence: command.aboutSequence } }])
    }
    default:
      return assertNever(command)
  }
}
