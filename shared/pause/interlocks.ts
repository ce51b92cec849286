import { levelKey } from '@shared/case/agreement'
import type { DecisionContext } from '@shared/case/context'
import type { Refusal } from '@shared/case/refusal'
import type { CaseState } from '@shared/case/state'
import { fail, ok, type Result } from '@shared/kit/result'
import { elapsedMs, type Instant, minuteMs } from '@shared/kit/time'
import type { NeedleSite } from '@shared/pause/events'
import { differences, holdsUp, recordObstacles } from '@shared/pause/obstacles'
import { refusePause } from '@shared/pause/refusals'
import { answerTo, type PauseState, type PhaseState } from '@shared/pause/state'
import { itemsOf } from '@shared/pause/templates'
import { type PauseView, pauseView } from '@shared/pause/view'
import { alwaysAgain } from '@shared/pause/voiding'

export type InterlockContext = Pick<DecisionContext, 'now' | 'policy' | 'blocksBefore'>

/** How old the finished time-out is. `unknown` where the station's clock stands before its end. */
export type TimeOutAge =
  | { readonly state: 'not-complete' }
  | { readonly state: 'fresh' | 'too-old'; readonly ageMs: number; readonly remainingMs: number }
  | { readonly state: 'unknown' }

export function ageOfTimeOut(state: CaseState, { now, policy }: InterlockContext): TimeOutAge {
  const { completedAt } = state.pause.phases['time-out']
  if (completedAt === null) return { state: 'not-complete' }
  const sinceEnd = elapsedMs(completedAt, now)
  if (sinceEnd < 0) return { state: 'unknown' }
  const limitMs = policy.pauseLimitMinutes * minuteMs
  const held = longestHeld(state.pause, completedAt)
  // One that was held up for longer than it may stand is as old as what it began with.
  const ageMs = held > limitMs ? sinceEnd + held : sinceEnd
  const remainingMs = limitMs - ageMs
  return { state: remainingMs >= 0 ? 'fresh' : 'too-old', ageMs, remainingMs }
}

/** How long before the end of the time-out the patient, the side or the agreement was said, at the longest. */
function longestHeld(pause: PauseState, completedAt: Instant): number {
  const phase = pause.phases['time-out']
  return itemsOf(pause, 'time-out')
    .filter((item) => item.about.some((topic) => alwaysAgain.includes(topic)))
    .reduce((longest, { id }) => Math.max(longest, elapsedMs(answerTo(phase, id)?.at ?? completedAt, completedAt)), 0)
}

/**
 * The interlock before the first needle: a finished time-out that nothing has voided, answered by at least two
 * different people, sources that agree on side, level and procedure, no stop that nobody has decided about, a
 * diagnostic block or a physician's answer behind a radiofrequency, and no older than the site's limit. The refusal names
 * the first thing in the way.
 */
export function mayStartProcedure(state: CaseState, context: InterlockContext): Result<true, Refusal> {
  const { pause } = state
  if (pause.stop !== null) return refusePause('stopped')
  if (pause.begunAt === null) return refusePause('not-begun')
  if (pause.interruption !== null) return refusePause('interrupted', { because: pause.interruption.because })
  if (pause.phases.verification.completedAt === null) return refusePause('verification-first')
  if (pause.phases['room-ready'].completedAt === null) return refusePause('room-ready-first')
  const view = pauseView(state, context)
  const timeOut = timeOutStands(view)
  if (!timeOut.ok) return timeOut
  const [obstacle] = recordObstacles(view)
  if (obstacle !== undefined) return fail(obstacle)
  const age = ageOfTimeOut(state, context)
  switch (age.state) {
    case 'not-complete':
      return refusePause('time-out-open')
    case 'unknown':
      return refusePause('clock-went-back')
    case 'too-old':
      return refusePause('too-old', {
        minutes: Math.floor(age.ageMs / minuteMs),
        limit: context.policy.pauseLimitMinutes,
      })
    case 'fresh':
      return ok(true)
  }
}

/**
 * The interlock before an injection or a lesion: neither STOP nor an interruption holds the room, the time-out still
 * stands (whatever changed during the procedure was asked again), no source says another side or level than the plan, and
 * this needle has had its own pause since.
 */
export function mayInject(state: CaseState, site: NeedleSite, context: InterlockContext): Result<true, Refusal> {
  const { pause } = state
  if (pause.stop !== null) return refusePause('stopped')
  if (pause.interruption !== null) return refusePause('interrupted', { because: pause.interruption.because })
  const view = pauseView(state, context)
  const timeOut = timeOutStands(view)
  if (!timeOut.ok) return timeOut
  // A target marked on a picture of the procedure voids nothing; on the wrong side it holds the syringe all the same.
  const [difference] = differences(view)
  if (difference !== undefined) return fail(difference)
  return hasPaused(pause, site) ? ok(true) : refusePause('needle-pause-first', { level: site.level, side: site.side })
}

/** Whether this needle has had its pause, and nothing has voided that since. */
export function hasPaused(pause: PauseState, needle: NeedleSite): boolean {
  const rounds = pause.earlierRounds.slice(pause.roundsStandFrom)
  if (pause.site !== null) rounds.push({ site: pause.site, phase: pause.phases['needle-pause'] })
  return rounds.some((round) => sameNeedle(round.site, needle) && round.phase.completedAt !== null)
}

function sameNeedle(paused: NeedleSite, needle: NeedleSite): boolean {
  if (paused.needleId !== null && needle.needleId !== null) return paused.needleId === needle.needleId
  return paused.side === needle.side && levelKey(paused.level) === levelKey(needle.level)
}

/** The time-out is complete, nothing in it is open, and two different people answered it. */
function timeOutStands(view: PauseView): Result<true, Refusal> {
  const { pause } = view.state
  const phase = pause.phases['time-out']
  if (phase.completedAt === null) {
    const voided = pause.voidings.at(-1)
    return voided === undefined || phase.startedAt === null
      ? refusePause('time-out-open')
      : refusePause('time-out-voided', { says: voided.because[0]?.says ?? '' })
  }
  const items = itemsOf(pause, 'time-out')
  const open = items.filter((item) => holdsUp(item, phase, view)).map((item) => item.id)
  if (open.length > 0) return refusePause('items-open', { items: open.join(', ') })
  const spoken = items.map((item) => item.id)
  return twoPeople(phase, spoken) ? ok(true) : refusePause('second-person')
}

/** Whether every answer in force has a second person beside its reader. */
function twoPeople(phase: PhaseState, itemIds: readonly string[]): boolean {
  return itemIds.every((itemId) => {
    const given = answerTo(phase, itemId)
    if (given === null) return false
    if (given.answer.kind === 'concern') return true
    return given.confirmedBy.some((person) => person.id !== given.readBy.id)
  })
}
