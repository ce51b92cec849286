import { decodeJpeg } from '@shared/imaging/codecs/jpeg'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeLossless } from '../../fixtures/losslessJpeg'

const picture = fc
  .record({
    width: fc.integer({ min: 1, max: 12 }),
    height: fc.integer({ min: 1, max: 9 }),
    components: fc.constantFrom(1, 3),
    precision: fc.integer({ min: 2, max: 16 }),
    predictor: fc.integer({ min: 1, max: 7 }),
    restartRows: fc.integer({ min: 0, max: 3 }),
  })
  .chain((options) => {
    const count = options.width * options.height * options.components
    return fc.record({
      options: fc.constant(options),
      samples: fc.array(fc.integer({ min: 0, max: 2 ** options.precision - 1 }), {
        minLength: count,
        maxLength: count,
      }),
    })
  })

describe('lossless JPEG', () => {
  it('gives every sample back, with every predictor, precision, colour and restart interval', () => {
    fc.assert(
      fc.property(picture, ({ options, samples }) => {
        const decoded = decodeJpeg(encodeLossless(samples, options))
        if (!decoded.ok) throw new Error(decoded.failure.says)
        expect([...decoded.value.samples]).toEqual(samples)
      }),
      { numRuns: 600 },
    )
  })

  it('that is cut off is refused, never filled up', () => {
    const options = { width: 40, height: 40, components: 1, precision: 12, predictor: 1, restartRows: 0 }
    const samples = Array.from({ length: 1600 }, (_, i) => (i * 2654435761) % 4096)
    const whole = encodeLossless(samples, options)
    for (const keep of [0.2, 0.5, 0.9, 0.98]) {
      expect(decodeJpeg(whole.subarray(0, Math.floor(whole.length * keep)))).toMatchObject({
        ok: false,
        failure: { code: 'damaged' },
      })
    }
  })

  it('never throws on changed bytes', () => {
    const options = { width: 12, height: 9, components: 3, precision: 8, predictor: 4, restartRows: 3 }
    const whole = encodeLossless(
      Array.from({ length: 324 }, (_, i) => (i * 37) % 256),
      options,
    )
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(whole.length - 1), value: fc.integer({ min: 0, max: 255 }) }), {
          maxLength: 8,
        }),
        (changes) => {
          const bytes = whole.slice()
          for (const { at, value } of changes) bytes[at] = value
          const decoded = decodeJpeg(bytes)
          return decoded.ok || decoded.failure.says.endsWith('.')
        },
      ),
      { numRuns: 2000 },
    )
  })
})
