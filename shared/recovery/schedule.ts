import { addMs, elapsedMs, type Instant, minuteMs } from '@shared/kit/time'
import type { Plan } from '@shared/plan/plan'
import { isCervicalOrSympathetic, isDeeplySedated, isLocalAnaesthetic, isSpinal } from '@shared/recovery/families'
import type { Observation } from '@shared/recovery/observation'

/** Why a schedule is what it is: the rows of the table that apply. */
export type ScheduleReason =
  | 'local-peripheral'
  | 'spinal'
  | 'cervical-or-sympathetic'
  | 'sedation'
  | 'lung-or-large-dose'
  | 'contrast-reaction'
  | 'reversal'

export type Schedule = {
  /** Minutes after the end of the procedure at which vital signs are due, ascending, the first at 0. */
  readonly minutes: readonly number[]
  /** Once the listed times are over and the patient is still here: every so many minutes. */
  readonly thenEveryMinutes: number
  /** Shortest stay in minutes from the end of the procedure. */
  readonly minimumStayMinutes: number
  readonly reasons: readonly ScheduleReason[]
}

type Row = Omit<Schedule, 'reasons'>

/**
 * Clinical reference section 10.1. Where the table gives a range of minutes the stay is its lower end and the person
 * decides within it; "5-15 min" under sedation is read as three times five, then fifteen, like the cervical row. Who stays
 * longer is observed at the last interval of the row.
 */
const rows: Readonly<Record<ScheduleReason, Row>> = {
  'local-peripheral': { minutes: [0, 10], thenEveryMinutes: 10, minimumStayMinutes: 10 },
  spinal: { minutes: [0, 15, 30], thenEveryMinutes: 15, minimumStayMinutes: 20 },
  'cervical-or-sympathetic': { minutes: [0, 5, 10, 15, 30], thenEveryMinutes: 15, minimumStayMinutes: 30 },
  sedation: { minutes: [0, 5, 10, 15, 30], thenEveryMinutes: 15, minimumStayMinutes: 30 },
  'lung-or-large-dose': { minutes: [0, 30], thenEveryMinutes: 30, minimumStayMinutes: 30 },
  'contrast-reaction': { minutes: [0, 30], thenEveryMinutes: 30, minimumStayMinutes: 30 },
  reversal: { minutes: [0, 5, 10, 15, 30], thenEveryMinutes: 15, minimumStayMinutes: 30 },
}

type Scheduled = Pick<Plan, 'procedure' | 'region' | 'sedation' | 'injectates'>

/** What happened that lengthens the watch. `reversedAtMinute`: minutes from the end to the last reversal drug. */
export type Happened = {
  readonly largeDose: boolean
  readonly contrastReaction: boolean
  readonly reversedAtMinute: number | null
}

const nothingHappened: Happened = { largeDose: false, contrastReaction: false, reversedAtMinute: null }

/** "Longer after reversal: 2 h" (section 10.1): the drug that was reversed may outlast what reversed it. */
const afterReversalMinutes = 120

/** The observation schedule of a case: every row of the table that applies, the closest times and the longest stay. */
export function scheduleFor(plan: Scheduled, happened: Happened = nothingHappened): Schedule {
  const reasons: ScheduleReason[] = []
  if (isDeeplySedated(plan)) reasons.push('sedation')
  if (isCervicalOrSympathetic(plan)) reasons.push('cervical-or-sympathetic')
  else if (isSpinal(plan)) reasons.push('spinal')
  if (plan.procedure === 'intercostal-block' || happened.largeDose) reasons.push('lung-or-large-dose')
  if (happened.contrastReaction) reasons.push('contrast-reaction')
  if (happened.reversedAtMinute !== null) reasons.push('reversal')
  if (reasons.length === 0) reasons.push('local-peripheral')
  const applying = reasons.map((reason) => rows[reason])
  const minutes = [...new Set(applying.flatMap((row) => row.minutes))].sort((a, b) => a - b)
  const stay = Math.max(
    ...applying.map((row) => row.minimumStayMinutes),
    epiduralAnaestheticStay(plan),
    happened.reversedAtMinute === null ? 0 : happened.reversedAtMinute + afterReversalMinutes,
  )
  return {
    minutes,
    thenEveryMinutes: Math.min(...applying.map((row) => row.thenEveryMinutes)),
    minimumStayMinutes: stay,
    reasons,
  }
}

/** "At least 30 minutes if local anaesthetic in the epidural space" (section 10.1). */
function epiduralAnaestheticStay(plan: Scheduled): number {
  return isSpinal(plan) && plan.injectates.some(isLocalAnaesthetic) ? 30 : 0
}

export type Due = {
  /** When the next observation is due. */
  readonly at: Instant
  /** Milliseconds until then; negative when it is overdue. */
  readonly inMs: number
  /** Minutes after the end of the procedure of this time of the schedule. */
  readonly minute: number
  /** Scheduled times that passed without an observation, in minutes after the end. */
  readonly missed: readonly number[]
}

/** An observation up to so many minutes early counts for its scheduled time. */
const graceMinutes = 2

/**
 * The next observation due. `endedAt` is the end of the procedure; times of observations before it (made under sedation
 * during the procedure) do not count.
 */
export function nextDue(
  schedule: Schedule,
  endedAt: Instant,
  observations: readonly Pick<Observation, 'at'>[],
  now: Instant,
): Due {
  const made = observations.map((each) => elapsedMs(endedAt, each.at) / minuteMs).filter((minute) => minute >= 0)
  const last = made.length === 0 ? null : Math.max(...made)
  const minute = last === null ? (schedule.minutes[0] ?? 0) : slotAfter(schedule, last + graceMinutes)
  const at = addMs(endedAt, minute * minuteMs)
  return { at, inMs: elapsedMs(now, at), minute, missed: missedSlots(schedule, made, last ?? -1) }
}

/** The first scheduled minute strictly after `minute`. */
function slotAfter(schedule: Schedule, minute: number): number {
  const listed = schedule.minutes.find((slot) => slot > minute)
  if (listed !== undefined) return listed
  const lastListed = schedule.minutes.at(-1) ?? 0
  const rounds = Math.floor((minute - lastListed) / schedule.thenEveryMinutes) + 1
  return lastListed + rounds * schedule.thenEveryMinutes
}

/** Listed times before the newest observation that no observation stands for. */
function missedSlots(schedule: Schedule, made: readonly number[], until: number): number[] {
  return schedule.minutes.filter((slot, index) => {
    const next = schedule.minutes[index + 1] ?? Number.POSITIVE_INFINITY
    const passed = next - graceMinutes <= until
    return passed && !made.some((minute) => minute >= slot - graceMinutes && minute < next - graceMinutes)
  })
}
