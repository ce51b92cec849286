import { convertDose, doseAlerts, doseQuestions } from '@shared/procedure/dose'
import type { DoseReading } from '@shared/procedure/events'
import { describe, expect, it } from 'vitest'

const reading = (values: Partial<DoseReading>): DoseReading => ({
  fluoroscopy: null,
  airKerma: null,
  areaProduct: null,
  runs: null,
  frames: null,
  source: 'console',
  ...values,
})

describe('dose in one unit each', () => {
  it.each([
    ['Gy.m2', 0.0001, 1],
    ['dGy.cm2', 10, 1],
    ['cGy.cm2', 100, 1],
    ['uGy.m2', 100, 1],
    ['mGy.cm2', 1000, 1],
    ['Gy.cm2', 1, 1],
    ['mGy.m2', 0.1, 1],
  ] as const)('%s: %s is %s Gy.cm2', (unit, value, expected) => {
    expect(convertDose(reading({ areaProduct: { value, unit } })).dapGyCm2).toBeCloseTo(expected, 10)
  })

  it.each([
    ['Gy', 0.0009, 0.9],
    ['dGy', 0.009, 0.9],
    ['cGy', 0.09, 0.9],
    ['mGy', 0.9, 0.9],
    ['uGy', 900, 0.9],
  ] as const)('%s: %s is %s mGy', (unit, value, expected) => {
    expect(convertDose(reading({ airKerma: { value, unit } })).airKermaMGy).toBeCloseTo(expected, 10)
  })

  it('minutes become seconds, and what was not given stays not given', () => {
    expect(convertDose(reading({ fluoroscopy: { value: 0.5, unit: 'min' } }))).toEqual({
      fluoroscopyS: 30,
      airKermaMGy: null,
      dapGyCm2: null,
    })
  })
})

const codes = (values: Partial<DoseReading>) => doseQuestions(reading(values)).map((each) => each.code)

describe('questions about dose', () => {
  it('asks nothing about 14 s, 0.9 mGy and 0.09 Gy.cm2', () => {
    expect(
      codes({
        fluoroscopy: { value: 14, unit: 's' },
        airKerma: { value: 0.9, unit: 'mGy' },
        areaProduct: { value: 0.09, unit: 'Gy.cm2' },
      }),
    ).toEqual([])
  })

  it('asks about 30 minutes typed where 30 seconds were meant', () => {
    expect(codes({ fluoroscopy: { value: 30, unit: 'min' } })).toEqual(['dose.time-long'])
  })

  it('asks from exactly ten times the longest published mean, and not below', () => {
    expect(codes({ fluoroscopy: { value: 1609.9, unit: 's' } })).toEqual([])
    expect(codes({ fluoroscopy: { value: 1610, unit: 's' } })).toEqual(['dose.time-long'])
  })

  it('asks about minutes typed as seconds', () => {
    expect(codes({ fluoroscopy: { value: 0.5, unit: 's' } })).toEqual(['dose.time-short'])
    expect(codes({ fluoroscopy: { value: 0.76, unit: 's' } })).toEqual([])
  })

  it('asks when kerma and area product do not belong to a field that can be', () => {
    const [question] = doseQuestions(
      reading({ airKerma: { value: 0.9, unit: 'mGy' }, areaProduct: { value: 9, unit: 'Gy.cm2' } }),
    )
    expect(question?.params).toMatchObject({ slip: 'hundred' })
  })

  it('asks about a ten-fold slip between kerma and area product', () => {
    const [question] = doseQuestions(
      reading({ airKerma: { value: 9, unit: 'mGy' }, areaProduct: { value: 0.09, unit: 'Gy.cm2' } }),
    )
    expect(question?.params).toMatchObject({ slip: 'ten' })
  })

  it('asks about values above this site’s own 95th percentile, and says so where they are ten times above', () => {
    const site = {
      p75: { fluoroscopyS: 20, airKermaMGy: 2, dapGyCm2: 0.3 },
      p95: { fluoroscopyS: 40, airKermaMGy: 4, dapGyCm2: 0.6 },
    }
    const found = doseQuestions(reading({ airKerma: { value: 40, unit: 'mGy' } }), site)
    expect(found.map((each) => each.params.times)).toEqual([10])
    const hundred = doseQuestions(reading({ airKerma: { value: 400, unit: 'mGy' } }), site)
    expect(hundred.map((each) => each.params.times)).toEqual([100])
    const above = doseQuestions(reading({ airKerma: { value: 39, unit: 'mGy' } }), site)
    expect(above.map((each) => each.code)).toEqual(['dose.above-site'])
    expect(doseQuestions(reading({ airKerma: { value: 4, unit: 'mGy' } }), site)).toEqual([])
  })
})

describe('dose alert levels', () => {
  it.each([
    ['airKermaMGy', 2999, []],
    ['airKermaMGy', 3000, ['first']],
    ['airKermaMGy', 5000, ['substantial']],
    ['dapGyCm2', 299.9, []],
    ['dapGyCm2', 300, ['first']],
    ['dapGyCm2', 500, ['substantial']],
    ['fluoroscopyS', 1799, []],
    ['fluoroscopyS', 1800, ['first']],
    ['fluoroscopyS', 3600, ['substantial']],
  ] as const)('%s of %s raises %j', (key, value, expected) => {
    const dose = { fluoroscopyS: null, airKermaMGy: null, dapGyCm2: null, [key]: value }
    expect(doseAlerts(dose).map((each) => each.level)).toEqual(expected)
  })
})
