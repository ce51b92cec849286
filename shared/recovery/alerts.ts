import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { elapsedMs, type Instant, minuteMs } from '@shared/kit/time'
import { isSpinal } from '@shared/recovery/families'
import type { Measurements } from '@shared/recovery/observation'
import { assess, latestValues, limitsFor, outOfRange, type RangedValue } from '@shared/recovery/ranges'
import { readiness } from '@shared/recovery/readiness'
import { isExpected } from '@shared/recovery/terms'

/** What to do about a value, as a key of the catalogue `escalation.<key>` (clinical reference section 10.6). */
export type ValueAdvice = 'circulation' | 'lung' | 'glucose' | 'glucose-low' | 'pain'

/** A sign that is seen and not measured, and what to do about it. */
export type SignAdvice = 'lung' | 'high-block' | 'airway-now' | 'airway' | 'anaphylaxis' | 'skin' | 'no-response'

/** What needs somebody now, with the advice of the reference. */
export type Alert =
  | { readonly code: 'value'; readonly value: RangedValue; readonly advice: ValueAdvice | null }
  | {
      readonly code: 'sign'
      readonly field: 'breathing' | 'sedation' | 'skin' | 'swallow'
      readonly word: string
      readonly advice: SignAdvice
    }
  | { readonly code: 'unexpected-effect'; readonly term: 'horner' | 'recurrent-laryngeal' }
  | { readonly code: 'not-back-at-60'; readonly minutes: number }

/** "Aldrete under 9 or not back to baseline at 60 min: physician; no discharge" (section 10.6). */
const backByMinutes = 60

/** Alerts of the newest values since the procedure; none before it has ended. */
export function alertsNow(state: CaseState, now: Instant, policy: Pick<SitePolicy, 'ageLimits'>): readonly Alert[] {
  const { endedAt } = state.procedure
  if (endedAt === null) return []
  const after = state.recovery.observations.filter((each) => elapsedMs(endedAt, each.at) >= 0)
  const values = latestValues(after)
  const before = state.preparation.baseline
  const applied = limitsFor(state.patient, endedAt, policy)
  const alerts: Alert[] = outOfRange(values, before, applied).map((value) => {
    const result = assess(value, values, before, applied)
    return { code: 'value', value, advice: result.kind === 'out-of-range' ? adviceFor(value, result.towards) : null }
  })
  const isLow = (value: RangedValue) => {
    const result = assess(value, values, before, applied)
    return result.kind === 'out-of-range' && result.towards === 'low'
  }
  const fails = isLow('systolicMmHg') || isLow('spo2Percent')
  // Airway, breathing and waking come before what was measured.
  alerts.unshift(...signsIn(values, state.plan, fails))
  if (values.horner === 'present' && !isExpected('horner', state.plan)) {
    alerts.push({ code: 'unexpected-effect', term: 'horner' })
  }
  if (values.voice === 'hoarse' && !isExpected('recurrent-laryngeal', state.plan)) {
    alerts.push({ code: 'unexpected-effect', term: 'recurrent-laryngeal' })
  }
  const minutes = Math.floor(elapsedMs(endedAt, now) / minuteMs)
  if (minutes >= backByMinutes && isNotBack(state, now, policy)) alerts.push({ code: 'not-back-at-60', minutes })
  return alerts
}

/**
 * Signs of the reference that no number shows (section 10.6): trouble breathing is a high block after an injection at the
 * spine, the lung after one at the chest or the neck; a swallow that is not normal endangers the airway; a rash with a
 * pressure, a saturation or a breath that fails is anaphylaxis.
 */
function signsIn(values: Measurements, plan: CaseState['plan'], fails: boolean): readonly Alert[] {
  const { breathing, sedation, skin, swallow } = values
  const signs: Alert[] = []
  if (skin === 'rash') {
    const isAnaphylaxis = fails || breathing === 'limited' || breathing === 'apnoea'
    signs.push({ code: 'sign', field: 'skin', word: skin, advice: isAnaphylaxis ? 'anaphylaxis' : 'skin' })
  }
  if (breathing === 'apnoea') signs.push({ code: 'sign', field: 'breathing', word: breathing, advice: 'airway-now' })
  if (breathing === 'limited') {
    signs.push({ code: 'sign', field: 'breathing', word: breathing, advice: isSpinal(plan) ? 'high-block' : 'lung' })
  }
  if (sedation === 'no-response') {
    signs.push({ code: 'sign', field: 'sedation', word: sedation, advice: 'no-response' })
  }
  if (swallow === 'not-yet') signs.push({ code: 'sign', field: 'swallow', word: swallow, advice: 'airway' })
  return signs
}

function adviceFor(value: RangedValue, towards: 'high' | 'low'): ValueAdvice | null {
  switch (value) {
    case 'systolicMmHg':
    case 'standingSystolicMmHg':
      return towards === 'low' ? 'circulation' : null
    case 'pulsePerMin':
      return 'circulation'
    case 'spo2Percent':
      return 'lung'
    case 'glucoseMgPerDl':
      return towards === 'high' ? 'glucose' : 'glucose-low'
    case 'painRest':
    case 'painMove':
      return 'pain'
    case 'respirationPerMin':
    case 'temperatureC':
      return null
  }
}

function isNotBack(state: CaseState, now: Instant, policy: Pick<SitePolicy, 'ageLimits'>): boolean {
  return readiness(state, now, policy).criteria.some(
    ({ code, status }) => (code === 'aldrete' || code === 'strength' || code === 'limb-power') && status === 'unmet',
  )
}

/** Effects that were seen and belong to this block: to be told, not to be treated. */
export function expectedEffects({
  plan,
  procedure,
  recovery,
}: CaseState): readonly ('horner' | 'recurrent-laryngeal')[] {
  const { endedAt } = procedure
  if (endedAt === null) return []
  const values = latestValues(recovery.observations.filter((each) => elapsedMs(endedAt, each.at) >= 0))
  const seen: ('horner' | 'recurrent-laryngeal')[] = []
  if (values.horner === 'present' && isExpected('horner', plan)) seen.push('horner')
  if (values.voice === 'hoarse' && isExpected('recurrent-laryngeal', plan)) seen.push('recurrent-laryngeal')
  return seen
}
