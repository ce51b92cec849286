import type { DecisionContext } from '@shared/case/context'
import type { Refusal } from '@shared/case/refusal'
import type { CaseState } from '@shared/case/state'
import { ok, type Result } from '@shared/kit/result'
import type { NeedleSite } from '@shared/pause/events'
import type { Reason } from '@shared/procedure/reason'

export type Clock = Pick<DecisionContext, 'now' | 'policy' | 'offsetMinutes' | 'usedOn' | 'usedAt'>

/** What is about to touch the patient, by the names that screening reads. */
export type AboutToBeGiven = { readonly injectate: string } | { readonly contrast: string }

export type AllergyJudgement = {
  readonly refused: readonly Reason[]
  readonly physician: readonly Reason[]
  readonly cautions: readonly Reason[]
}

/** What other parts of the record say at the needle: the pause and the allergies. Given in, so that each is tested alone. */
export type RoomChecks = {
  readonly mayStartProcedure: (state: CaseState, clock: Clock) => Result<true, Refusal>
  readonly mayInject: (state: CaseState, site: NeedleSite, clock: Clock) => Result<true, Refusal>
  readonly judgeAllergies: (state: CaseState, given: AboutToBeGiven, clock: Clock) => AllergyJudgement
}

/** The pause was asked when an entry was made; to put a number in it right it is not asked again. */
export const pauseWasAsked = (checks: RoomChecks): RoomChecks => ({ ...checks, mayInject: () => ok(true) })
