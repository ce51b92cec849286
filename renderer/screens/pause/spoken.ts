import { applicability } from '@shared/pause/conditions'
import { evidenceFor } from '@shared/pause/evidence'
import type { GivenAnswer } from '@shared/pause/state'
import type { ChecklistItem } from '@shared/pause/template'
import type { PauseView } from '@shared/pause/view'

/**
 * An answer in the station's language. The record keeps it in English; where the case still says the same, the same is
 * said here in other words, and where it no longer does, what was said stands as it was said.
 */
export function spokenAnswer(item: ChecklistItem, { answer }: GivenAnswer, view: PauseView): string {
  switch (answer.kind) {
    case 'confirmed': {
      const now = evidenceFor(item, { ...view, locale: 'en' }, answer.choice).value
      return now === answer.value ? evidenceFor(item, view, answer.choice).value : answer.value
    }
    case 'not-applicable': {
      const applies = applicability(item, view)
      return applies.applies ? answer.because : applies.because
    }
    case 'concern':
      return answer.text
  }
}
