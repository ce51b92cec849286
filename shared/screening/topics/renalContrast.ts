import type { Draft } from '@shared/screening/draft'
import { conditionOf, type Facts, hasCondition, newestLab } from '@shared/screening/facts'
import { say } from '@shared/screening/topics/say'
import { w } from '@shared/screening/wording'

/** Kidneys, thyroid and metformin with the small amounts of contrast used here: to know, not to wait for. */
export function renalContrast(facts: Facts): Draft[] {
  if (facts.tray.contrast.kind !== 'iodinated') return []
  const drafts: Draft[] = []
  const egfr = newestLab(facts, 'egfr', Number.POSITIVE_INFINITY, ({ value }) => -value.low)
  const low = egfr !== null && egfr.value.low < facts.rules.thresholds.egfrAdvanced.value
  const acute = conditionOf(facts, 'acute-kidney-injury')
  const weak = low || acute !== undefined || hasCondition(facts, 'renal-advanced')
  const metformin = facts.medicines.find(
    ({ mention, standing }) =>
      standing === 'active' && mention.meaning.kind === 'other' && mention.meaning.drug === 'metformin',
  )
  const acr = {
    source: 'ACR Manual on Contrast Media, as quoted by radiology departments',
    edition: 'ACR 2017-2021',
    confidence: 'verified-secondary' as const,
    clearedBy: [] as const,
  }
  if (weak)
    drafts.push(
      say(
        'renal',
        'info',
        'contrast and kidneys',
        'acr/egfr',
        w`The kidneys are weak; the amounts of contrast used here are small and not given into a vein.`,
        { ...acr, matchedFrom: low ? egfr.text : (acute?.text ?? null) },
      ),
    )
  if (metformin !== undefined) {
    const says = weak
      ? w`Metformin and weak kidneys: after intravascular contrast the ACR asks for 48 h and a check of the kidneys; the prescriber decides.`
      : w`Metformin: no change with an eGFR of 30 or more and no acute kidney injury.`
    drafts.push(say('renal', 'info', 'metformin', 'acr/metformin', says, { ...acr, matchedFrom: metformin.from }))
  }
  const thyroid = conditionOf(facts, 'thyrotoxicosis')
  if (thyroid !== undefined)
    drafts.push(
      say(
        'renal',
        'info',
        'thyroid',
        'acr/thyrotoxicosis',
        w`Thyrotoxicosis and iodinated contrast: the physician is told.`,
        { ...acr, matchedFrom: thyroid.text },
      ),
    )
  return drafts
}
