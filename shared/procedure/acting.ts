import type { DecisionContext } from '@shared/case/context'
import { type Refusal, refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { fail, ok, type Result } from '@shared/kit/result'
import { type CalendarDate, localDate } from '@shared/kit/time'
import type { Person, Role } from '@shared/people/person'
import type { Said } from '@shared/procedure/events'
import { recallOf } from '@shared/procedure/formulary'
import { needleOf } from '@shared/procedure/needles'
import type { Reason } from '@shared/procedure/reason'
import type { Needle } from '@shared/procedure/state'
import { recallAt } from '@shared/recalls/recalls'

/** Who records in the procedure room. */
export const roomRoles: readonly Role[] = ['physician', 'nurse', 'technologist', 'anaesthesia']

/** The person who records, while the procedure runs. */
export function requireRunning(state: CaseState, context: DecisionContext): Result<Person, Refusal> {
  const actor = requireActor(context, roomRoles)
  if (!actor.ok) return actor
  if (state.procedure.startedAt === null) {
    return refuse('procedure.not-started', 'The procedure has not started. Finish the time-out and start it first.')
  }
  if (state.procedure.endedAt !== null) {
    return refuse(
      'procedure.over',
      'The procedure has ended. Correct an entry, or add an amendment to the record instead.',
    )
  }
  return actor
}

export function requireNeedle(state: CaseState, needleId: string): Result<Needle, Refusal> {
  const needle = needleOf(state.procedure, needleId)
  return needle === undefined
    ? refuse('procedure.no-needle', 'This needle is not part of the record. Choose one of the needles on the screen.')
    : ok(needle)
}

/** The room's date on which what is recorded was used: what expires and how old somebody is are judged by it. */
export function dayOfUse({
  now,
  offsetMinutes,
  usedOn,
}: Pick<DecisionContext, 'now' | 'offsetMinutes' | 'usedOn'>): CalendarDate {
  return usedOn ?? localDate(now, offsetMinutes)
}

/** A lot that the formulary or the site's own list says must not be used. */
export function recallRefusal(
  lot: string,
  productId: string,
  { policy, usedAt, now }: Pick<DecisionContext, 'policy' | 'usedAt' | 'now'>,
) {
  const shipped = recallOf(lot, productId)
  if (shipped !== undefined) return refuse('procedure.recalled', `${shipped.says} Take another vial.`, { lot })
  const recall = recallAt(policy.recalledLots ?? [], { lot, productId }, usedAt ?? now)
  if (recall === undefined) return null
  const { reason, by } = recall
  return refuse(
    'procedure.recalled-here',
    `Lot ${lot} is on this site's list of recalled lots (${reason}; entered by ${by.name}). Take another vial.`,
    { lot, reason, by: by.name },
  )
}

/** Several reasons as one refusal: all sentences are said, in every language. */
export function refuseBecause(code: string, reasons: readonly Reason[], next = '') {
  const says = [...reasons.map((each) => each.says), next].filter((each) => each !== '').join(' ')
  const [first] = reasons
  return fail<Refusal>({
    code,
    says,
    params: { ...first?.params, reason: first?.code ?? '' },
    because: reasons.map(({ code, says, params }) => ({ code, says, params })),
  })
}

export const saidOf = (reasons: readonly Reason[]): Said[] => reasons.map(({ code, says }) => ({ code, says }))

/**
 * A physician's reason for what needs one. Null where nothing does. The reason counts only when the physician is the
 * one who acts: being signed in at the same station decides nothing.
 */
export function physiciansReason(
  needed: readonly Reason[],
  reason: string,
  context: DecisionContext,
): Result<{ about: Said[]; reason: string; by: Person } | null, Refusal> {
  if (needed.length === 0) return ok(null)
  if (reason.trim().length < 3) {
    return refuseBecause('procedure.physician-reason', needed, 'A physician may go on with a reason.')
  }
  const physician = requireActor(context, ['physician'])
  if (!physician.ok) return physician
  return ok({ about: saidOf(needed), reason: reason.trim(), by: physician.value })
}
