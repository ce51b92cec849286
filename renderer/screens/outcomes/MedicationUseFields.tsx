import type { Measures } from '@shared/outcomes/measures'
import type { MorphineEquivalent } from '@shared/outcomes/morphine'
import { Status } from '../../components/Status'
import { TextField } from '../../components/TextField'
import { useText } from '../../text/useText'
import { MedicationFields } from './MedicationFields'
import { type FieldsProps, NumberFields, type NumberRow } from './NumberFields'
import styles from './Outcomes.module.css'

const rows: readonly NumberRow[] = [
  { key: 'nsaidDaysPerWeek', unit: '0–7', max: 7 },
  { key: 'rescueDosesPerWeek', unit: '×', max: 200 },
  { key: 'morphineMgPerDay', unit: 'mg', max: 2000 },
]

type MedicationUseFieldsProps = FieldsProps & {
  /** What was taken at the time point before: offered, not assumed. */
  readonly known: NonNullable<Measures['medications']>
  readonly morphine: MorphineEquivalent
  /** What the table of the site makes of the list; null where nothing can be worked out. */
  readonly worked: number | null
}

/** Which pain medicines are taken and how much of them. */
export function MedicationUseFields({ draft, onChange, known, morphine, worked }: MedicationUseFieldsProps) {
  const t = useText('outcomes')
  return (
    <>
      <MedicationFields
        medications={draft.medications}
        known={known}
        onChange={(medications) => onChange({ medications: medications === null ? null : [...medications] })}
      />
      <NumberFields rows={rows} draft={draft} onChange={onChange} />
      {draft.morphineMgPerDay === null && worked !== null && worked > 0 && (
        <Status kind="info">
          {t('morphine.worked', { mg: worked, source: morphine.kind === 'known' ? morphine.sources.join(', ') : '' })}
        </Status>
      )}
      {morphine.kind === 'missing' && (
        <p className={styles.muted}>
          {morphine.factors.length > 0 && t('morphine.noFactor', { names: morphine.factors.join(', ') })}{' '}
          {morphine.amounts.length > 0 && t('morphine.noAmount', { names: morphine.amounts.join(', ') })}
        </p>
      )}
      <TextField
        label={t('entry.medicationWords')}
        value={draft.medicationWords}
        maxLength={1000}
        onChange={(medicationWords) => onChange({ medicationWords })}
      />
    </>
  )
}
