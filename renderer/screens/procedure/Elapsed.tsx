import { elapsedMs } from '@shared/kit/time'
import { useNow } from '../../state/now'
import { formatClock, formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'

/** How long the procedure runs, or how long it took. */
export function Elapsed({ from, until }: { readonly from: string; readonly until: string | null }) {
  const t = useText('procedure')
  const now = useNow(1000)
  return (
    <p className={styles.clock} role="timer" aria-label={t('clock')}>
      {formatClock(elapsedMs(from, until ?? now))}
      <span>
        {until === null
          ? t('since', { at: formatTime(from) })
          : t('fromTo', { from: formatTime(from), to: formatTime(until) })}
      </span>
    </p>
  )
}
