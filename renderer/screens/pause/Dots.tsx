import type { PhaseState } from '@shared/pause/state'
import { answerTo } from '@shared/pause/state'
import type { ChecklistItem } from '@shared/pause/template'
import { Button as AriaButton } from 'react-aria-components'
import { classes } from '../../components/classes'
import { useText } from '../../text/useText'
import styles from './Dots.module.css'

type DotsProps = {
  readonly items: readonly ChecklistItem[]
  readonly phase: PhaseState
  readonly shownId: string | null
  readonly onLook?: (itemId: string) => void
}

/** One dot an item: done, a concern, the one on the screen, still open. Each by its shape as well as its colour. */
export function Dots({ items, phase, shownId, onLook }: DotsProps) {
  const t = useText('pause')
  return (
    <ol className={styles.dots} aria-label={t('dots')}>
      {items.map((item) => {
        const given = answerTo(phase, item.id)
        const status = given === null ? 'open' : given.answer.kind
        const isShown = item.id === shownId
        const label = t('dot', { item: item.id, status: t(`answer.${status}`) })
        const dot = (
          <span className={classes(styles.dot, styles[status], isShown && styles.shown)}>
            {status === 'concern' && '!'}
          </span>
        )
        return (
          <li key={item.id} aria-current={isShown ? 'step' : undefined}>
            {onLook === undefined || given === null ? (
              <span className={styles.place} role="img" aria-label={label}>
                {dot}
              </span>
            ) : (
              <AriaButton
                className={classes(styles.place, styles.pressable)}
                aria-label={label}
                onPress={() => onLook(item.id)}
              >
                {dot}
              </AriaButton>
            )}
          </li>
        )
      })}
    </ol>
  )
}
