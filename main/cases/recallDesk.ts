import { displayName } from '@shared/case/patient'
import { boardRowSchema } from '@shared/contract/boardRow'
import type { AffectedUse } from '@shared/contract/recalls'
import { isRecalled, type RecalledLot } from '@shared/recalls/recalls'
import type { EventStore } from '../store/eventStore'

/** Every use of a lot that is on the site's list, whenever it was put there: newest case first. Training cases count only on a sample day. */
export function affectedUses(
  store: Pick<EventStore, 'boardWithLots'>,
  recalls: readonly RecalledLot[],
  withDrills: boolean,
): AffectedUse[] {
  if (recalls.every((each) => each.withdrawn !== null)) return []
  return store
    .boardWithLots(boardRowSchema)
    .map(({ row }) => row)
    .filter((row) => withDrills || !row.drill)
    .flatMap(({ lots, caseId, patient, plan, scheduledAt }) =>
      lots.flatMap((used) =>
        recalls
          .filter((recall) => isRecalled(recall, used))
          .map((recall) => ({
            recallId: recall.id,
            caseId,
            patient: displayName(patient),
            patientId: patient.id,
            scheduledAt,
            procedure: plan.procedure,
            ...used,
          })),
      ),
    )
}
