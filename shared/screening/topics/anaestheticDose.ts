import type { Draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import { plannedLocalAnaesthetic } from '@shared/screening/plannedDoses'
import { sayGuidance } from '@shared/screening/topics/sayGuidance'
import { joined, quote, type Wording, w } from '@shared/screening/wording'

const subject = 'local anaesthetic dose'
const source = 'usual adult maximum single doses; mixtures add as fractions of their maxima'

/** A stated dose of local anaesthetic against the absolute maximum and the one for the patient's weight. */
export function anaestheticDoseDrafts(facts: Facts): Draft[] {
  const planned = plannedLocalAnaesthetic(facts)
  if (planned === null || planned.total.agents.length === 0) return []
  const { total, from } = planned
  const { weightKg } = facts.scenario.patient
  const given = total.agents.map(({ agent, epinephrine, mg }) =>
    epinephrine ? w`${mg} mg of ${quote(agent)} with epinephrine` : w`${mg} mg of ${quote(agent)}`,
  )
  const has = joined(given, ', ')
  const more = { matchedFrom: from, has, source, edition: 'common practice' }
  if (total.ofCaps > 1)
    return [
      sayGuidance(
        'stop',
        subject,
        'local-anaesthetic/over-maximum',
        w`The planned local anaesthetic is ${percent(total.ofCaps)} % of the absolute maximum, all agents together.`,
        { ...more, needs: maxima(total.agents.map(({ agent, maxMg }) => [agent, maxMg])), clearedBy: ['change-plan'] },
      ),
    ]
  // A missing weight is asked for by itself.
  if (typeof weightKg !== 'number' || total.ofLimits === null || total.ofLimits <= 1) return []
  return [
    sayGuidance(
      'stop',
      subject,
      'local-anaesthetic/over-weight',
      w`The planned local anaesthetic is ${percent(total.ofLimits)} % of the maximum for ${weightKg} kg, all agents together.`,
      { ...more, needs: maxima(total.agents.map(({ agent, limitMg }) => [agent, limitMg])) },
    ),
  ]
}

function maxima(of: readonly (readonly [string, number | null])[]): Wording {
  const limits = of.flatMap(([agent, mg]) =>
    mg === null ? [] : [w`at most ${Math.round(mg * 10) / 10} mg of ${quote(agent)}`],
  )
  return joined(limits, ', ')
}

/** Rounded up where it is over: 100.2 % is never shown as 100 %. */
function percent(share: number): number {
  return Math.ceil(share * 100)
}
