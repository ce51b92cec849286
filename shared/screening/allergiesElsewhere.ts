import { type ReadAllergy, readAllergy } from '@shared/screening/allergyReading'
import type { Facts } from '@shared/screening/facts'
import { nameKey } from '@shared/screening/names/words'

const speaksOfAllergy =
  /\b(?:allerg\w*|alergi\w*|anaphyla\w*|anafila\w*|hypersensitiv\w*|hipersensib\w*|adverse reaction|contact dermatitis)\b/

/**
 * Allergies written where they do not belong: "latex allergy" among the conditions, "allergic to aspirin" among the
 * medicines. Only what the allergy tables know fires; a condition such as allergic rhinitis is none of theirs.
 */
export function allergiesElsewhere(facts: Facts): readonly ReadAllergy[] {
  const conditions = facts.scenario.conditions.items.filter(
    ({ name, status }) =>
      (status === undefined || status === null || status === 'active' || status === 'recurrence') &&
      speaksOfAllergy.test(nameKey(name)),
  )
  const denied = /\b(?:no|denies|without|sin|niega|negative|refuted|rhinitis|rinitis|family|asthma|test)\b/
  const substances = [
    ...conditions.map(({ name }) => name).filter((name) => !denied.test(nameKey(name))),
    ...facts.medicines.filter(({ mention }) => mention.taking === 'allergy').map(({ mention }) => mention.words),
  ]
  return [...new Set(substances)].flatMap((substance) => {
    const read = readAllergy({ substance, reaction: substance }, facts.rules)
    const meanings = read.meanings.filter(({ kind }) => kind === 'allergen')
    return meanings.length === 0 ? [] : [{ ...read, meanings }]
  })
}
