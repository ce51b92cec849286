import type { Raster } from './raster'
import { cast, mirrored, outline, type Point, rod, type Shape } from './shapes'

/** A needle of 22 gauge, 0.72 mm wide, with its bent tip, seen from the side; the hub lies outside the picture. */
export function needle(metal: Raster, from: Point, tip: Point): void {
  const length = Math.hypot(tip[0] - from[0], tip[1] - from[1])
  const back = 6 / length
  const bend: Point = [tip[0] + (from[0] - tip[0]) * back, tip[1] + (from[1] - tip[1]) * back - 0.7]
  for (const part of [rod(from, bend, 0.42), rod(bend, tip, 0.42, 0.25)]) {
    cast(metal, part, { core: 1.5, edgeMm: Math.max(0.25, metal.mmPerPixel), rimMm: 0.15 })
  }
}

/** The lead letter that a technologist lays on the table; `reads` tells whether it stands the right way round. */
export function sideLetter(metal: Raster, letter: 'L' | 'R', [x, y]: Point, reads: 'rightly' | 'mirrored'): void {
  const strokes = letter === 'L' ? strokesOfL : strokesOfR
  for (const stroke of strokes) {
    const placed = moved(reads === 'rightly' ? stroke : mirrored(stroke), x, y)
    cast(metal, placed, { core: 1.6, edgeMm: 0.5, rimMm: 0.1 })
  }
}

const strokesOfL: readonly Shape[] = [rod([-3.5, -7], [-3.5, 7], 1.1), rod([-3.5, 6.8], [4, 6.8], 1.1)]

const bowl = outline([
  [-3, -7.6],
  [1.5, -7.6],
  [4.8, -4],
  [1.5, -0.2],
  [-3, -0.2],
  [-3, -2.4],
  [0.8, -2.4],
  [2.5, -4],
  [0.8, -5.4],
  [-3, -5.4],
])
const strokesOfR: readonly Shape[] = [rod([-3.5, -7], [-3.5, 7.4], 1.1), bowl, rod([0.4, -0.4], [4, 7.2], 1.1)]

function moved(shape: Shape, x: number, y: number): Shape {
  const { left, right, top, bottom } = shape.box
  return {
    ...shape,
    box: { left: left + x, right: right + x, top: top + y, bottom: bottom + y },
    distance: (px, py) => shape.distance(px - x, py - y),
  }
}
