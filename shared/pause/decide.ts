import type { Decision, DecisionContext } from '@shared/case/context'
import type { CaseState } from '@shared/case/state'
import { ok } from '@shared/kit/result'
import type { PauseCommand } from '@shared/pause/events'

export function decidePause(_state: CaseState, _command: PauseCommand, _context: DecisionContext): Decision {
  return ok([])
}
