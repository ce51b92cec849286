import { type Header, headerReader } from '@shared/imaging/elementHeader'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { el, elementBytes, explicitBig, explicitLittle, type Form, implicitLittle } from '../../fixtures/dicomBytes'

function headerOf(bytes: Uint8Array, form: Form, at = 0, end = bytes.length): Header | null {
  const header: Header = { tag: 0, vr: '', length: 0, value: 0 }
  return headerReader(bytes).read(at, end, form, header) ? header : null
}

const short = 'AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' ')
const long = 'OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' ')

describe('the header of an element', () => {
  it.each([
    ['explicit, little endian', explicitLittle],
    ['explicit, big endian', explicitBig],
    ['implicit', implicitLittle],
  ])('%s, gives tag, representation, length and place for every value representation', (_, form) => {
    for (const vr of [...short, ...long]) {
      const bytes = elementBytes(el(0x00189abc, vr, new Uint8Array(6)), form)
      const value = form.explicit && long.includes(vr) ? 12 : 8
      expect(headerOf(bytes, form)).toEqual({ tag: 0x00189abc, vr: form.explicit ? vr : 'UN', length: 6, value })
    }
  })

  it('that the bytes, or the place it may reach to, cut off is none', () => {
    const bytes = elementBytes(el(0x7fe00010, 'OW', new Uint8Array(4)), explicitLittle)
    for (let length = 0; length < 12; length++) {
      expect(headerOf(bytes.subarray(0, length), explicitLittle)).toBeNull()
      expect(headerOf(bytes, explicitLittle, 0, length)).toBeNull()
    }
    expect(headerOf(bytes, explicitLittle, 0, 12)).toMatchObject({ length: 4, value: 12 })
  })

  it('of an item is read in the other byte order where a writer forgot to turn it round', () => {
    const swapped = Uint8Array.of(0xfe, 0xff, 0x00, 0xe0, 0x08, 0, 0, 0)
    expect(headerOf(swapped, explicitBig)).toMatchObject({ tag: 0xfffee000, length: 8, value: 8 })
    expect(headerOf(swapped, explicitLittle)).toMatchObject({ tag: 0xfffee000, length: 8, value: 8 })
  })

  it('is at once an answer, whatever the bytes: nothing is thrown and no length followed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.boolean(), fc.boolean(), (bytes, littleEndian, explicit) => {
        const header = headerOf(bytes, { littleEndian, explicit })
        if (header !== null) expect(header.value).toBeLessThanOrEqual(bytes.length)
      }),
      { numRuns: 2000 },
    )
  })
})
