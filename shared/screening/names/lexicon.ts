import { nameIndex, nameKey } from '@shared/screening/names/words'
import type { Rules } from '@shared/screening/rules'

/** What a known name stands for. */
export type Meaning =
  | { readonly kind: 'antithrombotic'; readonly drug: string; readonly rowIds: readonly string[] }
  /** Affects bleeding, but no table has a value for it. */
  | { readonly kind: 'bleeding-without-value'; readonly drug: string; readonly drugClass: string }
  /** Says a kind of drug, not which one. */
  | { readonly kind: 'class-word'; readonly word: string }
  | { readonly kind: 'ambiguous'; readonly choices: readonly string[] }
  | { readonly kind: 'other'; readonly drug: string; readonly classes: readonly string[] }
  | { readonly kind: 'not-a-medicine' }

export type Lexicon = {
  /** By `nameKey`. */
  readonly meanings: ReadonlyMap<string, Meaning>
  readonly longestName: number
  /** Names near a word, nearest first, antithrombotics before others; empty where nothing is near. */
  readonly near: (word: string) => readonly string[]
}

/** A few names that are two different drugs in two countries. */
const ambiguousNames: readonly (readonly [string, readonly string[]])[] = [
  ['Cartia', ['aspirin (Cartia)', 'diltiazem (Cartia XT)']],
]

/** Builds the dictionary of a rule set. Antithrombotic names win over all others that are spelt the same. */
export function buildLexicon(rules: Rules): Lexicon {
  const meanings = new Map<string, Meaning>()
  const display = new Map<string, string>()
  const add = (name: string, meaning: Meaning) => {
    const key = nameKey(name)
    if (key === '' || meanings.has(key)) return
    meanings.set(key, meaning)
    display.set(key, name)
  }
  for (const [name, choices] of ambiguousNames) add(name, { kind: 'ambiguous', choices })
  const rowsOfName = new Map<string, { name: string; drug: string; rowIds: string[] }>()
  for (const row of rules.drugs) {
    for (const name of [...row.names, ...row.synonyms, ...row.moreNames]) {
      const key = nameKey(name)
      const known = rowsOfName.get(key)
      if (known === undefined) rowsOfName.set(key, { name, drug: row.drug, rowIds: [row.id] })
      else if (known.drug === row.drug && !known.rowIds.includes(row.id)) known.rowIds.push(row.id)
    }
  }
  for (const { name, drug, rowIds } of rowsOfName.values()) add(name, { kind: 'antithrombotic', drug, rowIds })
  const { groups, bleedingWithoutValue, classWords, notMedicines } = rules.otherMedications
  for (const entry of bleedingWithoutValue.drugs) {
    const meaning: Meaning = { kind: 'bleeding-without-value', drug: entry.generic, drugClass: entry.class }
    for (const name of [entry.generic, ...entry.names]) add(name, meaning)
  }
  for (const word of classWords.words) add(word, { kind: 'class-word', word })
  for (const word of notMedicines.words) add(word, { kind: 'not-a-medicine' })
  for (const group of groups) {
    for (const entry of group.drugs) {
      const meaning: Meaning = { kind: 'other', drug: entry.generic, classes: group.classes }
      for (const name of [entry.generic, ...entry.names]) add(name, meaning)
    }
  }
  let longestName = 1
  for (const key of meanings.keys()) longestName = Math.max(longestName, key.split(' ').length)
  return { meanings, longestName, near: nearestNames(meanings, display) }
}

/** Letters that may differ before two words are called alike. */
export function allowedEdits(length: number): number {
  if (length < 4) return 0
  if (length < 6) return 1
  return length < 12 ? 2 : 3
}

function nearestNames(meanings: ReadonlyMap<string, Meaning>, display: ReadonlyMap<string, string>): Lexicon['near'] {
  const near = nameIndex(
    [...meanings.entries()]
      .filter(([, meaning]) => meaning.kind !== 'not-a-medicine')
      .map(([key, meaning]) => ({
        solid: key.replace(/ /g, ''),
        name: display.get(key) ?? key,
        first: meaning.kind === 'antithrombotic' ? 0 : 1,
      }))
      .filter(({ solid }) => solid.length >= 4),
  )
  return (word) => {
    const limit = allowedEdits(word.length)
    if (limit === 0) return []
    return [...near(word, limit, allowedEdits)]
      .sort(
        (a, b) => a.distance - b.distance || a.entry.first - b.entry.first || (a.entry.name < b.entry.name ? -1 : 1),
      )
      .slice(0, 3)
      .map(({ entry }) => entry.name)
  }
}
