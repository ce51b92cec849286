import type { Measures } from '@shared/outcomes/measures'

/**
 * PEG: the mean of its three items, 0-10, higher is worse (Krebs et al., J Gen Intern Med 2009;24:733-738). Null unless
 * all three are answered: the scale has no rule for a missing item.
 */
export function pegScore(items: Measures['peg']): number | null {
  if (items === null) return null
  const [pain, enjoyment, activity] = items
  if (pain === null || enjoyment === null || activity === null) return null
  return (pain + enjoyment + activity) / 3
}

/**
 * Oswestry and neck disability index from their items, 0-5 each, null where not answered: sum / (5 × answered) × 100.
 * Null where nothing was answered. Throws on an item that is no whole number from 0 to 5.
 */
export function disabilityPercent(items: readonly (number | null)[]): number | null {
  const answered = items.filter((item): item is number => item !== null)
  if (answered.some((item) => !Number.isInteger(item) || item < 0 || item > 5)) {
    throw new RangeError('Each item is a whole number from 0 to 5.')
  }
  if (answered.length === 0) return null
  const sum = answered.reduce((total, item) => total + item, 0)
  return (100 * sum) / (5 * answered.length)
}

/** Both legs of a change: in points, and in percent of before where before is not 0. Negative is less than before. */
export type Change = {
  readonly before: number
  readonly now: number
  readonly points: number
  readonly percent: number | null
}

export function changeOf(before: number | null, now: number | null): Change | null {
  if (before === null || now === null) return null
  const points = now - before
  return { before, now, points, percent: before === 0 ? null : (100 * points) / before }
}

/**
 * How much a change in pain on the 0-10 scale means (section 12.1): 50 % less is substantial; 30 % or 2 points less is
 * what matters to people; anything less than that is small.
 */
export type PainMeaning = 'substantial' | 'matters' | 'small' | 'same' | 'worse'

export const painMidPoints = 2
export const painMidPercent = 30
const painSubstantialPercent = 50

export function painMeaning({ before, points }: Change): PainMeaning {
  if (points > 0) return 'worse'
  if (points === 0) return 'same'
  // Compared without division, so that exactly 30 % or 50 % counts.
  if (-points * 100 >= painSubstantialPercent * before) return 'substantial'
  if (-points >= painMidPoints || -points * 100 >= painMidPercent * before) return 'matters'
  return 'small'
}

/** Smallest changes that are more than chance or that matter, by measure; higher or lower is better (section 12.1). */
export const functionMeasures = [
  { key: 'sitToStand30s', atLeast: 2.5, better: 'higher' },
  { key: 'twoMinuteWalkM', atLeast: 42, better: 'higher' },
  { key: 'odiPercent', atLeast: 10, better: 'lower' },
  { key: 'ndiPercent', atLeast: 10, better: 'lower' },
] as const satisfies readonly {
  readonly key: keyof Measures
  readonly atLeast: number
  readonly better: 'higher' | 'lower'
}[]

type Stands = Pick<Measures, 'sitToStand30s' | 'sitToStandWithArms'>

/** Full stands in 30 s with the arms crossed. With the arms it is an adapted score, compared with nothing (section 12.1). */
export function standardStands({ sitToStand30s, sitToStandWithArms }: Stands): number | null {
  return sitToStandWithArms === true ? null : sitToStand30s
}

/** PEG: about 1 point, the lower anchor-based value of "1.0-1.75"; 30 % is also used. */
export const pegMidPoints = 1
