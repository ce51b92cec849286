import { addDays, dateParts } from '@shared/kit/zonedTime'
import { localDay } from '../../text/format'

/** The Monday of the week in which an instant lies, by the station's calendar. */
export function mondayOf(instant: string): string {
  const day = localDay(instant)
  return addDays(day, -((dateParts(day).weekday + 6) % 7))
}
