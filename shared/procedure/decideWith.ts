import type { Decision, DecisionContext } from '@shared/case/context'
import { refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { assertNever } from '@shared/kit/assertNever'
import { ok } from '@shared/kit/result'
import { toMs } from '@shared/kit/time'
import { refuseBecause, requireNeedle, requireRunning, roomRoles, saidOf } from '@shared/procedure/acting'
import { complicationTermOf } from '@shared/procedure/catalogue'
import { decideCorrection } from '@shared/procedure/decideCorrection'
import { decideInjectate } from '@shared/procedure/decideInjectate'
import { decideNeedle } from '@shared/procedure/decideNeedle'
import { decideContrast, decideUltrasound } from '@shared/procedure/decideSpread'
import { convertDose, doseQuestions } from '@shared/procedure/dose'
import type { ProcedureAct, ProcedureCommand } from '@shared/procedure/events'
import { interlockAt } from '@shared/procedure/interlock'
import { decisionsHere } from '@shared/procedure/needles'
import { pauseWasAsked, type RoomChecks } from '@shared/procedure/roomChecks'
import { standing } from '@shared/procedure/state'

/** What follows from an act in the procedure room, or why it is refused. */
export function decideProcedureWith(
  checks: RoomChecks,
  state: CaseState,
  command: ProcedureCommand,
  context: DecisionContext,
): Decision {
  switch (command.do) {
    case 'procedure.start':
      return start(checks, state, context)
    case 'procedure.end':
      return end(state, command, context)
    case 'entry.correct':
      return decideCorrection(state, command, context, (after, act, same, pause) =>
        decideAct(pause === 'asked' ? checks : pauseWasAsked(checks), after, act, same),
      )
    default:
      return decideAct(checks, state, command, context)
  }
}

function decideAct(checks: RoomChecks, state: CaseState, act: ProcedureAct, context: DecisionContext): Decision {
  switch (act.do) {
    case 'needle.place':
    case 'needle.reposition':
    case 'needle.confirmPosition':
    case 'needle.decide':
    case 'lesion.record':
      return decideNeedle(state, act, context, checks)
    case 'contrast.record':
      return decideContrast(state, act, context, checks)
    case 'ultrasoundSpread.record':
      return decideUltrasound(state, act, context)
    case 'injectate.give':
      return decideInjectate(state, act, context, checks)
    case 'dose.record':
      return recordDose(state, act, context)
    case 'complication.record':
      return recordComplication(state, act, context)
    default:
      return assertNever(act)
  }
}

function start(checks: RoomChecks, state: CaseState, context: DecisionContext): Decision {
  const actor = requireActor(context, roomRoles)
  if (!actor.ok) return actor
  if (state.procedure.startedAt !== null)
    return refuse('procedure.already-started', 'The procedure has already started.')
  const may = checks.mayStartProcedure(state, context)
  if (!may.ok) return may
  return ok([{ type: 'procedure.started', body: {} }])
}

/** Ending is never held up for long: what is unresolved at a needle only has to be called what it is. */
function end(
  state: CaseState,
  command: Extract<ProcedureCommand, { do: 'procedure.end' }>,
  context: DecisionContext,
): Decision {
  const actor = requireRunning(state, context)
  if (!actor.ok) return actor
  const { procedure, plan } = state
  if (command.outcome === 'completed') {
    const stuck = standing(procedure.needles).find((needle) => {
      const interlock = interlockAt(plan, procedure, needle.id)
      const given = standing(procedure.injectates).some((each) => each.needleId === needle.id)
      const abandoned = decisionsHere(procedure, needle.id).some((each) => each.outcome === 'abandon')
      return interlock.kind === 'locked' && interlock.passable !== 'without-contrast' && !given && !abandoned
    })
    if (stuck !== undefined) {
      return refuse(
        'procedure.needle-unresolved',
        `The needle at ${stuck.level || stuck.side} is still locked. Abandon it, or end the procedure as partly done.`,
        { level: stuck.level, side: stuck.side },
      )
    }
  } else if (command.note.trim().length < 3) {
    return refuse('procedure.end-reason', 'Say in a few words why the procedure was not completed.')
  }
  return ok([{ type: 'procedure.ended', body: { outcome: command.outcome, note: command.note } }])
}

/** Displays are often read after the last needle is out, so a dose may be recorded after the end. */
function recordDose(
  state: CaseState,
  act: Extract<ProcedureAct, { do: 'dose.record' }>,
  context: DecisionContext,
): Decision {
  const actor = requireActor(context, roomRoles)
  if (!actor.ok) return actor
  if (state.procedure.startedAt === null) return refuse('procedure.not-started', 'The procedure has not started yet.')
  const { do: _do, confirmed, ...reading } = act
  const nothing = reading.fluoroscopy === null && reading.airKerma === null && reading.areaProduct === null
  if (reading.source === 'not-available' ? !nothing : nothing) {
    return nothing
      ? refuse('procedure.no-dose', 'Give at least one value with its unit, or say that no display is available.')
      : refuse(
          'procedure.dose-and-none',
          'Values cannot come from a display that is not available. Say where they were read.',
        )
  }
  const questions = doseQuestions(reading, context.siteDose?.(state) ?? null)
  if (questions.length > 0 && !confirmed) return refuseBecause('procedure.look-again', questions)
  const event = { ...reading, ...convertDose(reading), confirmed: saidOf(questions) }
  return ok([{ type: 'dose.recorded', body: event }])
}

/** Complications are taken at any time from the start on: many show only in recovery. */
function recordComplication(
  state: CaseState,
  act: Extract<ProcedureAct, { do: 'complication.record' }>,
  context: DecisionContext,
): Decision {
  const actor = requireActor(context)
  if (!actor.ok) return actor
  if (state.procedure.startedAt === null) {
    return refuse('procedure.not-started', 'The procedure has not started. Use STOP, or cancel the case.')
  }
  const term = complicationTermOf(act.term)
  if (term === undefined) {
    return refuse('procedure.unknown-term', 'Choose what happened from the list; there is “something else” in it.')
  }
  if (act.term === 'other' && act.action.trim() === '') {
    return refuse('procedure.say-what', 'Say in a few words what happened.')
  }
  if (act.needleId !== null) {
    const needle = requireNeedle(state, act.needleId)
    if (!needle.ok) return needle
  }
  if (toMs(act.onset) > toMs(context.now) + fiveMinutesMs) {
    return refuse('procedure.onset-later', 'This time lies ahead. Check when it began.')
  }
  const { do: _do, ...body } = act
  const event = { id: context.newId(), ...body, name: term.name.en, reportable: term.reportable }
  return ok([{ type: 'complication.recorded', body: event }])
}

/** Clocks of two stations may differ a little. */
const fiveMinutesMs = 300_000
