import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components'
import styles from './Field.module.css'

type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  /** What is wrong with the value, in one sentence; absent when it is fine. */
  readonly invalid?: string | null
  readonly type?: 'text' | 'password' | 'date' | 'datetime-local'
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly inputMode?: 'text' | 'numeric' | 'decimal'
  readonly maxLength?: number
  readonly isLabelHidden?: boolean
  readonly isDisabled?: boolean
  readonly onBlur?: () => void
  readonly list?: string
}

export function TextField({
  label,
  value,
  onChange,
  help,
  invalid,
  placeholder,
  inputMode,
  isLabelHidden,
  list,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={invalid != null}
      aria-label={label}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <Input
        className={styles.input ?? ''}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputMode === undefined ? {} : { inputMode })}
        {...(list === undefined ? {} : { list })}
      />
      {help !== undefined && (
        <Text slot="description" className={styles.help ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles.invalid ?? ''}>{invalid}</FieldError>
    </AriaTextField>
  )
}

type TextAreaProps = Omit<TextFieldProps, 'type' | 'inputMode' | 'list'> & { readonly rows?: number }

export function TextArea({
  label,
  value,
  onChange,
  help,
  invalid,
  placeholder,
  rows = 3,
  isLabelHidden,
  ...props
}: TextAreaProps) {
  return (
    <AriaTextField
      {...props}
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={invalid != null}
      aria-label={label}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <AriaTextArea className={styles.area ?? ''} rows={rows} {...(placeholder === undefined ? {} : { placeholder })} />
      {help !== undefined && (
        <Text slot="description" className={styles.help ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles.invalid ?? ''}>{invalid}</FieldError>
    </AriaTextField>
  )
}
