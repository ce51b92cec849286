import type { Decision, DecisionContext } from '@shared/case/context'
import type { CaseEvent } from '@shared/case/events'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { assertNever } from '@shared/kit/assertNever'
import { fail, ok } from '@shared/kit/result'
import { decideAnswer, decideOverride, openItemsOf, requireUnderWay } from '@shared/pause/answering'
import type { PauseCommand } from '@shared/pause/events'
import { ageOfTimeOut } from '@shared/pause/interlocks'
import { roomTeam } from '@shared/pause/people'
import { refusePause } from '@shared/pause/refusals'
import { signOutObstacles } from '@shared/pause/signOut'
import { templates } from '@shared/pause/templates'
import { levelFitsPlan, sideFitsPlan } from '@shared/procedure/needles'
import type { HeldNote } from '@shared/rescue/held'

/** What follows from an act in the pause. STOP is never refused. */
export function decidePause(state: CaseState, command: PauseCommand, context: DecisionContext): Decision {
  if (command.do === 'pause.stop') {
    return ok(state.pause.stop === null ? [{ type: 'pause.stopCalled', body: {} }] : [])
  }
  if (command.do === 'pause.noteClock') {
    const { before, after } = command
    const underWay = state.pause.begunAt !== null && state.procedure.endedAt === null && state.cancelled === null
    return ok(underWay ? [{ type: 'pause.clockMoved', body: { before, after } }] : [])
  }
  // In an emergency nobody signs in first: what is done is written down, by whom it is known or not.
  if (command.do === 'rescue.note') {
    const { card, step, weightKg = null } = command
    return one({ type: 'rescue.noted', body: { card, step, ...(weightKg === null ? {} : { weightKg }) } })
  }
  if (command.do === 'rescue.close') return one({ type: 'rescue.closed', body: { card: command.card } })
  const actor = requireActor(context)
  if (!actor.ok) return actor
  const { pause } = state
  if (command.do === 'rescue.join') {
    return ok(command.notes.filter((note) => !pause.joined.includes(note.id)).map(heldEvent))
  }
  if (command.do === 'pause.resolveStop') {
    if (pause.stop === null) return refusePause('no-stop')
    return one({ type: 'pause.stopResolved', body: { what: command.what, how: command.how } })
  }
  if (command.do === 'pause.begin') {
    if (pause.begunAt !== null) return refusePause('already-begun')
    const template = (context.checklists ?? templates).find((each) => each.id === command.templateId)
    if (template === undefined) return refusePause('no-template', { template: command.templateId })
    const named = { templateId: template.id, templateVersion: template.version }
    return one({ type: 'pause.begun', body: templates.includes(template) ? named : { ...named, template } })
  }
  if (pause.begunAt === null) return refusePause('not-begun')
  switch (command.do) {
    case 'pause.startPhase':
      return startPhase(state, command, context)
    case 'pause.answer':
      return decideAnswer(state, command, context)
    case 'pause.overrideItem':
      return decideOverride(state, command, context)
    case 'pause.completePhase': {
      const underWay = requireUnderWay(state, command.phase)
      if (!underWay.ok) return underWay
      const open = openItemsOf(state, command.phase, context)
      if (open.length > 0) return refusePause('items-open', { items: open.join(', ') })
      const [missing] = command.phase === 'sign-out' ? signOutObstacles(state, context) : []
      if (missing !== undefined) return fail(missing)
      return one({ type: 'pause.phaseCompleted', body: { phase: command.phase } })
    }
    case 'pause.interrupt':
      if (pause.interruption !== null) return refusePause('already-interrupted')
      return one({ type: 'pause.interrupted', body: { because: command.because } })
    case 'pause.resume':
      if (pause.interruption === null) return refusePause('not-interrupted')
      return one({ type: 'pause.resumed', body: {} })
    case 'pause.changeTeam':
      return changeTeam(state, command, context)
    case 'pause.changePosition':
      return one({ type: 'pause.positionChanged', body: { because: command.because } })
    case 'pause.rearm': {
      if (pause.phases['time-out'].startedAt === null) return refusePause('time-out-not-begun')
      if (state.procedure.endedAt !== null) return refusePause('procedure-over')
      const expired = ageOfTimeOut(state, context).state === 'too-old'
      return one({ type: 'pause.rearmed', body: { because: command.because, expired } })
    }
    default:
      return assertNever(command)
  }
}

function startPhase(
  state: CaseState,
  command: Extract<PauseCommand, { do: 'pause.startPhase' }>,
  context: DecisionContext,
): Decision {
  const { pause, procedure } = state
  const { phase, site } = command
  if (pause.stop !== null) return refusePause('stopped')
  const started = pause.phases[phase].startedAt !== null
  if (started && phase !== 'needle-pause') return refusePause('phase-started', { phase })
  const team = roomTeam(context.signedIn)
  if (team.length === 0) return refusePause('nobody-in-room')
  switch (phase) {
    case 'verification':
      break
    case 'room-ready':
      if (pause.phases.verification.completedAt === null) return refusePause('verification-first')
      break
    case 'time-out':
      if (pause.phases['room-ready'].completedAt === null) return refusePause('room-ready-first')
      if (team.length < 2) return refusePause('two-people')
      if (!team.some((person) => person.role === 'physician')) return refusePause('physician-missing')
      break
    case 'needle-pause':
      if (procedure.startedAt === null) return refusePause('procedure-first')
      if (procedure.endedAt !== null) return refusePause('procedure-over')
      if (pause.phases['time-out'].completedAt === null) return refusePause('time-out-open')
      if (site === null) return refusePause('site-missing')
      if (!levelFitsPlan(state.plan, site.level)) {
        return refusePause('site-level', { level: site.level, planned: state.plan.levels.join(', ') })
      }
      if (!sideFitsPlan(state.plan, site.side)) {
        return refusePause('site-side', { said: site.side, planned: state.plan.side })
      }
      break
    case 'sign-out':
      if (procedure.endedAt === null) return refusePause('procedure-not-ended')
      break
    default:
      return assertNever(phase)
  }
  // The needle pause belongs to the team of the time-out: whoever joined since has been made known to it.
  const people = phase === 'needle-pause' ? pause.team : team
  return one({
    type: 'pause.phaseStarted',
    body: { phase, team: [...people], site: phase === 'needle-pause' ? site : null },
  })
}

function changeTeam(
  state: CaseState,
  command: Extract<PauseCommand, { do: 'pause.changeTeam' }>,
  context: DecisionContext,
): Decision {
  const { team } = state.pause
  const joined = context.signedIn.filter(
    (person) => command.joins.includes(person.id) && !team.some((each) => each.id === person.id),
  )
  const left = team.filter((person) => command.leaves.includes(person.id))
  const unknown = command.joins.find((id) => !context.signedIn.some((person) => person.id === id))
  if (unknown !== undefined) return refusePause('not-signed-in')
  if (joined.length === 0 && left.length === 0) return refusePause('team-unchanged')
  const after = [...team.filter((person) => !left.includes(person)), ...joined]
  if (after.length === 0) return refusePause('nobody-in-room')
  return one({ type: 'pause.teamChanged', body: { team: after, joined, left, because: command.because } })
}

/** A held note as the event that it would have been, with the time at which it happened. */
function heldEvent(note: HeldNote): CaseEvent {
  const held = { heldId: note.id, tookPlaceAt: note.at }
  switch (note.kind) {
    case 'stop':
      return { type: 'pause.stopCalled', body: held }
    case 'rescue': {
      const { card, step, weightKg } = note
      return { type: 'rescue.noted', body: { card, step, ...held, ...(weightKg === null ? {} : { weightKg }) } }
    }
    case 'rescue-closed':
      return { type: 'rescue.closed', body: { card: note.card, ...held } }
    default:
      return assertNever(note)
  }
}

function one(event: CaseEvent): Decision {
  return ok([event])
}
