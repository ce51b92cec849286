import type { Decision, DecisionContext } from '@shared/case/context'
import type { CaseState } from '@shared/case/state'
import { ok } from '@shared/kit/result'
import type { OutcomeCommand } from '@shared/outcomes/events'

export function decideOutcomes(_state: CaseState, _command: OutcomeCommand, _context: DecisionContext): Decision {
  return ok([])
}
