import type { ReadAllergy } from '@shared/screening/allergyReading'
import { type Draft, draft } from '@shared/screening/draft'
import { drugsNamed, type Facts } from '@shared/screening/facts'
import { readAgent } from '@shared/screening/tray'
import { quote, type Wording, w } from '@shared/screening/wording'

/**
 * A planned drug that the allergy names itself, whether or not the allergy table has a row for it (clinical reference
 * 3.3: every drug of the tray against every allergy line).
 */
export function sameDrug(facts: Facts, { item, grade }: ReadAllergy, described: Wording): readonly Draft[] {
  const said = item.confirmed?.as === 'not-on-the-tray' ? '' : (item.confirmed?.as ?? item.substance)
  const allergens = new Set(readAgent(said, facts.rules).map(({ agent }) => agent.id))
  const named = new Set(drugsNamed(said, facts.rules))
  // The tables have rows for these kinds, with their own cross-reactions.
  const unnamed = new Set(['none', 'steroid-unnamed', 'local-anaesthetic-unnamed'])
  const planned = [
    ...facts.tray.items
      .filter(({ agent }) => allergens.has(agent.id) && !unnamed.has(agent.id))
      .map(({ text }) => text),
    ...facts.tray.others.filter(({ drugs }) => drugs.some((drug) => named.has(drug))).map(({ text }) => text),
  ]
  return [...new Set(planned)].map((text) =>
    draft({
      topic: 'allergy',
      subject: text,
      matchedFrom: item.substance,
      severity: grade === 'physiologic' ? 'caution' : 'stop',
      says: w`A reaction to ${quote(item.substance)} is on record, and ${quote(text)} is planned (reaction: ${described}).`,
      needs: w`another product, or a physician’s decision`,
      has: w`${quote(item.substance)}: ${described}`,
      rule: 'allergy/same-drug',
      source: 'every planned drug is checked against every allergy line',
      edition: 'house rule',
      confidence: 'verified',
      clearedBy: ['change-plan', 'override'],
      actions: [w`Ask what happened; plan another drug, or the physician decides.`],
    }),
  )
}
