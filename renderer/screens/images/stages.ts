import { type MarkHistory, noHistory } from '@shared/imaging/view/history'
import { createStage, type Stage } from '../../imaging/stage'
import { createStore, type Store } from '../../state/store'

/** What a person has set up on the images of one case, kept while the window is open. */
export type Desk = { readonly stage: Stage; readonly history: Store<MarkHistory> }

const desks = new Map<string, Desk>()

/** The same for the same case, so that going to another screen and back loses neither place nor undo. */
export function deskOf(caseId: string): Desk {
  const known = desks.get(caseId)
  if (known !== undefined) return known
  const made = { stage: createStage(), history: createStore(noHistory) }
  desks.set(caseId, made)
  return made
}
