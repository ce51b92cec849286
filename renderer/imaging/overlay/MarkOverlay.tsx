import type { Target } from '@shared/imaging/caseEvents'
import type { Affine, Point, Size } from '@shared/imaging/view/affine'
import { applyTo } from '@shared/imaging/view/affine'
import { type Labelled, placeLabels } from '@shared/imaging/view/labels'
import type { KeyboardEvent } from 'react'
import type { Draft, Moving } from '../viewport/useGestures'
import { crosshairReach, type DrawnMark, labelAnchor, Mark } from './Mark'
import styles from './MarkOverlay.module.css'
import type { MarkWords } from './markWords'

type MarkOverlayProps = {
  readonly marks: readonly Target[]
  readonly place: Affine
  readonly canvas: Size
  readonly words: MarkWords
  readonly scale?: number
  readonly selected?: string | null
  readonly draft?: Draft | null
  readonly moving?: Moving | null
  /** The crosshair that arrow keys move, in image pixels. */
  readonly cursor?: Point | null
  readonly onSelect?: (targetId: string) => void
  readonly onMarkKey?: (event: KeyboardEvent, target: Target) => void
}

type Shown = { readonly target: Target; readonly mark: Target; readonly says: readonly string[] }

/** All marks of one frame over its picture. */
export function MarkOverlay(props: MarkOverlayProps) {
  const { marks, place, canvas, words, scale = 1, selected, draft, moving, cursor, onSelect, onMarkKey } = props
  const shown = marks.map((target): Shown => {
    const points = moving?.targetId === target.id ? moving.points : target.points
    const mark = { ...target, points: [...points] }
    return { target, mark, says: words.beside(mark) }
  })
  const drawing: DrawnMark | null =
    draft == null
      ? null
      : {
          kind: draft.kind,
          side: 'not-applicable',
          points: draft.next === null ? [...draft.points] : [...draft.points, draft.next],
        }
  const measured = draft == null ? [] : words.measuring(draft)
  const labelled = (mark: DrawnMark, lines: readonly string[]): Labelled => {
    const points = mark.points.map((point) => applyTo(place, point))
    const ring = mark.kind === 'point' || mark.kind === 'path' ? crosshairReach * scale : 0
    return { lines, points, ring, anchor: labelAnchor(mark.kind, points) ?? { x: 0, y: 0 } }
  }
  const places = placeLabels(
    [
      ...shown.map(({ mark, says }) => labelled(mark, says)),
      ...(drawing === null ? [] : [labelled(drawing, measured)]),
    ],
    canvas,
    scale,
  )
  return (
    <svg className={styles.overlay} width={canvas.width} height={canvas.height} role="presentation">
      {shown.map(({ target, mark, says }, index) => (
        <Mark
          key={target.id}
          mark={mark}
          place={place}
          scale={scale}
          says={says}
          wordsAt={places[index] ?? null}
          name={words.name(mark)}
          isSelected={target.id === selected}
          {...(onSelect === undefined ? {} : { onSelect: () => onSelect(target.id) })}
          {...(onMarkKey === undefined ? {} : { onKeyDown: (event) => onMarkKey(event, target) })}
        />
      ))}
      {drawing !== null && (
        <Mark mark={drawing} place={place} scale={scale} says={measured} wordsAt={places.at(-1) ?? null} isDraft />
      )}
      {cursor != null && <Cursor at={applyTo(place, cursor)} canvas={canvas} />}
    </svg>
  )
}

function Cursor({ at, canvas }: { readonly at: Point; readonly canvas: Size }) {
  return (
    <path
      className={styles.cursor}
      d={`M0 ${at.y}H${at.x - 10}M${at.x + 10} ${at.y}H${canvas.width}M${at.x} 0V${at.y - 10}M${at.x} ${at.y + 10}V${canvas.height}`}
    />
  )
}
