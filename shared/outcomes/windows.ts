import type { CaseState } from '@shared/case/state'
import type { Instant } from '@shared/kit/time'
import { addDays, dateIn, daysBetween } from '@shared/kit/zonedTime'
import type { Timepoint } from '@shared/outcomes/measures'
import { timepoints } from '@shared/outcomes/measures'
import { type Aftercare, aftercareOf } from '@shared/outcomes/registry'

/** Days counted from the day of the procedure, both ends included (clinical reference section 12.2). */
const windows: Readonly<Record<Timepoint, { readonly from: number; readonly to: number; readonly aim: number }>> = {
  baseline: { from: -14, to: 0, aim: 0 },
  '1w': { from: 5, to: 10, aim: 7 },
  '4w': { from: 21, to: 35, aim: 28 },
  '12w': { from: 77, to: 105, aim: 84 },
}

export type FollowUp = {
  readonly timepoint: Timepoint
  /** First and last day of the window and the day aimed at. */
  readonly from: string
  readonly to: string
  readonly aim: string
  /** `lost`: it was tried and given up, with a reason. */
  readonly status: 'recorded' | 'lost' | 'not-yet' | 'due' | 'overdue'
  /** Days until the window opens (`not-yet`), left in it (`due`), or since it closed (`overdue`); 0 otherwise. */
  readonly days: number
  /** Recorded on a day outside the window: it counts, and says so. */
  readonly outsideWindow: boolean
}

/**
 * The follow-ups of a case as of a day. Empty before the procedure has ended: nothing is due after what has not been.
 * Days are calendar days of the time zone.
 */
export function followUps(state: CaseState, now: Instant, timeZone: string): readonly FollowUp[] {
  const aftercare = aftercareOf(state)
  return aftercare === null ? [] : followUpsAfter(aftercare, now, timeZone)
}

/** The same from what is projected of the case. */
export function followUpsAfter(aftercare: FollowedUp, now: Instant, timeZone: string): readonly FollowUp[] {
  const done = dateIn(aftercare.endedAt, timeZone)
  const today = dateIn(now, timeZone)
  return timepoints.map((timepoint) => followUp(aftercare, timepoint, done, today))
}

type FollowedUp = Pick<Aftercare, 'endedAt' | 'answers' | 'lost'>

function followUp(aftercare: FollowedUp, timepoint: Timepoint, done: string, today: string): FollowUp {
  const window = windows[timepoint]
  const from = addDays(done, window.from)
  const to = addDays(done, window.to)
  const common = { timepoint, from, to, aim: addDays(done, window.aim) }
  const recorded = aftercare.answers[timepoint]
  if (recorded !== undefined) {
    const day = daysBetween(done, recorded.askedOn)
    return { ...common, status: 'recorded', days: 0, outsideWindow: day < window.from || day > window.to }
  }
  if (aftercare.lost.includes(timepoint)) {
    return { ...common, status: 'lost', days: 0, outsideWindow: false }
  }
  return { ...common, ...standing(from, to, today), outsideWindow: false }
}

function standing(from: string, to: string, today: string): Pick<FollowUp, 'status' | 'days'> {
  const untilOpen = daysBetween(today, from)
  if (untilOpen > 0) return { status: 'not-yet', days: untilOpen }
  const left = daysBetween(today, to)
  return left >= 0 ? { status: 'due', days: left } : { status: 'overdue', days: -left }
}

/** The follow-up to ask for now: the latest one due, else the earliest one overdue, else the next to come. */
export function nextFollowUp(all: readonly FollowUp[]): FollowUp | null {
  const open = all.filter((each) => each.timepoint !== 'baseline')
  return (
    open.find((each) => each.status === 'due') ??
    open.find((each) => each.status === 'overdue') ??
    open.find((each) => each.status === 'not-yet') ??
    null
  )
}
