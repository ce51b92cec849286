import { assertNever } from '@shared/kit/assertNever'
import { changeKey, type RuleChange, thresholdValue } from '@shared/rulebook/changes'
import type { Rules } from '@shared/screening/rules'

/** One line of a difference: what it is about, how it was, how it would be. Null: the tables alone, or no row at all. */
export type DiffLine = {
  readonly key: string
  readonly change: RuleChange
  readonly before: string | null
  readonly after: string | null
}

/**
 * What `after` does differently from `before`, both as changes beside the tables; `before` empty compares with the tables
 * themselves. A change that is given up is a line whose `after` is the table's own value.
 */
export function diffOf(
  before: readonly RuleChange[],
  after: readonly RuleChange[],
  tables: Rules,
): readonly DiffLine[] {
  const earlier = new Map(before.map((change) => [changeKey(change), change]))
  const later = new Map(after.map((change) => [changeKey(change), change]))
  const lines: DiffLine[] = []
  for (const [key, change] of later) {
    const was = earlier.get(key)
    const [from, to] = [was === undefined ? tableValue(change, tables) : changedValue(was), changedValue(change)]
    if (from !== to) lines.push({ key, change, before: from, after: to })
  }
  for (const [key, change] of earlier) {
    if (!later.has(key)) lines.push({ key, change, before: changedValue(change), after: tableValue(change, tables) })
  }
  return lines
}

/** A change's value as the tables write it: a cell, a number, the three cells of an own row, or a word for "yes". */
export function changedValue(change: RuleChange): string {
  switch (change.kind) {
    case 'hold':
    case 'restart':
      return change.value
    case 'threshold':
      return String(change.value)
    case 'procedure':
    case 'edition':
      return 'yes'
    case 'own-drug': {
      const { hold, restart, names } = change
      const cells = [hold.low, hold.intermediate, hold.high, restart.low, restart.intermediate, restart.high]
      return [...cells, ...names].join(' | ')
    }
    default:
      return assertNever(change, 'rule change')
  }
}

/** What the tables themselves have there. */
export function tableValue(change: RuleChange, tables: Rules): string | null {
  switch (change.kind) {
    case 'hold':
    case 'restart':
      return tables.drugs.find(({ id }) => id === change.row)?.[change.kind][change.riskClass] ?? null
    case 'threshold':
      return String(thresholdValue(tables, change.name))
    case 'procedure':
    case 'edition':
    case 'own-drug':
      return null
    default:
      return assertNever(change, 'rule change')
  }
}
