import { distance, type Point, type Size } from './affine'

/** The words beside a mark, in canvas pixels. `points` are joined by the lines of the mark. */
export type Labelled = {
  readonly lines: readonly string[]
  readonly anchor: Point
  readonly points: readonly Point[]
  /** Radius of the ring about the anchor, 0 where there is none. */
  readonly ring: number
}

/** Where the first line stands: its baseline, and which end of it `x` is. */
export type LabelPlace = { readonly x: number; readonly y: number; readonly isLeft: boolean; readonly fontSize: number }

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const fontSize = 17
const lineHeight = 1.25
/** Mean width of a letter of a bold sans serif, as a share of its size. */
const letterWidth = 0.58
/** From the middle of a crosshair to the words. */
const gap = 26

/**
 * Places the words of all marks: beside their own mark, inside the canvas, and where they cover as little as possible of
 * other marks and of words placed before. The same marks always give the same places.
 */
export function placeLabels(marks: readonly Labelled[], canvas: Size, scale: number): readonly (LabelPlace | null)[] {
  const obstacles = marks.flatMap((mark) => [...alongLines(mark.points, 8 * scale), ...aroundRing(mark)])
  const taken: Box[] = []
  return marks.map((mark) => {
    const lines = mark.lines.filter((line) => line !== '')
    if (lines.length === 0) return null
    const candidates = candidatesFor(mark, lines, canvas, scale)
    const costs = candidates.map(({ box }) => costOf(box, obstacles, taken))
    const best = candidates[costs.indexOf(Math.min(...costs))]
    if (best === undefined) return null
    taken.push(best.box)
    return best.place
  })
}

function costOf(box: Box, obstacles: readonly Point[], taken: readonly Box[]): number {
  const covered = obstacles.filter(
    ({ x, y }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
  ).length
  const overlapping = taken.filter(
    (other) => other.left < box.right && box.left < other.right && other.top < box.bottom && box.top < other.bottom,
  ).length
  return covered + 20 * overlapping
}

function candidatesFor(
  { anchor, points }: Labelled,
  lines: readonly string[],
  canvas: Size,
  scale: number,
): readonly { readonly place: LabelPlace; readonly box: Box }[] {
  const size = fontSize * scale
  const width = Math.max(...lines.map((line) => line.length)) * size * letterWidth
  const height = size + size * lineHeight * (lines.length - 1)
  const away = gap * scale
  const lowest = Math.max(...points.map((point) => point.y), anchor.y)
  const highest = Math.min(...points.map((point) => point.y), anchor.y)
  const middle = anchor.x - width / 2
  const wishes = [
    { left: anchor.x + away, top: anchor.y + away - size, isLeft: false },
    { left: anchor.x - away - width, top: anchor.y + away - size, isLeft: true },
    { left: anchor.x + away, top: anchor.y - away - height + size, isLeft: false },
    { left: anchor.x - away - width, top: anchor.y - away - height + size, isLeft: true },
    { left: middle, top: lowest + away, isLeft: false },
    { left: middle, top: highest - away - height, isLeft: false },
  ]
  return wishes.map(({ left, top, isLeft }) => {
    const x = kept(left, 4, canvas.width - width - 4)
    const y = kept(top, 4, canvas.height - height - 8)
    const box = { left: x, top: y, right: x + width, bottom: y + height }
    return { box, place: { x: isLeft ? box.right : box.left, y: box.top + size, isLeft, fontSize: size } }
  })
}

function kept(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

function aroundRing({ anchor, ring }: Labelled): readonly Point[] {
  if (ring === 0) return []
  return Array.from({ length: 16 }, (_, at) => {
    const angle = (at * Math.PI) / 8
    return { x: anchor.x + ring * Math.cos(angle), y: anchor.y + ring * Math.sin(angle) }
  })
}

/** Points on the lines of a mark, `step` apart. */
function alongLines(points: readonly Point[], step: number): readonly Point[] {
  const found: Point[] = [...points]
  for (let index = 1; index < points.length; index++) {
    const [from, to] = [points[index - 1], points[index]]
    if (from === undefined || to === undefined) continue
    const steps = Math.min(400, Math.floor(distance(from, to) / step))
    for (let at = 1; at < steps; at++) {
      found.push({ x: from.x + ((to.x - from.x) * at) / steps, y: from.y + ((to.y - from.y) * at) / steps })
    }
  }
  return found
}
