import type { Draft } from '@shared/screening/draft'
import { conditionOf, type Facts } from '@shared/screening/facts'
import { say } from '@shared/screening/topics/say'
import { capitalised, quote, term, w } from '@shared/screening/wording'

/** Implanted devices and radiofrequency. */
export function devices(facts: Facts): Draft[] {
  const { procedure, scenario } = facts
  if (procedure.radiofrequency === 'none') return []
  const plan = scenario.answers.devicePlan ?? null
  const drafts: Draft[] = []
  const needs = {
    pacemaker: w`device, dependence, last check, pad and current path, magnet or programming plan`,
    stimulator: w`stimulator off, leads and generator away from the lesion`,
    'intrathecal-pump': w`no radiofrequency near the pump`,
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
          w`${capitalised(term(found.label))} and radiofrequency: no plan with the device team is on record.`,
          { ...base, has: w`no plan`, clearedBy: ['answer', 'override'], actions: [needs[id]] },
        ),
      )
    else
      drafts.push(
        say('device', 'info', found.label, `device/${id}`, w`${capitalised(term(found.label))}: ${quote(plan)}`, {
          ...base,
          has: quote(plan),
          clearedBy: [],
        }),
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
        w`“${quote(other.text)}” is implanted, and radiofrequency is planned: ask its maker or its clinic whether the current matters.`,
        {
          matchedFrom: other.text,
          needs: w`an answer about the device`,
          has: w`no plan`,
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
        w`Metal on the list: mind the path of the current and the pad.`,
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
        w`Nobody has asked about implanted devices, and radiofrequency is planned.`,
        { has: w`not asked`, clearedBy: ['answer', 'override'] },
      ),
    )
  return drafts
}
