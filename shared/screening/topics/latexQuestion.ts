import type { ReadAllergy } from '@shared/screening/allergyReading'
import { namesPart } from '@shared/screening/conditions'
import { type Draft, draft } from '@shared/screening/draft'
import { conditionOf, type Facts } from '@shared/screening/facts'
import { quote, w } from '@shared/screening/wording'

/** Foods and conditions that go with latex reactions: to be asked about where latex itself is not on the list. */
export function latexQuestion(facts: Facts, allergies: readonly ReadAllergy[]): readonly Draft[] {
  const { crossLatex } = facts.rules.allergens
  const counted = allergies.filter(({ counts }) => counts)
  const known = counted.some(({ meanings }) =>
    meanings.some((meaning) => meaning.kind === 'allergen' && meaning.allergen.id === 'latex'),
  )
  if (known || facts.scenario.answers.latexFreeRoom === 'yes') return []
  const food = counted.map(({ item }) => item.substance).find((substance) => namesPart(substance, crossLatex.words))
  const from = food ?? conditionOf(facts, 'spina-bifida')?.text
  if (from === undefined) return []
  return [
    draft({
      topic: 'allergy',
      subject: 'latex',
      matchedFrom: from,
      severity: 'info',
      says: w`“${quote(from)}” goes with reactions to latex; ask about gloves, balloons and dental visits.`,
      rule: 'allergy/latex-question',
      source: crossLatex.source,
      edition: 'allergy table 2026.11',
      confidence: crossLatex.confidence,
      clearedBy: [],
      actions: [w`Ask about reactions to latex.`],
    }),
  ]
}
