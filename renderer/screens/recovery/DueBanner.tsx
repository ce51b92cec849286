import { minuteMs } from '@shared/kit/time'
import { careSchedule } from '@shared/recovery/careSchedule'
import { hasVitalSigns } from '@shared/recovery/ranges'
import { nextDue } from '@shared/recovery/schedule'
import { Button } from '../../components/Button'
import { classes } from '../../components/classes'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Recovery.module.css'

type DueBannerProps = { readonly endedAt: string; readonly isEntering: boolean; readonly onObserve: () => void }

/** What is due first: the next observation with its countdown, and the times that were missed. */
export function DueBanner({ endedAt, isEntering, onObserve }: DueBannerProps) {
  const t = useText('recovery')
  const { state } = useCase()
  const now = useNow()
  const vitals = state.recovery.observations.filter(hasVitalSigns)
  const due = nextDue(careSchedule(state), endedAt, vitals, now)
  const late = due.inMs < 0
  // What is still to come is rounded up, what is late is rounded down: never more than it is.
  const minutes = late ? Math.floor(-due.inMs / minuteMs) : Math.ceil(due.inMs / minuteMs)
  const says = t(late ? 'due.late' : minutes === 0 ? 'due.now' : 'due.in', { minutes, at: formatTime(due.at) })
  return (
    <section className={classes(styles.due, late && styles.late)} aria-label={t('due.title')}>
      <div>
        <p className={styles.muted}>{t('due.title')}</p>
        <p className={styles.dueText} role="timer">
          {late ? <Status kind="caution">{says}</Status> : says}
        </p>
        {due.missed.length > 0 && <p className={styles.muted}>{t('due.missed', { minutes: due.missed.join(', ') })}</p>}
      </div>
      <Button variant="primary" size="large" isDisabled={isEntering} onPress={onObserve}>
        {t('due.observe')}
      </Button>
    </section>
  )
}
