import type { CaseState } from '@shared/case/state'
import { aimingKinds, type FrameReference } from '@shared/imaging/caseEvents'
import { assertNever } from '@shared/kit/assertNever'
import { type Fact, factOf } from '@shared/pause/facts'
import { adverseEventSaid } from '@shared/pause/procedureFacts'
import { type ChecklistItem, type FactKey, factKey } from '@shared/pause/template'
import type { PauseView } from '@shared/pause/view'
import { fill, words } from '@shared/pause/words'
import type { Side } from '@shared/plan/plan'

export type ShownFact = Fact & { readonly key: FactKey; readonly label: string }
export type Choice = { readonly id: string; readonly text: string }

/** What stands beside an item: the response the record expects, the facts, the values to pick among, the marked image. */
export type Evidence = {
  /** The response as spoken, filled from the record; for an item with choices, with the value that was picked. */
  readonly value: string
  readonly facts: readonly ShownFact[]
  /** Empty where the response is one sentence. */
  readonly choices: readonly Choice[]
  /** The choice that agrees with the record; null where any may be true. */
  readonly expected: string | null
  readonly picture: FrameReference | null
}

/** Computes what the record says to an item. `chosen` is the value picked, null while none is. */
export function evidenceFor(item: ChecklistItem, view: PauseView, chosen: string | null = null): Evidence {
  return {
    value: spokenValue(item, view, chosen),
    facts: item.facts.map((key) => ({ key, label: words(view.locale, `fact.${key}`), ...factOf(key, view) })),
    choices: choicesOf(item, view),
    expected: expectedChoice(item, view),
    picture: item.picture ? markedFrame(view.state) : null,
  }
}

/** The facts that an item's response is made of. */
export function factsInAnswer(item: ChecklistItem): readonly FactKey[] {
  const names = [...item.answer.en.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
  return names.flatMap((name) => {
    const known = factKey.safeParse(name)
    return known.success ? [known.data] : []
  })
}

function spokenValue(item: ChecklistItem, view: PauseView, chosen: string | null): string {
  const params: Record<string, string> = { choice: chosen === null ? '…' : words(view.locale, `choice.${chosen}`) }
  for (const key of factsInAnswer(item)) params[key] = factOf(key, view).text
  return fill(item.answer[view.locale], params).replaceAll('..', '.').trim()
}

const positions = ['prone', 'supine', 'lying-left', 'lying-right', 'sitting'] as const

function choicesOf(item: ChecklistItem, view: PauseView): readonly Choice[] {
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, text: words(view.locale, `choice.${id}`) }))
  switch (item.choose) {
    case null:
      return []
    case 'side': {
      const sides: Side[] = ['left', 'right', 'bilateral']
      const { side } = view.state.plan
      return named(sides.includes(side) ? sides : [...sides, side])
    }
    case 'position':
      return named(positions)
    case 'yes-no':
      return named(['no', 'yes'])
    default:
      return assertNever(item.choose, 'choice')
  }
}

function expectedChoice(item: ChecklistItem, view: PauseView): string | null {
  if (item.choose === 'side') return view.state.plan.side
  if (item.choose === 'yes-no') return adverseEventSaid(view.state)
  return null
}

/** The frame that shows the first aimed target: the image that belongs beside an item. */
function markedFrame(state: CaseState): FrameReference | null {
  return state.imaging.targets.find((target) => aimingKinds.has(target.kind))?.on ?? null
}
