import type { Measures } from '@shared/outcomes/measures'
import { changeOf, functionMeasures, painMidPercent, painSubstantialPercent } from '@shared/outcomes/scoring'

/**
 * Whether the patient responded: at least 50 % less pain, or at least 30 % less and a gain in function that is more than
 * chance (section 12.2, the default definition). `unknown` where what decides was not asked.
 */
export type Response = {
  readonly verdict: 'yes' | 'no' | 'unknown'
  readonly because: 'relief' | 'relief-and-function' | 'too-little-relief' | 'no-function-gain' | 'not-asked'
}

type Compared = Pick<Measures, 'nrsAverage' | (typeof functionMeasures)[number]['key']>

export function responseOf(before: Compared, now: Compared): Response {
  const pain = changeOf(before.nrsAverage, now.nrsAverage)
  // Without pain before there is nothing to relieve: relief is undefined, not zero (section 10.4).
  if (pain === null || pain.before === 0) return { verdict: 'unknown', because: 'not-asked' }
  const reliefTimesBefore = -pain.points * 100
  if (reliefTimesBefore >= painSubstantialPercent * pain.before) return { verdict: 'yes', because: 'relief' }
  if (reliefTimesBefore < painMidPercent * pain.before) return { verdict: 'no', because: 'too-little-relief' }
  const gains = functionMeasures.map(({ key, atLeast, better }) => {
    const change = changeOf(before[key], now[key])
    if (change === null) return null
    return (better === 'higher' ? change.points : -change.points) >= atLeast
  })
  if (gains.includes(true)) return { verdict: 'yes', because: 'relief-and-function' }
  return gains.includes(false)
    ? { verdict: 'no', because: 'no-function-gain' }
    : { verdict: 'unknown', because: 'not-asked' }
}
