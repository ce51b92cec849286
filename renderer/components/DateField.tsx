import { formatCalendarDate } from '../text/format'
import { useText } from '../text/useText'
import { TextField } from './TextField'

type DateFieldProps = {
  readonly label: string
  /** `YYYY-MM-DD`, or empty while none is entered. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/**
 * A calendar date. The field itself writes day and month in the order of the system, where 03/04 is March to one and
 * April to another; the words below it are the same everywhere.
 */
export function DateField({ label, value, onChange }: DateFieldProps) {
  const t = useText('common')
  return (
    <TextField
      label={label}
      type="date"
      value={value}
      onChange={onChange}
      help={isDate(value) ? formatCalendarDate(value) : t('date.none')}
    />
  )
}

const isDate = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
