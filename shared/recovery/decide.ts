import type { Decision, DecisionContext } from '@shared/case/context'
import type { CaseState } from '@shared/case/state'
import { ok } from '@shared/kit/result'
import type { RecoveryCommand } from '@shared/recovery/events'

export function decideRecovery(_state: CaseState, _command: RecoveryCommand, _context: DecisionContext): Decision {
  return ok([])
}
