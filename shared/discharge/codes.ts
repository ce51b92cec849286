import type { SitePolicy } from '@shared/case/policy'
import { calendarOf } from '@shared/discharge/calendar'
import type { Line, SheetCode } from '@shared/discharge/document'
import type { CalendarDate, Instant } from '@shared/kit/time'

type CodeFacts = {
  readonly policy: SitePolicy
  readonly caseId: string
  /** The days on which the site asks how the patient is, with the week of each. */
  readonly followUp: readonly { readonly week: number; readonly day: CalendarDate }[]
  /** What stands in the patient's calendar on those days. */
  readonly summary: string
  readonly madeAt: Instant
}

/**
 * What a telephone can read off the paper: the number to call and the days of the follow-up. Neither names the patient
 * nor what was done. A number that cannot be dialled gives no code.
 */
export function codesFor(facts: CodeFacts, line: (block: string) => Line): readonly SheetCode[] {
  const { policy, caseId, followUp, summary, madeAt } = facts
  const number = telephoneUri(policy.phoneDay)
  // The end of the case's identifier is random: enough for a calendar to tell two cases apart.
  const stem = caseId.slice(-12)
  const days = followUp.map(({ week, day }) => ({ uid: `${stem}-w${week}@procedure-pause`, day, summary }))
  return [
    ...(number === null ? [] : [{ id: 'phone' as const, label: line('code.phone'), payload: number }]),
    { id: 'dates' as const, label: line('code.dates'), payload: calendarOf(days, madeAt) },
  ]
}

/** A telephone number as a `tel:` address (RFC 3966), an extension included; null where it cannot be dialled. */
export function telephoneUri(text: string): string | null {
  const [, main = '', extension] = /^(.*?)(?:\s*(?:ext\.?|extension|x|#)\s*(\d{1,8}))?$/i.exec(text.trim()) ?? []
  const number = main.replace(/[\s().\-/\u00a0\u2010-\u2015]/g, '')
  if (!/^\+?\d{3,20}$/.test(number)) return null
  return extension === undefined ? `tel:${number}` : `tel:${number};ext=${extension}`
}
