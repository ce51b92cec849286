import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { acknowledgeClockMove, useClockMove } from '../../state/clockMove'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './RoomBar.module.css'

/** Says that the clock of this computer was moved, until somebody has looked at a clock on the wall. */
export function ClockNotice() {
  const t = useText('shell')
  const move = useClockMove()
  if (move === null) return null
  return (
    <div className={styles.notice}>
      <Banner kind="caution" actions={<Button onPress={acknowledgeClockMove}>{t('clock.checked')}</Button>}>
        {t('clock.moved', { before: formatDateTime(move.before), after: formatDateTime(move.after) })}
      </Banner>
    </div>
  )
}
