import { useState } from 'react'
import { TextField as AriaTextField, FieldError, Input, Label } from 'react-aria-components'
import { useText } from '../text/useText'
import styles from './Field.module.css'

type NumberFieldProps = {
  readonly label: string
  /** Null while nothing (readable) is entered: not recorded, never zero. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly unit?: string
  readonly min?: number
  readonly max?: number
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
}

/** A number typed as people type it, comma or point; what cannot be read is said, and counts as not entered. */
export function NumberField({ label, value, onChange, unit, min, max, ...props }: NumberFieldProps) {
  const t = useText('common')
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  const shown = parse(typed) === value ? typed : value === null ? typed : String(value)
  const read = parse(shown)
  const invalid =
    shown.trim() !== '' && read === null
      ? t('number.unreadable')
      : read !== null && ((min !== undefined && read < min) || (max !== undefined && read > max))
        ? t('number.range', { min: min ?? '−∞', max: max ?? '∞' })
        : null
  return (
    <AriaTextField
      {...props}
      className={styles.field ?? ''}
      value={shown}
      isInvalid={invalid !== null}
      onChange={(next) => {
        setTyped(next)
        const number = parse(next)
        onChange(
          number !== null && (min === undefined || number >= min) && (max === undefined || number <= max)
            ? number
            : null,
        )
      }}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <span className={styles.withUnit}>
        <Input className={styles.input ?? ''} inputMode="decimal" />
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </span>
      <FieldError className={styles.invalid ?? ''}>{invalid}</FieldError>
    </AriaTextField>
  )
}

function parse(text: string): number | null {
  const trimmed = text.trim().replace(',', '.')
  if (!/^[+-]?\d+(\.\d+)?$/.test(trimmed)) return null
  return Number(trimmed)
}
