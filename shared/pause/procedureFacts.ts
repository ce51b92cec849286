import type { CaseState } from '@shared/case/state'
import type { Fact } from '@shared/pause/facts'
import type { Obstacle } from '@shared/pause/refusals'
import type { FactKey, Guard } from '@shared/pause/template'
import type { PauseView } from '@shared/pause/view'

type ProcedureFactKey = Extract<
  FactKey,
  'site' | 'countedFrom' | 'spread' | 'done' | 'given' | 'dose' | 'events' | 'recovery' | 'restart'
>
type ProcedureGuard = Extract<Guard, 'spread' | 'done' | 'given' | 'dose' | 'injectates'>

export function procedureFact(_key: ProcedureFactKey, _view: PauseView): Fact {
  return { text: '', status: 'unknown' }
}
export function procedureObstacles(_guard: ProcedureGuard, _view: PauseView): readonly Obstacle[] {
  return []
}
export function adverseEventSaid(_state: CaseState): 'yes' | 'no' {
  return 'no'
}
