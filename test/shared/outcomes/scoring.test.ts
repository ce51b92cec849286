import { defaultSitePolicy, sitePolicySchema } from '@shared/case/policy'
import { measuresSchema } from '@shared/outcomes/measures'
import { medicationChange } from '@shared/outcomes/medication'
import { responseOf } from '@shared/outcomes/responder'
import { changeOf, disabilityPercent, painMeaning, pegScore } from '@shared/outcomes/scoring'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const items = (sum: number, answered: number) => {
  const values: (number | null)[] = Array.from({ length: answered }, () => 0)
  let left = sum
  for (let at = 0; at < values.length && left > 0; at += 1) {
    values[at] = Math.min(5, left)
    left -= 5
  }
  return [...values, ...Array.from({ length: 10 - answered }, () => null)]
}

describe('the disability index in percent', () => {
  // The worked example of the Oswestry questionnaire: 16 of 50 is 32 %; with one section missed 16 of 45 is 35.5 %
  // (Fairbank, Pynsent, Spine 2000;25:2940-2952; the neck index is scored alike, Vernon, Mior 1991;14:409-415).
  it('follows the published example: 16 of 50 is 32 %', () => {
    expect(disabilityPercent(items(16, 10))).toBe(32)
  })

  it('leaves a missed section out of the denominator: 16 of 45 is 35.5 %', () => {
    expect(disabilityPercent(items(16, 9))).toBeCloseTo(35.55, 1)
  })

  it('is unknown where nothing was answered, and refuses an item beyond 5', () => {
    expect(disabilityPercent(items(0, 0))).toBeNull()
    expect(() => disabilityPercent([6])).toThrow(RangeError)
  })

  it('stays between 0 and 100', () => {
    const item = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null })
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 10 }), (answers) => {
        const percent = disabilityPercent(answers)
        if (percent === null) expect(answers.every((answer) => answer === null)).toBe(true)
        else expect(percent >= 0 && percent <= 100).toBe(true)
      }),
    )
  })
})

// Mean of three items 0-10: Krebs et al., J Gen Intern Med 2009;24:733-738. No rule for a missing item is published.
describe('PEG', () => {
  it('is the mean of its three items', () => {
    expect(pegScore([7, 6, 8])).toBe(7)
    expect(pegScore([4, 3, 3])).toBeCloseTo(3.33, 2)
    expect(pegScore([0, 0, 0])).toBe(0)
  })

  it('is unknown with an item missing, never a mean of two', () => {
    expect(pegScore([7, null, 8])).toBeNull()
    expect(pegScore(null)).toBeNull()
  })
})

describe('a change in pain', () => {
  const meaning = (before: number, now: number) => {
    const change = changeOf(before, now)
    return change === null ? null : painMeaning(change)
  }

  it.each([
    [10, 5, 'substantial'],
    [8, 4, 'substantial'],
    [7, 4, 'matters'],
    [10, 8, 'matters'],
    [8, 6, 'matters'],
    [3, 2, 'matters'],
    [10, 9, 'small'],
    [4, 3, 'small'],
    [5, 5, 'same'],
    [5, 6, 'worse'],
  ])('from %i to %i is %s', (before, now, expected) => {
    expect(meaning(before, now)).toBe(expected)
  })

  it('has no percentage where there was no pain before', () => {
    expect(changeOf(0, 3)).toEqual({ before: 0, now: 3, points: 3, percent: null })
    expect(changeOf(null, 3)).toBeNull()
  })
})

const answers = (values: Partial<ReturnType<typeof measuresSchema.parse>>) =>
  measuresSchema.parse({ askedOn: '2026-12-22', how: 'telephone', ...values })

describe('the responder', () => {
  it.each([
    ['half the pain', { nrsAverage: 8 }, { nrsAverage: 4 }, 'yes', 'relief'],
    [
      'a third less and two more stands is not more than chance',
      { nrsAverage: 6, sitToStand30s: 7 },
      { nrsAverage: 4, sitToStand30s: 9 },
      'no',
      'no-function-gain',
    ],
    [
      'a third less and three more stands',
      { nrsAverage: 6, sitToStand30s: 7 },
      { nrsAverage: 4, sitToStand30s: 10 },
      'yes',
      'relief-and-function',
    ],
    [
      'a third less and ten points off the disability index',
      { nrsAverage: 6, odiPercent: 40 },
      { nrsAverage: 4, odiPercent: 30 },
      'yes',
      'relief-and-function',
    ],
    [
      'a third less and more stands, but with the arms, which is another test',
      { nrsAverage: 6, sitToStand30s: 7 },
      { nrsAverage: 4, sitToStand30s: 12, sitToStandWithArms: true },
      'unknown',
      'not-asked',
    ],
    [
      'a third less and more stands than with the arms before',
      { nrsAverage: 6, sitToStand30s: 7, sitToStandWithArms: true },
      { nrsAverage: 4, sitToStand30s: 12, sitToStandWithArms: false },
      'unknown',
      'not-asked',
    ],
    ['a third less and no function asked', { nrsAverage: 6 }, { nrsAverage: 4 }, 'unknown', 'not-asked'],
    ['less than a third', { nrsAverage: 10 }, { nrsAverage: 8 }, 'no', 'too-little-relief'],
    ['pain not asked', { nrsAverage: 6 }, {}, 'unknown', 'not-asked'],
    ['no pain before', { nrsAverage: 0 }, { nrsAverage: 0 }, 'unknown', 'not-asked'],
  ] as const)('%s', (_name, before, now, verdict, because) => {
    expect(responseOf(answers(before), answers(now), defaultSitePolicy)).toEqual({ verdict, because })
  })

  it('goes by what the site decided: at 60 % alone and 20 % with function, on and beside each edge', () => {
    const rule = sitePolicySchema.parse({ responderReliefPercent: 60, responderWithFunctionPercent: 20 })
    const verdictOf = (now: object, before: object = {}) =>
      responseOf(answers({ nrsAverage: 10, sitToStand30s: 7, ...before }), answers(now), rule)
    expect(verdictOf({ nrsAverage: 4 })).toEqual({ verdict: 'yes', because: 'relief' })
    expect(verdictOf({ nrsAverage: 5 })).toEqual({ verdict: 'unknown', because: 'not-asked' })
    expect(verdictOf({ nrsAverage: 8, sitToStand30s: 10 })).toEqual({ verdict: 'yes', because: 'relief-and-function' })
    expect(verdictOf({ nrsAverage: 9, sitToStand30s: 10 })).toEqual({ verdict: 'no', because: 'too-little-relief' })
  })

  it('never turns from yes to no with less pain', () => {
    const nrs = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), nrs, nrs, (before, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const verdictOf = (now: number) =>
          responseOf(answers({ nrsAverage: before }), answers({ nrsAverage: now }), defaultSitePolicy).verdict
        if (verdictOf(more) === 'yes') expect(verdictOf(less)).toBe('yes')
      }),
    )
  })
})

describe('a change in medicines', () => {
  const taking = (...list: readonly (readonly [string, number | null])[]) => ({
    medications: list.map(([name, perDay]) => ({ name, kind: 'other' as const, perDay, mgEach: null })),
  })

  it('names what was stopped, started, reduced and increased', () => {
    const change = medicationChange(
      taking(['Gabapentin', 3], ['Naproxen', 2], ['Tramadol', 4]),
      taking(['gabapentin ', 1], ['Naproxen', 3], ['Duloxetine', 1]),
    )
    expect(change).toEqual({
      before: 3,
      now: 3,
      stopped: ['Tramadol'],
      started: ['Duloxetine'],
      reduced: ['gabapentin'],
      increased: ['Naproxen'],
    })
  })

  it('takes none a day as stopped, and an unknown amount as no change that is known', () => {
    const change = medicationChange(
      taking(['Naproxen', 2], ['Tramadol', null]),
      taking(['Naproxen', 0], ['Tramadol', 1]),
    )
    expect(change).toMatchObject({ stopped: ['Naproxen'], reduced: [], increased: [], now: 1 })
  })

  it('is unknown where a list was not asked for, which is not the same as none', () => {
    expect(medicationChange({ medications: null }, taking())).toBeNull()
    expect(medicationChange(taking(['Naproxen', 1]), { medications: [] })).toMatchObject({ stopped: ['Naproxen'] })
  })
})
