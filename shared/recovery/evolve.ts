import type { RecordedEvent } from '@shared/case/events'
import type { RecoveryState } from '@shared/recovery/state'

export function evolveRecovery(before: RecoveryState, _event: RecordedEvent): RecoveryState {
  return before
}
