import type { RecalledLot } from '@shared/recalls/recalls'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { TextField } from '../../components/TextField'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './SettingsScreen.module.css'

type RecallLineProps = {
  readonly recall: RecalledLot
  readonly product: string
  readonly onWithdraw: (reason: string) => Promise<boolean>
}

/** One recalled lot, and the way to take it off the list again with a reason. */
export function RecallLine({ recall, product, onWithdraw }: RecallLineProps) {
  const t = useText('settings')
  const [reason, setReason] = useState<string | null>(null)
  const { lot, by, at } = recall
  return (
    <div className={styles.recall}>
      <span>
        <b>{t('recalls.line', { lot, product })}</b>{' '}
        <span className={styles.muted}>
          {recall.reason} · {by.name}, {formatDateTime(at)}
        </span>
      </span>
      {reason === null ? (
        <Button variant="quiet" label={t('recalls.withdrawThis', { lot })} onPress={() => setReason('')}>
          {t('recalls.withdraw')}
        </Button>
      ) : (
        <div className={styles.withdraw}>
          <TextField
            label={t('recalls.withdrawReason')}
            value={reason}
            onChange={setReason}
            maxLength={500}
            autoFocus
          />
          <Button variant="quiet" onPress={() => setReason(null)}>
            {t('recalls.keep')}
          </Button>
          <Button
            isDisabled={reason.trim().length < 3}
            onPress={() => void onWithdraw(reason).then((done) => done && setReason(null))}
          >
            {t('recalls.withdrawDo')}
          </Button>
        </div>
      )}
    </div>
  )
}
