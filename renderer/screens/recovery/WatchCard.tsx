import { minuteMs } from '@shared/kit/time'
import { sayWatchSign } from '@shared/recovery/sayWatchSign'
import { type HaematomaWatch, openWatch } from '@shared/recovery/state'
import { watchClock } from '@shared/recovery/watch'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Status } from '../../components/Status'
import { SheetButtons } from '../../documents/SheetButtons'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { formatClock, formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Recovery.module.css'
import { CallDialog, EndWatchDialog, WatchDialog } from './WatchDialogs'

/** The haematoma watch: what to look for, or the running clock with whom to call. */
export function WatchCard() {
  const t = useText('recovery')
  const { state, phase } = useCase()
  const [isOpen, setIsOpen] = useState(false)
  const running = openWatch(state.recovery)
  if (running !== null) return <RunningWatch watch={running} />
  const last = state.recovery.watches.at(-1)
  return (
    <Card title={t('watch.title')}>
      <p className={styles.muted}>{t('watch.says')}</p>
      {last?.ended && (
        <p className={styles.muted}>
          {t('watch.last', { how: t(`watchEnd.${last.ended.how}`), by: last.ended.by, reason: last.ended.reason })}
        </p>
      )}
      {phase !== 'discharged' && (
        <div>
          <Button variant="danger" onPress={() => setIsOpen(true)}>
            {t('watch.wrong')}
          </Button>
        </div>
      )}
      {isOpen && <WatchDialog onClose={() => setIsOpen(false)} />}
    </Card>
  )
}

function RunningWatch({ watch }: { readonly watch: HaematomaWatch }) {
  const t = useText('recovery')
  const { caseId } = useCase()
  const policy = usePolicy()
  const now = useNow()
  const [dialog, setDialog] = useState<'call' | 'end' | null>(null)
  const { runMs, leftMs } = watchClock(watch.begunAt, now)
  const signs = watch.signs.map((sign) => sayWatchSign(sign, t)).join(', ')
  return (
    <Card title={t('watch.running')} tone="stop" label={t('watch.running')}>
      <p className={styles.watchClock} role="timer">
        {formatClock(runMs)}
      </p>
      <Status kind="stop">{signs}</Status>
      <p className={styles.watchCall}>
        {watch.callFirst === null ? t('watch.callAny') : t('watch.callFirst', { name: watch.callFirst })}
      </p>
      {policy.urgentContacts.length === 0 ? (
        <p className={styles.muted}>{t('watch.noContacts')}</p>
      ) : (
        <ol className={styles.contacts}>
          {policy.urgentContacts.map(({ what, phone }) => (
            <li key={`${what} ${phone}`}>
              <b>{what}</b> {phone}
            </li>
          ))}
        </ol>
      )}
      <p>{t('watch.steps', { emergency: policy.emergencyNumber })}</p>
      <p className={styles.muted}>
        {leftMs > 0
          ? t('watch.left', {
              hours: Math.floor(leftMs / (60 * minuteMs)),
              minutes: Math.floor(leftMs / minuteMs) % 60,
            })
          : t('watch.past')}
      </p>
      {watch.calls.length > 0 && (
        <ul className={styles.calls}>
          {watch.calls.map((call) => (
            <li key={`${call.at} ${call.whom}`}>
              {t('watch.called', { at: formatTime(call.at), whom: call.whom, said: call.said })}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.inline}>
        <Button variant="primary" onPress={() => setDialog('call')}>
          {t('watch.noteCall')}
        </Button>
        <Button onPress={() => setDialog('end')}>{t('watch.end')}</Button>
      </div>
      <SheetButtons paper={{ caseId, kind: 'transfer-sheet' }} name={t('watch.transferSheet')} />
      {dialog === 'call' && <CallDialog watch={watch} onClose={() => setDialog(null)} />}
      {dialog === 'end' && <EndWatchDialog watch={watch} onClose={() => setDialog(null)} />}
    </Card>
  )
}
