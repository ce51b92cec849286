import { assertNever } from '@shared/kit/assertNever'
import type { HeldNote } from '@shared/rescue/held'
import type { RescueEntry } from '@shared/rescue/runs'

/** The rescues among held notes, as a card's log reads them. */
export function entriesOf(held: readonly HeldNote[]): readonly RescueEntry[] {
  return held.flatMap((note): RescueEntry[] => {
    switch (note.kind) {
      case 'stop':
        return []
      case 'rescue':
        return [{ at: note.at, card: note.card, step: note.step, weightKg: note.weightKg }]
      case 'rescue-closed':
        return [{ at: note.at, card: note.card, step: null, weightKg: null }]
      default:
        return assertNever(note)
    }
  })
}
