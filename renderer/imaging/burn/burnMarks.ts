import { aimingKinds, type Target } from '@shared/imaging/caseEvents'
import { type Affine, applyTo, type Point, type Size } from '@shared/imaging/view/affine'
import { type LabelPlace, placeLabels } from '@shared/imaging/view/labels'
import { crosshairReach, labelAnchor } from '../overlay/Mark'

/** The colours of marks on a picture, as in the overlay: the ground is always black. */
const colours = { left: '#5cc8ff', right: '#ffa25c', noSide: '#d7c8ff', measure: '#ffe066' } as const
const halo = 'rgb(0 0 0 / 70%)'

export type BurnedMark = { readonly mark: Target; readonly says: readonly string[] }

/** Draws marks and their words into a canvas as the overlay shows them. `scale`: 1 is the size on a full viewport. */
export function burnMarks(
  context: CanvasRenderingContext2D,
  marks: readonly BurnedMark[],
  place: Affine,
  canvas: Size,
  scale: number,
): void {
  const shown = marks.map(({ mark, says }) => ({
    mark,
    says: says.filter((line) => line !== ''),
    points: mark.points.map((point) => applyTo(place, point)),
  }))
  const places = placeLabels(
    shown.map(({ mark, says, points }) => ({
      lines: says,
      points,
      ring: mark.kind === 'point' || mark.kind === 'path' ? crosshairReach * scale : 0,
      anchor: labelAnchor(mark.kind, points) ?? { x: 0, y: 0 },
    })),
    canvas,
    scale,
  )
  for (const { mark, points } of shown) burnShape(context, mark, points, scale)
  shown.forEach(({ says }, index) => {
    const at = places[index]
    if (at != null) burnWords(context, says, at)
  })
}

function colourOf({ kind, side }: Target): string {
  if (!aimingKinds.has(kind)) return colours.measure
  return side === 'left' || side === 'right' ? colours[side] : colours.noSide
}

function burnShape(context: CanvasRenderingContext2D, mark: Target, points: readonly Point[], scale: number): void {
  const [first, second] = points
  if (first === undefined) return
  const colour = colourOf(mark)
  const line = (path: Path2D, dash: readonly number[] = []) => stroke(context, path, colour, scale, dash)
  switch (mark.kind) {
    case 'point':
      line(crosshair(first, scale))
      break
    case 'path': {
      const target = second ?? first
      line(through(shortened(first, target, 17 * scale)), [9 * scale, 7 * scale])
      dot(context, first, 6 * scale, colour)
      line(crosshair(target, scale))
      break
    }
    case 'region': {
      const area = through(points)
      area.closePath()
      context.globalAlpha = 0.14
      context.fillStyle = colour
      context.fill(area)
      context.globalAlpha = 1
      line(area)
      break
    }
    case 'distance':
      line(through(points))
      if (second !== undefined) line(ends(first, second, scale))
      break
    case 'angle':
      line(through(points))
      break
    case 'text':
      dot(context, first, 4 * scale, colour)
      break
  }
}

function stroke(
  context: CanvasRenderingContext2D,
  path: Path2D,
  colour: string,
  scale: number,
  dash: readonly number[],
): void {
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.setLineDash([])
  context.strokeStyle = halo
  context.lineWidth = 6 * scale
  context.stroke(path)
  context.setLineDash([...dash])
  context.strokeStyle = colour
  context.lineWidth = 2.6 * scale
  context.stroke(path)
  context.setLineDash([])
}

function dot(context: CanvasRenderingContext2D, at: Point, radius: number, colour: string): void {
  const circle = new Path2D()
  circle.arc(at.x, at.y, radius, 0, 2 * Math.PI)
  context.fillStyle = colour
  context.fill(circle)
  context.strokeStyle = halo
  context.lineWidth = radius / 4
  context.stroke(circle)
}

function through(points: readonly Point[]): Path2D {
  const path = new Path2D()
  points.forEach(({ x, y }, index) => {
    if (index === 0) path.moveTo(x, y)
    else path.lineTo(x, y)
  })
  return path
}

function crosshair({ x, y }: Point, scale: number): Path2D {
  const reach = crosshairReach * scale
  const path = new Path2D()
  path.arc(x, y, 17 * scale, 0, 2 * Math.PI)
  path.moveTo(x, y - reach)
  path.lineTo(x, y + reach)
  path.moveTo(x - reach, y)
  path.lineTo(x + reach, y)
  return path
}

/** From the entry to the ring about the target. */
function shortened(entry: Point, target: Point, ring: number): readonly Point[] {
  const length = Math.hypot(target.x - entry.x, target.y - entry.y)
  const along = length <= ring ? 0 : (length - ring) / length
  return [entry, { x: entry.x + (target.x - entry.x) * along, y: entry.y + (target.y - entry.y) * along }]
}

function ends(from: Point, to: Point, scale: number): Path2D {
  const path = new Path2D()
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length === 0) return path
  const [x, y] = [(-(to.y - from.y) / length) * 8 * scale, ((to.x - from.x) / length) * 8 * scale]
  for (const at of [from, to]) {
    path.moveTo(at.x - x, at.y - y)
    path.lineTo(at.x + x, at.y + y)
  }
  return path
}

function burnWords(context: CanvasRenderingContext2D, lines: readonly string[], at: LabelPlace): void {
  lines.forEach((text, index) => {
    writeOn(context, text, at.x, at.y + index * at.fontSize * 1.25, at.fontSize, at.isLeft ? 'right' : 'left')
  })
}

/** White letters with a dark rim; `y` is their baseline. */
export function writeOn(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  align: CanvasTextAlign,
): void {
  context.font = `700 ${size}px "Inter Variable", "Inter", sans-serif`
  context.textAlign = align
  context.lineJoin = 'round'
  context.strokeStyle = 'rgb(0 0 0 / 85%)'
  context.lineWidth = size / 4
  context.strokeText(text, x, y)
  context.fillStyle = '#fff'
  context.fillText(text, x, y)
}
