import { type DrugGroup, shippedRules } from '@shared/screening/rules'

/** Groups that bleed a little more or not at all: nobody calls them a blood thinner, and their restart may stay open. */
export const notThinners: ReadonlySet<DrugGroup> = new Set(['nsaid', 'cox-2', 'ssri', 'snri', 'herbal', 'supplement'])

const others = new Set(shippedRules.drugs.filter((row) => notThinners.has(row.group)).map((row) => row.drug))
const thinners = new Set(shippedRules.drugs.filter((row) => !notThinners.has(row.group)).map((row) => row.drug))

/** Whether a drug, by its generic name, is what people call a blood thinner. A drug of the site's own counts as one. */
export function isBloodThinner(drug: string): boolean {
  return thinners.has(drug) || !others.has(drug)
}
