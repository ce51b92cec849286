import { formatDate, formatTime, instantToLocalInput, localInputToInstant } from '../text/format'
import { useText } from '../text/useText'
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

/** A date with a time in the station's own zone; below it the same with the month as a word, as in `DateField`. */
export function DateTimeField({ value, onChange, help, ...props }: DateTimeFieldProps) {
  const t = useText('common')
  const said = value === null ? t('date.none') : `${formatDate(value)}, ${formatTime(value)}`
  return (
    <TextField
      {...props}
      type="datetime-local"
      value={value === null ? '' : instantToLocalInput(value)}
      onChange={(typed) => onChange(localInputToInstant(typed))}
      help={help === undefined ? said : `${said}. ${help}`}
    />
  )
}
