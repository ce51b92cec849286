import type { Outcome } from '@shared/contract/channel'
import type { DeviceItem } from '@shared/screening/scenario'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Choices } from '../../components/Choices'
import { DateField } from '../../components/DateField'
import { NumberField } from '../../components/NumberField'
import { TextField } from '../../components/TextField'
import { useText } from '../../text/useText'
import styles from './PrepareScreen.module.css'

export type HistoryKind = 'steroid' | 'device' | 'vaccine'

/** One line of what was before. `at` is a date of any precision, as it is known. */
export type HistoryItem = {
  readonly name: string
  readonly doseMg?: number | null | undefined
  readonly at?: string | undefined
  readonly region?: string | null | undefined
  readonly status?: DeviceItem['status'] | undefined
}

const deviceStatuses = ['active', 'inactive', 'removed'] as const

type HistoryDialogProps = {
  readonly kind: HistoryKind
  readonly onClose: () => void
  readonly onSave: (item: HistoryItem) => Promise<Outcome<unknown>>
}

/** One earlier steroid, implanted device or vaccine. */
export function HistoryDialog({ kind, onClose, onSave }: HistoryDialogProps) {
  const t = useText('prepare')
  const [item, setItem] = useState<HistoryItem>({ name: '' })
  const change = (part: Partial<HistoryItem>) => setItem((before) => ({ ...before, ...part }))
  const isComplete = item.name.trim() !== '' && (kind === 'device' || (item.at ?? '') !== '')
  return (
    <ActDialog
      title={t(`history.${kind}.add`)}
      onClose={onClose}
      confirm={t('record')}
      act={!isComplete ? null : () => onSave(item)}
    >
      <TextField
        label={t(`history.${kind}.what`)}
        value={item.name}
        onChange={(name) => change({ name })}
        autoFocus
        maxLength={200}
      />
      {kind !== 'device' && (
        <DateField label={t('history.when')} value={item.at ?? ''} onChange={(at) => change({ at })} />
      )}
      {kind === 'steroid' && (
        <div className={styles.two}>
          <NumberField
            label={t('history.dose')}
            unit="mg"
            min={0.1}
            max={5000}
            value={item.doseMg ?? null}
            onChange={(doseMg) => change({ doseMg })}
          />
          <TextField
            label={t('history.where')}
            value={item.region ?? ''}
            onChange={(region) => change({ region: region === '' ? null : region })}
            maxLength={200}
          />
        </div>
      )}
      {kind === 'device' && (
        <Choices
          label={t('history.status')}
          value={deviceStatuses.find((each) => each === item.status) ?? null}
          onChange={(status) => change({ status })}
          options={deviceStatuses.map((value) => ({ value, label: t(`device.${value}`) }))}
        />
      )}
    </ActDialog>
  )
}
