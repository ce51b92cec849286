import type { Target } from '@shared/imaging/caseEvents'
import { aimingKinds } from '@shared/imaging/caseEvents'
import { type Affine, applyTo, type Point } from '@shared/imaging/view/affine'
import type { LabelPlace } from '@shared/imaging/view/labels'
import type { KeyboardEvent } from 'react'
import { classes } from '../../components/classes'
import styles from './Mark.module.css'

/** From the middle of a crosshair to the ends of its lines, in canvas pixels at scale 1. */
export const crosshairReach = 25

export type DrawnMark = Pick<Target, 'kind' | 'side' | 'points'>

type MarkProps = {
  readonly mark: DrawnMark
  readonly place: Affine
  /** What is written beside it: level and side, or a length with its badge. */
  readonly says: readonly string[]
  /** Where the words stand; null where there are none. */
  readonly wordsAt: LabelPlace | null
  /** Lines and letters as large as on a full viewport at 1. */
  readonly scale: number
  readonly isSelected?: boolean
  readonly isDraft?: boolean
  readonly name?: string
  readonly onSelect?: () => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

/** One mark in canvas pixels: a shape in the colour of its side, with the words for it. */
export function Mark({ mark, place, says, wordsAt, scale, isSelected, isDraft, name, onSelect, onKeyDown }: MarkProps) {
  const points = mark.points.map((point) => applyTo(place, point))
  const interactive = onSelect !== undefined
  return (
    <g
      className={classes(styles.mark, colourOf(mark), isSelected && styles.selected, isDraft && styles.draft)}
      {...(interactive
        ? { tabIndex: 0, role: 'button', 'aria-pressed': isSelected === true, onFocus: onSelect, onKeyDown }
        : { role: 'img' })}
      {...(name === undefined ? { 'aria-hidden': true } : { 'aria-label': name })}
    >
      <Shape kind={mark.kind} points={points} scale={scale} />
      {isSelected && <Handles points={points} scale={scale} />}
      {wordsAt !== null && <Words lines={says} at={wordsAt} />}
    </g>
  )
}

function colourOf({ kind, side }: DrawnMark): string | undefined {
  if (!aimingKinds.has(kind)) return styles.measure
  if (side === 'left') return styles.left
  if (side === 'right') return styles.right
  return styles.noSide
}

function Shape({ kind, points, scale }: { kind: Target['kind']; points: readonly Point[]; scale: number }) {
  const [first, second] = points
  if (first === undefined) return null
  switch (kind) {
    case 'point':
      return <Crosshair at={first} scale={scale} />
    case 'path':
      return second === undefined ? (
        <circle className={styles.filled} cx={first.x} cy={first.y} r={6 * scale} />
      ) : (
        <Needle entry={first} target={second} scale={scale} />
      )
    case 'region':
      return <path className={styles.area} d={`${lineThrough(points)}${points.length > 2 ? 'Z' : ''}`} />
    case 'distance':
      return (
        <>
          <path className={styles.halo} d={lineThrough(points)} />
          <path className={styles.line} d={lineThrough(points)} />
          {second !== undefined && <Ends from={first} to={second} scale={scale} />}
        </>
      )
    case 'angle':
      return (
        <>
          <path className={styles.halo} d={lineThrough(points)} />
          <path className={styles.line} d={lineThrough(points)} />
        </>
      )
    case 'text':
      return <circle className={styles.filled} cx={first.x} cy={first.y} r={4 * scale} />
  }
}

function lineThrough(points: readonly Point[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${round(point.x)} ${round(point.y)}`).join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** A ring with a cross that stays open in the middle of the target only as far as the lines are thin. */
function Crosshair({ at, scale }: { readonly at: Point; readonly scale: number }) {
  const ring = 17 * scale
  const reach = crosshairReach * scale
  const cross = `M${at.x} ${at.y - reach}v${2 * reach}M${at.x - reach} ${at.y}h${2 * reach}`
  return (
    <>
      <circle className={styles.halo} cx={at.x} cy={at.y} r={ring} />
      <path className={styles.halo} d={cross} />
      <circle className={styles.line} cx={at.x} cy={at.y} r={ring} />
      <path className={styles.line} d={cross} />
    </>
  )
}

/** From the entry, a filled point, along a dashed line to the ring about the target. */
function Needle({ entry, target, scale }: { readonly entry: Point; readonly target: Point; readonly scale: number }) {
  const length = Math.hypot(target.x - entry.x, target.y - entry.y)
  const ring = 17 * scale
  const along = length <= ring ? 0 : (length - ring) / length
  const end = { x: entry.x + (target.x - entry.x) * along, y: entry.y + (target.y - entry.y) * along }
  const line = `M${round(entry.x)} ${round(entry.y)}L${round(end.x)} ${round(end.y)}`
  return (
    <>
      <path className={styles.halo} d={line} />
      <path className={styles.needle} d={line} />
      <circle className={styles.filled} cx={entry.x} cy={entry.y} r={6 * scale} />
      <Crosshair at={target} scale={scale} />
    </>
  )
}

/** Short strokes across both ends of a measured line. */
function Ends({ from, to, scale }: { readonly from: Point; readonly to: Point; readonly scale: number }) {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length === 0) return null
  const [x, y] = [(-(to.y - from.y) / length) * 8 * scale, ((to.x - from.x) / length) * 8 * scale]
  const strokes = [from, to].map((at) => `M${round(at.x - x)} ${round(at.y - y)}L${round(at.x + x)} ${round(at.y + y)}`)
  return <path className={styles.line} d={strokes.join('')} />
}

function Handles({ points, scale }: { readonly points: readonly Point[]; readonly scale: number }) {
  const size = 9 * scale
  const squares = points.map(({ x, y }) => `M${x - size / 2} ${y - size / 2}h${size}v${size}h${-size}Z`)
  return <path className={styles.handle} d={squares.join('')} />
}

/** Where the words of a mark belong: at its target, its vertex, or its rightmost corner. */
export function labelAnchor(kind: Target['kind'], points: readonly Point[]): Point | null {
  if (kind === 'path' || kind === 'angle') return points[1] ?? points[0] ?? null
  if (kind === 'region') return [...points].sort((one, other) => other.x - one.x)[0] ?? null
  return points.at(-1) ?? null
}

/** White letters with a dark rim. */
function Words({ lines, at }: { readonly lines: readonly string[]; readonly at: LabelPlace }) {
  const { x, y, isLeft, fontSize } = at
  return (
    <text className={styles.words} x={x} y={y} fontSize={fontSize} textAnchor={isLeft ? 'end' : 'start'}>
      {lines
        .filter((line) => line !== '')
        .map((line, index) => (
          <tspan key={line} x={x} dy={index === 0 ? 0 : fontSize * 1.25}>
            {line}
          </tspan>
        ))}
    </text>
  )
}
