import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { classes } from './classes'
import styles from './Field.module.css'

export type Choice<Value extends string> = {
  readonly value: Value
  readonly label: string
  readonly isDangerous?: boolean
  readonly isDisabled?: boolean
}

type Shared<Value extends string> = {
  readonly label: string
  readonly options: readonly Choice<Value>[]
  readonly isLabelHidden?: boolean
}

type ChoicesProps<Value extends string> = Shared<Value> & {
  readonly value: Value | null
  readonly onChange: (value: Value) => void
}

/** One of a few, all in sight. Nothing is chosen until a person chooses. */
export function Choices<Value extends string>({ label, options, value, onChange, isLabelHidden }: ChoicesProps<Value>) {
  return (
    <div className={styles.field}>
      {!isLabelHidden && <span className={styles.label}>{label}</span>}
      <ToggleButtonGroup
        className={styles.choices ?? ''}
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={(keys) => {
          const chosen = options.find((option) => keys.has(option.value))
          if (chosen !== undefined) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <Toggle key={option.value} option={option} />
        ))}
      </ToggleButtonGroup>
    </div>
  )
}

type MultiChoicesProps<Value extends string> = Shared<Value> & {
  readonly value: readonly Value[]
  readonly onChange: (value: readonly Value[]) => void
}

/** Several of a few, in the order they stand on the screen. */
export function MultiChoices<Value extends string>({
  label,
  options,
  value,
  onChange,
  isLabelHidden,
}: MultiChoicesProps<Value>) {
  return (
    <div className={styles.field}>
      {!isLabelHidden && <span className={styles.label}>{label}</span>}
      <ToggleButtonGroup
        className={styles.choices ?? ''}
        aria-label={label}
        selectionMode="multiple"
        selectedKeys={value}
        onSelectionChange={(keys) =>
          onChange(options.filter((option) => keys.has(option.value)).map((option) => option.value))
        }
      >
        {options.map((option) => (
          <Toggle key={option.value} option={option} />
        ))}
      </ToggleButtonGroup>
    </div>
  )
}

function Toggle<Value extends string>({ option }: { readonly option: Choice<Value> }) {
  return (
    <ToggleButton
      id={option.value}
      isDisabled={option.isDisabled ?? false}
      className={classes(styles.choice, option.isDangerous && styles.dangerous)}
    >
      {option.label}
    </ToggleButton>
  )
}
