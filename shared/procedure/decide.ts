import type { Decision, DecisionContext } from '@shared/case/context'
import type { CaseState } from '@shared/case/state'
import { ok } from '@shared/kit/result'
import type { ProcedureCommand } from '@shared/procedure/events'

export function decideProcedure(_state: CaseState, _command: ProcedureCommand, _context: DecisionContext): Decision {
  return ok([])
}
