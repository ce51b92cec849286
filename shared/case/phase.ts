import type { CasePhase, CaseState } from '@shared/case/state'

type PhaseParts = Pick<
  CaseState,
  'cancelled' | 'discharge' | 'recovery' | 'procedure' | 'pause' | 'preparation' | 'imaging'
>

/** The phase a case is in. One place decides, so that the board, the header and the rules agree. */
export function phaseOf(state: PhaseParts): CasePhase {
  if (state.cancelled !== null) return 'cancelled'
  if (state.discharge.dischargedAt !== null) return 'discharged'
  if (state.procedure.endedAt !== null)
    return state.pause.phases['sign-out'].completedAt === null ? 'sign-out' : 'recovery'
  if (state.procedure.startedAt !== null) return 'procedure'
  if (state.pause.begunAt !== null) return 'pause'
  return state.preparation.touched || state.imaging.instances.length > 0 ? 'preparation' : 'booked'
}
