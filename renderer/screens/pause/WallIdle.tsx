import { useNow } from '../../state/now'
import { formatLongDay, formatTime } from '../../text/format'
import styles from './WallScreen.module.css'

/** Nothing to show: the time of day, and a word on what will stand here. No name, no case. */
export function WallIdle({ says }: { readonly says: string }) {
  const now = useNow(1000)
  return (
    <main className={styles.idle} data-theme="dark">
      <p className={styles.time}>{formatTime(now)}</p>
      <p className={styles.day}>{formatLongDay(now)}</p>
      <p className={styles.says}>{says}</p>
    </main>
  )
}
