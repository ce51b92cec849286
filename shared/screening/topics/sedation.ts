import { hourMs } from '@shared/kit/time'
import type { Check, Draft } from '@shared/screening/draft'
import { conditionOf, type Facts, hasCondition, takesClass } from '@shared/screening/facts'
import { elapsedText } from '@shared/screening/instants'
import { say } from '@shared/screening/topics/say'
import { quote, term, w } from '@shared/screening/wording'

/** Somebody to go home with, after sedation or with a numb limb. */
export function escort({ scenario, plan, procedure, tray }: Facts): Draft[] {
  const answer = scenario.answers.escort ?? null
  if (answer === 'yes') return []
  const sedated = plan.sedation !== null && plan.sedation !== 'none'
  const numb = procedure.numbsLimb && tray.localAnaesthetics.length > 0
  if (!sedated && !numb) return []
  const has = answer === 'no' ? w`no escort` : w`not asked`
  const says = sedated
    ? w`Sedation is planned, and no responsible adult to go home with is on record.`
    : w`A limb or an eye may be numb afterwards, and no responsible adult to go home with is on record.`
  return [
    say('escort', sedated ? 'stop' : 'caution', 'escort', sedated ? 'escort/sedation' : 'escort/numb-limb', says, {
      needs: w`an escort with name and telephone`,
      has,
      clearedBy: ['answer', 'change-plan', 'override'],
    }),
  ]
}

/** How deep, and what a slow stomach does to it. */
export function sedation(facts: Facts): Draft[] {
  const { plan, procedure, tray } = facts
  const depth = plan.sedation
  const drafts: Draft[] = []
  const epiduralSteroid = procedure.epidural || (procedure.approach === 'transforaminal' && tray.steroids.length > 0)
  const source = { source: 'Rathmell 2015; ASA statement 2021', edition: 'safeguards 2015' }
  if (epiduralSteroid && (depth === 'deep' || depth === 'general' || depth === 'moderate')) {
    const moderate = depth === 'moderate'
    drafts.push(
      say(
        'sedation',
        moderate ? 'caution' : 'stop',
        'sedation',
        `safeguards-2015/sedation-${moderate ? 'moderate' : 'deep'}`,
        moderate
          ? w`Moderate sedation is not recommended for an epidural steroid: the patient has to be able to report pain and other sensations.`
          : w`Deep sedation is not recommended for an epidural steroid: the patient has to be able to report pain and other sensations.`,
        { ...source, needs: w`none or light sedation`, has: term(depth), clearedBy: ['change-plan', 'override'] },
      ),
    )
  }
  if (procedure.diagnostic && depth !== null && depth !== 'none')
    drafts.push(
      say(
        'sedation',
        'caution',
        'sedation',
        'sedation/diagnostic-block',
        w`Sedation can hide the answer of a diagnostic block.`,
        { has: term(depth), clearedBy: ['change-plan', 'override'] },
      ),
    )
  const deepEnough = depth === 'moderate' || depth === 'deep' || depth === 'general'
  const glp = takesClass(facts, 'glp-1')
  if (deepEnough && glp !== undefined)
    drafts.push(
      say(
        'sedation',
        'caution',
        'GLP-1 agonist',
        'sedation/glp-1',
        w`${quote(glp.from)} slows the stomach: food may still be there under sedation.`,
        { matchedFrom: glp.from, actions: [w`Ask the sedation provider; guidance changed in 2023 and 2024.`] },
      ),
    )
  if (deepEnough && hasCondition(facts, 'gastroparesis'))
    drafts.push(
      say(
        'sedation',
        'caution',
        'gastroparesis',
        'sedation/gastroparesis',
        w`Gastroparesis: food may still be in the stomach under sedation.`,
        { matchedFrom: conditionOf(facts, 'gastroparesis')?.text ?? null },
      ),
    )
  return drafts
}

/** Fasting before moderate sedation and more. A meal nobody described counts as the longest. */
export function fasting(facts: Facts): Check {
  const { sedation: depth } = facts.plan
  const needed = depth === 'moderate' || depth === 'deep' || depth === 'general'
  if (!needed) return () => ({ drafts: [] })
  const { ateAt, ateWhat, drankAt } = facts.scenario.answers
  const { fastingHours } = facts.rules.thresholds
  const rule = { source: fastingHours.source, edition: 'ASA 2017', confidence: fastingHours.confidence }
  return (atMs) => {
    if (ateAt === null || ateAt === undefined) {
      return {
        drafts: [
          say(
            'sedation',
            'stop',
            'fasting',
            'fasting/not-answered',
            w`Sedation is planned, and nobody has asked when the patient last ate.`,
            { ...rule, needs: w`time of the last meal`, has: w`not asked`, clearedBy: ['answer', 'override'] },
          ),
        ],
      }
    }
    const drafts: Draft[] = []
    const look = (
      what: 'clear-liquid' | 'breast-milk' | 'light-meal' | 'fatty-meal',
      at: string,
      subject: string,
      named: boolean,
    ) => {
      const hours = fastingHours.value[what]
      const until = Date.parse(at) + hours * hourMs
      if (atMs >= until) return
      const eaten = subject === 'fasting' ? w`meal` : w`drink`
      const since = elapsedText(atMs - Date.parse(at))
      drafts.push(
        say(
          'sedation',
          'stop',
          subject,
          `fasting/${what}`,
          named
            ? w`The last ${eaten} lies ${since} back; ${hours} h are needed.`
            : w`The last ${eaten} lies ${since} back; ${hours} h are needed where nobody said what it was.`,
          {
            ...rule,
            needs: w`${hours} h`,
            has: since,
            clearedBy: named ? ['wait', 'override'] : ['wait', 'answer', 'override'],
            breaks: [until],
          },
        ),
      )
    }
    look(ateWhat ?? 'fatty-meal', ateAt, 'fasting', ateWhat !== null && ateWhat !== undefined)
    if (drankAt !== null && drankAt !== undefined) look('clear-liquid', drankAt, 'clear liquid', true)
    return { drafts }
  }
}
