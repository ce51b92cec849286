import { assertNever } from '@shared/kit/assertNever'
import type { PhoneLine } from '@shared/phone/phoneList'
import { formatCalendarDate, formatDateTime } from '../../text/format'

type Text = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** A line of the list as a sentence of the phone catalogue: read out, or asked, as it stands. */
export function sayLine(t: Text, line: PhoneLine): string {
  switch (line.kind) {
    case 'decided':
      return t('line.decided', { drug: line.drug, by: line.by, at: dateWords(line.at), outcome: line.outcome })
    case 'interval': {
      const begins = formatDateTime(line.begins)
      const length = lengthWords(t, line.hours)
      return line.hours === line.fromHours
        ? t('line.interval', { drug: line.drug, length, begins })
        : t('line.intervalRange', { drug: line.drug, from: lengthWords(t, line.fromHours), length, begins })
    }
    case 'prescriber':
      return t('line.prescriber', { drug: line.drug })
    case 'last-dose':
      return line.recorded === null
        ? t('line.lastDose', { drug: line.drug })
        : t('line.lastDoseKnown', { drug: line.drug, when: dateWords(line.recorded) })
    case 'detail':
      return t(`line.detail.${line.question}`, { drug: line.drug })
    case 'inr':
      return t('line.inr', { drug: line.drug, hours: line.hours })
    case 'what-is-it':
      return t('line.whatIsIt', { words: line.words })
    case 'list':
      return t(`line.list.${line.list}`)
    case 'escort':
      return t('line.escort')
    case 'fasting':
      return t('line.fasting', {
        heavy: formatDateTime(line.heavy),
        light: formatDateTime(line.light),
        clear: formatDateTime(line.clear),
      })
    case 'infection':
      return t('line.infection')
    case 'pregnancy':
      return t('line.pregnancy')
    case 'sedation-unknown':
      return t('line.sedationUnknown')
    default:
      return assertNever(line, 'phone line')
  }
}

/** A length as the rules write it: hours up to four days, days beyond. */
function lengthWords(t: Text, hours: number): string {
  return hours > 96 && hours % 24 === 0 ? t('days', { count: hours / 24 }) : t('hours', { count: hours })
}

/** An instant, or as much of a date as is known. */
function dateWords(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatCalendarDate(text)
  return /^\d{4}-\d{2}-\d{2}[T ]/.test(text) && !Number.isNaN(Date.parse(text)) ? formatDateTime(text) : text
}
