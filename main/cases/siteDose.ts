import type { CaseState } from '@shared/case/state'
import { boardRowSchema } from '@shared/contract/boardRow'
import { newestReadings, type SiteDoseReference, siteDoseReference } from '@shared/procedure/siteDose'
import type { EventStore } from '../store/eventStore'

/** This site's readings for the procedure of a case, from its earlier cases. Training cases count only on a sample day. */
export function siteDoseFor(
  store: Pick<EventStore, 'boardWithDose'>,
  { id, plan, booking }: Pick<CaseState, 'id' | 'plan' | 'booking'>,
  withDrills: boolean,
): SiteDoseReference {
  const before = Date.parse(booking.scheduledAt)
  const doses = store
    .boardWithDose(plan.procedure, newestReadings, boardRowSchema)
    .filter(({ caseId, row }) => caseId !== id && Date.parse(row.scheduledAt) < before)
    .filter(({ row }) => withDrills || !row.drill)
    .flatMap(({ row }) => row.dose ?? [])
  return siteDoseReference(doses)
}
