import type { DecisionContext } from '@shared/case/context'
import type { Refusal } from '@shared/case/refusal'
import type { CaseState } from '@shared/case/state'
import type { Result } from '@shared/kit/result'
import type { NeedleSite } from '@shared/pause/events'

type Clock = Pick<DecisionContext, 'now' | 'policy'>

/** What the pause says before the procedure begins and before each injection. Given in, so that each can be tested alone. */
export type PauseInterlocks = {
  readonly mayStartProcedure: (state: CaseState, context: Clock) => Result<true, Refusal>
  readonly mayInject: (state: CaseState, site: NeedleSite, context: Clock) => Result<true, Refusal>
}
