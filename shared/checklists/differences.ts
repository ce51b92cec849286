import type { PausePhase } from '@shared/pause/phases'
import type { ChecklistItem, ChecklistTemplate, StopLevel } from '@shared/pause/template'

/** One thing in which two versions of a checklist differ, for a person to read before one takes the other's place. */
export type ChecklistDifference = { readonly phase: PausePhase; readonly item: ChecklistItem } & (
  | { readonly kind: 'added' | 'retired' | 'moved' }
  | { readonly kind: 'reworded'; readonly before: ChecklistItem }
  | { readonly kind: 'stop'; readonly before: StopLevel }
)

/** What is different in `after`, phase by phase in the order of `after`, what is gone last. */
export function differencesBetween(
  before: ChecklistTemplate,
  after: ChecklistTemplate,
): readonly ChecklistDifference[] {
  return after.phases.flatMap(({ phase, items }): readonly ChecklistDifference[] => {
    const earlier = before.phases.find((each) => each.phase === phase)?.items ?? []
    const gone = earlier.filter((item) => !items.some((each) => each.id === item.id))
    const stayed = earlier.filter((item) => !gone.includes(item)).map((item) => item.id)
    const order = items.map((item) => item.id).filter((id) => stayed.includes(id))
    const still = longestInOrder(order.map((id) => stayed.indexOf(id))).map((index) => stayed[index])
    const changed = items.flatMap((item): readonly ChecklistDifference[] => {
      const was = earlier.find((each) => each.id === item.id)
      if (was === undefined) return [{ phase, item, kind: 'added' }]
      const found: ChecklistDifference[] = []
      if (!still.includes(item.id)) found.push({ phase, item, kind: 'moved' })
      if (textOf(was) !== textOf(item)) found.push({ phase, item, kind: 'reworded', before: was })
      if (was.stop !== item.stop) found.push({ phase, item, kind: 'stop', before: was.stop })
      return found
    })
    return [...changed, ...gone.map((item) => ({ phase, item, kind: 'retired' as const }))]
  })
}

function textOf({ ask, answer }: ChecklistItem): string {
  return JSON.stringify([ask.en, ask.es, answer.en, answer.es])
}

/** The longest rising subsequence: what kept its order, so that only what was really moved is called so. */
function longestInOrder(numbers: readonly number[]): readonly number[] {
  const best: (readonly number[])[] = []
  for (const number of numbers) {
    const before = best.filter((run) => (run.at(-1) ?? -1) < number)
    const longest = before.reduce<readonly number[]>((a, b) => (b.length > a.length ? b : a), [])
    best.push([...longest, number])
  }
  return best.reduce<readonly number[]>((a, b) => (b.length > a.length ? b : a), [])
}
