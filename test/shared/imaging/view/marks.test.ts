import { gripAt, insidePicture, movedPoints, snappedDirection } from '@shared/imaging/view/marks'
import { imageToCanvas, plainView } from '@shared/imaging/view/view'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const shape = { columns: 100, rows: 100, pixelAspect: 1 }
const toCanvas = imageToCanvas(plainView, shape, { width: 200, height: 200 })
const path = {
  id: 'path',
  kind: 'path' as const,
  points: [
    { x: 10, y: 10 },
    { x: 50, y: 50 },
  ],
}
const point = { id: 'point', kind: 'point' as const, points: [{ x: 50, y: 50 }] }
const region = {
  id: 'region',
  kind: 'region' as const,
  points: [
    { x: 70, y: 10 },
    { x: 90, y: 10 },
    { x: 80, y: 30 },
  ],
}

describe('taking hold of a mark', () => {
  it('takes the handle within reach', () => {
    expect(gripAt([path], toCanvas, { x: 22, y: 18 }, 12)).toEqual({ targetId: 'path', point: 0 })
  })

  it('takes the whole by its line', () => {
    expect(gripAt([path], toCanvas, { x: 62, y: 58 }, 8)).toEqual({ targetId: 'path', point: 'whole' })
  })

  it('takes the mark that lies on top where two share a place', () => {
    expect(gripAt([path, point], toCanvas, { x: 100, y: 100 }, 12)).toEqual({ targetId: 'point', point: 'whole' })
    expect(gripAt([point, path], toCanvas, { x: 100, y: 100 }, 12)).toEqual({ targetId: 'path', point: 1 })
  })

  it('closes a region on its last side', () => {
    expect(gripAt([region], toCanvas, { x: 150, y: 40 }, 6)).toEqual({ targetId: 'region', point: 'whole' })
  })

  it('takes nothing out of reach', () => {
    expect(gripAt([path, point], toCanvas, { x: 190, y: 190 }, 12)).toBeNull()
  })
})

describe('moving a mark', () => {
  it('moves one handle, or all of them together', () => {
    expect(movedPoints(path.points, 1, { x: 5, y: -5 }, shape)).toEqual([
      { x: 10, y: 10 },
      { x: 55, y: 45 },
    ])
    expect(movedPoints(path.points, 'whole', { x: 5, y: -5 }, shape)).toEqual([
      { x: 15, y: 5 },
      { x: 55, y: 45 },
    ])
  })

  it('never leaves the picture and never changes shape when moved as a whole', () => {
    const anyMove = fc.record({
      x: fc.double({ min: -500, max: 500, noNaN: true }),
      y: fc.double({ min: -500, max: 500, noNaN: true }),
    })
    fc.assert(
      fc.property(anyMove, (by) => {
        const moved = movedPoints(path.points, 'whole', by, shape)
        expect(
          moved.every((each) => each.x >= -1e-9 && each.x <= 100 + 1e-9 && each.y >= -1e-9 && each.y <= 100 + 1e-9),
        ).toBe(true)
        const [from, to] = moved
        expect((to?.x ?? 0) - (from?.x ?? 0)).toBeCloseTo(40)
        expect((to?.y ?? 0) - (from?.y ?? 0)).toBeCloseTo(40)
      }),
    )
  })

  it('keeps a new point inside the picture', () => {
    expect(insidePicture({ x: -3, y: 120 }, shape)).toEqual({ x: 0, y: 100 })
  })
})

describe('snapping the direction of a line', () => {
  it('goes to the nearest 15 degrees and keeps the length', () => {
    const to = snappedDirection({ x: 0, y: 0 }, { x: 10, y: 1 }, 1)
    expect(to.y).toBeCloseTo(0)
    expect(to.x).toBeCloseTo(Math.hypot(10, 1))
  })

  it('means degrees on the patient where pixels are not square', () => {
    const to = snappedDirection({ x: 0, y: 0 }, { x: 10, y: 5 }, 2)
    expect(Math.atan2(to.y * 2, to.x)).toBeCloseTo(Math.PI / 4)
    expect(to.y).toBeCloseTo(5)
  })

  it('leaves a line without length alone', () => {
    expect(snappedDirection({ x: 3, y: 3 }, { x: 3, y: 3 }, 1)).toEqual({ x: 3, y: 3 })
  })
})
