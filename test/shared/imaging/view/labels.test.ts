import { type Labelled, placeLabels } from '@shared/imaging/view/labels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const canvas = { width: 600, height: 400 }
const at = (x: number, y: number, lines = ['L5-S1 · LEFT']): Labelled => ({
  lines,
  anchor: { x, y },
  points: [{ x, y }],
  ring: 25,
})

describe('the words beside marks', () => {
  it('stand to the right of a mark with room around it', () => {
    const [place] = placeLabels([at(200, 200)], canvas, 1)
    expect(place?.isLeft).toBe(false)
    expect(place?.x).toBeGreaterThan(200)
    expect(place?.y).toBeGreaterThan(200)
  })

  it('go to the other side of a mark whose right is taken by another', () => {
    const other: Labelled = {
      lines: [],
      anchor: { x: 400, y: 0 },
      ring: 0,
      points: [
        { x: 260, y: 100 },
        { x: 260, y: 350 },
      ],
    }
    const [place] = placeLabels([at(200, 200), other], canvas, 1)
    expect(place?.isLeft).toBe(true)
    expect(place?.x).toBeLessThan(200)
  })

  it('do not cover each other', () => {
    const [one, other] = placeLabels([at(300, 200), at(310, 205)], canvas, 1)
    expect(one).not.toBeNull()
    expect(Math.abs((one?.y ?? 0) - (other?.y ?? 0)) >= 17 || one?.isLeft !== other?.isLeft).toBe(true)
  })

  it('are left out where there are none', () => {
    expect(placeLabels([at(200, 200, [''])], canvas, 1)).toEqual([null])
  })

  it('stay on the canvas wherever the mark is, as long as they fit', () => {
    const anywhere = fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 400 }) })
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 1, max: 3 }), ({ x, y }, count) => {
        const lines = Array.from({ length: count }, () => '38.6 mm at the detector · 36°')
        const [place] = placeLabels([at(x, y, lines)], canvas, 1)
        const width = 29 * 17 * 0.58
        const left = place?.isLeft ? place.x - width : (place?.x ?? -1)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left + width).toBeLessThanOrEqual(canvas.width)
        expect(place?.y ?? -1).toBeGreaterThanOrEqual(17)
        expect((place?.y ?? 999) + (count - 1) * 17 * 1.25).toBeLessThanOrEqual(canvas.height)
      }),
    )
  })
})
