import { applyTo, type Point } from '@shared/imaging/view/affine'
import {
  canvasToImage,
  fitted,
  flippedAcross,
  flippedDown,
  imageToCanvas,
  type PictureShape,
  panned,
  plainView,
  turned,
  type View,
  zoomedAbout,
  zoomOf,
} from '@shared/imaging/view/view'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const canvas = { width: 800, height: 600 }
const square: PictureShape = { columns: 400, rows: 300, pixelAspect: 1 }

const shapes = fc.record({
  columns: fc.integer({ min: 1, max: 4096 }),
  rows: fc.integer({ min: 1, max: 4096 }),
  pixelAspect: fc.double({ min: 0.2, max: 5, noNaN: true }),
})
const sizes = fc.record({ width: fc.integer({ min: 10, max: 4000 }), height: fc.integer({ min: 10, max: 4000 }) })
const presses = fc.array(fc.constantFrom('across', 'down', 'right', 'left'), { maxLength: 12 })

function pressed(view: View, press: string): View {
  if (press === 'across') return flippedAcross(view)
  if (press === 'down') return flippedDown(view)
  return turned(view, press === 'right' ? 1 : -1)
}

const near = (one: Point, other: Point, within: number) => {
  expect(Math.abs(one.x - other.x)).toBeLessThan(within)
  expect(Math.abs(one.y - other.y)).toBeLessThan(within)
}

describe('the geometry of a view', () => {
  it('shows the whole picture, as large as possible, in the middle', () => {
    const map = imageToCanvas(plainView, square, canvas)
    expect(applyTo(map, { x: 0, y: 0 })).toEqual({ x: 0, y: 0 })
    expect(applyTo(map, { x: 400, y: 300 })).toEqual({ x: 800, y: 600 })
  })

  it('makes tall pixels tall', () => {
    const map = imageToCanvas({ ...plainView, zoom: 1 }, { columns: 100, rows: 50, pixelAspect: 2 }, canvas)
    const from = applyTo(map, { x: 10, y: 10 })
    expect(applyTo(map, { x: 11, y: 10 }).x - from.x).toBeCloseTo(1)
    expect(applyTo(map, { x: 10, y: 11 }).y - from.y).toBeCloseTo(2)
  })

  it('keeps the height of a tall pixel when the picture lies on its side', () => {
    const shape = { columns: 100, rows: 50, pixelAspect: 2 }
    const map = imageToCanvas(turned({ ...plainView, zoom: 1 }, 1), shape, canvas)
    const from = applyTo(map, { x: 10, y: 10 })
    const below = applyTo(map, { x: 10, y: 11 })
    expect(below.x - from.x).toBeCloseTo(-2)
    expect(below.y - from.y).toBeCloseTo(0)
  })

  it('turns clockwise: what was at the top comes to the right', () => {
    const map = imageToCanvas(turned(plainView, 1), square, canvas)
    const top = applyTo(map, { x: 200, y: 0 })
    expect(top.x).toBeGreaterThan(canvas.width / 2)
    expect(top.y).toBeCloseTo(canvas.height / 2)
  })

  it('flips what is seen, also when the picture is turned', () => {
    const view = turned(plainView, 1)
    const before = applyTo(imageToCanvas(view, square, canvas), { x: 30, y: 40 })
    const after = applyTo(imageToCanvas(flippedAcross(view), square, canvas), { x: 30, y: 40 })
    near(after, { x: canvas.width - before.x, y: before.y }, 1e-9)
    const down = applyTo(imageToCanvas(flippedDown(view), square, canvas), { x: 30, y: 40 })
    near(down, { x: before.x, y: canvas.height - before.y }, 1e-9)
  })

  it('comes back to the same image point from any canvas, flip, turn, zoom and pixel shape', () => {
    fc.assert(
      fc.property(shapes, sizes, presses, fc.double({ min: 0, max: 1, noNaN: true }), (shape, size, keys, at) => {
        const view = keys.reduce(pressed, plainView)
        const point = { x: at * shape.columns, y: (1 - at) * shape.rows }
        const there = applyTo(imageToCanvas(view, shape, size), point)
        const back = applyTo(canvasToImage(view, shape, size), there)
        near(back, point, 0.001)
      }),
    )
  })

  it('undoes a flip by the same flip and a turn by three more', () => {
    fc.assert(
      fc.property(presses, (keys) => {
        const view = keys.reduce(pressed, plainView)
        expect(flippedAcross(flippedAcross(view))).toEqual(view)
        expect(flippedDown(flippedDown(view))).toEqual(view)
        expect(turned(turned(view, 1), 3)).toEqual(view)
        expect(flippedDown(flippedAcross(view))).toEqual(turned(view, 2))
      }),
    )
  })

  it('keeps the point under the pointer when zooming near the middle', () => {
    const at = { x: 420, y: 310 }
    const before = applyTo(canvasToImage(plainView, square, canvas), at)
    const zoomed = zoomedAbout(plainView, square, canvas, at, 1.5)
    near(applyTo(canvasToImage(zoomed, square, canvas), at), before, 1e-6)
    expect(zoomOf(zoomed, square, canvas)).toBeCloseTo(3)
  })

  it('moves the picture with the pointer, flipped or not', () => {
    for (const view of [plainView, flippedAcross(plainView), turned(plainView, 1)]) {
      const start = zoomedAbout(view, square, canvas, { x: 400, y: 300 }, 2)
      const grabbed = applyTo(canvasToImage(start, square, canvas), { x: 400, y: 300 })
      const moved = panned(start, square, canvas, { x: 25, y: -40 })
      near(applyTo(imageToCanvas(moved, square, canvas), grabbed), { x: 425, y: 260 }, 1e-6)
    }
  })

  it('never loses the picture, however far it is dragged', () => {
    const moved = panned(plainView, square, canvas, { x: 1e6, y: -1e6 })
    const middle = applyTo(canvasToImage(moved, square, canvas), { x: 400, y: 300 })
    expect(middle).toEqual({ x: 0, y: 300 })
    expect(fitted(moved)).toEqual(plainView)
  })
})
