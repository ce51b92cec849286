import type { Decision, DecisionContext } from '@shared/case/context'
import type { CaseState } from '@shared/case/state'
import type { DischargeCommand } from '@shared/discharge/events'
import { ok } from '@shared/kit/result'

export function decideDischarge(_state: CaseState, _command: DischargeCommand, _context: DecisionContext): Decision {
  return ok([])
}
