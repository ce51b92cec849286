import type { Measures } from '@shared/outcomes/measures'
import { NumberField } from '../../components/NumberField'
import { useText } from '../../text/useText'
import styles from './Outcomes.module.css'

type NumberKey =
  | 'nrsAverage'
  | 'nrsWorst'
  | 'nrsNow'
  | 'sitToStand30s'
  | 'singleLegRightSeconds'
  | 'singleLegLeftSeconds'
  | 'twoMinuteWalkM'
  | 'walkingDistanceM'
  | 'walkingMinutes'
  | 'sleepHours'
  | 'goalReached'
  | 'pgic'
  | 'morphineMgPerDay'
  | 'nsaidDaysPerWeek'
  | 'rescueDosesPerWeek'

export type NumberRow = { readonly key: NumberKey; readonly unit: string; readonly max: number; readonly min?: number }

/** What a group of fields of the answers shows and changes. */
export type FieldsProps = { readonly draft: Measures; readonly onChange: (part: Partial<Measures>) => void }

/** Numbers side by side; what is left empty was not asked. */
export function NumberFields({ rows, draft, onChange }: FieldsProps & { readonly rows: readonly NumberRow[] }) {
  const t = useText('outcomes')
  return (
    <div className={styles.fields}>
      {rows.map(({ key, unit, max, min = 0 }) => (
        <NumberField
          key={key}
          label={t(`measure.${key}`)}
          unit={unit}
          min={min}
          max={max}
          value={draft[key]}
          onChange={(value) => onChange({ [key]: value })}
        />
      ))}
    </div>
  )
}
