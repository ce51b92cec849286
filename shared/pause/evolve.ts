import type { RecordedEvent } from '@shared/case/events'
import type { PauseState } from '@shared/pause/state'

export function evolvePause(before: PauseState, _event: RecordedEvent): PauseState {
  return before
}
