import { gradeName } from '@shared/imaging/identityCheck'
import { decimalText, fittingText, personName, textProblem } from '@shared/imaging/write/limits'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('texts made fit for DICOM', () => {
  it('leaves what fits as it is', () => {
    expect(fittingText('LO', 'L5 root, left')).toBe('L5 root, left')
    expect(fittingText('ST', 'first line\nsecond \\ line')).toBe('first line\nsecond \\ line')
  })

  it('takes out separators and control characters and cuts to length', () => {
    expect(fittingText('LO', 'a\\b\u0007c')).toBe('a b c')
    expect(fittingText('SH', '12345678901234567890')).toBe('1234567890123456')
  })

  it('always gives a value that its representation allows', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 })
    fc.assert(
      fc.property(text, fc.constantFrom('LO', 'SH', 'ST', 'LT', 'UT'), (typed, vr) => {
        expect(textProblem(vr, fittingText(vr, typed))).toBeNull()
      }),
    )
  })
})

describe('a person’s name', () => {
  it('has the family name first', () => {
    expect(personName('Delacroix', 'Étienne')).toBe('Delacroix^Étienne')
    expect(personName('Hartmann', '')).toBe('Hartmann')
  })

  it('keeps its parts apart, whatever they hold', () => {
    expect(personName('a^b=c\\d', 'e')).toBe('a b c d^e')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (family, given) => {
        const written = personName(family, given)
        expect(textProblem('PN', written)).toBeNull()
        expect(written.split('^').length).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('of more than 64 characters is cut and still recognised', () => {
    const given = 'Maximiliana Theodora Apollonia Wilhelmine'
    const written = personName('von Hohenlohe-Waldenburg-Schillingsfürst', given)
    expect(written).toBe('von Hohenlohe-Waldenburg-Schillingsfürst^Maximiliana Theodora')
    expect(gradeName(`von Hohenlohe-Waldenburg-Schillingsfürst^${given}`, written)).not.toBe('different')
  })
})

describe('a number as a decimal string', () => {
  it('has at most sixteen characters and is as exact as they allow', () => {
    expect(decimalText(0.19921875)).toBe('0.19921875')
    expect(decimalText(-1 / 3)).toHaveLength(16)
    expect(decimalText(1e16)).toBe('1E16')
    expect(decimalText(-999999999999999.5)).toBe('-1E15')
    expect(decimalText(1.5e-7)).toBe('1.5E-7')
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (value) => {
        const text = decimalText(value)
        expect(textProblem('DS', text)).toBeNull()
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-8)
      }),
      { numRuns: 2000 },
    )
  })

  it('is none for what is no finite number', () => {
    expect(() => decimalText(Number.NaN)).toThrow(RangeError)
  })
})
