import type { Target } from '@shared/imaging/caseEvents'
import type { Affine, Point, Size } from '@shared/imaging/view/affine'
import { applyTo } from '@shared/imaging/view/affine'
import type { KeyboardEvent } from 'react'
import type { Draft, Moving } from '../viewport/useGestures'
import { Mark } from './Mark'
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

/** All marks of one frame over its picture. */
export function MarkOverlay(props: MarkOverlayProps) {
  const { marks, place, canvas, words, scale = 1, selected, draft, moving, cursor, onSelect, onMarkKey } = props
  return (
    <svg className={styles.overlay} width={canvas.width} height={canvas.height} role="presentation">
      {marks.map((target) => {
        const points = moving?.targetId === target.id ? moving.points : target.points
        const shown = { ...target, points: [...points] }
        return (
          <Mark
            key={target.id}
            mark={shown}
            place={place}
            canvas={canvas}
            scale={scale}
            says={words.beside(shown)}
            name={words.name(shown)}
            isSelected={target.id === selected}
            {...(onSelect === undefined ? {} : { onSelect: () => onSelect(target.id) })}
            {...(onMarkKey === undefined ? {} : { onKeyDown: (event) => onMarkKey(event, target) })}
          />
        )
      })}
      {draft != null && (
        <Mark
          mark={{
            kind: draft.kind,
            side: 'not-applicable',
            points: draft.next === null ? [...draft.points] : [...draft.points, draft.next],
          }}
          place={place}
          canvas={canvas}
          scale={scale}
          says={words.measuring(draft)}
          isDraft
        />
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
