import { canonicalJson } from '@shared/kit/canonicalJson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const anyJson = fc.jsonValue({ stringUnit: 'binary' }).map((value) => z.json().parse(value))

describe('canonical JSON', () => {
  it('says the same value as JSON does, and says it the same way the second time', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(z.json().parse(JSON.parse(text)))).toBe(text)
      }),
    )
  })

  it('does not depend on the order in which members were written', () => {
    const member = fc.tuple(fc.string(), fc.integer())
    fc.assert(
      fc.property(fc.uniqueArray(member, { selector: ([key]) => key }), (members) => {
        const there = Object.fromEntries(members)
        const back = Object.fromEntries(members.toReversed())
        expect(canonicalJson(there)).toBe(canonicalJson(back))
      }),
    )
  })

  it('sorts by code unit, leaves no space and drops what is undefined', () => {
    const value = { b: [1, { z: null, a: true }], a: 'é', B: undefined, '': -0, Z: 1e21 }
    expect(canonicalJson(value)).toBe('{"":0,"Z":1e+21,"a":"é","b":[1,{"a":true,"z":null}]}')
    expect(canonicalJson({ only: undefined })).toBe('{}')
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses %s at any depth', (value) => {
    expect(() => canonicalJson({ dose: [value] })).toThrow(RangeError)
  })
})
