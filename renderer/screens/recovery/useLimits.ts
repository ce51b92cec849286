import { type AppliedLimits, limitsFor } from '@shared/recovery/ranges'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'

/** The limits that count for this patient at this site. */
export function useLimits(): AppliedLimits {
  const { state } = useCase()
  const { endedAt, startedAt } = state.procedure
  return limitsFor(state.patient, endedAt ?? startedAt ?? state.booking.scheduledAt, usePolicy())
}
