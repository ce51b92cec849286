import type { FoundCondition } from '@shared/screening/conditions'
import { type Check, type Draft, draft } from '@shared/screening/draft'
import { drugWords } from '@shared/screening/drugNames'
import { type Facts, isRunning } from '@shared/screening/facts'
import { addDuration, elapsedText } from '@shared/screening/instants'
import { coursesOf } from '@shared/screening/topics/antithrombotic/courses'
import { capitalised, quote, term, type Wording, w } from '@shared/screening/wording'

const guarded = new Set([
  'vitamin-k-antagonist',
  'doac',
  'heparin',
  'lmwh',
  'parenteral-anticoagulant',
  'antiplatelet',
  'gp-iib-iiia',
  'fibrinolytic',
])

/** Looks at the danger of a clot before anyone asks for a pause of a drug that prevents it. */
export function thrombosisChecks(facts: Facts): readonly Check[] {
  const taken = coursesOf(facts).filter(
    ({ medicine, rows }) => isRunning(medicine) && rows.some(({ group }) => guarded.has(group)),
  )
  const subjects = [...new Set(taken.map((course) => course.subject))].sort()
  const drugs = subjects.length === 0 ? null : drugWords(subjects)
  return facts.conditions.flatMap((condition) => {
    const check = checkOf(facts, condition, drugs)
    return check === null ? [] : [check]
  })
}

function checkOf(facts: Facts, condition: FoundCondition, drugs: Wording | null): Check | null {
  const { stentDrugEluting, stentBareMetal, thrombosisRecent } = facts.rules.thresholds
  const base = {
    topic: 'antithrombotic' as const,
    subject: condition.label,
    matchedFrom: condition.text,
    confidence: 'verified-secondary' as const,
    clearedBy: ['override'] as const,
    actions: [w`Ask the cardiologist or the prescriber before any interval is agreed.`],
  }
  switch (condition.id) {
    case 'stent-drug-eluting':
    case 'stent-bare-metal': {
      if (drugs === null) return null
      const eluting = condition.id === 'stent-drug-eluting'
      const limit = eluting ? stentDrugEluting : stentBareMetal
      const rule = { ...base, rule: `aha-acc-2016/${condition.id}`, source: limit.source, edition: 'AHA/ACC 2016' }
      const atMs = condition.atMs
      if (atMs === null) {
        const says = w`A stent is on the list without its date, and ${drugs} is taken: the date decides whether an interval can be asked for at all.`
        return () => ({
          drafts: [
            draft({
              ...rule,
              severity: 'stop',
              says,
              needs: w`the date of the stent`,
              has: w`no date`,
              clearedBy: ['answer', 'override'],
            }),
          ],
        })
      }
      const [first, second] = eluting ? stentDrugEluting.value : [stentBareMetal.value, stentBareMetal.value]
      const stopUntil = addDuration(atMs, first)
      const cautionUntil = addDuration(atMs, second)
      return (now) => {
        if (now >= cautionUntil) return { drafts: [] }
        const severity = now < stopUntil ? 'stop' : 'caution'
        const says = w`The stent is ${elapsedText(now - atMs)} old, and ${drugs} is taken: ${term(limit.source)}.`
        return {
          drafts: [
            draft({
              ...rule,
              severity,
              says,
              needs: term(limit.source),
              has: elapsedText(now - atMs),
              clearedBy: ['wait', 'override'],
              breaks: [stopUntil, cautionUntil],
            }),
          ],
        }
      }
    }
    case 'stroke':
    case 'vte':
    case 'myocardial-infarction':
      return recentEvent(condition, thrombosisRecent.value, {
        ...base,
        rule: `thrombosis/${condition.id}`,
        source: thrombosisRecent.source,
        edition: 'common practice',
        confidence: thrombosisRecent.confidence,
      })
    case 'mechanical-valve':
    case 'valve-unspecified':
    case 'thrombophilia': {
      if (drugs === null) return null
      const says =
        condition.id === 'valve-unspecified'
          ? w`${term(condition.label)}, and ${drugs} is taken: with a mechanical valve, bridging is a specialist’s decision.`
          : w`${term(condition.label)} and ${drugs}: bridging is a specialist’s decision.`
      return () => ({
        drafts: [
          draft({
            ...base,
            rule: `thrombosis/${condition.id}`,
            source: 'rule of thumb',
            edition: 'common practice',
            confidence: 'memory-to-verify',
            severity: 'caution',
            says: capitalised(says),
            needs: w`a specialist’s decision`,
          }),
        ],
      })
    }
    default:
      return null
  }
}

function recentEvent(
  condition: FoundCondition,
  duration: string,
  base: Omit<Parameters<typeof draft>[0], 'severity' | 'says'>,
): Check {
  const { atMs, recent } = condition
  if (atMs === null) {
    const says = recent
      ? w`A ${term(condition.label)} is called recent (“${quote(condition.text)}”), and its date is not written down; within about 3 months of it an elective procedure is usually deferred.`
      : w`A ${term(condition.label)} is on the list without its date; within about 3 months of it an elective procedure is usually deferred.`
    return () => ({
      drafts: [
        draft({
          ...base,
          severity: recent ? 'stop' : 'caution',
          says,
          needs: w`the date of the event`,
          has: w`no date`,
          clearedBy: ['answer', 'override'],
        }),
      ],
    })
  }
  const until = addDuration(atMs, duration)
  return (now) => {
    if (now >= until) return { drafts: [] }
    const drafts: Draft[] = [
      draft({
        ...base,
        severity: 'stop',
        says: w`A ${term(condition.label)} lies ${elapsedText(now - atMs)} back; within about 3 months an elective procedure is usually deferred.`,
        needs: w`about 3 months`,
        has: elapsedText(now - atMs),
        clearedBy: ['wait', 'override'],
        breaks: [until],
      }),
    ]
    return { drafts }
  }
}
