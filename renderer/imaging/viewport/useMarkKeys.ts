import type { ImagePoint, Target } from '@shared/imaging/caseEvents'
import type { Point } from '@shared/imaging/view/affine'
import { insidePicture, movedPoints } from '@shared/imaging/view/marks'
import type { PictureShape } from '@shared/imaging/view/view'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { isMarkTool, type MarkTool, type Tool } from '../tools'
import type { Moving } from './useGestures'

type MarkKeysOptions = {
  readonly tool: Tool
  readonly shape: PictureShape
  readonly marks: readonly Target[]
  readonly selected: string | null
  readonly canMark: boolean
  readonly setPoint: (kind: MarkTool, at: ImagePoint) => void
  readonly closeDraft: () => void
  readonly giveUp: () => boolean
  readonly onSelect: (targetId: string | null) => void
  readonly onMove: (target: Target, points: readonly ImagePoint[]) => void
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** After this long without a key a mark that was moved by arrows is saved, ms: one move in the record, not forty. */
const settledAfterMs = 700

/**
 * Marks by keyboard. With a mark chosen, arrows move it by one image pixel (ten with Shift), a full stop goes from its
 * whole to each of its points. With a drawing tool, arrows move a crosshair and Enter sets a point there.
 */
export function useMarkKeys(options: MarkKeysOptions) {
  const { tool, shape, marks, selected, canMark, setPoint, closeDraft, giveUp, onSelect, onMove } = options
  const [cursor, setCursor] = useState<Point | null>(null)
  const [moving, setMoving] = useState<Moving | null>(null)
  const grip = useRef<{ readonly targetId: string; readonly point: number | 'whole' } | null>(null)
  const pending = useRef<{ readonly moving: Moving; readonly timer: number } | null>(null)
  const latest = useRef({ marks, onMove })
  latest.current = { marks, onMove }

  function settle(): void {
    const now = pending.current
    if (now === null) return
    clearTimeout(now.timer)
    pending.current = null
    setMoving(null)
    const target = latest.current.marks.find((mark) => mark.id === now.moving.targetId)
    if (target !== undefined) latest.current.onMove(target, now.moving.points)
  }
  const settleNow = useRef(settle)
  settleNow.current = settle
  useEffect(() => () => settleNow.current(), [])

  function nudge(target: Target, arrow: Point, isFar: boolean): void {
    const step = isFar ? 10 : 1
    const before = pending.current?.moving.targetId === target.id ? pending.current.moving.points : target.points
    const held = grip.current?.targetId === target.id ? grip.current.point : 'whole'
    const points = movedPoints(before, held, { x: arrow.x * step, y: arrow.y * step }, shape)
    if (pending.current !== null) clearTimeout(pending.current.timer)
    const next = { targetId: target.id, points }
    pending.current = { moving: next, timer: Number(setTimeout(() => settleNow.current(), settledAfterMs)) }
    setMoving(next)
  }

  /** From the whole mark to its first point, its second, and round again. */
  function nextGrip(target: Target): void {
    const now = grip.current?.targetId === target.id ? grip.current.point : 'whole'
    const point = now === 'whole' ? 0 : now + 1 < target.points.length ? now + 1 : 'whole'
    grip.current = { targetId: target.id, point }
  }

  function onMarkKey(event: KeyboardEvent, target: Target): void {
    const arrow = arrows[event.key]
    if (arrow === undefined && event.key !== '.') return
    event.preventDefault()
    event.stopPropagation()
    if (!canMark) return
    if (arrow === undefined) nextGrip(target)
    else nudge(target, arrow, event.shiftKey)
  }

  /** True where the key meant something here. */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const arrow = arrows[event.key]
    const chosen = marks.find((mark) => mark.id === selected)
    if (event.key === 'Escape') {
      const had = giveUp() || cursor !== null || chosen !== undefined
      setCursor(null)
      onSelect(null)
      return had
    }
    if (!canMark) return false
    if (chosen !== undefined && (arrow !== undefined || event.key === '.')) {
      onMarkKey(event, chosen)
      return true
    }
    if (!isMarkTool(tool)) return false
    const at = cursor ?? { x: shape.columns / 2, y: shape.rows / 2 }
    if (arrow !== undefined) {
      const step = event.shiftKey ? 20 : 2
      setCursor(insidePicture({ x: at.x + arrow.x * step, y: at.y + arrow.y * step }, shape))
      return true
    }
    if (event.key === 'Enter') {
      if (event.shiftKey) closeDraft()
      else if (cursor === null) setCursor(at)
      else setPoint(tool, insidePicture(at, shape))
      return true
    }
    return false
  }

  return { cursor, moving, onKeyDown, onMarkKey }
}
