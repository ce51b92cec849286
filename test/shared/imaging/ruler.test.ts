import { angleAt, calibrate, type Geometry, lengthBetween, tiltFromVertical } from '@shared/imaging/ruler'
import type { UltrasoundRegion } from '@shared/imaging/types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const plain: Geometry = { spacing: { kind: 'none' }, pixelAspect: 1, ultrasoundRegions: [] }

function region(more: Partial<UltrasoundRegion>): UltrasoundRegion {
  return {
    minX: 0,
    minY: 0,
    maxX: 99,
    maxY: 99,
    spatialFormat: 1,
    dataType: 1,
    unitX: 'cm',
    unitY: 'cm',
    deltaX: 0.02,
    deltaY: 0.03,
    referencePixelX0: null,
    referencePixelY0: null,
    ...more,
  }
}

function ultrasound(...regions: UltrasoundRegion[]): Geometry {
  return { spacing: { kind: 'ultrasound-regions' }, pixelAspect: 1, ultrasoundRegions: regions }
}

const a = { x: 10, y: 10 }
const b = { x: 40, y: 50 }

describe('the honest ruler', () => {
  it('gives pixels where the file says nothing', () => {
    expect(lengthBetween(plain, a, b)).toEqual({ ok: true, value: { value: 50, unit: 'px', badge: { kind: 'px' } } })
  })

  it('gives millimetres from pixel spacing, rows and columns apart', () => {
    const geometry: Geometry = { ...plain, spacing: { kind: 'pixel', row: 2, column: 1 }, pixelAspect: 2 }
    expect(lengthBetween(geometry, a, { x: 10, y: 15 })).toMatchObject({
      value: { value: 10, unit: 'mm', badge: { kind: 'mm-pixel-spacing' } },
    })
    expect(lengthBetween(geometry, a, { x: 15, y: 10 })).toMatchObject({ value: { value: 5 } })
  })

  it('says that a projection is measured at the detector', () => {
    const geometry: Geometry = { ...plain, spacing: { kind: 'imager', row: 0.2, column: 0.2 } }
    expect(lengthBetween(geometry, a, b)).toMatchObject({ value: { unit: 'mm', badge: { kind: 'mm-at-detector' } } })
  })

  it('quotes a calibration that the file states', () => {
    const geometry: Geometry = { ...plain, spacing: { kind: 'calibrated', row: 0.2, column: 0.2, how: 'FIDUCIAL' } }
    expect(lengthBetween(geometry, a, b)).toMatchObject({
      value: { badge: { kind: 'mm-calibrated-by-file', how: 'FIDUCIAL' } },
    })
  })

  it('measures inside an ultrasound region in its own scale, negative steps included', () => {
    const geometry = ultrasound(region({ unitX: 'none', unitY: 'none' }), region({ deltaX: -0.02 }))
    expect(lengthBetween(geometry, a, { x: 20, y: 10 })).toMatchObject({
      value: { value: 2, unit: 'mm', badge: { kind: 'mm-region', region: 2 } },
    })
    expect(lengthBetween(geometry, a, { x: 10, y: 20 })).toMatchObject({ value: { value: 3 } })
  })

  it('counts both corners of a region as inside it, and the next pixel as outside', () => {
    const geometry = ultrasound(region({ minX: 10, minY: 10, maxX: 19, maxY: 19 }), region({ minX: 20, maxX: 90 }))
    expect(lengthBetween(geometry, { x: 10, y: 10 }, { x: 19.99, y: 19.99 })).toMatchObject({
      ok: true,
      value: { unit: 'mm' },
    })
    expect(lengthBetween(geometry, { x: 10, y: 10 }, { x: 20, y: 19 })).toMatchObject({
      ok: false,
      failure: { code: 'across-regions' },
    })
  })

  it('refuses a length from a region to outside of any', () => {
    const geometry = ultrasound(region({ maxX: 19 }))
    expect(lengthBetween(geometry, a, { x: 60, y: 10 })).toMatchObject({
      ok: false,
      failure: { code: 'across-regions' },
    })
  })

  it('refuses lengths in spectral, M-mode and flow regions, and angles as well', () => {
    for (const [more, code] of [
      [{ spatialFormat: 3, dataType: 3, unitX: 's', unitY: 'cm/s' }, 'spectral-region'],
      [{ spatialFormat: 2, unitX: 's' }, 'm-mode-region'],
      [{ dataType: 2 }, 'flow-region'],
    ] as const) {
      const geometry = ultrasound(region(more))
      expect(lengthBetween(geometry, a, b)).toMatchObject({ ok: false, failure: { code } })
      expect(angleAt(geometry, a, b, { x: 1, y: 1 })).toMatchObject({ ok: false, failure: { code } })
    }
  })

  it('uses the tissue picture where a flow box lies over it', () => {
    const geometry = ultrasound(region({ dataType: 2, minX: 5, minY: 5, maxX: 60, maxY: 60 }), region({}))
    expect(lengthBetween(geometry, a, b)).toMatchObject({ value: { badge: { kind: 'mm-region', region: 2 } } })
  })

  it('names the object and the time of a calibration by hand', () => {
    const made = calibrate(plain, { x: 0, y: 0 }, { x: 0, y: 90 }, { realMm: 90, on: '22 G needle', at: '14:03' })
    if (!made.ok) throw new Error('refused')
    expect(lengthBetween(plain, a, b, made.value)).toEqual({
      ok: true,
      value: { value: 50, unit: 'mm', badge: { kind: 'mm-calibrated', on: '22 G needle', at: '14:03' } },
    })
  })

  it('does not let a calibration by hand make a length of a spectral region', () => {
    const geometry = ultrasound(region({ spatialFormat: 3 }))
    expect(lengthBetween(geometry, a, b, { mmPerColumn: 1, on: 'ball', at: '10:00' }).ok).toBe(false)
  })

  it('refuses to calibrate on a point or with no size', () => {
    expect(calibrate(plain, a, a, { realMm: 9, on: 'ball', at: '10:00' })).toMatchObject({
      failure: { code: 'same-point' },
    })
    expect(calibrate(plain, a, b, { realMm: 0, on: 'ball', at: '10:00' })).toMatchObject({
      failure: { code: 'impossible-size' },
    })
  })

  it('gives the angle of the body, not of the pixels, when they are not square', () => {
    const tall: Geometry = { ...plain, pixelAspect: 2 }
    expect(angleAt(tall, { x: 0, y: 0 }, { x: 2, y: 0 }, { x: 2, y: 1 })).toMatchObject({
      ok: true,
      value: expect.closeTo(45, 9),
    })
    expect(tiltFromVertical(tall, { x: 0, y: 0 }, { x: 2, y: 1 })).toMatchObject({
      ok: true,
      value: expect.closeTo(45, 9),
    })
  })

  it('does not depend on the order of the points, and scales with the spacing', () => {
    const at = fc.record({
      x: fc.double({ min: 0, max: 99, noNaN: true }),
      y: fc.double({ min: 0, max: 99, noNaN: true }),
    })
    const mm = fc.double({ min: 0.01, max: 10, noNaN: true })
    fc.assert(
      fc.property(at, at, mm, mm, (p, q, row, column) => {
        const geometry: Geometry = { ...plain, spacing: { kind: 'pixel', row, column }, pixelAspect: row / column }
        const twice: Geometry = { ...geometry, spacing: { kind: 'pixel', row: row * 2, column: column * 2 } }
        const one = lengthBetween(geometry, p, q)
        const back = lengthBetween(geometry, q, p)
        const double = lengthBetween(twice, p, q)
        if (!one.ok || !back.ok || !double.ok) throw new Error('refused')
        expect(back.value.value).toBe(one.value.value)
        expect(double.value.value).toBeCloseTo(2 * one.value.value, 9)
      }),
    )
  })
})
