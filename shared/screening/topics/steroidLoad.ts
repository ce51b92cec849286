import { dayMs, hourMs } from '@shared/kit/time'
import { mayBeSamePlace } from '@shared/plan/samePlace'
import { type Draft, draft } from '@shared/screening/draft'
import { drugWord } from '@shared/screening/drugNames'
import type { Facts } from '@shared/screening/facts'
import { addDuration, elapsedText, lastMoment } from '@shared/screening/instants'
import { plannedSteroids } from '@shared/screening/plannedDoses'
import { readAgent } from '@shared/screening/tray'
import { w } from '@shared/screening/wording'

/** Steroid so far: every injection and burst of twelve months, by region and as methylprednisolone. */
export function steroidLoad(facts: Facts, atMs: number): Draft[] {
  const { steroids } = facts.scenario
  const { steroidSessionsYear, steroidSessionsHalfYear, steroidDaysApart, jointSteroidMonths, steroidSessionMg } =
    facts.rules.thresholds
  const drafts: Draft[] = []
  const base = { topic: 'steroid-load' as const, subject: 'steroid', clearedBy: ['override'] as const }
  if (facts.procedure.epidural) {
    for (const { agent, mg, from } of plannedSteroids(facts)) {
      const limit = steroidSessionMg.value[agent.id]
      if (limit !== undefined && mg > limit)
        drafts.push(
          draft({
            ...base,
            subject: agent.id,
            matchedFrom: from,
            severity: 'caution',
            rule: 'medicare/steroid-per-session',
            says: w`${mg} mg of ${drugWord(agent.id)} is planned; the policy limit for an epidural session is ${limit} mg.`,
            source: steroidSessionMg.source,
            edition: 'US Medicare',
            needs: w`at most ${limit} mg`,
            has: w`${mg} mg`,
            clearedBy: ['change-plan', 'override'],
          }),
        )
    }
  }
  if (steroids === undefined)
    return [
      ...drafts,
      draft({
        ...base,
        severity: 'info',
        rule: 'steroid-load/history',
        says: w`Earlier steroid injections are not part of what was asked here.`,
        source: 'common practice',
        edition: 'common practice',
        clearedBy: [],
      }),
    ]
  if (steroids.status === 'not-asked' || (steroids.status === 'recorded' && steroids.items.length === 0)) {
    return [
      ...drafts,
      draft({
        ...base,
        severity: 'caution',
        rule: 'steroid-load/history',
        says: w`Nobody has asked about steroid injections of the last twelve months, at any site and clinic.`,
        source: 'common practice',
        edition: 'common practice',
        needs: w`date, drug, dose and place of each`,
        has: w`not asked`,
        clearedBy: ['answer', 'override'],
      }),
    ]
  }
  const given = steroids.items.flatMap((item) => {
    const moment = lastMoment(item.at, facts.offset)
    return moment === null ? [] : [{ item, atMs: moment.ms }]
  })
  const recent = given.filter((each) => atMs < addDuration(each.atMs, 'P12M') && each.atMs <= atMs + 36 * hourMs)
  const region = facts.plan.region ?? ''
  const here = recent.filter(({ item }) => mayBeSamePlace(item.region, region))
  const equivalent = recent.reduce((sum, { item }) => sum + equivalentMg(item.drug, item.doseMg ?? null, facts), 0)
  const has = w`${recent.length} in 12 months, ${here.length} here, about ${Math.round(equivalent)} mg as methylprednisolone`
  const newest = here.reduce((latest, each) => Math.max(latest, each.atMs), Number.NEGATIVE_INFINITY)
  if (facts.procedure.epidural) {
    const times = here.map((each) => each.atMs).sort((x, y) => y - x)
    for (const { limit, window, months, rule, edition } of [
      {
        limit: steroidSessionsYear,
        window: 'P12M',
        months: 12,
        rule: 'medicare/sessions-per-year',
        edition: 'US Medicare',
      },
      {
        limit: steroidSessionsHalfYear,
        window: 'P6M',
        months: 6,
        rule: 'payer/sessions-per-half-year',
        edition: 'US payer policy',
      },
    ]) {
      const count = times.filter((time) => atMs < addDuration(time, window)).length
      const deciding = times[limit.value - 1]
      if (count < limit.value || deciding === undefined) continue
      drafts.push(
        draft({
          ...base,
          severity: 'caution',
          rule,
          says: w`${count} steroid sessions in this region in ${months} months; the policy limit is ${limit.value}.`,
          source: limit.source,
          edition,
          confidence: limit.confidence,
          needs: w`fewer than ${limit.value} in ${months} months`,
          has,
          clearedBy: ['wait', 'override'],
          breaks: [addDuration(deciding, window)],
        }),
      )
    }
    if (newest > atMs - steroidDaysApart.value * dayMs) {
      drafts.push(
        draft({
          ...base,
          severity: 'caution',
          rule: 'payer/days-apart',
          says: w`The last steroid here lies ${elapsedText(atMs - newest)} back; sessions are at least ${steroidDaysApart.value} days apart.`,
          source: steroidDaysApart.source,
          edition: 'US payer policy',
          confidence: steroidDaysApart.confidence,
          needs: w`${steroidDaysApart.value} days`,
          has: elapsedText(atMs - newest),
          clearedBy: ['wait', 'override'],
          breaks: [newest + steroidDaysApart.value * dayMs],
        }),
      )
    }
  } else if (facts.procedure.regionKind === 'joint' && newest > Number.NEGATIVE_INFINITY) {
    const until = addDuration(newest, `P${jointSteroidMonths.value}M`)
    if (atMs < until)
      drafts.push(
        draft({
          ...base,
          severity: 'caution',
          rule: 'steroid-load/same-joint',
          says: w`The last steroid in this joint lies ${elapsedText(atMs - newest)} back; usually not more often than every ${jointSteroidMonths.value} months.`,
          source: jointSteroidMonths.source,
          edition: 'common practice',
          needs: w`${jointSteroidMonths.value} months`,
          has: elapsedText(atMs - newest),
          clearedBy: ['wait', 'override'],
          breaks: [until],
        }),
      )
  }
  if (drafts.length === 0)
    drafts.push(
      draft({
        ...base,
        severity: 'info',
        rule: 'steroid-load/total',
        says: w`Steroid so far: ${has}.`,
        source: 'record and list',
        edition: 'common practice',
        has,
        clearedBy: [],
      }),
    )
  return drafts
}

function equivalentMg(drug: string, doseMg: number | null, { rules }: Facts): number {
  const agent = readAgent(drug, rules)[0]?.agent
  if (doseMg === null || agent?.equivalentMg === null || agent?.equivalentMg === undefined) return 0
  return (doseMg / agent.equivalentMg) * 40
}
