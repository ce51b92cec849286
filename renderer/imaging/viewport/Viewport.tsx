import type { ImagePoint, Target } from '@shared/imaging/caseEvents'
import type { HandCalibration } from '@shared/imaging/caseState'
import { frameTimeOf } from '@shared/imaging/view/cine'
import { type PictureLeft, sideKnowledge } from '@shared/imaging/view/edges'
import { insidePicture } from '@shared/imaging/view/marks'
import type { Picture } from '@shared/imaging/view/picture'
import type { Stack } from '@shared/imaging/view/stack'
import { imageToCanvas, type PictureShape, type View, zoomedAbout } from '@shared/imaging/view/view'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState, type WheelEvent } from 'react'
import { classes } from '../../components/classes'
import { useText } from '../../text/useText'
import type { Showing } from '../draw'
import { MarkOverlay } from '../overlay/MarkOverlay'
import { markWords } from '../overlay/markWords'
import { measuringOn, rulerBadge } from '../overlay/measuring'
import { startingWindow, tonesOf, valueSpan, windowOf } from '../tones'
import { isMarkTool, type MarkTool, type Tool } from '../tools'
import { useCine } from '../useCine'
import { usePicture } from '../usePicture'
import { FrameSlider } from './FrameSlider'
import { PictureText } from './PictureText'
import { useCanvasSize } from './useCanvasSize'
import { useGestures } from './useGestures'
import { useMarkKeys } from './useMarkKeys'
import { useNeighbours } from './useNeighbours'
import { useSurface } from './useSurface'
import styles from './Viewport.module.css'
import { ViewportMessage } from './ViewportMessage'

export type ViewportProps = {
  readonly stack: Stack
  /** Of the frame on screen, from 0. */
  readonly index: number
  readonly view: View
  readonly tool: Tool
  readonly isActive: boolean
  readonly isPlaying: boolean
  readonly sideMark: PictureLeft | null
  /** A person said that this picture shows one side of the patient from the side. */
  readonly isSideView: boolean
  readonly calibration: HandCalibration | null
  /** All marks of the case; those of the frame on screen are drawn. */
  readonly targets: readonly Target[]
  readonly selected: string | null
  readonly onIndex: (index: number) => void
  readonly onView: (view: View) => void
  readonly onActivate: () => void
  readonly onSelect: (targetId: string | null) => void
  readonly onPlace: (kind: MarkTool, points: readonly ImagePoint[]) => void
  readonly onMove: (target: Target, points: readonly ImagePoint[]) => void
  readonly onMarkSide: () => void
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }

/** One picture with its tools: drawn by cornerstone, marked in image pixels, worked by mouse, touch and keyboard. */
export function Viewport(props: ViewportProps) {
  const { stack, index, view, tool, isActive, isPlaying, sideMark, isSideView, calibration, targets, selected } = props
  const { onIndex, onView, onActivate, onSelect, onPlace, onMove, onMarkSide } = props
  const t = useText('images')
  const host = useRef<HTMLDivElement>(null)
  const size = useCanvasSize(host)
  const shown = stack.frames[index] ?? stack.frames[0]
  const { instance, frame } = shown
  const loaded = usePicture(instance.shows === 'image' ? instance.contentId : null, frame)
  const picture = useLastPicture(loaded.is === 'ready' ? loaded.picture : null, stack.key)
  const first = useFirstPicture(picture, stack.key)

  const shape = useMemo<PictureShape>(
    () => ({ columns: instance.columns, rows: instance.rows, pixelAspect: instance.pixelAspect }),
    [instance],
  )
  const place = useMemo(() => imageToCanvas(view, shape, size), [view, shape, size])
  const tones = picture === null ? null : tonesOf(picture, view, first ?? picture)
  const window = tones === null ? null : windowOf(tones)
  const showing = useMemo<Showing | null>(
    () =>
      picture === null || loaded.is === 'failed' || size.width === 0
        ? null
        : { picture, tones: tonesOf(picture, view, first ?? picture), place, isMoving: isPlaying },
    [picture, loaded.is, view, first, place, isPlaying, size.width],
  )
  useSurface(host, size, showing)
  useCine({
    stack: stack.shows === 'image' ? stack : null,
    isPlaying,
    frameTimeMs: frameTimeOf(instance.frameTimeMs),
    current: () => index,
    show: onIndex,
  })
  useNeighbours(stack, index, isPlaying)

  const marks = useMemo(
    () => targets.filter((target) => target.on.contentId === instance.contentId && target.on.frame === frame),
    [targets, instance.contentId, frame],
  )
  const canMark = showing !== null && loaded.is === 'ready'
  const gestures = useGestures({
    tool,
    view,
    shape,
    size,
    place,
    marks,
    selected,
    window: window ?? (picture === null ? { center: 128, width: 256 } : startingWindow(picture)),
    span: picture === null ? 256 : valueSpan(picture),
    index,
    count: stack.frames.length,
    canMark: canMark && !isPlaying,
    onView,
    onIndex,
    onSelect,
    onPlace,
    onMove,
    onActivate,
  })
  const { giveUp } = gestures
  const abandon = useRef(giveUp)
  abandon.current = giveUp
  // A mark belongs to one frame: what was begun on another is given up.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what makes a draft void
  useEffect(() => {
    abandon.current()
  }, [instance.contentId, frame, tool])

  const keys = useMarkKeys({
    tool,
    shape,
    marks,
    selected,
    canMark: canMark && !isPlaying,
    setPoint: gestures.setPoint,
    closeDraft: gestures.closeDraft,
    giveUp,
    onSelect,
    onMove,
  })
  const words = useMemo(() => markWords(t, measuringOn(instance, t, calibration)), [instance, t, calibration])
  const knowledge = useMemo(() => sideKnowledge(instance, sideMark, isSideView), [instance, sideMark, isSideView])
  const { cursor } = keys

  function onWheel(event: WheelEvent): void {
    onActivate()
    const isZoom = event.ctrlKey || stack.frames.length === 1
    if (isZoom) {
      const box = event.currentTarget.getBoundingClientRect()
      const at = { x: event.clientX - box.left, y: event.clientY - box.top }
      onView(zoomedAbout(view, shape, size, at, 1.0015 ** -event.deltaY))
    } else if (event.deltaY !== 0) {
      const next = index + Math.sign(event.deltaY)
      if (next >= 0 && next < stack.frames.length) onIndex(next)
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (keys.onKeyDown(event)) {
      event.preventDefault()
      return
    }
    const step = steps[event.key]
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onIndex(Math.min(stack.frames.length - 1, Math.max(0, index + step)))
  }

  const label = t('viewport.label', {
    name: [instance.modality, instance.viewPosition ?? instance.series.description].filter(Boolean).join(' '),
    at: index + 1,
    of: stack.frames.length,
  })
  return (
    <section className={classes(styles.viewport, isActive && styles.active)} aria-label={label}>
      <div
        className={classes(styles.picture, styles[isMarkTool(tool) ? 'drawing' : tool])}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows, Enter and Escape work on the picture
        tabIndex={0}
        role="application"
        aria-label={t('viewport.picture')}
        onFocus={onActivate}
        onKeyDown={onKeyDown}
        onWheel={onWheel}
        onContextMenu={(event) => event.preventDefault()}
        onDoubleClick={gestures.closeDraft}
        {...gestures.handlers}
      >
        <div ref={host} className={styles.canvas} />
        {canMark && (
          <MarkOverlay
            marks={marks}
            place={place}
            canvas={size}
            words={words}
            selected={selected}
            draft={gestures.draft}
            moving={keys.moving ?? gestures.moving}
            cursor={cursor === null || !isMarkTool(tool) ? null : insidePicture(cursor, shape)}
            onSelect={onSelect}
            onMarkKey={keys.onMarkKey}
          />
        )}
        <PictureText
          stack={stack}
          index={index}
          view={view}
          window={window}
          knowledge={knowledge}
          ruler={rulerBadge(instance, t, calibration)}
          t={t}
        />
      </div>
      <ViewportMessage
        instance={instance}
        loaded={loaded}
        knowledge={knowledge}
        hasMarks={marks.length > 0}
        isSideSaid={isSideView}
        onMarkSide={onMarkSide}
        t={t}
      />
      {stack.frames.length > 1 && <FrameSlider stack={stack} index={index} targets={targets} onIndex={onIndex} t={t} />}
    </section>
  )
}

/** The picture on screen stays until the next one of the same stack is there, so that scrolling never flashes black. */
function useLastPicture(picture: Picture | null, stackKey: string): Picture | null {
  const last = useRef<{ readonly key: string; readonly picture: Picture } | null>(null)
  if (picture !== null) last.current = { key: stackKey, picture }
  return picture ?? (last.current?.key === stackKey ? last.current.picture : null)
}

function useFirstPicture(picture: Picture | null, stackKey: string): Picture | null {
  const [first, setFirst] = useState<{ readonly key: string; readonly picture: Picture } | null>(null)
  if (picture !== null && first?.key !== stackKey) setFirst({ key: stackKey, picture })
  return first?.key === stackKey ? first.picture : picture
}
