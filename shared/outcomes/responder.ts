import type { SitePolicy } from '@shared/case/policy'
import type { Measures } from '@shared/outcomes/measures'
import { changeOf, functionMeasures, standardStands } from '@shared/outcomes/scoring'

/** Who counts as a responder, as the site defines it, in percent less pain. */
export type ResponderRule = Pick<SitePolicy, 'responderReliefPercent' | 'responderWithFunctionPercent'>

/**
 * Whether the patient responded: so much less pain that it is enough by itself, or enough together with a gain in
 * function that is more than chance (section 12.2; its default is 50 % and 30 %). `unknown` where what decides was not
 * asked.
 */
export type Response = {
  readonly verdict: 'yes' | 'no' | 'unknown'
  readonly because: 'relief' | 'relief-and-function' | 'too-little-relief' | 'no-function-gain' | 'not-asked'
}

type FunctionKey = (typeof functionMeasures)[number]['key']
type Compared = Pick<Measures, 'nrsAverage' | 'sitToStandWithArms' | FunctionKey>

const comparable = (measures: Compared, key: FunctionKey) =>
  key === 'sitToStand30s' ? standardStands(measures) : measures[key]

export function responseOf(before: Compared, now: Compared, rule: ResponderRule): Response {
  const pain = changeOf(before.nrsAverage, now.nrsAverage)
  // Without pain before there is nothing to relieve: relief is undefined, not zero (section 10.4).
  if (pain === null || pain.before === 0) return { verdict: 'unknown', because: 'not-asked' }
  const reliefTimesBefore = -pain.points * 100
  if (reliefTimesBefore >= rule.responderReliefPercent * pain.before) return { verdict: 'yes', because: 'relief' }
  if (reliefTimesBefore < rule.responderWithFunctionPercent * pain.before)
    return { verdict: 'no', because: 'too-little-relief' }
  const gains = functionMeasures.map(({ key, atLeast, better }) => {
    const change = changeOf(comparable(before, key), comparable(now, key))
    if (change === null) return null
    return (better === 'higher' ? change.points : -change.points) >= atLeast
  })
  if (gains.includes(true)) return { verdict: 'yes', because: 'relief-and-function' }
  return gains.includes(false)
    ? { verdict: 'no', because: 'no-function-gain' }
    : { verdict: 'unknown', because: 'not-asked' }
}
