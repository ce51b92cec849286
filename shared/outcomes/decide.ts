import type { Decision, DecisionContext } from '@shared/case/context'
import { type Refusal, refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { assertNever } from '@shared/kit/assertNever'
import { ok, type Result } from '@shared/kit/result'
import { dayMs, toMs } from '@shared/kit/time'
import { scoreDisability, withItemScores } from '@shared/outcomes/disability'
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
      const body: OutcomeMeasure = { ...withItemScores(measures), id: context.newId(), timepoint }
      return ok([{ type: 'outcome.recorded', body }])
    }
    case 'outcome.correct': {
      const { outcomeId, measures, reason } = command
      const kept = state.outcomes.measures.find((each) => each.id === outcomeId)
      if (kept === undefined) return refuse('outcomes.no-such', 'These answers are not in the record.')
      const sound = soundMeasures(state, kept.timepoint, measures, context)
      if (!sound.ok) return sound
      const replacement: OutcomeMeasure = { ...withItemScores(measures), id: outcomeId, timepoint: kept.timepoint }
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
  { now, policy }: DecisionContext,
): Result<null, Refusal> {
  const items = soundItems(measures, policy)
  if (!items.ok) return items
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

/** Single items of a licensed questionnaire are kept only where the site says it holds the licence. */
function soundItems(measures: Measures, { itemLicences }: DecisionContext['policy']): Result<null, Refusal> {
  for (const name of ['odi', 'ndi'] as const) {
    const items = name === 'odi' ? measures.odiItems : measures.ndiItems
    if (items === null) continue
    if (!itemLicences.includes(name)) {
      return refuse(
        'outcomes.no-licence',
        `This site has not said that it holds the licence for the ${name.toUpperCase()} items. Enter the total instead.`,
        { name: name.toUpperCase() },
      )
    }
    const scored = scoreDisability(items)
    if (!scored.ok) {
      return refuse(
        'outcomes.not-scorable',
        `The ${name.toUpperCase()} has ${scored.failure.missing} sections missing. Its published rule covers one. Ask for the rest, or leave it out.`,
        { name: name.toUpperCase(), missing: scored.failure.missing },
      )
    }
  }
  return ok(null)
}

function addDay(instant: string, days: number): string {
  return new Date(toMs(instant) + days * dayMs).toISOString().slice(0, 10)
}
