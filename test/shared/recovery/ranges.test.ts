import { assess, latestValues, outOfRange, rangedValues } from '@shared/recovery/ranges'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measured, minutesAfter, observed } from '../../builders/aftercare'

const before = { systolicMmHg: 140, painNow: 7, spo2Percent: 98 }
const kind = (name: (typeof rangedValues)[number], values: Parameters<typeof measured>[0]) =>
  assess(name, measured(values), before).kind

describe('a measured value', () => {
  it('is not assessed when nobody looked, and that is not "in range"', () => {
    for (const name of rangedValues) expect(assess(name, measured({}), before)).toEqual({ kind: 'not-assessed' })
  })

  it.each([
    ['systolicMmHg', 112, 'in-range'],
    ['systolicMmHg', 111, 'out-of-range'],
    ['systolicMmHg', 89, 'out-of-range'],
    ['systolicMmHg', 180, 'in-range'],
    ['systolicMmHg', 181, 'out-of-range'],
    ['pulsePerMin', 50, 'in-range'],
    ['pulsePerMin', 49, 'out-of-range'],
    ['pulsePerMin', 120, 'in-range'],
    ['pulsePerMin', 121, 'out-of-range'],
    ['spo2Percent', 92, 'in-range'],
    ['spo2Percent', 91, 'out-of-range'],
    ['temperatureC', 37.9, 'in-range'],
    ['temperatureC', 38, 'out-of-range'],
    ['glucoseMgPerDl', 300, 'in-range'],
    ['glucoseMgPerDl', 301, 'out-of-range'],
    ['glucoseMgPerDl', 70, 'in-range'],
    ['glucoseMgPerDl', 69, 'out-of-range'],
    ['painRest', 10, 'in-range'],
  ] as const)('%s of %s is %s', (name, value, expected) => {
    expect(kind(name, { [name]: value })).toBe(expected)
  })

  it('holds pain against the pain from before', () => {
    expect(assess('painRest', measured({ painRest: 6 }), { ...before, painNow: 3 }).kind).toBe('in-range')
    expect(assess('painRest', measured({ painRest: 7 }), { ...before, painNow: 3 }).kind).toBe('out-of-range')
    expect(assess('painRest', measured({ painRest: 7 }), null).kind).toBe('no-range')
  })

  it('notices a new need for oxygen at any saturation', () => {
    const seen = measured({ spo2Percent: 99, oxygenLPerMin: 2 })
    expect(assess('spo2Percent', seen, before)).toMatchObject({ because: { code: 'needs-oxygen', limit: 2 } })
  })

  it('says from what the pressure fell', () => {
    expect(assess('systolicMmHg', measured({ systolicMmHg: 100 }), before)).toMatchObject({
      towards: 'low',
      because: { code: 'fell-from-before', limit: 140 },
    })
  })

  it('is never in range when it is lower than a pressure already out of range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 180 }), fc.integer({ min: 0, max: 20 }), (systolic, drop) => {
        if (kind('systolicMmHg', { systolicMmHg: systolic }) !== 'out-of-range') return
        expect(kind('systolicMmHg', { systolicMmHg: systolic - drop })).toBe('out-of-range')
      }),
    )
  })
})

describe('the newest values', () => {
  it('keep a low pressure that nobody measured again', () => {
    const seen = [
      observed(1, minutesAfter(0), { systolicMmHg: 84, pulsePerMin: 60 }),
      observed(2, minutesAfter(15), { painRest: 2 }),
    ]
    expect(outOfRange(latestValues(seen), before)).toEqual(['systolicMmHg'])
  })

  it('go by the time of measurement, not by the order of entry', () => {
    const seen = [
      observed(1, minutesAfter(15), { systolicMmHg: 120 }),
      observed(2, minutesAfter(0), { systolicMmHg: 84 }),
    ]
    expect(latestValues(seen).systolicMmHg).toBe(120)
  })
})
