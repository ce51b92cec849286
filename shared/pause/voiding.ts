import type { DecisionContext } from '@shared/case/context'
import type { CaseEvent } from '@shared/case/events'
import type { CaseState } from '@shared/case/state'

export function voidedBy(
  _state: CaseState,
  _events: readonly CaseEvent[],
  _context: DecisionContext,
): readonly CaseEvent[] {
  return []
}
