import type { Random } from './random'
import { add, type Box, type Raster, smoothNoise, smoothStep } from './raster'
import type { Point } from './shapes'

/** One way the contrast medium takes from the needle tip. */
export type Branch = {
  readonly path: readonly Point[]
  /** Half width at the start and at the end, in millimetres. */
  readonly width: readonly [number, number]
  /** Depth of the medium in the middle of the stream, in millimetres. */
  readonly depth: number
  /** When the front leaves the tip and when it reaches the end, in seconds. */
  readonly from: number
  readonly until: number
}

/** Adds what has flowed by `seconds` to the layer of contrast medium. The same generator seed gives the same stream. */
export function flow(contrast: Raster, branches: readonly Branch[], seconds: number, random: Random): void {
  const clumps = smoothNoise(contrast, random, 3.2, 3.6)
  const strands = smoothNoise(contrast, random, 1.1, 2.6)
  for (const branch of branches) {
    const stretches = measured(branch.path)
    const whole = stretches.at(-1)?.end ?? 0
    const arrived = whole * Math.min(1, Math.max(0, (seconds - branch.from) / (branch.until - branch.from)))
    if (arrived <= 0) continue
    const filling = smoothStep(branch.from, branch.until + 0.8, seconds)
    add(
      contrast,
      (x, y) => {
        const { along, across } = nearest(stretches, x, y)
        const part = whole === 0 ? 0 : along / whole
        const half = branch.width[0] + (branch.width[1] - branch.width[0]) * part
        const wavering = half * (1 + 0.22 * clumps(x, y))
        const ahead = smoothStep(arrived + 2, arrived - 5, along + 1.5 * clumps(x, y))
        if (ahead === 0) return 0
        const middle = Math.exp(-((across / wavering) ** 2))
        // The sheath of a root shows as two lines with the nerve, which takes no medium, between them.
        const sheath = 0.7 * Math.exp(-(((across - wavering * 0.85) / (wavering * 0.4)) ** 2))
        const grain = Math.max(0.15, 1 + 0.28 * strands(x, y) + 0.2 * clumps(x, y))
        return branch.depth * ahead * (0.45 + 0.55 * filling) * grain * (middle * 0.62 + sheath)
      },
      roomAround(branch),
    )
  }
}

type Stretch = { readonly from: Point; readonly to: Point; readonly start: number; readonly end: number }

function measured(path: readonly Point[]): Stretch[] {
  let length = 0
  return path.slice(1).map((to, i) => {
    const from = path[i] ?? to
    const start = length
    length += Math.hypot(to[0] - from[0], to[1] - from[1])
    return { from, to, start, end: length }
  })
}

function nearest(stretches: readonly Stretch[], x: number, y: number): { along: number; across: number } {
  let best = { along: 0, across: Infinity }
  for (const { from, to, start, end } of stretches) {
    const dx = to[0] - from[0]
    const dy = to[1] - from[1]
    const t = Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy || 1)))
    const across = Math.hypot(x - from[0] - t * dx, y - from[1] - t * dy)
    if (across < best.across) best = { along: start + t * (end - start), across }
  }
  return best
}

function roomAround({ path, width }: Branch): Box {
  const margin = 4 * Math.max(...width)
  const xs = path.map(([x]) => x)
  const ys = path.map(([, y]) => y)
  return {
    left: Math.min(...xs) - margin,
    right: Math.max(...xs) + margin,
    top: Math.min(...ys) - margin,
    bottom: Math.max(...ys) + margin,
  }
}
