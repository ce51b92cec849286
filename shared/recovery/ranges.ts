import type { AgeLimits, SitePolicy } from '@shared/case/policy'
import { ageInYears } from '@shared/kit/time'
import type { Baseline } from '@shared/preparation/events'
import { type Measurements, nothingAssessed, type Observation } from '@shared/recovery/observation'

/** The measured values that are held against limits. */
export const rangedValues = [
  'systolicMmHg',
  'standingSystolicMmHg',
  'pulsePerMin',
  'respirationPerMin',
  'spo2Percent',
  'temperatureC',
  'painRest',
  'painMove',
  'glucoseMgPerDl',
] as const
export type RangedValue = (typeof rangedValues)[number]

/**
 * What a value means. `not-assessed`: nobody looked; `no-range`: measured, but there is nothing to hold it against, for
 * example no value from before. Neither is "in range".
 */
export type Assessment =
  | { readonly kind: 'in-range' }
  | { readonly kind: 'out-of-range'; readonly towards: 'high' | 'low'; readonly because: OutOfRange }
  | { readonly kind: 'not-assessed' }
  | { readonly kind: 'no-range' }

/** Why it is out of range, as a key of the catalogue with its numbers. */
export type OutOfRange = {
  readonly code: 'below' | 'above' | 'fell-from-before' | 'needs-oxygen' | 'worse-than-before'
  readonly limit: number
}

/**
 * Limits of clinical reference sections 4 and 10.6: systolic under 90 or a fall of more than 20 % (the stricter end of
 * "20-30 %"), above 180; pulse under 50 or over 120; saturation under 92 %; temperature from 38.0; glucose above the
 * site's limit (the stricter end of "300-400") or under 70; pain more than 3 above before. Milligrams per decilitre.
 */
export const limits = {
  systolicLow: 90,
  systolicHigh: 180,
  systolicFallPercent: 20,
  pulseLow: 50,
  pulseHigh: 120,
  spo2Low: 92,
  fever: 38,
  glucoseHigh: 300,
  glucoseLow: 70,
  painRise: 3,
} as const

type Before = Pick<Baseline, 'systolicMmHg' | 'painNow' | 'spo2Percent'> | null

type Bounds = { readonly low: number | null; readonly high: number | null }

/**
 * The limits that count for one patient. A bound is null where neither the reference nor the site has one: the value is
 * then shown as not held against anything. `sources` names where the numbers come from.
 */
export type AppliedLimits = {
  readonly systolic: Bounds
  readonly pulse: Bounds
  readonly respiration: Bounds
  readonly spo2Low: number | null
  readonly sources: readonly string[]
}

/** From this age on the numbers of the reference count: it speaks of adults and gives none for children. */
const adultYears = 18

/**
 * Limits by age: the reference's for adults, and what the site set for this age. Where both speak, the stricter counts.
 * Below 18 years only the site's count, because the reference has none (sections 4 and 10.6 are about adults).
 */
export function limitsFor(
  { birthDate }: { readonly birthDate: string },
  on: string,
  { ageLimits }: Pick<SitePolicy, 'ageLimits'>,
): AppliedLimits {
  const years = ageInYears(birthDate, on.slice(0, 10))
  const own = ageLimits.filter(
    (each) => years >= each.fromYears && (each.belowYears === null || years < each.belowYears),
  )
  const adult = years >= adultYears
  const strictest = (pick: (each: AgeLimits) => number | null, reference: number | null, towards: 'low' | 'high') => {
    const all = [...own.map(pick), adult ? reference : null].filter((each): each is number => each !== null)
    if (all.length === 0) return null
    return towards === 'low' ? Math.max(...all) : Math.min(...all)
  }
  return {
    systolic: {
      low: strictest((each) => each.systolicLow, limits.systolicLow, 'low'),
      high: strictest((each) => each.systolicHigh, limits.systolicHigh, 'high'),
    },
    pulse: {
      low: strictest((each) => each.pulseLow, limits.pulseLow, 'low'),
      high: strictest((each) => each.pulseHigh, limits.pulseHigh, 'high'),
    },
    respiration: {
      low: strictest((each) => each.respirationLow, null, 'low'),
      high: strictest((each) => each.respirationHigh, null, 'high'),
    },
    spo2Low: strictest((each) => each.spo2Low, limits.spo2Low, 'low'),
    sources: [...(adult ? ['Clinical reference 10.6'] : []), ...own.map((each) => each.source)],
  }
}

const inRange: Assessment = { kind: 'in-range' }
const noRange: Assessment = { kind: 'no-range' }
const low = (code: OutOfRange['code'], limit: number): Assessment => ({
  kind: 'out-of-range',
  towards: 'low',
  because: { code, limit },
})
const high = (code: OutOfRange['code'], limit: number): Assessment => ({
  kind: 'out-of-range',
  towards: 'high',
  because: { code, limit },
})

function within(value: number, bounds: Bounds): Assessment {
  if (bounds.low !== null && value < bounds.low) return low('below', bounds.low)
  if (bounds.high !== null && value > bounds.high) return high('above', bounds.high)
  return bounds.low === null && bounds.high === null ? noRange : inRange
}

/** Holds one value against its limits and against what it was before the procedure. */
export function assess(value: RangedValue, measured: Measurements, before: Before, applied: AppliedLimits): Assessment {
  const number = measured[value]
  if (number === null) return { kind: 'not-assessed' }
  switch (value) {
    case 'systolicMmHg':
    case 'standingSystolicMmHg':
      return assessSystolic(number, before?.systolicMmHg ?? null, applied.systolic)
    case 'pulsePerMin':
      return within(number, applied.pulse)
    case 'respirationPerMin':
      return within(number, applied.respiration)
    case 'spo2Percent': {
      const result = within(number, { low: applied.spo2Low, high: null })
      if (result.kind === 'out-of-range') return result
      return (measured.oxygenLPerMin ?? 0) > 0 ? low('needs-oxygen', measured.oxygenLPerMin ?? 0) : result
    }
    case 'temperatureC':
      return number >= limits.fever ? high('above', limits.fever) : inRange
    case 'glucoseMgPerDl':
      if (number > limits.glucoseHigh) return high('above', limits.glucoseHigh)
      return number < limits.glucoseLow ? low('below', limits.glucoseLow) : inRange
    case 'painRest':
    case 'painMove':
      return assessPain(number, before?.painNow ?? null)
  }
}

function assessSystolic(systolic: number, before: number | null, bounds: Bounds): Assessment {
  const result = within(systolic, bounds)
  if (result.kind === 'out-of-range' || before === null) return result
  // Whole numbers compared without division, so that exactly 20 % is not "more than 20 %".
  const fell = (before - systolic) * 100 > limits.systolicFallPercent * before
  return fell ? low('fell-from-before', before) : result
}

function assessPain(pain: number, before: number | null): Assessment {
  if (before === null) return noRange
  return pain > before + limits.painRise ? high('worse-than-before', before) : inRange
}

/** Every value of an observation that is out of range. */
export function outOfRange(measured: Measurements, before: Before, applied: AppliedLimits): readonly RangedValue[] {
  return rangedValues.filter((value) => assess(value, measured, before, applied).kind === 'out-of-range')
}

/** The newest of the observations by time of measurement; ties go to the one recorded later. */
export function newest(observations: readonly Observation[]): Observation | null {
  return observations.reduce<Observation | null>(
    (latest, each) => (latest === null || Date.parse(each.at) >= Date.parse(latest.at) ? each : latest),
    null,
  )
}

/**
 * The newest assessment of every measurement, each from the observation that looked at it last: a later line with the
 * pain alone does not hide a low pressure that nobody measured again.
 */
export function latestValues(observations: readonly Observation[]): Measurements {
  const inOrder = [...observations].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const assessed = inOrder.flatMap(({ id: _id, at: _at, note: _note, ...seen }) =>
    Object.entries(seen).filter(([, value]) => value !== null),
  )
  return { ...nothingAssessed, ...Object.fromEntries(assessed) }
}

/** Whether the observation holds the vital signs that the schedule asks for: blood pressure and pulse. */
export function hasVitalSigns(seen: Pick<Observation, 'systolicMmHg' | 'pulsePerMin'>): boolean {
  return seen.systolicMmHg !== null && seen.pulsePerMin !== null
}

/** The newest assessment of one measurement: a value that was looked at once is not looked for again every time. */
export function lastAssessed<Key extends keyof Measurements>(
  observations: readonly Observation[],
  key: Key,
): { readonly value: NonNullable<Measurements[Key]>; readonly at: string } | null {
  const latest = newest(observations.filter((each) => each[key] !== null))
  const value = latest?.[key]
  return latest === null || value === null || value === undefined ? null : { value, at: latest.at }
}
