import { TextField } from './TextField'

type PinFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (pin: string) => void
  readonly autoFocus?: boolean
}

/** Four to twelve digits that nobody reads over a shoulder; anything else a keyboard sends is left out. */
export function PinField({ label, value, onChange, autoFocus = false }: PinFieldProps) {
  return (
    <TextField
      label={label}
      type="password"
      inputMode="numeric"
      value={value}
      onChange={(typed) => onChange(typed.replace(/\D/g, '').slice(0, 12))}
      maxLength={12}
      autoFocus={autoFocus}
    />
  )
}
