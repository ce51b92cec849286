import type { RecordedEvent } from '@shared/case/events'
import type { ProcedureState } from '@shared/procedure/state'

export function evolveProcedure(before: ProcedureState, _event: RecordedEvent): ProcedureState {
  return before
}
