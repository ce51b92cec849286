import type { ImagePoint, Target } from '@shared/imaging/caseEvents'
import { type Affine, applyTo, distance, inverted, type Point, type Size } from '@shared/imaging/view/affine'
import {
  type Grip,
  gripAt,
  insidePicture,
  isInsidePicture,
  movedPoints,
  pointsOf,
  snappedDirection,
} from '@shared/imaging/view/marks'
import { draggedWindow } from '@shared/imaging/view/presets'
import { type ChosenWindow, type PictureShape, panned, type View, zoomedAbout } from '@shared/imaging/view/view'
import { type PointerEvent as ReactPointerEvent, useRef, useState } from 'react'
import { isMarkTool, type MarkTool, type Tool } from '../tools'

/** A mark being drawn: points set so far, in image pixels, and where the next one would be. */
export type Draft = {
  readonly kind: MarkTool
  readonly points: readonly ImagePoint[]
  readonly next: ImagePoint | null
}

/** A mark being moved: where its points would be. */
export type Moving = { readonly targetId: string; readonly points: readonly ImagePoint[] }

type GestureOptions = {
  readonly tool: Tool
  readonly view: View
  readonly shape: PictureShape
  readonly size: Size
  readonly place: Affine
  readonly marks: readonly Target[]
  readonly selected: string | null
  readonly window: ChosenWindow
  readonly span: number
  readonly index: number
  readonly count: number
  readonly canMark: boolean
  readonly onView: (view: View) => void
  readonly onIndex: (index: number) => void
  readonly onSelect: (targetId: string | null) => void
  readonly onPlace: (kind: MarkTool, points: readonly ImagePoint[]) => void
  readonly onMove: (target: Target, points: readonly ImagePoint[]) => void
  readonly onActivate: () => void
}

type Drag =
  | { readonly kind: 'window'; readonly from: ChosenWindow; readonly start: Point }
  | { readonly kind: 'pan' | 'zoom'; readonly last: Point; readonly start: Point }
  | { readonly kind: 'scroll'; readonly start: Point; readonly index: number }
  | { readonly kind: 'move'; readonly target: Target; readonly grip: Grip['point']; readonly start: Point }
  | { readonly kind: 'draw'; readonly start: Point }
  | { readonly kind: 'pinch'; readonly middle: Point; readonly apart: number }

/** How near a finger or the pointer must come to a handle, in page pixels. */
const reach = { mouse: 12, touch: 26 } as const
/** Farther than a press that was meant to stay in its place. */
const slip = 6

/** Mouse, pen and touch on a viewport. The second button zooms, the wheel's button pans, two fingers do both. */
export function useGestures(options: GestureOptions) {
  const latest = useRef(options)
  latest.current = options
  const pointers = useRef(new Map<number, Point>())
  const drag = useRef<Drag | null>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [moving, setMoving] = useState<Moving | null>(null)
  const draftRef = useRef<Draft | null>(null)
  const movingRef = useRef<Moving | null>(null)

  const keepDraft = (next: Draft | null) => {
    draftRef.current = next
    setDraft(next)
  }
  const keepMoving = (next: Moving | null) => {
    movingRef.current = next
    setMoving(next)
  }

  const toImage = (at: Point): Point => applyTo(inverted(latest.current.place), at)
  const imageVector = (by: Point): Point => {
    const back = inverted(latest.current.place)
    return { x: back.a * by.x + back.c * by.y, y: back.b * by.x + back.d * by.y }
  }

  function finishDraft(kind: MarkTool, points: readonly ImagePoint[]): void {
    keepDraft(null)
    latest.current.onPlace(kind, points)
  }

  /** Sets the next point of the mark being drawn; finishes it when it has all its points. */
  function setPoint(kind: MarkTool, at: ImagePoint): void {
    const before = draftRef.current?.kind === kind ? draftRef.current.points : []
    const points = [...before, at]
    const wanted = pointsOf[kind]
    if (wanted !== null && points.length >= wanted) finishDraft(kind, points)
    else keepDraft({ kind, points, next: null })
  }

  /** Closes a region that has an area; anything else that is unfinished is given up. */
  function closeDraft(): void {
    const now = draftRef.current
    if (now?.kind === 'region' && now.points.length >= 3) finishDraft('region', now.points)
    else keepDraft(null)
  }

  function begin(kind: Drag['kind'] | null, at: Point): Drag | null {
    const { window, index } = latest.current
    if (kind === 'window') return { kind, from: window, start: at }
    if (kind === 'scroll') return { kind, start: at, index }
    if (kind === 'pan' || kind === 'zoom') return { kind, last: at, start: at }
    return null
  }

  function startMain(event: ReactPointerEvent, at: Point): Drag | null {
    const now = latest.current
    const near = event.pointerType === 'mouse' ? reach.mouse : reach.touch
    // While drawing only the selected mark can be taken hold of, so that a new one may be set close to another.
    const within = isMarkTool(now.tool) ? now.marks.filter((mark) => mark.id === now.selected) : now.marks
    const grip = draftRef.current === null && now.canMark ? gripAt(within, now.place, at, near) : null
    const target = grip === null ? undefined : now.marks.find((mark) => mark.id === grip.targetId)
    if (grip !== null && target !== undefined) {
      now.onSelect(target.id)
      return { kind: 'move', target, grip: grip.point, start: at }
    }
    if (!isMarkTool(now.tool)) {
      now.onSelect(null)
      return begin(now.tool, at)
    }
    const point = toImage(at)
    if (!now.canMark || (draftRef.current === null && !isInsidePicture(point, now.shape))) return null
    if (closesRegion(at, near)) {
      closeDraft()
      return null
    }
    setPoint(now.tool, bent(insidePicture(point, now.shape), event.shiftKey))
    return { kind: 'draw', start: at }
  }

  function closesRegion(at: Point, near: number): boolean {
    const now = draftRef.current
    const [first] = now?.points ?? []
    if (now?.kind !== 'region' || now.points.length < 3 || first === undefined) return false
    return distance(applyTo(latest.current.place, first), at) <= near
  }

  /** With Shift held, a line goes in steps of 15 degrees from its last point. */
  function bent(to: ImagePoint, isSnapping: boolean): ImagePoint {
    const from = draftRef.current?.points.at(-1)
    if (!isSnapping || from === undefined) return to
    return insidePicture(snappedDirection(from, to, latest.current.shape.pixelAspect), latest.current.shape)
  }

  function pointOf(event: ReactPointerEvent): Point {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  function onPointerDown(event: ReactPointerEvent): void {
    const at = pointOf(event)
    latest.current.onActivate()
    event.currentTarget.setPointerCapture(event.pointerId)
    pointers.current.set(event.pointerId, at)
    const [one, other] = [...pointers.current.values()]
    if (event.pointerType === 'touch' && one !== undefined && other !== undefined) {
      // The first of two fingers may just have set a point or taken a mark: neither was meant.
      if (drag.current?.kind === 'draw') dropLastPoint()
      keepMoving(null)
      drag.current = { kind: 'pinch', middle: middleOf(one, other), apart: distance(one, other) }
      return
    }
    if (event.button === 1) drag.current = begin('pan', at)
    else if (event.button === 2) drag.current = begin('zoom', at)
    else drag.current = startMain(event, at)
  }

  function dropLastPoint(): void {
    const now = draftRef.current
    if (now === null) return
    const points = now.points.slice(0, -1)
    keepDraft(points.length === 0 ? null : { ...now, points })
  }

  function onPointerMove(event: ReactPointerEvent): void {
    const at = pointOf(event)
    const now = latest.current
    if (pointers.current.has(event.pointerId)) pointers.current.set(event.pointerId, at)
    const current = drag.current
    if (current === null || current.kind === 'draw') {
      const unfinished = draftRef.current
      if (unfinished !== null) {
        keepDraft({ ...unfinished, next: bent(insidePicture(toImage(at), now.shape), event.shiftKey) })
      }
      return
    }
    drag.current = follow(current, at)
  }

  function follow(current: Exclude<Drag, { kind: 'draw' }>, at: Point): Drag {
    const now = latest.current
    switch (current.kind) {
      case 'window':
        now.onView({ ...now.view, window: draggedWindow(current.from, minus(at, current.start), now.span) })
        return current
      case 'pan':
        now.onView(panned(now.view, now.shape, now.size, minus(at, current.last)))
        return { ...current, last: at }
      case 'zoom':
        now.onView(zoomedAbout(now.view, now.shape, now.size, current.start, 1.01 ** (current.last.y - at.y)))
        return { ...current, last: at }
      case 'scroll': {
        const steps = Math.round((at.y - current.start.y) / Math.max(4, now.size.height / Math.max(1, now.count * 1.5)))
        now.onIndex(Math.min(now.count - 1, Math.max(0, current.index + steps)))
        return current
      }
      case 'move': {
        if (movingRef.current === null && distance(at, current.start) < slip / 2) return current
        const by = imageVector(minus(at, current.start))
        keepMoving({
          targetId: current.target.id,
          points: movedPoints(current.target.points, current.grip, by, now.shape),
        })
        return current
      }
      case 'pinch': {
        const [one, other] = [...pointers.current.values()]
        if (one === undefined || other === undefined) return current
        const middle = middleOf(one, other)
        const apart = distance(one, other)
        const moved = panned(now.view, now.shape, now.size, minus(middle, current.middle))
        const factor = current.apart > 0 ? apart / current.apart : 1
        now.onView(zoomedAbout(moved, now.shape, now.size, middle, factor))
        return { kind: 'pinch', middle, apart }
      }
    }
  }

  function onPointerUp(event: ReactPointerEvent): void {
    const at = pointOf(event)
    pointers.current.delete(event.pointerId)
    const current = drag.current
    const now = latest.current
    drag.current = null
    if (current?.kind === 'move') {
      const moved = movingRef.current
      if (moved !== null) now.onMove(current.target, moved.points)
      keepMoving(null)
    }
    if (current?.kind === 'draw' && draftRef.current !== null && distance(at, current.start) > slip) {
      // Pressed, drawn and let go: the second point lies where it was let go.
      setPoint(draftRef.current.kind, bent(insidePicture(toImage(at), now.shape), event.shiftKey))
    }
  }

  function onPointerCancel(event: ReactPointerEvent): void {
    pointers.current.delete(event.pointerId)
    drag.current = null
    keepMoving(null)
  }

  return {
    draft,
    moving,
    setPoint,
    closeDraft,
    /** Gives up what is being drawn; false where nothing was. */
    giveUp: () => {
      const had = draftRef.current !== null
      keepDraft(null)
      return had
    },
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel },
  }
}

function minus(one: Point, other: Point): Point {
  return { x: one.x - other.x, y: one.y - other.y }
}

function middleOf(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}
