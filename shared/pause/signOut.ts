import type { DecisionContext } from '@shared/case/context'
import type { CaseState } from '@shared/case/state'
import { missingForInstructions } from '@shared/discharge/obstacles'
import { elapsedMs, hourMs, type Instant } from '@shared/kit/time'
import { type Obstacle, obstacle } from '@shared/pause/refusals'
import type { Locale } from '@shared/pause/words'
import { standing } from '@shared/procedure/state'

/**
 * What the record still lacks for the end of the sign-out besides its items: the radiation dose of a procedure under
 * X-ray (or that the display shows none), and the instructions made. The items ask for counts, specimens and the rest.
 */
export function signOutObstacles(
  state: CaseState,
  { policy }: Pick<DecisionContext, 'policy'>,
  locale: Locale = 'en',
): readonly Obstacle[] {
  const found: Obstacle[] = []
  const usesXray = state.plan.modality === 'fluoroscopy' || state.plan.modality === 'ct'
  if (usesXray && standing(state.procedure.doses).length === 0) found.push(obstacle(locale, 'dose-missing'))
  if (state.discharge.instructions.length === 0) {
    const [first] = missingForInstructions(state, policy)
    found.push(
      first === undefined
        ? obstacle(locale, 'instructions-missing')
        : obstacle(locale, 'instructions-held', { says: first.says }),
    )
  }
  return found
}

/** After this long without a sign-out the team has left the room: a house rule of this product, no clinical figure. */
const lateAfterHours = 2

/**
 * Whether a sign-out was missed: the procedure is over, and the patient was observed, has left, or hours have passed, and
 * the sign-out is not complete.
 */
export function isSignOutMissed(state: CaseState, now: Instant): boolean {
  const { endedAt } = state.procedure
  if (endedAt === null || state.pause.phases['sign-out'].completedAt !== null) return false
  const observed = state.recovery.observations.some((each) => elapsedMs(endedAt, each.recordedAt) >= 0)
  const left = state.discharge.dischargedAt !== null
  return observed || left || elapsedMs(endedAt, now) > lateAfterHours * hourMs
}
