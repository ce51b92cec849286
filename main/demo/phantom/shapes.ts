import { add, type Box, boxOf, meet, type Raster, smoothStep, tabled } from './raster'

/** A shape in millimetres: `distance` is negative inside, positive outside, near the true distance at its edge. */
export type Shape = {
  readonly box: Box
  readonly distance: (x: number, y: number) => number
  /** Too thin for its distances to be looked up in a table. */
  readonly thin?: true
}

export type Point = readonly [x: number, y: number]

/** A rectangle with round corners whose sides are drawn in by `waist` and whose ends by `dish`, as parts of the half size. */
export function block(
  [cx, cy]: Point,
  halfWidth: number,
  halfHeight: number,
  { corner = 2, waist = 0, dish = 0, turn = 0 } = {},
): Shape {
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  const reach = Math.hypot(halfWidth, halfHeight)
  return {
    box: around(cx, cy, reach),
    distance: (x, y) => {
      const dx = (x - cx) * cos + (y - cy) * sin
      const dy = (y - cy) * cos - (x - cx) * sin
      const v = Math.min(1, Math.abs(dy) / halfHeight)
      const u = Math.min(1, Math.abs(dx) / halfWidth)
      const qx = Math.abs(dx) / (1 - waist * (1 - v * v)) - halfWidth + corner
      const qy = Math.abs(dy) / (1 - dish * (1 - u * u)) - halfHeight + corner
      return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - corner
    },
  }
}

/** An ellipse turned by `turn` radians. */
export function ellipse([cx, cy]: Point, rx: number, ry: number, turn = 0): Shape {
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  return {
    box: around(cx, cy, Math.max(rx, ry)),
    distance: (x, y) => {
      const dx = (x - cx) * cos + (y - cy) * sin
      const dy = (y - cy) * cos - (x - cx) * sin
      const scaled = Math.hypot(dx / rx, dy / ry)
      const slope = Math.hypot(dx / (rx * rx), dy / (ry * ry))
      return slope === 0 ? -Math.min(rx, ry) : (scaled * (scaled - 1)) / slope
    },
  }
}

/** A rod from `a` to `b`, of radius `ra` at its start and `rb` at its end. */
export function rod(a: Point, b: Point, ra: number, rb: number = ra): Shape {
  const [ax, ay] = a
  const dx = b[0] - ax
  const dy = b[1] - ay
  const squared = dx * dx + dy * dy || 1
  const most = Math.max(ra, rb)
  return {
    ...(most < 2 ? { thin: true as const } : {}),
    box: {
      left: Math.min(ax, b[0]) - most,
      right: Math.max(ax, b[0]) + most,
      top: Math.min(ay, b[1]) - most,
      bottom: Math.max(ay, b[1]) + most,
    },
    distance: (x, y) => {
      const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared))
      return Math.hypot(x - ax - along * dx, y - ay - along * dy) - (ra + (rb - ra) * along)
    },
  }
}

/** A closed outline through the points, rounded between them. */
export function outline(points: readonly Point[]): Shape {
  const path = rounded(points)
  const xs = path.map(([x]) => x)
  const ys = path.map(([, y]) => y)
  const edges = path.map((from, i) => [from, path[(i + 1) % path.length] ?? from] as const)
  return {
    box: { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) },
    distance: (x, y) => {
      let nearest = Infinity
      let inside = false
      for (const [[ax, ay], [bx, by]] of edges) {
        const dx = bx - ax
        const dy = by - ay
        const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
        const ox = x - ax - along * dx
        const oy = y - ay - along * dy
        nearest = Math.min(nearest, ox * ox + oy * oy)
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
      }
      return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest)
    },
  }
}

/** The mirror image about the line x = 0. */
export function mirrored(shape: Shape): Shape {
  const { left, right, top, bottom } = shape.box
  return { ...shape, box: { left: -right, right: -left, top, bottom }, distance: (x, y) => shape.distance(-x, y) }
}

/** Points on a closed Catmull-Rom curve through the given ones. */
function rounded(points: readonly Point[]): Point[] {
  const steps = 4
  const at = (i: number): Point => points[(i + points.length) % points.length] ?? [0, 0]
  return points.flatMap((_, i) => {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    return Array.from({ length: steps }, (_, k): Point => {
      const t = k / steps
      const on = (a: number, b: number, c: number, d: number) =>
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)
      return [on(p0[0], p1[0], p2[0], p3[0]), on(p0[1], p1[1], p2[1], p3[1])]
    })
  })
}

function around(cx: number, cy: number, reach: number): Box {
  return { left: cx - reach, right: cx + reach, top: cy - reach, bottom: cy + reach }
}

export type Matter = {
  /** Path length through the middle, in millimetres of compact bone (or of water, on a layer of soft tissue). */
  readonly core?: number
  /** What the shell adds where the beam grazes it, and how thick it looks, in millimetres. */
  readonly rim?: number
  readonly rimMm?: number
  /** Over how many millimetres the core sets in. */
  readonly edgeMm?: number
}

/** Adds the shadow of a body with a shell. */
export function cast(target: Raster, shape: Shape, { core = 0, rim = 0, rimMm = 0.9, edgeMm = 2 }: Matter): void {
  const margin = Math.max(edgeMm, 3 * rimMm)
  const { left, right, top, bottom } = shape.box
  const shadow = { left: left - margin, right: right + margin, top: top - margin, bottom: bottom + margin }
  const box = meet(shadow, boxOf(target))
  if (box.left >= box.right || box.top >= box.bottom) return
  const isLarge = (box.right - box.left) * (box.bottom - box.top) > tabledFromMm2
  const distance = isLarge && shape.thin === undefined ? tabled(shape.distance, box, 1.2) : shape.distance
  add(
    target,
    (x, y) => {
      const depth = -distance(x, y)
      if (depth < -margin) return 0
      const shell = rim === 0 ? 0 : rim * Math.exp(-(((depth - rimMm * 0.7) / rimMm) ** 2))
      return shell + core * smoothStep(-edgeMm * 0.3, edgeMm, depth)
    },
    box,
  )
}

/** Shapes that cover more than this, in square millimetres, have their distances looked up. */
const tabledFromMm2 = 700
