import type { Outcome } from '@shared/contract/channel'
import { type Lab, type LabTest, labTests } from '@shared/screening/scenario'
import { memo, useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { DateTimeField } from '../../components/DateTimeField'
import { Select } from '../../components/Select'
import { TextField } from '../../components/TextField'
import type { OpenCase } from '../../state/caseStore'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './PrepareScreen.module.css'

/** The unit each test is usually reported in; another one can be typed. */
const usualUnits: Record<LabTest, string> = {
  inr: '1',
  platelets: '10*3/uL',
  creatinine: 'mg/dL',
  egfr: 'mL/min/{1.73_m2}',
  crcl: 'mL/min',
  hba1c: '%',
  glucose: 'mg/dL',
  'anti-xa': 'IU/mL',
  aptt: 's',
  hcg: '',
}

type LabsCardProps = Pick<OpenCase, 'execute'> & Pick<OpenCase['state']['preparation'], 'labs'>

/** Results with unit and time. */
export const LabsCard = memo(({ labs, execute }: LabsCardProps) => {
  const t = useText('prepare')
  const [open, setOpen] = useState(false)
  return (
    <Card title={t('lab.title')} actions={<Button onPress={() => setOpen(true)}>{t('add')}</Button>}>
      {labs.length === 0 && <p className={styles.muted}>{t('lab.none')}</p>}
      {labs.map((lab) => (
        <div key={`${lab.test} ${lab.at}`} className={styles.rowTwo}>
          <span>
            <span className={styles.strong}>
              {t(`lab.${lab.test}`)} {lab.value} {lab.unit === '1' ? '' : lab.unit}
            </span>
            <br />
            <span className={styles.small}>{formatDateTime(lab.at)}</span>
          </span>
        </div>
      ))}
      {open && (
        <LabDialog
          labs={labs}
          onClose={() => setOpen(false)}
          onSave={(next) => execute({ do: 'labs.record', labs: [...next] })}
        />
      )}
    </Card>
  )
})

type LabDialogProps = {
  readonly labs: readonly Lab[]
  readonly onClose: () => void
  readonly onSave: (labs: readonly Lab[]) => Promise<Outcome<unknown>>
}

function LabDialog({ labs, onClose, onSave }: LabDialogProps) {
  const t = useText('prepare')
  const [test, setTest] = useState<LabTest | null>(null)
  const [value, setValue] = useState('')
  const [unit, setUnit] = useState('')
  const [at, setAt] = useState<string | null>(null)
  const number = Number(value.trim().replace(',', '.'))
  const read = value.trim() === '' ? null : Number.isFinite(number) ? number : value.trim()
  const save =
    test === null || read === null || at === null ? null : () => onSave([...labs, { test, value: read, unit, at }])
  return (
    <ActDialog title={t('lab.add')} onClose={onClose} confirm={t('record')} act={save}>
      <Select
        label={t('lab.test')}
        value={test}
        placeholder={t('plan.choose')}
        onChange={(next) => {
          setTest(next)
          setUnit(usualUnits[next])
        }}
        options={labTests.map((each) => ({ value: each, label: t(`lab.${each}`) }))}
      />
      <div className={styles.two}>
        <TextField label={t('lab.value')} value={value} onChange={setValue} inputMode="decimal" maxLength={60} />
        <TextField label={t('lab.unit')} value={unit} onChange={setUnit} maxLength={40} />
      </div>
      <DateTimeField label={t('lab.at')} value={at} onChange={setAt} />
    </ActDialog>
  )
}
