import type { CaseState } from '@shared/case/state'
import { boardRowSchema } from '@shared/contract/boardRow'
import { type LastNeedles, lastNeedles, operatorOf } from '@shared/procedure/lastNeedle'
import type { EventStore } from '../store/eventStore'

/** Of a physician's cases of one procedure no more than this are looked through, newest first. */
const newestCases = 100

/** What the physician of a case used last for its procedure, from the cases of this station. Training cases count only on a sample day. */
export function lastNeedlesFor(
  store: Pick<EventStore, 'boardWithNeedles'>,
  { id, plan, booking, pause }: Pick<CaseState, 'id' | 'plan' | 'booking' | 'pause'>,
  withDrills: boolean,
): LastNeedles | null {
  const operator = operatorOf(pause)
  if (operator === null) return null
  const earlier = store
    .boardWithNeedles(plan.procedure, operator, newestCases, boardRowSchema)
    .filter(({ caseId, row }) => caseId !== id && (withDrills || !row.drill))
    .map(({ row }) => ({ ...row.needles, plan: row.plan, scheduledAt: row.scheduledAt }))
  return lastNeedles({ operator, plan, scheduledAt: booking.scheduledAt }, earlier)
}
