import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { elapsedMs, type Instant, minuteMs } from '@shared/kit/time'
import { careSchedule } from '@shared/recovery/careSchedule'
import { criterionSays } from '@shared/recovery/criterionSays'
import { isDiabetic } from '@shared/recovery/diabetes'
import {
  isCervicalOrSympathetic,
  isDeeplySedated,
  isEpidural,
  isLimbBlock,
  isSpinal,
  needsEscort,
} from '@shared/recovery/families'
import { type Measurements, type Observation, siteStates } from '@shared/recovery/observation'
import {
  assess,
  hasVitalSigns,
  lastAssessed,
  latestValues,
  limits,
  limitsFor,
  newest,
  outOfRange,
} from '@shared/recovery/ranges'
import { nextDue } from '@shared/recovery/schedule'
import { aldrete, aldreteToLeave, padss, padssToLeave, type Score } from '@shared/recovery/scores'
import { openWatch } from '@shared/recovery/state'

export const criterionCodes = [
  'procedure-ended',
  'no-open-watch',
  'minimum-stay',
  'observations-current',
  'values-in-range',
  'aldrete',
  'padss',
  'strength',
  'limb-power',
  'limb-care',
  'saddle',
  'voided',
  'swallow',
  'standing',
  'breathing',
  'site',
  'glucose',
  'events-settled',
  'escort',
] as const
export type CriterionCode = (typeof criterionCodes)[number]

/** `unknown` is "nobody has looked or asked": it holds the patient back exactly as `unmet` does. */
export type CriterionStatus = 'met' | 'unmet' | 'unknown'

export type Criterion = {
  readonly code: CriterionCode
  readonly status: CriterionStatus
  /** One English sentence; other languages by `criterion.<code>.<status>` and `params`. */
  readonly says: string
  readonly params: Readonly<Record<string, string | number>>
  /** When it was found out; null where it was not. */
  readonly at: Instant | null
}

export type Readiness = {
  readonly verdict: 'ready' | 'not-yet'
  readonly criteria: readonly Criterion[]
  /** What is unmet or unknown. */
  readonly open: readonly Criterion[]
  /** Every open criterion is covered by a physician's override that is in force. */
  readonly overridden: boolean
}

type Answer = { readonly status: CriterionStatus; readonly params?: Criterion['params']; readonly at?: Instant | null }

/**
 * Whether the patient may leave: every criterion that this procedure and this patient call for (clinical reference
 * sections 10.1 to 10.3 and 10.6), met, unmet or not known. An override covers exactly the criteria its physician saw.
 */
export function readiness(state: CaseState, now: Instant, policy: Pick<SitePolicy, 'ageLimits'>): Readiness {
  const criteria = applicable(state).map((code) => criterion(code, answerTo(code, state, now, policy)))
  const open = criteria.filter((each) => each.status !== 'met')
  const covered = new Set(state.recovery.override?.unmet.map((each) => each.code))
  return {
    verdict: open.length === 0 ? 'ready' : 'not-yet',
    criteria,
    open,
    overridden: open.length > 0 && open.every((each) => covered.has(each.code)),
  }
}

function criterion(code: CriterionCode, { status, params = {}, at = null }: Answer): Criterion {
  return { code, status, params, at, says: criterionSays(code, status, params) }
}

/** Which criteria this case has to meet, in the order in which they are shown. */
function applicable(state: CaseState): readonly CriterionCode[] {
  const { plan } = state
  const scored = isSpinal(plan) || isCervicalOrSympathetic(plan) || isDeeplySedated(plan)
  const applies: Partial<Record<CriterionCode, boolean>> = {
    aldrete: scored,
    padss: isDeeplySedated(plan),
    strength: isSpinal(plan) || isCervicalOrSympathetic(plan),
    'limb-power': isLimbBlock(plan),
    'limb-care': isLimbBlock(plan),
    saddle: isEpidural(plan),
    voided: plan.procedure === 'esi-caudal',
    swallow: plan.procedure === 'stellate-ganglion-block' || isCervicalThroughForamen(state),
    standing: isCervicalOrSympathetic(plan),
    breathing: plan.procedure === 'intercostal-block' || plan.procedure === 'stellate-ganglion-block',
    glucose: isDiabetic(state) === 'yes',
    escort: needsEscort(plan),
  }
  return criterionCodes.filter((code) => applies[code] ?? true)
}

function isCervicalThroughForamen({ plan }: CaseState): boolean {
  return isCervicalOrSympathetic(plan) && plan.procedure !== 'lumbar-sympathetic-block'
}

function answerTo(code: CriterionCode, state: CaseState, now: Instant, policy: Pick<SitePolicy, 'ageLimits'>): Answer {
  const { recovery, preparation, procedure } = state
  const { endedAt } = procedure
  if (endedAt === null) return code === 'procedure-ended' ? { status: 'unmet' } : { status: 'unknown' }
  // What was measured during the procedure says nothing about leaving.
  const after = recovery.observations.filter((each) => elapsedMs(endedAt, each.at) >= 0)
  const latest = newest(after)
  const values = latestValues(after)
  const before = preparation.baseline
  const applied = limitsFor(state.patient, endedAt, policy)
  switch (code) {
    case 'procedure-ended':
      return { status: 'met', at: endedAt }
    case 'no-open-watch': {
      const watch = openWatch(recovery)
      return watch === null ? { status: 'met' } : { status: 'unmet', at: watch.begunAt }
    }
    case 'minimum-stay':
      return minimumStay(state, endedAt, now)
    case 'observations-current': {
      const vitals = after.filter(hasVitalSigns)
      if (latest === null || vitals.length === 0) return { status: 'unknown' }
      const due = nextDue(careSchedule(state), endedAt, vitals, now)
      const late = Math.floor(-due.inMs / minuteMs)
      return due.inMs < 0 ? { status: 'unmet', params: { minutes: late } } : { status: 'met', at: latest.at }
    }
    case 'values-in-range': {
      const out = outOfRange(values, before, applied)
      if (out.length > 0) return { status: 'unmet', params: { count: out.length }, at: latest?.at ?? null }
      // Measured, but held against nothing, is not "in range".
      const held = (['systolicMmHg', 'pulsePerMin', 'spo2Percent'] as const).every(
        (value) => assess(value, values, before, applied).kind === 'in-range',
      )
      return { status: held ? 'met' : 'unknown', at: latest?.at ?? null }
    }
    case 'aldrete':
      return scored(aldrete(values, before), aldreteToLeave, latest?.at ?? null)
    case 'padss':
      return scored(padss(values, before), padssToLeave, latest?.at ?? null)
    case 'strength':
      return strength(after)
    case 'limb-power':
      return limbPower(after)
    case 'limb-care':
      return bySight(after, 'limbCareTold', (value) => value === 'yes')
    case 'saddle':
      return bySight(after, 'saddle', (value) => value === 'normal')
    case 'voided':
      return bySight(after, 'voided', (value) => value === 'yes')
    case 'swallow':
      return bySight(after, 'swallow', (value) => value === 'normal')
    case 'breathing':
      return bySight(after, 'breathing', (value) => value === 'deep-and-cough')
    case 'standing':
      return bySight(
        after,
        'standingSystolicMmHg',
        (value) =>
          assess('standingSystolicMmHg', { ...values, standingSystolicMmHg: value }, null, applied).kind === 'in-range',
      )
    case 'site':
      return bySight(after, 'site', (value) => siteStates.indexOf(value) <= siteStates.indexOf('spotting'))
    case 'glucose':
      return bySight(
        after,
        'glucoseMgPerDl',
        (value) => value <= limits.glucoseHigh && value >= limits.glucoseLow,
        (value) => ({ value, limit: limits.glucoseHigh }),
      )
    case 'events-settled': {
      const unsettled = recovery.events.filter((each) => !each.expected && each.grade > 1 && each.resolved === null)
      return unsettled.length === 0 ? { status: 'met' } : { status: 'unmet', params: { count: unsettled.length } }
    }
    case 'escort': {
      if (recovery.escort === null) return { status: 'unknown' }
      return { status: recovery.escort.present ? 'met' : 'unmet', at: recovery.escort.at }
    }
  }
}

function minimumStay(state: CaseState, endedAt: Instant, now: Instant): Answer {
  const needed = careSchedule(state).minimumStayMinutes
  const stayed = Math.floor(elapsedMs(endedAt, now) / minuteMs)
  const params = { needed, stayed, left: Math.max(0, needed - stayed) }
  return { status: stayed >= needed ? 'met' : 'unmet', params }
}

function scored({ total, missing }: Score<string>, needed: number, at: Instant | null): Answer {
  if (total === null) return { status: 'unknown', params: { needed, missing: missing.length }, at }
  return { status: total >= needed ? 'met' : 'unmet', params: { needed, total }, at }
}

/** Strength is back when the observer says so, or when every key muscle of the newest test has full power. */
function strength(after: readonly Observation[]): Answer {
  const tests = after.filter((each) => each.strengthAsBefore !== null || each.motor !== null)
  const latest = newest(tests)
  if (latest === null) return { status: 'unknown' }
  const { strengthAsBefore, motor, at } = latest
  if (strengthAsBefore !== null) return { status: strengthAsBefore === 'yes' ? 'met' : 'unmet', at }
  return { status: (motor ?? []).every((muscle) => muscle.power === 5) ? 'met' : 'unmet', at }
}

/**
 * The power of a blocked limb: as before, or weak with the note, made with or after that test, that the block intends it.
 * A weakness nobody called intended holds the patient back.
 */
function limbPower(after: readonly Observation[]): Answer {
  const tested = strength(after)
  if (tested.status !== 'unmet') return tested
  const noted = lastAssessed(after, 'blockedLimbIntended')
  const covers = noted?.value === true && tested.at != null && elapsedMs(tested.at, noted.at) >= 0
  return covers ? { status: 'met', at: tested.at } : tested
}

function bySight<Key extends keyof Measurements>(
  after: readonly Observation[],
  key: Key,
  isFine: (value: NonNullable<Measurements[Key]>) => boolean,
  params: (value: NonNullable<Measurements[Key]>) => Criterion['params'] = () => ({}),
): Answer {
  const last = lastAssessed(after, key)
  if (last === null) return { status: 'unknown' }
  return { status: isFine(last.value) ? 'met' : 'unmet', params: params(last.value), at: last.at }
}
