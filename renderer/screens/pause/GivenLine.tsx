import type { GivenAnswer } from '@shared/pause/state'
import { StatusIcon } from '../../components/StatusIcon'
import { Whole } from '../../components/Whole'
import { useText } from '../../text/useText'
import styles from './GivenLine.module.css'
import { SideArrow } from './SideArrow'
import { sizeOf } from './textSize'

type GivenLineProps = { readonly given: GivenAnswer; readonly text: string }

/** What was said, in the largest letters: the value itself, not a tick. */
export function GivenLine({ given, text }: GivenLineProps) {
  const t = useText('pause')
  const { answer, override } = given
  switch (answer.kind) {
    case 'confirmed': {
      const tone = answer.choice === 'left' ? styles.left : answer.choice === 'right' ? styles.right : styles.plain
      return (
        <p className={`${styles.given} ${tone}`} data-size={sizeOf(text, 34, 72)}>
          <SideArrow choice={answer.choice} />
          <span>
            <Whole text={text} />
          </span>
        </p>
      )
    }
    case 'not-applicable':
      return (
        <p className={`${styles.given} ${styles.away}`} data-size="medium">
          {t('not-applicable', { because: text })}
        </p>
      )
    case 'concern':
      return (
        <div className={styles.concern}>
          <p className={`${styles.given} ${styles.caution}`} data-size="medium">
            <StatusIcon kind="caution" />
            {text}
          </p>
          {override !== null && (
            <p className={styles.override}>{t('overridden', { name: override.by.name, reason: override.reason })}</p>
          )}
        </div>
      )
  }
}
