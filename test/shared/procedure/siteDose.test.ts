import type { DoseInUnits } from '@shared/procedure/dose'
import { fewestReadings, siteDoseReference } from '@shared/procedure/siteDose'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roomWithNeedle } from '../../builders/procedureRoom'

const kerma = (values: readonly number[]): DoseInUnits[] =>
  values.map((airKermaMGy) => ({ fluoroscopyS: null, airKermaMGy, dapGyCm2: null }))
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('a site’s own percentiles', () => {
  it('are values that were read: of 1 to 20 the median is 10, the 75th 15, the 95th 19', () => {
    const { median, p75, p95, readings } = siteDoseReference(kerma(upTo(20)))
    expect([median.airKermaMGy, p75.airKermaMGy, p95.airKermaMGy]).toEqual([10, 15, 19])
    expect(readings).toEqual({ fluoroscopyS: 0, airKermaMGy: 20, dapGyCm2: 0 })
    expect(p95.fluoroscopyS).toBeNull()
  })

  it('are none with one reading fewer than needed', () => {
    expect(siteDoseReference(kerma(upTo(fewestReadings - 1))).p95.airKermaMGy).toBeNull()
    expect(siteDoseReference(kerma(upTo(fewestReadings - 1))).readings.airKermaMGy).toBe(19)
  })

  it('leave at most five in a hundred readings above the 95th, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 20, maxLength: 120 }), (values) => {
        const p95 = siteDoseReference(kerma(values)).p95.airKermaMGy ?? Number.NaN
        expect(values).toContain(p95)
        expect(values.filter((value) => value > p95).length * 20).toBeLessThanOrEqual(values.length)
        expect(siteDoseReference(kerma(values.toReversed())).p95.airKermaMGy).toBe(p95)
      }),
    )
  })
})

describe('a reading above the site’s 95th percentile', () => {
  const dose = (value: number, confirmed: boolean) =>
    ({
      do: 'dose.record',
      fluoroscopy: null,
      airKerma: { value, unit: 'mGy' },
      areaProduct: null,
      runs: null,
      frames: null,
      source: 'console',
      confirmed,
    }) as const

  it('is asked about and kept with what was asked; one at it is not', () => {
    const made = roomWithNeedle({ siteDose: siteDoseReference(kerma(upTo(20))) })
    made.must(dose(19, false))
    expect(made.refusal(dose(19.5, false))).toMatchObject({
      code: 'procedure.look-again',
      params: { reason: 'dose.above-site', usual: 19 },
    })
    made.must(dose(19.5, true))
    expect(made.state().procedure.doses.at(-1)?.confirmed).toMatchObject([{ code: 'dose.above-site' }])
    expect(made.refusal(dose(190, false)).params).toMatchObject({ reason: 'dose.far-above-site', times: 10 })
  })

  it('is not asked about where the site has too few', () => {
    roomWithNeedle({ siteDose: siteDoseReference(kerma(upTo(19))) }).must(dose(900, false))
  })
})
