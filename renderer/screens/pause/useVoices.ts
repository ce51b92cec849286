import { presentFor, proposeConfirmers, proposeReaders } from '@shared/pause/people'
import type { PausePhase } from '@shared/pause/phases'
import type { ChecklistItem } from '@shared/pause/template'
import type { Person, Role } from '@shared/people/person'
import { useCase } from '../../state/caseStore'
import { useSession } from '../../state/session'

/** Who reads an item and who answers it, as proposed from who is here; or which roles are missing. */
export type Voices = {
  readonly present: readonly Person[]
  readonly reader: Person | null
  readonly confirmers: readonly Person[]
  /** Roles that nobody here may stand in for; empty when the item can be answered. */
  readonly missing: readonly Role[]
}

/** The active person reads where the role allows it; the first other person with a right role confirms. */
export function useVoices(item: ChecklistItem, phase: PausePhase): Voices {
  const { state } = useCase()
  const { signedIn, active } = useSession()
  const present = presentFor(phase, state.pause.team, { signedIn })
  const here = present.filter((person) => signedIn.some((each) => each.id === person.id))
  const readers = proposeReaders(item, here)
  // The active person reads, unless that would leave nobody to answer.
  const ordered = [...readers].sort((a, b) => Number(b.id === active) - Number(a.id === active))
  const reader = ordered.find((each) => proposeConfirmers(item, each, here).ok) ?? ordered[0] ?? null
  if (reader === null) return { present: here, reader, confirmers: [], missing: item.reads }
  const proposed = proposeConfirmers(item, reader, here)
  return proposed.ok
    ? { present: here, reader, confirmers: proposed.value, missing: [] }
    : { present: here, reader, confirmers: [], missing: proposed.failure }
}
