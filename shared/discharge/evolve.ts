import type { RecordedEvent } from '@shared/case/events'
import type { DischargeState } from '@shared/discharge/state'

export function evolveDischarge(before: DischargeState, _event: RecordedEvent): DischargeState {
  return before
}
