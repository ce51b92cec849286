import { defaultSitePolicy, sitePolicySchema } from '@shared/case/policy'
import { assess, latestValues, limitsFor, outOfRange, rangedValues } from '@shared/recovery/ranges'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measured, minutesAfter, observed } from '../../builders/aftercare'

const adult = limitsFor({ birthDate: '1958-03-12' }, '2026-11-24T14:55:00Z', defaultSitePolicy)
const before = { systolicMmHg: 140, painNow: 7, spo2Percent: 98 }
const kind = (name: (typeof rangedValues)[number], values: Parameters<typeof measured>[0]) =>
  assess(name, measured(values), before, adult).kind

describe('a measured value', () => {
  it('is not assessed when nobody looked, and that is not "in range"', () => {
    for (const name of rangedValues) expect(assess(name, measured({}), before, adult)).toEqual({ kind: 'not-assessed' })
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
    expect(assess('painRest', measured({ painRest: 6 }), { ...before, painNow: 3 }, adult).kind).toBe('in-range')
    expect(assess('painRest', measured({ painRest: 7 }), { ...before, painNow: 3 }, adult).kind).toBe('out-of-range')
    expect(assess('painRest', measured({ painRest: 7 }), null, adult).kind).toBe('no-range')
  })

  it('notices a new need for oxygen at any saturation', () => {
    const seen = measured({ spo2Percent: 99, oxygenLPerMin: 2 })
    expect(assess('spo2Percent', seen, before, adult)).toMatchObject({ because: { code: 'needs-oxygen', limit: 2 } })
  })

  it('says from what the pressure fell', () => {
    expect(assess('systolicMmHg', measured({ systolicMmHg: 100 }), before, adult)).toMatchObject({
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
    expect(outOfRange(latestValues(seen), before, adult)).toEqual(['systolicMmHg'])
  })

  it('go by the time of measurement, not by the order of entry', () => {
    const seen = [
      observed(1, minutesAfter(15), { systolicMmHg: 120 }),
      observed(2, minutesAfter(0), { systolicMmHg: 84 }),
    ]
    expect(latestValues(seen).systolicMmHg).toBe(120)
  })
})

describe('limits by age', () => {
  const on = '2026-11-24T14:55:00Z'
  const child = { birthDate: '2014-01-01' }
  const band = {
    fromYears: 12,
    belowYears: 18,
    systolicLow: 85,
    pulseHigh: 130,
    source: 'Invented for this test',
  }
  const site = sitePolicySchema.parse({ ageLimits: [band] })
  const pulse = (value: number, limits: ReturnType<typeof limitsFor>) =>
    assess('pulsePerMin', measured({ pulsePerMin: value }), null, limits)

  it('have nothing to hold a child against where the site has set nothing, and that is not "in range"', () => {
    const limits = limitsFor(child, on, defaultSitePolicy)
    expect(pulse(115, limits)).toEqual({ kind: 'no-range' })
    expect(limits.sources).toEqual([])
  })

  it("are the site's for the age it set them for, each end by itself", () => {
    const limits = limitsFor(child, on, site)
    expect(pulse(131, limits)).toMatchObject({ kind: 'out-of-range', because: { code: 'above', limit: 130 } })
    expect(pulse(130, limits).kind).toBe('in-range')
    expect(assess('systolicMmHg', measured({ systolicMmHg: 84 }), null, limits).kind).toBe('out-of-range')
    expect(assess('spo2Percent', measured({ spo2Percent: 80 }), null, limits).kind).toBe('no-range')
    expect(limits.sources).toEqual(['Invented for this test'])
  })

  it('change on the birthday', () => {
    expect(limitsFor({ birthDate: '2008-11-24' }, on, site).pulse).toEqual({ low: 50, high: 120 })
    expect(limitsFor({ birthDate: '2008-11-25' }, on, site).pulse).toEqual({ low: null, high: 130 })
  })

  it('of a site never loosen the reference for an adult, and may tighten it', () => {
    const loose = sitePolicySchema.parse({
      ageLimits: [{ ...band, belowYears: null, systolicLow: 70, pulseHigh: 140 }],
    })
    const tight = sitePolicySchema.parse({
      ageLimits: [{ ...band, belowYears: null, systolicLow: 100, pulseHigh: 100 }],
    })
    expect(limitsFor({ birthDate: '1958-03-12' }, on, loose)).toMatchObject({
      systolic: { low: 90 },
      pulse: { high: 120 },
    })
    expect(limitsFor({ birthDate: '1958-03-12' }, on, tight)).toMatchObject({
      systolic: { low: 100 },
      pulse: { high: 100 },
    })
  })

  it('hold breaths against the site alone: the reference names no range', () => {
    expect(assess('respirationPerMin', measured({ respirationPerMin: 6 }), null, adult).kind).toBe('no-range')
    const own = sitePolicySchema.parse({ ageLimits: [{ ...band, belowYears: null, respirationLow: 10 }] })
    const limits = limitsFor({ birthDate: '1958-03-12' }, on, own)
    expect(assess('respirationPerMin', measured({ respirationPerMin: 9 }), null, limits).kind).toBe('out-of-range')
  })

  it('still see a fall of more than a fifth, whatever the age', () => {
    const limits = limitsFor(child, on, defaultSitePolicy)
    const fell = assess('systolicMmHg', measured({ systolicMmHg: 79 }), { ...before, systolicMmHg: 100 }, limits)
    expect(fell).toMatchObject({ kind: 'out-of-range', because: { code: 'fell-from-before' } })
  })
})
