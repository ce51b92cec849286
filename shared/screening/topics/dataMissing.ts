import type { Draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import type { FindingSeverity } from '@shared/screening/finding'
import { say } from '@shared/screening/topics/say'
import { contrastExpected } from '@shared/screening/tray'

/** What nobody has asked or stated, and a rule needs. */
export function missing(facts: Facts): Draft[] {
  const { scenario, plan, procedure, tray, labProblems } = facts
  const drafts: Draft[] = []
  const lack = (subject: string, says: string, severity: FindingSeverity = 'stop', more: Partial<Draft> = {}) =>
    drafts.push(
      say('data-missing', severity, subject, `missing/${subject.replace(/ /g, '-')}`, says, {
        has: 'not stated',
        clearedBy: ['answer', 'override'],
        source: 'principle: unknown is not “no”',
        edition: 'house rule',
        confidence: 'verified',
        ...more,
      }),
    )
  const lists = { medications: 'medication list', allergies: 'allergy list', conditions: 'list of conditions' } as const
  for (const name of ['medications', 'allergies', 'conditions'] as const) {
    const { status, items } = scenario[name]
    if (status === 'not-asked') lack(name, `Nobody has asked for the ${lists[name]}.`, 'stop', { has: 'not asked' })
    else if (status === 'recorded' && items.length === 0)
      lack(name, `The ${lists[name]} is marked as recorded and is empty: that is not “none”.`, 'stop', { has: 'empty' })
    else if (status === 'none' && items.length > 0)
      lack(name, `The ${lists[name]} is marked “none” and has entries: one of them is wrong.`, 'stop', {
        has: `none, with ${items.length} entries`,
      })
  }
  if (plan.region === null && needsRegion(facts))
    lack('region', 'The region or the joint, nerve or muscle of the procedure is not stated.')
  if (plan.side === null) {
    if (procedure.sideRequired)
      lack('side', `${procedure.name.en} has a side, and none is stated.`, 'stop', { clearedBy: ['answer'] })
    else if (!procedure.sides.includes('not-applicable'))
      lack('side', 'The side is not stated: left, right, both or midline.', 'caution')
  }
  const levels = plan.levels ?? []
  if (levels.length === 0 && procedure.levels.required)
    lack('level', `${procedure.name.en} has a level, and none is stated.`, 'stop', { clearedBy: ['answer'] })
  else if (levels.length === 0 && procedure.levels.kind === 'sympathetic')
    lack('level', 'The level is not stated.', 'caution')
  if (plan.modality === null && procedure.needle)
    lack('modality', 'The guidance (fluoroscopy, ultrasound, CT, landmarks) is not stated.')
  if (tray.contrast.kind === 'unstated' && contrastExpected(plan))
    lack(
      'contrast',
      'The contrast is not stated: a product with its concentration, or none.',
      procedure.contrast.need === 'usual' ? 'caution' : 'stop',
    )
  if (plan.sedation === null) lack('sedation', 'Whether sedation is planned is not stated.')
  if (plan.injectates === null)
    lack('injectates', 'What will be injected is not stated, so allergies and steroid rules cannot be checked.')
  for (const text of tray.unknown)
    lack('planned drug', `“${text}” on the tray is not recognised, so allergies to it cannot be checked.`, 'stop', {
      matchedFrom: text,
      has: text,
      clearedBy: ['change-plan', 'answer', 'override'],
    })
  if (tray.localAnaesthetics.length > 0 && typeof scenario.patient.weightKg !== 'number')
    lack('weight', 'The weight is not known, so the most local anaesthetic by weight cannot be checked.', 'caution')
  for (const { test, says } of labProblems)
    lack(`${test} result`, says, 'caution', { has: 'not readable', clearedBy: ['lab', 'override'] })
  return drafts
}

function needsRegion({ procedure }: Facts): boolean {
  return procedure.regions === null ? procedure.regionKind !== 'none' : procedure.regions.length > 1
}
