import type { Draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import type { FindingSeverity } from '@shared/screening/finding'
import { say } from '@shared/screening/topics/say'
import { contrastExpected } from '@shared/screening/tray'
import { named, quote, type Wording, w } from '@shared/screening/wording'

/** What nobody has asked or stated, and a rule needs. */
export function missing(facts: Facts): Draft[] {
  const { scenario, plan, procedure, tray, labProblems } = facts
  const drafts: Draft[] = []
  const lack = (subject: string, says: Wording, severity: FindingSeverity = 'stop', more: Partial<Draft> = {}) =>
    drafts.push(
      say('data-missing', severity, subject, `missing/${subject.replace(/ /g, '-')}`, says, {
        has: w`not stated`,
        clearedBy: ['answer', 'override'],
        source: 'principle: unknown is not “no”',
        edition: 'house rule',
        confidence: 'verified',
        ...more,
      }),
    )
  const lists = {
    medications: w`medication list`,
    allergies: w`allergy list`,
    conditions: w`list of conditions`,
  } as const
  for (const name of ['medications', 'allergies', 'conditions'] as const) {
    const { status, items } = scenario[name]
    if (status === 'not-asked') lack(name, w`Nobody has asked for the ${lists[name]}.`, 'stop', { has: w`not asked` })
    else if (status === 'recorded' && items.length === 0)
      lack(name, w`The ${lists[name]} is marked as recorded and is empty: that is not “none”.`, 'stop', {
        has: w`empty`,
      })
    else if (status === 'none' && items.length > 0)
      lack(name, w`The ${lists[name]} is marked “none” and has entries: one of them is wrong.`, 'stop', {
        has: w`none, with ${items.length} entries`,
      })
  }
  if (plan.region === null && needsRegion(facts))
    lack('region', w`The region or the joint, nerve or muscle of the procedure is not stated.`)
  if (plan.side === null) {
    if (procedure.sideRequired)
      lack('side', w`${named(procedure.name)} has a side, and none is stated.`, 'stop', { clearedBy: ['answer'] })
    else if (!procedure.sides.includes('not-applicable'))
      lack('side', w`The side is not stated: left, right, both or midline.`, 'caution')
  }
  const levels = plan.levels ?? []
  if (levels.length === 0 && procedure.levels.required)
    lack('level', w`${named(procedure.name)} has a level, and none is stated.`, 'stop', { clearedBy: ['answer'] })
  else if (levels.length === 0 && procedure.levels.kind === 'sympathetic')
    lack('level', w`The level is not stated.`, 'caution')
  if (plan.modality === null && procedure.needle)
    lack('modality', w`The guidance (fluoroscopy, ultrasound, CT, landmarks) is not stated.`)
  if (tray.contrast.kind === 'unstated' && contrastExpected(plan))
    lack(
      'contrast',
      w`The contrast is not stated: a product with its concentration, or none.`,
      procedure.contrast.need === 'usual' ? 'caution' : 'stop',
    )
  if (plan.sedation === null) lack('sedation', w`Whether sedation is planned is not stated.`)
  if (plan.injectates === null)
    lack('injectates', w`What will be injected is not stated, so allergies and steroid rules cannot be checked.`)
  for (const text of tray.unknown)
    lack(
      'planned drug',
      w`“${quote(text)}” on the tray is not recognised, so allergies to it cannot be checked.`,
      'stop',
      {
        matchedFrom: text,
        has: quote(text),
        clearedBy: ['change-plan', 'answer', 'override'],
      },
    )
  if (tray.localAnaesthetics.length > 0 && typeof scenario.patient.weightKg !== 'number')
    lack('weight', w`The weight is not known, so the most local anaesthetic by weight cannot be checked.`, 'caution')
  for (const { test, says } of labProblems)
    lack(`${test} result`, says, 'caution', { has: w`not readable`, clearedBy: ['lab', 'override'] })
  return drafts
}

function needsRegion({ procedure }: Facts): boolean {
  return procedure.regions === null ? procedure.regionKind !== 'none' : procedure.regions.length > 1
}
