import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { addMs, hourMs, type Instant } from '@shared/kit/time'
import { rulePolicy, scenarioOf } from '@shared/preparation/screenCase'
import { standing } from '@shared/procedure/state'
import { type DrugGroup, type DrugRow, shippedRules } from '@shared/screening/rules'
import { screen } from '@shared/screening/screen'

/** What the table says about taking one drug again. An offer to a clinician, never a line on paper. */
export type RestartOffer = {
  /** Generic name: the key of the decision. */
  readonly drug: string
  /** As the patient's list names it. */
  readonly knownAs: string
  /** First and last instant of the table's interval after the end of the procedure; null where it gives no time. */
  readonly from: Instant | null
  readonly to: Instant | null
  /** The interval as the table has it, such as `PT24H` or `PT12H..PT24H`. */
  readonly interval: string
  readonly rule: string
  readonly source: string
  /** A decision is asked for before the patient leaves; for a pain killer or a herb it may be given. */
  readonly required: boolean
}

export type RestartOffers = {
  /** Whether the medication list was asked for at all. */
  readonly asked: boolean
  readonly offers: readonly RestartOffer[]
  /** Something happened that speaks for a later restart: the clinician decides (clinical reference 2.7, step 6). */
  readonly laterBecause: readonly ('bloody-tap' | 'several-passes' | 'dural-puncture')[]
}

const optionalGroups: ReadonlySet<DrugGroup> = new Set(['nsaid', 'cox-2', 'ssri', 'snri', 'herbal', 'supplement'])

/**
 * Every antithrombotic on the medication list with the earliest time of the table, counted from the end of the procedure
 * with the very rule that screening used (clinical reference section 2.7, step 6). Where several rows of a drug could
 * apply, the longest interval counts.
 */
export function restartOffers(state: CaseState, policy: SitePolicy): RestartOffers {
  const { procedure, preparation, booking } = state
  const asked = preparation.medications.status !== 'not-asked'
  const endedAt = procedure.endedAt
  const needleAt = procedure.startedAt ?? booking.scheduledAt
  const result = screen(scenarioOf(state, needleAt), rulePolicy(policy))
  const heard = [...result.findings, ...result.passed].filter((each) => each.topic === 'antithrombotic')
  const offers = new Map<string, RestartOffer>()
  for (const { subject, matchedFrom, rule, source } of heard) {
    const row = shippedRules.drugs.find((each) => each.rule === rule)
    const interval = row === undefined ? 'not specified' : row.restart[result.riskClass]
    const offer = offerOf(subject, matchedFrom ?? '', { interval, rule, source, row }, endedAt)
    const before = offers.get(subject)
    if (before === undefined || isLater(offer, before)) offers.set(subject, offer)
  }
  return { asked, offers: [...offers.values()], laterBecause: laterBecause(state) }
}

type Rule = {
  readonly interval: string
  readonly rule: string
  readonly source: string
  readonly row: DrugRow | undefined
}

function offerOf(
  drug: string,
  knownAs: string,
  { interval, rule, source, row }: Rule,
  endedAt: Instant | null,
): RestartOffer {
  const hours = hoursOf(interval)
  const after = (value: number) => (endedAt === null ? null : addMs(endedAt, value * hourMs))
  return {
    drug,
    knownAs,
    from: hours === null ? null : after(hours[0]),
    to: hours === null ? null : after(hours[1]),
    interval,
    rule,
    source,
    required: row === undefined || !optionalGroups.has(row.group),
  }
}

/** Hours of an interval of the table, both ends; null where it gives none (`none`, `not specified`). */
export function hoursOf(interval: string): readonly [number, number] | null {
  const [first, last = first] = interval.split('..')
  const from = durationHours(first ?? '')
  const to = durationHours(last ?? '')
  return from === null || to === null ? null : [from, to]
}

function durationHours(text: string): number | null {
  const match = /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(text)
  if (match === null || (match[1] === undefined && match[2] === undefined)) return null
  return Number(match[1] ?? 0) * 24 + Number(match[2] ?? 0)
}

function isLater(one: RestartOffer, other: RestartOffer): boolean {
  // An offer without a time asks a person, which is stricter than any time.
  if (one.from === null || other.from === null) return one.from === null
  return Date.parse(one.from) > Date.parse(other.from)
}

function laterBecause({ procedure }: CaseState): RestartOffers['laterBecause'] {
  const blood = standing(procedure.positions).some((each) => each.aspiration === 'blood')
  const passes = standing(procedure.repositions).length > 0
  const dural =
    standing(procedure.positions).some((each) => each.aspiration === 'csf') ||
    standing(procedure.complications).some((each) => each.term === 'dural-puncture')
  return [
    ...(blood ? (['bloody-tap'] as const) : []),
    ...(passes ? (['several-passes'] as const) : []),
    ...(dural ? (['dural-puncture'] as const) : []),
  ]
}
