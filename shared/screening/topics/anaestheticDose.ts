import type { Draft } from '@shared/screening/draft'
import { drugWord } from '@shared/screening/drugNames'
import { ageOf, type Facts } from '@shared/screening/facts'
import { plannedLocalAnaesthetic } from '@shared/screening/plannedDoses'
import { sayGuidance } from '@shared/screening/topics/sayGuidance'
import { joined, quote, term, type Wording, w } from '@shared/screening/wording'

const subject = 'local anaesthetic dose'
const source = 'usual adult maximum single doses; mixtures add as fractions of their maxima'

/** A stated dose of local anaesthetic against the absolute maximum and the one for the patient's weight. */
export function anaestheticDoseDrafts(facts: Facts): Draft[] {
  const planned = plannedLocalAnaesthetic(facts)
  if (planned === null || planned.total.agents.length === 0) return []
  const { total, from } = planned
  const { weightKg } = facts.scenario.patient
  const given = total.agents.map(({ agent, epinephrine, mg }) =>
    epinephrine ? w`${mg} mg of ${drugWord(agent)} with epinephrine` : w`${mg} mg of ${drugWord(agent)}`,
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

const weakening = ['liver-advanced', 'liver-disease', 'heart-failure', 'renal-advanced', 'renal-impaired', 'pregnancy']

/**
 * A dose within the maximum in somebody for whom the maximum is often reduced: above even the smallest reduction a caution,
 * above the largest one to know.
 */
export function reducedAnaestheticDrafts(facts: Facts, atMs: number): Draft[] {
  const planned = plannedLocalAnaesthetic(facts)
  if (planned === null) return []
  const { total, from } = planned
  const share = total.ofLimits ?? total.ofCaps
  const { anaestheticReduction } = facts.rules.thresholds
  const [least, most] = anaestheticReduction.value
  const reasons = reasonsToReduce(facts, atMs)
  if (reasons.length === 0 || share > 1 || share <= 1 - most / 100) return []
  const severity = share > 1 - least / 100 ? 'caution' : 'info'
  return [
    sayGuidance(
      severity,
      subject,
      'local-anaesthetic/reduce',
      w`The planned local anaesthetic is ${percent(share)} % of the usual maximum, which is often reduced by ${least} to ${most} % (${joined(reasons, ', ')}).`,
      {
        matchedFrom: from,
        needs: w`at most ${100 - most} to ${100 - least} % of the usual maximum`,
        has: quote(`${percent(share)} %`),
        source: anaestheticReduction.source,
        edition: 'common practice',
        confidence: anaestheticReduction.confidence,
        clearedBy: severity === 'info' ? [] : ['change-plan', 'override'],
      },
    ),
  ]
}

function reasonsToReduce(facts: Facts, atMs: number): readonly Wording[] {
  const age = ageOf(facts, atMs)
  const old = age !== null && age > facts.rules.thresholds.anaestheticReductionAge.value
  const pregnant = facts.scenario.answers.pregnant === 'yes' ? ['pregnancy'] : []
  const labels = facts.conditions.filter(({ id }) => weakening.includes(id)).map(({ label }) => label)
  return [
    ...(old ? [w`an age of ${age}`] : []),
    ...[...new Set([...labels, ...pregnant])].sort().map(term),
    ...(facts.procedure.code === 'intercostal-block' ? [w`a highly vascular site`] : []),
  ]
}

/** Epinephrine near a radicular artery can close it. */
export function epinephrineDrafts({ procedure, tray }: Facts): Draft[] {
  const epinephrine = tray.items.find(({ agent }) => agent.id === 'epinephrine')
  if (procedure.approach !== 'transforaminal' || epinephrine === undefined) return []
  return [
    sayGuidance(
      'caution',
      epinephrine.text,
      'local-anaesthetic/epinephrine-near-radicular-arteries',
      w`${quote(epinephrine.text)} holds epinephrine, which is not used in a transforaminal injection or a nerve root block: it can close an artery of the spinal cord.`,
      {
        matchedFrom: epinephrine.text,
        needs: w`a plain solution`,
        has: quote(epinephrine.text),
        source: 'usual practice, per site policy',
        edition: 'common practice',
        clearedBy: ['change-plan', 'override'],
        actions: [w`A plain local anaesthetic; epinephrine only in the skin, if the physician wants it.`],
      },
    ),
  ]
}

function maxima(of: readonly (readonly [string, number | null])[]): Wording {
  const limits = of.flatMap(([agent, mg]) =>
    mg === null ? [] : [w`at most ${Math.round(mg * 10) / 10} mg of ${drugWord(agent)}`],
  )
  return joined(limits, ', ')
}

/** Rounded up where it is over: 100.2 % is never shown as 100 %. */
function percent(share: number): number {
  return Math.ceil(share * 100)
}
