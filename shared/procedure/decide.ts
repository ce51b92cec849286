import type { Decision, DecisionContext } from '@shared/case/context'
import type { CaseState } from '@shared/case/state'
import { mayInject, mayStartProcedure } from '@shared/pause/interlocks'
import { judgeAllergies } from '@shared/procedure/allergyAtEntry'
import { decideProcedureWith } from '@shared/procedure/decideWith'
import type { ProcedureCommand } from '@shared/procedure/events'
import type { RoomChecks } from '@shared/procedure/roomChecks'

export const roomChecks: RoomChecks = { mayStartProcedure, mayInject, judgeAllergies }

export function decideProcedure(state: CaseState, command: ProcedureCommand, context: DecisionContext): Decision {
  return decideProcedureWith(roomChecks, state, command, context)
}
