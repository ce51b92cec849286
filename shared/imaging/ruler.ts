import { fail, ok, type Result } from '@shared/kit/result'
import type { InstanceSummary, UltrasoundRegion } from './types'

/**
 * The honest ruler: what a distance on a picture is worth. Points are in image pixels, x across from the left edge, y
 * down from the top edge. Every length carries a badge that says how it came about; where a length would be a lie, the
 * answer is a refusal. Angles are taken in real proportions, so pixels need not be square.
 */
export type Point = { readonly x: number; readonly y: number }

export type Geometry = Pick<InstanceSummary, 'spacing' | 'pixelAspect' | 'ultrasoundRegions'>

/** Made by a person on one frame with an object of known size, such as a needle or a marker ball. */
export type Calibration = {
  /** Millimetres across one pixel. Down one pixel it is this times the pixel aspect. */
  readonly mmPerColumn: number
  /** What was measured, as a person would say it: `22 G needle`. */
  readonly on: string
  /** When, as `HH:MM` on the station's clock. */
  readonly at: string
}

export type Badge =
  | { readonly kind: 'px' }
  /** Imager pixel spacing of a projection: no length in the body, which is magnified by an unknown amount. */
  | { readonly kind: 'mm-at-detector' }
  | { readonly kind: 'mm-pixel-spacing' }
  /** The file says that its spacing was calibrated; `how` is its own word. */
  | { readonly kind: 'mm-calibrated-by-file'; readonly how: string }
  /** `region` counts from 1 in the order of the file. */
  | { readonly kind: 'mm-region'; readonly region: number }
  | { readonly kind: 'mm-calibrated'; readonly on: string; readonly at: string }

export type Length = { readonly value: number; readonly unit: 'mm' | 'px'; readonly badge: Badge }

export type RulerRefusal = {
  readonly code:
    | 'across-regions'
    | 'spectral-region'
    | 'm-mode-region'
    | 'flow-region'
    | 'same-point'
    | 'impossible-size'
  readonly says: string
}

/** How far one pixel reaches across and down, in one unit, and what that is worth. */
type Scale = { readonly across: number; readonly down: number; readonly unit: 'mm' | 'px'; readonly badge: Badge }

/** The distance between two points. Without any spacing it is in pixels, where one pixel is the width of a pixel. */
export function lengthBetween(
  geometry: Geometry,
  a: Point,
  b: Point,
  calibration: Calibration | null = null,
): Result<Length, RulerRefusal> {
  const scale = scaleFor(geometry, [a, b], calibration)
  if (!scale.ok) return scale
  const { across, down, unit, badge } = scale.value
  return ok({ value: Math.hypot((b.x - a.x) * across, (b.y - a.y) * down), unit, badge })
}

/** The angle at `vertex` between the ways to `a` and `b`, in degrees from 0 to 180. */
export function angleAt(geometry: Geometry, vertex: Point, a: Point, b: Point): Result<number, RulerRefusal> {
  const scale = scaleFor(geometry, [vertex, a, b], null)
  if (!scale.ok) return scale
  const { across, down } = scale.value
  const [ax, ay] = [(a.x - vertex.x) * across, (a.y - vertex.y) * down]
  const [bx, by] = [(b.x - vertex.x) * across, (b.y - vertex.y) * down]
  if (Math.hypot(ax, ay) === 0 || Math.hypot(bx, by) === 0) return fail(samePoint)
  return ok((Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by)) * 180) / Math.PI)
}

/** How far a needle path leans from the vertical of the picture, in degrees from 0 (straight down or up) to 90. */
export function tiltFromVertical(geometry: Geometry, entry: Point, target: Point): Result<number, RulerRefusal> {
  const scale = scaleFor(geometry, [entry, target], null)
  if (!scale.ok) return scale
  const across = Math.abs(target.x - entry.x) * scale.value.across
  const down = Math.abs(target.y - entry.y) * scale.value.down
  if (across === 0 && down === 0) return fail(samePoint)
  return ok((Math.atan2(across, down) * 180) / Math.PI)
}

/** Calibrates a frame: the distance between `a` and `b` is `realMm` millimetres in truth. */
export function calibrate(
  geometry: Geometry,
  a: Point,
  b: Point,
  known: { readonly realMm: number; readonly on: string; readonly at: string },
): Result<Calibration, RulerRefusal> {
  const pixels = Math.hypot(b.x - a.x, (b.y - a.y) * geometry.pixelAspect)
  if (pixels === 0) return fail(samePoint)
  if (!(known.realMm > 0) || !Number.isFinite(known.realMm)) {
    return fail({ code: 'impossible-size', says: 'The true size must be more than 0 mm.' })
  }
  return ok({ mmPerColumn: known.realMm / pixels, on: known.on, at: known.at })
}

const samePoint: RulerRefusal = { code: 'same-point', says: 'The two points are the same. Move one of them.' }

function scaleFor(
  geometry: Geometry,
  points: readonly Point[],
  calibration: Calibration | null,
): Result<Scale, RulerRefusal> {
  const { spacing, pixelAspect } = geometry
  if (spacing.kind === 'ultrasound-regions') {
    const inRegions = regionScale(geometry, points)
    // A hand calibration counts where the file has none; it never makes a spectral region a picture.
    if (!inRegions.ok || inRegions.value.unit === 'mm' || calibration === null) return inRegions
  }
  if (calibration !== null) {
    const badge: Badge = { kind: 'mm-calibrated', on: calibration.on, at: calibration.at }
    return ok({ across: calibration.mmPerColumn, down: calibration.mmPerColumn * pixelAspect, unit: 'mm', badge })
  }
  switch (spacing.kind) {
    case 'pixel':
      return ok({ across: spacing.column, down: spacing.row, unit: 'mm', badge: { kind: 'mm-pixel-spacing' } })
    case 'imager':
      return ok({ across: spacing.column, down: spacing.row, unit: 'mm', badge: { kind: 'mm-at-detector' } })
    case 'calibrated':
      return ok({
        across: spacing.column,
        down: spacing.row,
        unit: 'mm',
        badge: { kind: 'mm-calibrated-by-file', how: spacing.how },
      })
    default:
      return ok(inPixels(pixelAspect))
  }
}

function inPixels(pixelAspect: number): Scale {
  return { across: 1, down: pixelAspect, unit: 'px', badge: { kind: 'px' } }
}

const tissue = 1
const flow = 2
const twoDimensional = 1
const mMode = 2
const spectral = 3

function regionScale(
  { ultrasoundRegions, pixelAspect }: Geometry,
  points: readonly Point[],
): Result<Scale, RulerRefusal> {
  const holding = ultrasoundRegions.flatMap((region, index) =>
    points.every((point) => isInside(region, point)) ? [{ region, index }] : [],
  )
  const measurable = holding
    .filter(({ region }) => isMeasurable(region))
    .sort((a, b) => area(a.region) - area(b.region))
  const [best] = measurable
  if (best !== undefined) {
    const { region, index } = best
    const badge: Badge = { kind: 'mm-region', region: index + 1 }
    return ok({ across: Math.abs(region.deltaX) * 10, down: Math.abs(region.deltaY) * 10, unit: 'mm', badge })
  }
  const refusal = holding.map(({ region }) => refusalFor(region)).find((each) => each !== undefined)
  if (refusal !== undefined) return fail(refusal)
  if (holding.length === 0 && points.some((point) => ultrasoundRegions.some((region) => isInside(region, point)))) {
    return fail({
      code: 'across-regions',
      says: 'The points lie in different regions of this ultrasound image, each with its own scale. Measure inside one region.',
    })
  }
  return ok(inPixels(pixelAspect))
}

/** Corners are pixels that belong to the region; a point lies in the pixel it is over. */
function isInside(region: UltrasoundRegion, point: Point): boolean {
  return point.x >= region.minX && point.x < region.maxX + 1 && point.y >= region.minY && point.y < region.maxY + 1
}

function isMeasurable(region: UltrasoundRegion): boolean {
  const isPicture = region.spatialFormat === twoDimensional && region.dataType === tissue
  return isPicture && region.unitX === 'cm' && region.unitY === 'cm' && region.deltaX !== 0 && region.deltaY !== 0
}

function area(region: UltrasoundRegion): number {
  return (region.maxX - region.minX + 1) * (region.maxY - region.minY + 1)
}

function refusalFor(region: UltrasoundRegion): RulerRefusal | undefined {
  if (region.spatialFormat === spectral || region.dataType === 3 || region.dataType === 4) {
    return { code: 'spectral-region', says: 'This region shows velocities over time. It has no lengths.' }
  }
  if (region.spatialFormat === mMode) {
    return { code: 'm-mode-region', says: 'This region shows movement over time. Lengths across it would be wrong.' }
  }
  if (region.dataType === flow) {
    return { code: 'flow-region', says: 'This region shows flow. Measure in the tissue picture.' }
  }
  return undefined
}
