import { isCounted } from '@shared/screening/allergyReading'
import type { Draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import { safeguards } from '@shared/screening/topics/safeguards'
import { sayGuidance } from '@shared/screening/topics/sayGuidance'
import { quote, term, w } from '@shared/screening/wording'

/** Which contrast, near which tissue, watched how, or why none. */
export function contrastDrafts({ plan, procedure, tray, scenario }: Facts): Draft[] {
  const { contrast } = tray
  const drafts: Draft[] = []
  if (contrast.kind === 'unknown') {
    drafts.push(
      sayGuidance(
        'stop',
        contrast.text,
        'contrast/unknown-product',
        w`The contrast “${quote(contrast.text)}” is not recognised; whether it may come near the spine is not known.`,
        { clearedBy: ['change-plan', 'override'] },
      ),
    )
  }
  if (contrast.kind === 'gadolinium') {
    const source = contrast.source
    const actions = [
      w`An iodinated low-osmolar agent with an intrathecal label, or no contrast with the precautions; “iodine” or “shellfish” on an allergy list is no reason for gadolinium.`,
    ]
    if (procedure.neuraxial) {
      drafts.push(
        sayGuidance(
          'stop',
          'gadolinium',
          'contrast/gadolinium-near-the-dura',
          w`Gadolinium near the dura: inadvertent intrathecal gadolinium has caused encephalopathy and death at small doses.`,
          { source, edition: 'advisory 2021', confidence: 'verified', has: quote(contrast.text), actions },
        ),
      )
    } else if (procedure.regionKind === 'spine') {
      drafts.push(
        sayGuidance(
          'caution',
          'gadolinium',
          'contrast/gadolinium-near-the-spine',
          w`Gadolinium is planned near the spine; it is not the safe swap for an iodinated agent there.`,
          { source, edition: 'advisory 2021', confidence: 'verified', has: quote(contrast.text), actions },
        ),
      )
    }
  }
  if (contrast.kind === 'iodinated' && procedure.neuraxial && contrast.intrathecalLabel !== 'yes') {
    const unclear = contrast.intrathecalLabel === 'unclear'
    const says = unclear
      ? w`The concentration of ${quote(contrast.text)} is missing or not one of the product’s, so whether its label allows intrathecal use is not known.`
      : w`${quote(contrast.text)} is not labelled for intrathecal use. ${term(contrast.note)}`
    drafts.push(
      sayGuidance(
        'stop',
        contrast.text,
        unclear ? 'contrast/concentration-missing' : 'contrast/no-intrathecal-label',
        says,
        {
          source: contrast.source,
          edition: 'US labels 2026',
          confidence: unclear ? 'memory-to-verify' : 'verified',
          needs: w`a product labelled for intrathecal use`,
          has: quote(contrast.text),
          actions: [w`Iohexol 180, 240 or 300, or iopamidol-M 200 or 300.`],
        },
      ),
    )
  }
  const fluoroscopic = plan.modality === 'fluoroscopy' || plan.modality === 'ct' || plan.modality === null
  if (contrast.kind === 'none' && (procedure.contrast.when === 'always' || fluoroscopic))
    drafts.push(...withoutContrast(procedure, scenario))
  if (plan.contrastMode === 'static' && procedure.contrast.watch === 'live') {
    drafts.push(
      sayGuidance(
        'stop',
        'contrast mode',
        'safeguards-2015/live-contrast',
        w`A still image after the injection misses fleeting flow; contrast is watched live or with subtraction for this procedure.`,
        { ...safeguards, needs: w`live fluoroscopy or digital subtraction`, has: w`static` },
      ),
    )
  }
  return drafts
}

function withoutContrast(procedure: Facts['procedure'], scenario: Facts['scenario']): Draft[] {
  const { need, source, confidence } = procedure.contrast
  if (need === 'none' || need === 'optional') return []
  const documented = scenario.allergies.items.some(
    (item) =>
      isCounted(item) &&
      /contrast|omnipaque|iohexol|isovue|iopamidol|visipaque|iodixanol|optiray|ultravist/i.test(item.substance),
  )
  const has = documented
    ? w`none planned; a contrast reaction is on record`
    : w`none planned; no contraindication on record`
  if (need === 'required') {
    const says = documented
      ? w`No contrast is planned; a contraindication is on record, and the physician decides with that reason.`
      : w`No contrast is planned, and no contraindication to contrast is on record.`
    return [
      sayGuidance('stop', 'contrast', `safeguards-2015/${procedure.approach}-contrast`, says, {
        ...safeguards,
        needs: w`contrast, or a documented contraindication and a physician’s decision`,
        has,
        actions: [w`Without contrast only a preservative-free, particle-free steroid may be used.`],
      }),
    ]
  }
  if (need === 'expected')
    return [
      sayGuidance(
        'caution',
        'contrast',
        'catalogue/contrast-expected',
        w`No contrast is planned; this procedure is expected to have it.`,
        { source, confidence, needs: w`contrast, or a reason`, has },
      ),
    ]
  return [
    sayGuidance(
      'info',
      'contrast',
      'catalogue/contrast-usual',
      w`No contrast is planned; many sites confirm the place of the needle with it.`,
      { source, confidence, clearedBy: [] },
    ),
  ]
}
