import { caseIdSchema } from '@shared/case/envelope'
import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { boardRowSchema } from '@shared/contract/boardRow'
import type { Failure } from '@shared/contract/channel'
import { type DoneBlock, isBlockAtPlace, type RadiofrequencyBasis, radiofrequencyBasis } from '@shared/diary/basis'
import { blockBefore } from '@shared/diary/block'
import { ok, type Result } from '@shared/kit/result'
import { toMs } from '@shared/kit/time'
import type { EventStore } from '../store/eventStore'
import type { CasePath } from './casePath'

type Sources = {
  readonly store: Pick<EventStore, 'boardAlike'>
  readonly cases: Pick<CasePath, 'state'>
  readonly policy: () => SitePolicy
}

/**
 * What the planned radiofrequency of a case rests on, from the blocks of the same patient (number and birth date) as
 * their records stand now; null where the plan is no radiofrequency that follows a block.
 */
export function blocksBefore(
  { store, cases, policy }: Sources,
  of: CaseState,
): Result<RadiofrequencyBasis | null, Failure> {
  const { patient, plan, booking } = of
  const procedure = blockBefore(plan.procedure)
  if (procedure === undefined) return ok(null)
  const rows = store
    .boardAlike(patient.id, procedure, boardRowSchema)
    .map(({ row }) => row)
    .filter(
      (row) =>
        row.aftercare !== null &&
        row.caseId !== of.id &&
        row.patient.birthDate === patient.birthDate &&
        toMs(row.scheduledAt) < toMs(booking.scheduledAt) &&
        isBlockAtPlace(plan, row.plan),
    )
    .sort((a, b) => toMs(b.scheduledAt) - toMs(a.scheduledAt))
  const done: DoneBlock[] = []
  for (const row of rows) {
    const state = cases.state(caseIdSchema.parse(row.caseId))
    if (!state.ok) return state
    done.push({ state: state.value, on: row.scheduledAt.slice(0, 10) })
  }
  return ok(radiofrequencyBasis(done, policy()))
}
