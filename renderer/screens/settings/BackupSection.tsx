import type { BackupStatus } from '@shared/contract/backup'
import type { Failure, Outcome } from '@shared/contract/channel'
import { useState } from 'react'
import { request } from '../../bridge/bridge'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useBackup } from '../../state/backup'
import { formatDateTime } from '../../text/format'
import { useFailureText, useText } from '../../text/useText'
import styles from './SettingsScreen.module.css'

const intervals = ['6', '12', '24', '168', 'hand'] as const

/** The copies of the record: when the last one was made, where they lie, and one more now. */
export function BackupSection() {
  const t = useText('settings')
  const says = useFailureText()
  const status = useBackup()
  const [failure, setFailure] = useState<Failure | null>(null)
  if (status === null) return null

  const ask = async (reply: Promise<Outcome<BackupStatus>>) => {
    setFailure(null)
    const answer = await reply
    setFailure(answer.ok ? null : answer.failure)
  }
  const { last, running, failed } = status
  const interval = intervals.find((each) => each === String(status.everyHours ?? 'hand')) ?? null
  return (
    <Card title={t('backup.title')}>
      <p className={styles.muted}>{t('backup.says')}</p>
      <RefusalBanner failure={failure} />
      {failure === null && failed !== null && <Banner kind="stop">{says(failed.failure)}</Banner>}
      <p role="status">
        {last === null
          ? t('backup.never')
          : t('backup.last', { at: formatDateTime(last.createdAt), cases: last.cases, events: last.events })}
      </p>
      {status.missingImages > 0 && (
        <Banner kind="caution">{t('backup.missingImages', { count: status.missingImages })}</Banner>
      )}
      {status.health === 'overdue' && <Banner kind="caution">{t('backup.overdue')}</Banner>}
      <div>
        <Button variant="primary" isPending={running !== null} onPress={() => void ask(request('backup.now', {}))}>
          {running === null
            ? t('backup.now')
            : running.of === 0
              ? t('backup.running')
              : t('backup.runningImages', { done: running.done, of: running.of })}
        </Button>
      </div>
      <Choices
        label={t('backup.every')}
        value={interval}
        onChange={(each) =>
          void ask(request('backup.setInterval', { everyHours: each === 'hand' ? null : Number(each) }))
        }
        options={intervals.map((value) => ({ value, label: t(`backup.every.${value}`) }))}
      />
      <div className={styles.folder}>
        <span>
          <b>{t('backup.folder')}</b>
          <span className={styles.path}>{status.folder}</span>
        </span>
        <Button onPress={() => void ask(request('backup.chooseFolder', {}))}>{t('backup.choose')}</Button>
      </div>
      {status.besideTheRecord && <Banner kind="caution">{t('backup.sameDisk')}</Banner>}
    </Card>
  )
}
