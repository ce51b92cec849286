import { readMedication } from '@shared/screening/medicationMatch'
import { fillers } from '@shared/screening/names/fillers'
import { allowedEdits } from '@shared/screening/names/lexicon'
import { type Phrases, phrasesOf } from '@shared/screening/names/phrases'
import { entriesOf } from '@shared/screening/names/readLine'
import { fold, type NameIndex, nameIndex, wordsOf } from '@shared/screening/names/words'
import { remembered } from '@shared/screening/remember'
import type { Allergen, Rules } from '@shared/screening/rules'
import type { AllergyItem } from '@shared/screening/scenario'

/** How bad a past reaction was. `physiologic` is warmth, nausea or fainting: no allergy. */
export type Grade = 'physiologic' | 'mild' | 'moderate' | 'severe' | 'severe-delayed' | 'ungraded'

export type AllergyMeaning =
  | { readonly kind: 'allergen'; readonly allergen: Allergen }
  | { readonly kind: 'unrelated'; readonly word: string }
  | { readonly kind: 'none-stated' }
  | { readonly kind: 'unknown'; readonly words: string; readonly near: readonly string[] }

/** One allergy entry as understood: several substances in one line give several meanings. */
export type ReadAllergy = {
  readonly item: AllergyItem
  readonly counts: boolean
  readonly grade: Grade
  readonly meanings: readonly AllergyMeaning[]
}

type Known =
  | { readonly kind: 'allergen'; readonly allergen: Allergen }
  | { readonly kind: 'unrelated'; readonly word: string }
  | { readonly kind: 'none-stated' }
type Index = { readonly phrases: Phrases<Known>; readonly near: NameIndex<{ readonly solid: string }> }

const indexes = new WeakMap<Rules, Index>()

function indexOf(rules: Rules): Index {
  const known = indexes.get(rules)
  if (known !== undefined) return known
  const { allergens, unrelated, noneStated } = rules.allergens
  const entries: (readonly [string, Known])[] = [
    ...noneStated.words.map((word) => [word, { kind: 'none-stated' }] as const),
    ...allergens.flatMap((allergen) =>
      [allergen.id, ...allergen.words].map((word) => [word, { kind: 'allergen', allergen }] as const),
    ),
    ...unrelated.words.map((word) => [word, { kind: 'unrelated', word }] as const),
  ]
  const phrases = phrasesOf(entries)
  const near = nameIndex(
    [...phrases.keys()].map((key) => ({ solid: key.replace(/ /g, '') })).filter(({ solid }) => solid.length >= 5),
  )
  const made = { phrases, near }
  indexes.set(rules, made)
  return made
}

const plainWords = new Set(
  'allergy allergies allergic allergen intolerance intolerant sensitivity hypersensitivity hypersensitive reaction reactions adverse anaphylaxis anaphylactic anaphylactoid severe mild moderate substance product products class disorder finding causative agent containing type topical preparation ingredient drug drugs medication unspecified and or any all alergia alergico alergica al reaccion intolerancia history known possible suspected probable contact dermatitis caused due situation propensity food derivative derivatives protein extract hives rash itching swelling'.split(
    ' ',
  ),
)

/** Whether an entry speaks of an allergy the patient has: one that is refuted, over or mistaken does not. */
export function isCounted({ status }: Pick<AllergyItem, 'status'>): boolean {
  return status === undefined || status === null || status === 'active'
}

/** Reads one allergy entry. Refuted, inactive and mistaken entries are read too, and do not count. */
export function readAllergy(item: AllergyItem, rules: Rules): ReadAllergy {
  const counts = isCounted(item)
  const said = item.confirmed?.as
  const grade = gradeOf(item)
  if (said === 'not-on-the-tray')
    return { item, counts, grade, meanings: [{ kind: 'unrelated', word: item.substance }] }
  const text = said ?? item.substance
  const meanings = meaningsOf(rules, `${text}\u0000${item.reaction ?? ''}`)
  return {
    item,
    counts,
    grade,
    meanings: meanings.length > 0 ? meanings : [{ kind: 'unknown', words: text, near: [] }],
  }
}

const meaningsOf = remembered((rules: Rules, key: string): readonly AllergyMeaning[] => {
  const [text = '', reaction = ''] = key.split('\u0000')
  return entriesOf(text).flatMap((entry) => readEntry(entry, { substance: text, reaction }, rules))
})

function readEntry(entry: string, item: AllergyItem, rules: Rules): readonly AllergyMeaning[] {
  const index = indexOf(rules)
  const words = wordsOf(entry)
  const hits = index.phrases.find(words)
  const meanings: AllergyMeaning[] = hits.map(({ value }) =>
    value.kind === 'allergen' ? { kind: 'allergen', allergen: whichIodine(value.allergen, item, rules) } : value,
  )
  const left = words
    .filter((_, position) => !hits.some(({ from, to }) => position >= from && position < to))
    .map(({ text }) => text)
  const unexplained = left.filter(
    (word) => word.length > 1 && !fillers.has(word) && !plainWords.has(word) && !/^\p{N}+$/u.test(word),
  )
  if (hits.length > 0) {
    // A misspelt second substance beside a known one is asked about; a plain remark is not.
    const near = unexplained.flatMap((word) => nearAllergens(word, index))
    return near.length > 0 ? [...meanings, { kind: 'unknown', words: unexplained.join(' '), near }] : meanings
  }
  const asDrug = readMedication(entry, rules)
  if (asDrug.mentions.length > 0 && asDrug.unknown.length === 0) return [{ kind: 'unrelated', word: entry }]
  return [
    {
      kind: 'unknown',
      words: unexplained.join(' ') || entry,
      near: unexplained.flatMap((word) => nearAllergens(word, index)).slice(0, 3),
    },
  ]
}

/**
 * "Iodine" with a reaction to a contrast injection, or to a skin wash, is that: the three are kept apart by what happened.
 */
function whichIodine(allergen: Allergen, item: AllergyItem, rules: Rules): Allergen {
  if (allergen.id !== 'iodine') return allergen
  const said = fold(`${item.substance} ${item.reaction ?? ''}`)
  const named = (id: string) => rules.allergens.allergens.find((each) => each.id === id) ?? allergen
  if (/contrast|\bdye\b|\bct\b|angiogra|myelogra|urogra|contraste/.test(said)) return named('iodinated-contrast')
  if (/betadine|antiseptic|scrub|\bsoap\b|skin (?:prep|wash)|topical|povidon/.test(said))
    return named('povidone-iodine')
  return allergen
}

function nearAllergens(word: string, index: Index): readonly string[] {
  if (word.length < 5) return []
  return [...index.near(word, allowedEdits(word.length), () => allowedEdits(word.length))]
    .sort((a, b) => a.distance - b.distance || (a.entry.solid < b.entry.solid ? -1 : 1))
    .slice(0, 3)
    .map(({ entry }) => entry.solid)
}

const rank: Readonly<Record<Exclude<Grade, 'ungraded'>, number>> = {
  physiologic: 0,
  mild: 1,
  moderate: 2,
  severe: 3,
  'severe-delayed': 4,
}

/** The grade of a reaction: the worse of what the list calls it and what its words describe. */
function gradeOf(item: AllergyItem): Grade {
  const described = describedGrade(fold(item.reaction ?? ''))
  const stated =
    item.severity === null || item.severity === undefined || item.severity === 'unknown' ? null : item.severity
  if (described === null) return stated ?? 'ungraded'
  if (stated === null) return described
  if (described === 'physiologic') return stated === 'mild' ? 'physiologic' : stated
  return rank[stated] > rank[described] ? stated : described
}

function describedGrade(reaction: string): Exclude<Grade, 'ungraded'> | null {
  if (/stevens|\bsjs\b|\bten\b|necrolysis|\bdress\b|blister|desquamat|exfoliat/.test(reaction)) return 'severe-delayed'
  if (
    /anaphyla|hypotens|shock|collapse|laryng|arrest|throat|tongue|airway|angioedema|bronchospasm|wheez|dyspn|short(ness)? of breath|breath|intubat|unconscious|seizure|anafila|choque|asfixia|edema de glotis/.test(
      reaction,
    )
  ) {
    return 'severe'
  }
  if (
    /widespread|generali[sz]ed|facial|face swell|swelling|edema|urticaria|hives|ronchas|habones|vomiting and hives/.test(
      reaction,
    )
  )
    return 'moderate'
  if (/itch|prurit|rash|redness|erythema|sarpullido|picor|dermatitis|eczema|blotch|sneez|runny/.test(reaction))
    return 'mild'
  if (
    /nausea|vomit|warm|flush|heat|metallic|vasovagal|faint|syncope|dizz|headache|palpitation|insomnia|upset|diarrh|hiccup|calor|mareo|anxiety/.test(
      reaction,
    )
  )
    return 'physiologic'
  return null
}
