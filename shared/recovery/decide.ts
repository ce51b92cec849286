import type { Decision, DecisionContext } from '@shared/case/context'
import { phaseOf } from '@shared/case/phase'
import { type Refusal, refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { assertNever } from '@shared/kit/assertNever'
import { ok, type Result } from '@shared/kit/result'
import { elapsedMs, minuteMs } from '@shared/kit/time'
import type { Person, Role } from '@shared/people/person'
import { complicationTermOf } from '@shared/procedure/catalogue'
import type { RecoveryCommand } from '@shared/recovery/events'
import { hasAssessment, type Measurements, type Observation } from '@shared/recovery/observation'
import { readiness } from '@shared/recovery/readiness'
import { openWatch } from '@shared/recovery/state'
import { watchSigns } from '@shared/recovery/watch'
import type { WatchSign } from '@shared/recovery/watchSigns'

const observers: readonly Role[] = ['nurse', 'physician', 'anaesthesia', 'technologist']
/** Two stations' clocks may differ by so much before a time counts as lying in the future. */
const clockToleranceMs = 2 * minuteMs

export function decideRecovery(state: CaseState, command: RecoveryCommand, context: DecisionContext): Decision {
  const open = stillHere(state)
  if (!open.ok) return open
  switch (command.do) {
    case 'observation.record':
      return recordObservation(state, command, context)
    case 'observation.correct':
      return correctObservation(state, command, context)
    case 'recoveryEvent.record': {
      const actor = requireActor(context, observers)
      if (!actor.ok) return actor
      const timed = soundTime(state, command.at, context)
      if (!timed.ok) return timed
      if (complicationTermOf(command.term) === undefined) {
        return refuse('recovery.unknown-term', 'This event is not in the list. Choose one from the list.')
      }
      const { at, term, grade, seen, action, expected } = command
      const id = context.newId()
      return ok([{ type: 'recoveryEvent.recorded', body: { id, at, term, grade, seen, action, expected } }])
    }
    case 'recoveryEvent.resolve': {
      const actor = requireActor(context, observers)
      if (!actor.ok) return actor
      const event = state.recovery.events.find((each) => each.id === command.eventId)
      if (event === undefined) return noSuch('event')
      if (event.resolved !== null) {
        return refuse('recovery.event-already-resolved', `${event.resolved.by} has already closed this event.`, {
          name: event.resolved.by,
        })
      }
      if (elapsedMs(event.at, command.at) < 0) {
        return refuse('recovery.resolved-before-it-began', 'The end lies before the beginning. Check the time.')
      }
      const { eventId, at, outcome } = command
      return ok([{ type: 'recoveryEvent.resolved', body: { eventId, at, outcome } }])
    }
    case 'haematomaWatch.begin': {
      // Anybody who is signed in may raise it: waiting for the right person would cost the time it is about.
      const actor = requireActor(context)
      if (!actor.ok) return actor
      const running = openWatch(state.recovery)
      if (running !== null) {
        return refuse('recovery.watch-running', 'The clock is already running. Call the physician now.')
      }
      return ok([begunWatch(command.signs, null, context)])
    }
    case 'haematomaWatch.call': {
      const actor = requireActor(context)
      if (!actor.ok) return actor
      const watch = openWatch(state.recovery)
      if (watch === null || watch.id !== command.watchId) return noSuch('clock')
      const { watchId, whom, said } = command
      return ok([{ type: 'haematomaWatch.called', body: { watchId, whom, said } }])
    }
    case 'haematomaWatch.end': {
      const actor = requireActor(context, ['physician'])
      if (!actor.ok) return actor
      const watch = openWatch(state.recovery)
      if (watch === null || watch.id !== command.watchId) return noSuch('clock')
      const { watchId, how, reason } = command
      return ok([{ type: 'haematomaWatch.ended', body: { watchId, how, reason, endedBy: actor.value } }])
    }
    case 'escort.record': {
      const actor = requireActor(context)
      if (!actor.ok) return actor
      const { present, name, phone } = command
      return ok([{ type: 'escort.recorded', body: { present, name, phone } }])
    }
    case 'readiness.override': {
      const actor = requireActor(context, ['physician'])
      if (!actor.ok) return actor
      return overrideReadiness(state, command.reason, actor.value, context)
    }
    default:
      return assertNever(command, 'recovery command')
  }
}

function stillHere(state: CaseState): Result<null, Refusal> {
  if (phaseOf(state) === 'discharged') {
    return refuse('recovery.already-left', 'The patient has left. Add an amendment to the record instead.')
  }
  if (state.procedure.startedAt === null) {
    return refuse('recovery.too-early', 'The procedure has not begun. Values from before it belong to the preparation.')
  }
  return ok(null)
}

function soundTime(state: CaseState, at: string, context: DecisionContext): Result<null, Refusal> {
  if (elapsedMs(context.now, at) > clockToleranceMs) {
    return refuse('recovery.time-ahead', 'This time has not come yet. Check the time of the entry.')
  }
  const { startedAt } = state.procedure
  if (startedAt !== null && elapsedMs(startedAt, at) < 0) {
    return refuse(
      'recovery.time-before-procedure',
      'This time lies before the procedure began. Check the time; values from before belong to the preparation.',
    )
  }
  return ok(null)
}

function soundMeasurements(measured: Measurements): Result<null, Refusal> {
  if (!hasAssessment(measured)) {
    return refuse('recovery.nothing-assessed', 'Nothing is filled in yet. Enter at least one value, then save.')
  }
  const { systolicMmHg, diastolicMmHg } = measured
  if (systolicMmHg !== null && diastolicMmHg !== null && diastolicMmHg >= systolicMmHg) {
    return refuse(
      'recovery.pressure-swapped',
      `The lower pressure (${diastolicMmHg}) must be under the upper one (${systolicMmHg}). Check both.`,
      { systolic: systolicMmHg, diastolic: diastolicMmHg },
    )
  }
  const muscles = (measured.motor ?? []).map(({ limb, myotome }) => `${limb} ${myotome}`)
  if (new Set(muscles).size !== muscles.length) {
    return refuse('recovery.muscle-twice', 'One muscle stands here twice. Keep one value for each.')
  }
  return ok(null)
}

function recordObservation(
  state: CaseState,
  command: Extract<RecoveryCommand, { do: 'observation.record' }>,
  context: DecisionContext,
): Decision {
  const actor = requireActor(context, observers)
  if (!actor.ok) return actor
  const timed = soundTime(state, command.at, context)
  if (!timed.ok) return timed
  const sound = soundMeasurements(command.measurements)
  if (!sound.ok) return sound
  const observation: Observation = { ...command.measurements, id: context.newId(), at: command.at }
  const recorded = { type: 'observation.recorded' as const, body: observation }
  const signs = newSigns(state, observation)
  return ok(signs.length === 0 ? [recorded] : [recorded, begunWatch(signs, observation.id, context)])
}

function correctObservation(
  state: CaseState,
  command: Extract<RecoveryCommand, { do: 'observation.correct' }>,
  context: DecisionContext,
): Decision {
  const actor = requireActor(context, observers)
  if (!actor.ok) return actor
  const kept = state.recovery.observations.find((each) => each.id === command.observationId)
  if (kept === undefined) return noSuch('observation')
  const timed = soundTime(state, command.at, context)
  if (!timed.ok) return timed
  const sound = soundMeasurements(command.measurements)
  if (!sound.ok) return sound
  const { observationId, reason } = command
  const replacement: Observation = { ...command.measurements, id: observationId, at: command.at }
  const corrected = { type: 'observation.corrected' as const, body: { observationId, replacement, reason } }
  const signs = newSigns(state, replacement)
  return ok(signs.length === 0 ? [corrected] : [corrected, begunWatch(signs, observationId, context)])
}

/** Signs in an observation made after the procedure, unless the clock is running already. */
function newSigns(state: CaseState, observation: Observation) {
  const { endedAt } = state.procedure
  if (endedAt === null || elapsedMs(endedAt, observation.at) < 0 || openWatch(state.recovery) !== null) return []
  const earlier = state.recovery.observations.filter(
    (each) => each.id !== observation.id && elapsedMs(endedAt, each.at) >= 0 && elapsedMs(each.at, observation.at) >= 0,
  )
  return watchSigns(state.plan, earlier, observation)
}

function begunWatch(signs: readonly WatchSign[], observationId: string | null, context: DecisionContext) {
  const callFirst = context.signedIn.find((person) => person.role === 'physician') ?? null
  return {
    type: 'haematomaWatch.begun' as const,
    body: { id: context.newId(), signs: [...signs], observationId, callFirst },
  }
}

function overrideReadiness(state: CaseState, reason: string, by: Person, context: DecisionContext): Decision {
  const { open } = readiness(state, context.now, context.policy)
  if (open.length === 0) {
    return refuse('recovery.nothing-to-override', 'Everything is met. The patient may leave without an override.')
  }
  const fixed = open.find((each) => each.code === 'procedure-ended' || each.code === 'no-open-watch')
  if (fixed !== undefined) {
    return refuse('recovery.cannot-override', `This cannot be overridden: ${fixed.says}`, { criterion: fixed.says })
  }
  const unmet = open.map(({ code, says }) => ({ code, says }))
  return ok([{ type: 'readiness.overridden', body: { by, reason, unmet } }])
}

function noSuch(what: 'event' | 'clock' | 'observation') {
  return refuse(`recovery.no-such-${what}`, `This ${what} is not in the record, or is already closed.`)
}
