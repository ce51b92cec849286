import type { Interruption } from '@shared/pause/state'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { formatClock, formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './CalmPane.module.css'
import { PauseFrame } from './PauseFrame'

/** The pause waits: since when, why, and the way back to the same item. */
export function InterruptedPane({ interruption }: { readonly interruption: Interruption }) {
  const t = useText('pause')
  const { execute, refusal, clearRefusal } = useCase()
  const now = useNow(1000)
  const waited = Math.max(0, Date.parse(now) - Date.parse(interruption.at))
  return (
    <PauseFrame confirm={{ label: t('resume'), act: () => void execute({ do: 'pause.resume' }) }}>
      <div className={styles.calm}>
        <p className={styles.over}>{t('interrupted.since', { time: formatTime(interruption.at) })}</p>
        <h1 className={styles.title}>{interruption.because}</h1>
        <p className={styles.clock} role="timer">
          {formatClock(waited).slice(3)}
        </p>
        <p className={styles.says}>{t('interrupted.says')}</p>
        <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
      </div>
    </PauseFrame>
  )
}
