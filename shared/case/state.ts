import type { Booking } from '@shared/case/bookingEvents'
import type { Patient } from '@shared/case/patient'
import { type SigningState, unsigned } from '@shared/case/signingEvents'
import { type DiaryState, noDiary } from '@shared/diary/state'
import { type DischargeState, notDischarged } from '@shared/discharge/state'
import { type ImagingState, noImages } from '@shared/imaging/caseState'
import { noOutcomes, type OutcomeState } from '@shared/outcomes/state'
import { noPause, type PauseState } from '@shared/pause/state'
import type { Plan } from '@shared/plan/plan'
import { nothingPrepared, type PreparationState } from '@shared/preparation/state'
import { noProcedure, type ProcedureState } from '@shared/procedure/state'
import { noRecovery, type RecoveryState } from '@shared/recovery/state'

/** Where a case stands, derived from its events and never stored. */
export const casePhases = [
  'booked',
  'preparation',
  'pause',
  'procedure',
  'sign-out',
  'recovery',
  'discharged',
  'cancelled',
] as const
export type CasePhase = (typeof casePhases)[number]

/** Everything known about a case: the fold of its events. */
export type CaseState = {
  readonly id: string
  /** Sequence of the newest event folded in; 0 before booking. */
  readonly version: number
  /** Hash of the newest event: the head of the audit chain. */
  readonly head: string
  /** Instant at which the case entered its present phase. */
  readonly phaseSince: string
  readonly booking: Booking
  readonly patient: Patient
  readonly plan: Plan
  readonly cancelled: { readonly at: string; readonly reason: string } | null
  readonly preparation: PreparationState
  readonly imaging: ImagingState
  readonly pause: PauseState
  readonly procedure: ProcedureState
  readonly recovery: RecoveryState
  readonly discharge: DischargeState
  readonly diary: DiaryState
  readonly outcomes: OutcomeState
  readonly signing: SigningState
}

/** The parts that are empty when a case is booked. */
export const emptyParts = {
  cancelled: null,
  preparation: nothingPrepared,
  imaging: noImages,
  pause: noPause,
  procedure: noProcedure,
  recovery: noRecovery,
  discharge: notDischarged,
  diary: noDiary,
  outcomes: noOutcomes,
  signing: unsigned,
} as const satisfies Partial<CaseState>
