import type { Draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import { safeguards } from '@shared/screening/topics/safeguards'
import { sayGuidance } from '@shared/screening/topics/sayGuidance'
import { named, oneOf, w } from '@shared/screening/wording'

const modalityWords = {
  fluoroscopy: w`fluoroscopy`,
  ultrasound: w`ultrasound`,
  ct: w`CT`,
  landmark: w`landmarks alone`,
} as const

/** Whether the planned guidance meets the safeguards. */
export function modalityDrafts({ plan, procedure }: Facts): Draft[] {
  const { modality } = plan
  if (modality === null || !procedure.needle) return []
  const hip =
    procedure.code === 'peripheral-joint-injection' && /hip|cadera/i.test(`${plan.region ?? ''} ${plan.target ?? ''}`)
  const fitOf = (each: typeof modality) => (hip && each === 'landmark' ? 'no' : procedure.modalities[each])
  const fit = fitOf(modality)
  if (fit === 'usual') return []
  const { source, confidence } = procedure.modalities
  const rule =
    procedure.approach === 'interlaminar' || procedure.approach === 'transforaminal'
      ? `safeguards-2015/${procedure.approach}-image-guidance`
      : 'catalogue/modality'
  const usual = (['fluoroscopy', 'ct', 'ultrasound', 'landmark'] as const)
    .filter((each) => fitOf(each) === 'usual')
    .map((each) => modalityWords[each])
  const says =
    fit === 'no'
      ? w`${named(procedure.name)} with ${modalityWords[modality]} does not meet the safeguards; it is done with ${oneOf(usual)}.`
      : w`${named(procedure.name)} with ${modalityWords[modality]} is not the usual guidance (${oneOf(usual)}).`
  return [
    sayGuidance(fit === 'no' ? 'stop' : 'caution', 'modality', rule, says, {
      needs: oneOf(usual),
      has: modalityWords[modality],
      source,
      confidence,
      edition: safeguards.edition,
    }),
  ]
}
