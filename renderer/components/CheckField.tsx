import { Checkbox } from 'react-aria-components'
import styles from './Field.module.css'

type CheckFieldProps = {
  readonly label: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
  readonly isDisabled?: boolean
}

export function CheckField({ label, value, onChange, isDisabled }: CheckFieldProps) {
  return (
    <Checkbox
      className={styles.check ?? ''}
      isSelected={value}
      onChange={onChange}
      {...(isDisabled === undefined ? {} : { isDisabled })}
    >
      <span className={styles.box} aria-hidden="true">
        ✓
      </span>
      {label}
    </Checkbox>
  )
}
