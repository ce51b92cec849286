import type { ImagePoint, Target } from '@shared/imaging/caseEvents'
import { type Affine, applyTo, distance, type Point } from './affine'

/** Points a kind of mark has; `null`: as many as are set until it is closed. */
export const pointsOf: Readonly<Record<Target['kind'], number | null>> = {
  point: 1,
  text: 1,
  path: 2,
  distance: 2,
  angle: 3,
  region: null,
}

/** What was touched: one handle of a mark, or the mark as a whole. */
export type Grip = { readonly targetId: string; readonly point: number | 'whole' }

type Outline = Pick<Target, 'id' | 'kind' | 'points'>

/** Distance of a point from a segment, all in one coordinate system. */
function distanceToSegment(at: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / length))
  return distance(at, { x: from.x + along * dx, y: from.y + along * dy })
}

/**
 * The mark under a canvas point, within `reach` canvas pixels: handles before lines, later marks before earlier ones,
 * because they lie on top.
 */
export function gripAt(marks: readonly Outline[], toCanvas: Affine, at: Point, reach: number): Grip | null {
  const shown = marks
    .map((mark) => ({ ...mark, canvas: mark.points.map((point) => applyTo(toCanvas, point)) }))
    .reverse()
  let nearest: { grip: Grip; far: number } | null = null
  for (const mark of shown) {
    for (const [index, point] of mark.canvas.entries()) {
      const far = distance(at, point)
      if (far <= reach && (nearest === null || far < nearest.far - 0.01)) {
        nearest = { grip: { targetId: mark.id, point: mark.points.length === 1 ? 'whole' : index }, far }
      }
    }
  }
  if (nearest !== null) return nearest.grip
  for (const mark of shown) {
    if (linesOf(mark.kind, mark.canvas).some(([from, to]) => distanceToSegment(at, from, to) <= reach)) {
      return { targetId: mark.id, point: 'whole' }
    }
  }
  return null
}

/** The lines that a mark is drawn with, between its points. A region closes on itself. */
function linesOf(kind: Target['kind'], points: readonly Point[]): readonly (readonly [Point, Point])[] {
  const lines: (readonly [Point, Point])[] = []
  for (let index = 1; index < points.length; index++) {
    const [from, to] = [points[index - 1], points[index]]
    if (from !== undefined && to !== undefined) lines.push([from, to])
  }
  const [first, last] = [points[0], points.at(-1)]
  if (kind === 'region' && points.length > 2 && first !== undefined && last !== undefined) lines.push([last, first])
  return lines
}

/** The points of a mark after a grip was moved by a vector of image pixels; the mark stays inside the picture. */
export function movedPoints(
  points: readonly ImagePoint[],
  grip: Grip['point'],
  by: Point,
  shape: { readonly columns: number; readonly rows: number },
): ImagePoint[] {
  const moving = points.filter((_, index) => grip === 'whole' || grip === index)
  const room = (values: readonly number[], wish: number, most: number) => {
    if (values.length === 0) return 0
    return Math.min(most - Math.max(...values), Math.max(-Math.min(...values), wish))
  }
  const dx = room(
    moving.map((point) => point.x),
    by.x,
    shape.columns,
  )
  const dy = room(
    moving.map((point) => point.y),
    by.y,
    shape.rows,
  )
  return points.map((point, index) =>
    grip === 'whole' || grip === index ? { x: point.x + dx, y: point.y + dy } : { x: point.x, y: point.y },
  )
}

/** A point kept inside the picture, so that no mark can point at nothing. */
export function insidePicture(point: Point, shape: { readonly columns: number; readonly rows: number }): ImagePoint {
  return {
    x: Math.min(shape.columns, Math.max(0, point.x)),
    y: Math.min(shape.rows, Math.max(0, point.y)),
  }
}

export function isInsidePicture(point: Point, shape: { readonly columns: number; readonly rows: number }): boolean {
  return point.x >= 0 && point.y >= 0 && point.x <= shape.columns && point.y <= shape.rows
}

const snapDegrees = 15

/**
 * `to` turned about `from` to the nearest multiple of 15 degrees as seen on the patient, not on the grid of pixels:
 * `pixelAspect` is the height of a pixel divided by its width.
 */
export function snappedDirection(from: ImagePoint, to: ImagePoint, pixelAspect: number): ImagePoint {
  const [dx, dy] = [to.x - from.x, (to.y - from.y) * pixelAspect]
  const length = Math.hypot(dx, dy)
  if (length === 0) return to
  const step = (snapDegrees * Math.PI) / 180
  const angle = Math.round(Math.atan2(dy, dx) / step) * step
  return { x: from.x + length * Math.cos(angle), y: from.y + (length * Math.sin(angle)) / pixelAspect }
}
