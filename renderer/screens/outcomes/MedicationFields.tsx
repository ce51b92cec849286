import type { PainMedication } from '@shared/outcomes/measures'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { Select } from '../../components/Select'
import { TextField } from '../../components/TextField'
import { useText } from '../../text/useText'
import styles from './Outcomes.module.css'

const kinds = ['opioid', 'nsaid', 'gabapentinoid', 'muscle-relaxant', 'antidepressant', 'other'] as const

type MedicationFieldsProps = {
  readonly medications: readonly PainMedication[] | null
  /** What was taken at the time point before: offered, not assumed. */
  readonly known: readonly PainMedication[]
  readonly onChange: (medications: readonly PainMedication[] | null) => void
}

/** Pain medicines: not asked, none, or a list with how many a day. */
export function MedicationFields({ medications, known, onChange }: MedicationFieldsProps) {
  const t = useText('outcomes')
  const status = medications === null ? 'not-asked' : medications.length === 0 ? 'none' : 'list'
  const [isList, setIsList] = useState(status === 'list')
  const set = (index: number, part: Partial<PainMedication>) =>
    onChange((medications ?? []).map((each, at) => (at === index ? { ...each, ...part } : each)))
  // Lines are only ever added at the end, so their place is their name while the form is open.
  const lines = (medications ?? []).map((medicine, index) => ({ key: `medicine ${index + 1}`, medicine, index }))
  const blank: PainMedication = { name: '', kind: 'other', perDay: null, mgEach: null }
  return (
    <>
      <Choices
        label={t('medication.question')}
        value={isList ? 'list' : status}
        options={[
          { value: 'not-asked', label: t('notAsked') },
          { value: 'none', label: t('medication.none') },
          { value: 'list', label: t('medication.list') },
        ]}
        onChange={(choice) => {
          setIsList(choice === 'list')
          if (choice === 'not-asked') onChange(null)
          else if (choice === 'none') onChange([])
          else onChange(known.length > 0 ? known : [blank])
        }}
      />
      {lines.map(({ key, medicine, index }) => (
        <div key={key} className={styles.medicine}>
          <TextField
            label={t('medication.name')}
            value={medicine.name}
            maxLength={120}
            onChange={(name) => set(index, { name })}
          />
          <Select
            label={t('medication.kind')}
            value={medicine.kind}
            options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(kind) => set(index, { kind })}
          />
          <NumberField
            label={t('medication.perDay')}
            min={0}
            max={200}
            value={medicine.perDay}
            onChange={(perDay) => set(index, { perDay })}
          />
          <NumberField
            label={t('medication.mgEach')}
            unit="mg"
            min={0}
            max={5000}
            value={medicine.mgEach}
            onChange={(mgEach) => set(index, { mgEach: mgEach === 0 ? null : mgEach })}
          />
        </div>
      ))}
      {isList && (
        <div>
          <Button variant="quiet" onPress={() => onChange([...(medications ?? []), blank])}>
            {t('medication.add')}
          </Button>
        </div>
      )}
    </>
  )
}
