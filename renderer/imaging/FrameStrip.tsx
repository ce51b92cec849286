import type { StackFrame } from '@shared/imaging/view/stack'
import { Button } from 'react-aria-components'
import { classes } from '../components/classes'
import { useText } from '../text/useText'
import styles from './FrameStrip.module.css'
import { Thumbnail } from './still/Thumbnail'

type FrameStripProps = {
  readonly label: string
  readonly frames: readonly StackFrame[]
  /** The one on screen. */
  readonly selected: { readonly contentId: string; readonly frame: number } | null
  readonly onSelect: (frame: StackFrame) => void
}

/** Small pictures in a row, to choose a frame. */
export function FrameStrip({ label, frames, selected, onSelect }: FrameStripProps) {
  const t = useText('images')
  return (
    <ul className={styles.strip} aria-label={label}>
      {frames.map((each) => {
        const { contentId, modality } = each.instance
        const isSelected = selected?.contentId === contentId && selected.frame === each.frame
        return (
          <li key={`${contentId}/${each.frame}`}>
            <Button
              className={classes(styles.frame, isSelected && styles.selected)}
              aria-pressed={isSelected}
              aria-label={t('strip.frame', { modality, frame: each.frame })}
              onPress={() => onSelect(each)}
            >
              <Thumbnail of={each} />
              <span className={styles.number}>{each.frame}</span>
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
