import type { Draft } from '@shared/screening/draft'
import { conditionOf, type Facts } from '@shared/screening/facts'
import { say } from '@shared/screening/topics/say'

/** Implanted devices and radiofrequency. */
export function devices(facts: Facts): Draft[] {
  const { procedure, scenario } = facts
  if (procedure.radiofrequency === 'none') return []
  const plan = scenario.answers.devicePlan ?? null
  const drafts: Draft[] = []
  const needs = {
    pacemaker: 'device, dependence, last check, pad and current path, magnet or programming plan',
    stimulator: 'stimulator off, leads and generator away from the lesion',
    'intrathecal-pump': 'no radiofrequency near the pump',
  } as const
  for (const id of ['pacemaker', 'stimulator', 'intrathecal-pump'] as const) {
    const found = conditionOf(facts, id)
    if (found === undefined) continue
    const base = {
      matchedFrom: found.text,
      source: 'Sowder 2023 (doi:10.2147/JPR.S419594); details from memory',
      edition: 'ASPN 2023',
      needs: needs[id],
    }
    if (plan === null || plan.trim() === '')
      drafts.push(
        say(
          'device',
          'stop',
          found.label,
          `device/${id}`,
          `${found.label.charAt(0).toUpperCase()}${found.label.slice(1)} and radiofrequency: no plan with the device team is on record.`,
          { ...base, has: 'no plan', clearedBy: ['answer', 'override'], actions: [needs[id]] },
        ),
      )
    else
      drafts.push(
        say(
          'device',
          'info',
          found.label,
          `device/${id}`,
          `${found.label.charAt(0).toUpperCase()}${found.label.slice(1)}: ${plan}`,
          { ...base, has: plan, clearedBy: [] },
        ),
      )
  }
  const other = conditionOf(facts, 'other-device')
  if (other !== undefined && (plan === null || plan.trim() === ''))
    drafts.push(
      say(
        'device',
        'caution',
        other.label,
        'device/other',
        `“${other.text}” is implanted, and radiofrequency is planned: ask its maker or its clinic whether the current matters.`,
        {
          matchedFrom: other.text,
          needs: 'an answer about the device',
          has: 'no plan',
          clearedBy: ['answer', 'override'],
        },
      ),
    )
  const metal = conditionOf(facts, 'metal-implant')
  if (metal !== undefined)
    drafts.push(
      say(
        'device',
        'info',
        metal.label,
        'device/metal',
        'Metal on the list: mind the path of the current and the pad.',
        { matchedFrom: metal.text, clearedBy: [] },
      ),
    )
  const status = scenario.devices?.status
  if (status === 'not-asked')
    drafts.push(
      say(
        'device',
        'stop',
        'implanted device',
        'device/not-asked',
        'Nobody has asked about implanted devices, and radiofrequency is planned.',
        { has: 'not asked', clearedBy: ['answer', 'override'] },
      ),
    )
  return drafts
}
