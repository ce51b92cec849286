import type { Decision, DecisionContext } from '@shared/case/context'
import { type Refusal, refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { assertNever } from '@shared/kit/assertNever'
import { ok, type Result } from '@shared/kit/result'
import { dayMs, toMs } from '@shared/kit/time'
import type { OutcomeCommand } from '@shared/outcomes/events'
import { hasAnswer, type Measures, type OutcomeMeasure, type Timepoint } from '@shared/outcomes/measures'

export function decideOutcomes(state: CaseState, command: OutcomeCommand, context: DecisionContext): Decision {
  const actor = requireActor(context)
  if (!actor.ok) return actor
  switch (command.do) {
    case 'outcome.record': {
      const { timepoint, measures } = command
      const open = isOpen(state, timepoint)
      if (!open.ok) return open
      if (state.outcomes.measures.some((each) => each.timepoint === timepoint)) {
        return refuse(
          'outcomes.already-recorded',
          'These answers are already in the record. Correct them instead of entering them again.',
        )
      }
      const sound = soundMeasures(state, timepoint, measures, context)
      if (!sound.ok) return sound
      const body: OutcomeMeasure = { ...measures, id: context.newId(), timepoint }
      return ok([{ type: 'outcome.recorded', body }])
    }
    case 'outcome.correct': {
      const { outcomeId, measures, reason } = command
      const kept = state.outcomes.measures.find((each) => each.id === outcomeId)
      if (kept === undefined) return refuse('outcomes.no-such', 'These answers are not in the record.')
      const sound = soundMeasures(state, kept.timepoint, measures, context)
      if (!sound.ok) return sound
      const replacement: OutcomeMeasure = { ...measures, id: outcomeId, timepoint: kept.timepoint }
      return ok([{ type: 'outcome.corrected', body: { outcomeId, replacement, reason } }])
    }
    case 'outcome.giveUp': {
      const { timepoint, reason } = command
      const open = isOpen(state, timepoint)
      if (!open.ok) return open
      if (state.outcomes.measures.some((each) => each.timepoint === timepoint)) {
        return refuse('outcomes.answered', 'The patient has answered at this time point. There is nothing to give up.')
      }
      return ok([{ type: 'outcome.lost', body: { timepoint, reason, lastTriedAt: context.now } }])
    }
    default:
      return assertNever(command, 'outcome command')
  }
}

/** The baseline may be asked at any time before the procedure ends; the rest only afterwards. */
function isOpen(state: CaseState, timepoint: Timepoint): Result<null, Refusal> {
  const ended = state.procedure.endedAt !== null
  if (timepoint === 'baseline') {
    return ended
      ? refuse(
          'outcomes.baseline-too-late',
          'The procedure is over; a baseline asked now would not be one. Use what was recorded before.',
        )
      : ok(null)
  }
  return ended
    ? ok(null)
    : refuse('outcomes.too-early', 'The procedure has not been done yet. Only the baseline can be recorded.')
}

function soundMeasures(
  state: CaseState,
  timepoint: Timepoint,
  measures: Measures,
  { now }: DecisionContext,
): Result<null, Refusal> {
  if (!hasAnswer(measures)) {
    return refuse('outcomes.nothing-answered', 'Nothing is filled in yet. Enter at least one answer, then save.')
  }
  // A day of slack, because the station's day and UTC's differ by up to half a day either way.
  if (toMs(`${measures.askedOn}T00:00:00Z`) > toMs(now) + dayMs) {
    return refuse('outcomes.day-ahead', 'The day of the answers has not come yet. Check the date.')
  }
  const { endedAt } = state.procedure
  if (timepoint !== 'baseline' && endedAt !== null && measures.askedOn < addDay(endedAt, -1)) {
    return refuse('outcomes.day-before-procedure', 'The day of the answers lies before the procedure. Check the date.')
  }
  const { nrsWorst, nrsAverage } = measures
  if (nrsWorst !== null && nrsAverage !== null && nrsWorst < nrsAverage) {
    return refuse(
      'outcomes.worst-below-average',
      `The worst pain (${nrsWorst}) cannot be less than the average (${nrsAverage}). Check both.`,
      { worst: nrsWorst, average: nrsAverage },
    )
  }
  return ok(null)
}

function addDay(instant: string, days: number): string {
  return new Date(toMs(instant) + days * dayMs).toISOString().slice(0, 10)
}
