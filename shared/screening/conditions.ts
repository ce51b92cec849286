import { lastMoment } from '@shared/screening/instants'
import { type Phrases, phrasesOf } from '@shared/screening/names/phrases'
import { statedDate } from '@shared/screening/names/taking'
import { fold, nameKey, type Word, wordsOf } from '@shared/screening/names/words'
import { remembered } from '@shared/screening/remember'
import type { ConditionTable, Rules } from '@shared/screening/rules'
import type { ConditionItem } from '@shared/screening/scenario'

/** A condition of the list that a rule knows. */
export type FoundCondition = {
  readonly id: string
  readonly label: string
  /** The words of the list. */
  readonly text: string
  /** The latest instant at which it can have happened; null where no date is known. */
  readonly atMs: number | null
  /** The words call it recent without a date: "two weeks ago", "last month". */
  readonly recent: boolean
}

type Row = ConditionTable['conditions'][number]
type Index = {
  readonly words: ReadonlyMap<string, Phrases<true>>
  readonly nots: ReadonlyMap<string, Phrases<true>>
  readonly negations: Phrases<true>
}

const indexes = new WeakMap<ConditionTable, Index>()

function indexOf(table: ConditionTable): Index {
  const known = indexes.get(table)
  if (known !== undefined) return known
  const phrases = (texts: readonly string[]) => phrasesOf(texts.map((text) => [text, true] as const))
  const made: Index = {
    words: new Map(table.conditions.map((row) => [row.id, phrases(row.words)])),
    nots: new Map(table.conditions.map((row) => [row.id, phrases(row.notWords)])),
    negations: phrases(table.negations),
  }
  indexes.set(table, made)
  return made
}

/** Every condition of the list that a rule knows, by words or by code. Conditions that are over count only as events. */
export function findConditions(
  items: readonly ConditionItem[],
  rules: Rules,
  offset: number,
): readonly FoundCondition[] {
  const table = rules.conditions
  return items.flatMap((item) => {
    if (item.status === 'refuted' || item.status === 'entered-in-error') return []
    const named = rowsNamed(rules, item.name)
    const over = item.status === 'inactive' || item.status === 'resolved' || item.status === 'remission'
    const moment = item.at === null || item.at === undefined ? null : lastMoment(item.at, offset)
    return table.conditions
      .filter((row) => (row.event || !over) && (named.has(row.id) || hasCode(item, row)))
      .map((row) => ({
        id: row.id,
        label: row.label,
        text: item.name,
        atMs: moment?.ms ?? statedMoment(rules, item.name, offset),
        recent: soundsRecent(rules, item.name),
      }))
  })
}

/** The rows a text names, by id. */
const rowsNamed = remembered((rules: Rules, text: string): ReadonlySet<string> => {
  const index = indexOf(rules.conditions)
  const words = wordsOf(text)
  const named = rules.conditions.conditions.filter((row) => mentions(words, row, index))
  return new Set(named.map(({ id }) => id))
})

function mentions(words: readonly Word[], row: Row, index: Index): boolean {
  const hits = index.words.get(row.id)?.find(words) ?? []
  if (hits.length === 0 || (index.nots.get(row.id)?.find(words).length ?? 0) > 0) return false
  return hits.some((hit) => {
    // "No history of stroke": the negation stands within four words before it.
    const before = words.slice(Math.max(0, hit.from - 4), hit.from)
    return index.negations.find(before).length === 0
  })
}

function hasCode(item: ConditionItem, row: Row): boolean {
  return (item.codes ?? []).some(({ system, code }) => {
    const kind = /icd-?10/i.test(system) ? 'icd10' : /snomed/i.test(system) ? 'snomed' : null
    return row.codes.some(
      ([known, value]) => known === kind && (known === 'icd10' ? code.toUpperCase().startsWith(value) : code === value),
    )
  })
}

/** A date inside the words of a condition: "DES to LAD 2026-03-01", "stent 08/2026", "stroke in March 2019". */
function statedMoment(rules: Rules, text: string, offset: number): number | null {
  const date = dateIn(rules, text)
  return date === null ? null : (lastMoment(date, offset)?.ms ?? null)
}

/** How long ago is not told to the day by such words, and the day they were written is not known: they ask for a date. */
const soundsRecent = remembered((_rules: Rules, text: string): boolean =>
  /\b(?:recent(?:ly)?|new|acute|yesterday|(?:last|this|past) (?:week|month)|(?:\d+|a|one|two|three|few|several) (?:days?|weeks?|wks?) ago|(?:[123]|a|one|two|three) months? ago|reciente|hace (?:\d+|una?) (?:dias?|semanas?))\b/.test(
    nameKey(text),
  ),
)

const dateIn = remembered((_rules: Rules, text: string): string | null => statedDate(fold(text)))

/** Whether a list item speaks of a part of the body, in plain words. */
export function namesPart(text: string, parts: readonly string[]): boolean {
  const key = ` ${nameKey(text)} `
  return parts.some((part) => key.includes(` ${nameKey(part)} `))
}
