import { Choices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { useText } from '../../text/useText'
import styles from './Rescue.module.css'

/** Kilograms that a person can tell at a glance; the field beside takes any other. */
const offered = ['40', '50', '60', '70', '80', '90', '100', '120'] as const

type WeightChoiceProps = { readonly value: number | null; readonly onChange: (kg: number | null) => void }

/** Where no weight is on record: chosen with one press, so that the dose can be read for it. */
export function WeightChoice({ value, onChange }: WeightChoiceProps) {
  const t = useText('rescue')
  return (
    <div className={styles.weights}>
      <Choices
        label={t('weight.choose')}
        value={offered.find((each) => Number(each) === value) ?? null}
        onChange={(chosen) => onChange(Number(chosen))}
        options={offered.map((each) => ({ value: each, label: `${each} kg` }))}
      />
      <NumberField label={t('weight.other')} unit="kg" min={1} max={400} value={value} onChange={onChange} />
    </div>
  )
}
