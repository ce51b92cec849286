import { instantToLocalInput, localInputToInstant } from '../text/format'
import { TextField } from './TextField'

type DateTimeFieldProps = {
  readonly label: string
  /** ISO instant, or null while none is entered. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly help?: string
  readonly invalid?: string | null
  readonly isLabelHidden?: boolean
}

/** A date with a time in the station's own zone. */
export function DateTimeField({ value, onChange, ...props }: DateTimeFieldProps) {
  return (
    <TextField
      {...props}
      type="datetime-local"
      value={value === null ? '' : instantToLocalInput(value)}
      onChange={(typed) => onChange(localInputToInstant(typed))}
    />
  )
}
