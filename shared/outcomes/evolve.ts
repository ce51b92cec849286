import type { RecordedEvent } from '@shared/case/events'
import type { KeptOutcome, OutcomeState } from '@shared/outcomes/state'

export function evolveOutcomes(before: OutcomeState, event: RecordedEvent): OutcomeState {
  const { at } = event.meta
  const by = event.meta.actor?.name ?? ''
  switch (event.type) {
    case 'outcome.recorded': {
      const kept: KeptOutcome = { ...event.body, recordedAt: at, by, corrections: [] }
      // Who was given up as lost and then answers after all is lost no longer.
      const lost = before.lost.filter((each) => each.timepoint !== event.body.timepoint)
      return { measures: [...before.measures, kept], lost }
    }
    case 'outcome.corrected': {
      const { outcomeId, replacement, reason } = event.body
      const correct = (kept: KeptOutcome): KeptOutcome => {
        if (kept.id !== outcomeId) return kept
        const { recordedAt: _recordedAt, by: _by, corrections, ...was } = kept
        return { ...kept, ...replacement, id: kept.id, corrections: [...corrections, { was, at, by, reason }] }
      }
      return { ...before, measures: before.measures.map(correct) }
    }
    case 'outcome.lost': {
      const { timepoint, reason } = event.body
      return { ...before, lost: [...before.lost, { timepoint, reason, at, by }] }
    }
    default:
      return before
  }
}
