import type { RecordedEvent } from '@shared/case/events'
import type { OutcomeState } from '@shared/outcomes/state'

export function evolveOutcomes(before: OutcomeState, _event: RecordedEvent): OutcomeState {
  return before
}
