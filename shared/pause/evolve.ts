import type { RecordedEvent } from '@shared/case/events'
import { elapsedMs, hourMs } from '@shared/kit/time'
import { teamPhases } from '@shared/pause/people'
import type { PausePhase } from '@shared/pause/phases'
import {
  answerTo,
  type GivenAnswer,
  type PauseState,
  type PhaseState,
  type RescueNote,
  untouchedPhase,
} from '@shared/pause/state'
import type { Person } from '@shared/people/person'
import type { RescueCardId } from '@shared/rescue/cards'

/** Folds one event into the pause. Answers are only ever added to: what is asked again keeps what was said before. */
export function evolvePause(before: PauseState, event: RecordedEvent): PauseState {
  const { at, actor } = event.meta
  switch (event.type) {
    case 'pause.begun': {
      const { templateId, templateVersion, template = null } = event.body
      return { ...before, begunAt: at, templateId, templateVersion, template }
    }
    case 'pause.phaseStarted': {
      const { phase, team, site } = event.body
      const next = phase === 'needle-pause' ? { ...closeRound(before), site } : before
      const needleTeam = teamPhases.has(phase) ? team : next.needleTeam
      return { ...withPhase(next, phase, { ...untouchedPhase, startedAt: at, steppedAt: at }), team, needleTeam }
    }
    case 'pause.itemAnswered': {
      const { phase, itemId, answer, readBy, confirmedBy, patientVoice } = event.body
      const state = before.phases[phase]
      const seconds = secondsSince(state.steppedAt, at)
      return withAnswer(before, phase, itemId, {
        answer,
        at,
        readBy,
        confirmedBy,
        patientVoice,
        seconds,
        override: null,
      })
    }
    case 'pause.itemOverridden': {
      const { phase, itemId, reason, by } = event.body
      const current = answerTo(before.phases[phase], itemId)
      // Without an answer there is nothing to decide about; `decide` refuses it, an import may still carry it.
      if (current === null) return before
      const state = before.phases[phase]
      const record = { current: { ...current, override: { by, at, reason } }, earlier: earlierOf(state, itemId) }
      return withPhase(before, phase, { ...state, items: { ...state.items, [itemId]: record } })
    }
    case 'pause.phaseCompleted': {
      const { phase } = event.body
      return withPhase(before, phase, { ...before.phases[phase], completedAt: at, steppedAt: at })
    }
    case 'pause.interrupted':
      return { ...before, interruption: { at, by: actor, because: event.body.because, resumedAt: null } }
    case 'pause.resumed': {
      if (before.interruption === null) return before
      const ended = { ...before.interruption, resumedAt: at }
      const resumed = { ...before, interruption: null, earlierInterruptions: [...before.earlierInterruptions, ended] }
      return stepAll(resumed, at)
    }
    case 'pause.teamChanged':
      return {
        ...before,
        team: event.body.team,
        needleTeam: isAtNeedle(before) ? event.body.team : before.needleTeam,
      }
    case 'pause.voided': {
      const { because, itemIds } = event.body
      const timeOut = before.phases['time-out']
      const items = { ...timeOut.items }
      for (const itemId of itemIds) {
        const record = items[itemId]
        if (record !== undefined && record.current !== null) {
          items[itemId] = { current: null, earlier: [...record.earlier, record.current] }
        }
      }
      const reopened = { ...timeOut, items, completedAt: null, steppedAt: at }
      const closed = closeRound(withPhase(before, 'time-out', reopened))
      const voiding = { at, by: actor, because, itemIds }
      return { ...closed, roundsStandFrom: closed.earlierRounds.length, voidings: [...before.voidings, voiding] }
    }
    case 'pause.stopCalled': {
      const { heldId, tookPlaceAt = at } = event.body
      const known = joining(before, heldId)
      return {
        ...known,
        stop: before.stop ?? { at: tookPlaceAt, by: actorOf(heldId, actor)?.name ?? null },
        stops: [...before.stops, { at: tookPlaceAt, by: actorOf(heldId, actor), resolved: null }],
      }
    }
    case 'pause.stopResolved': {
      const { what, how } = event.body
      const stops = before.stops.map((call) =>
        call.resolved === null ? { ...call, resolved: { at, by: actor, what, how } } : call,
      )
      return stepAll({ ...before, stop: null, stops }, at)
    }
    case 'rescue.noted':
      return withRescue(before, event.body, { at, actor }, event.body.step)
    case 'rescue.closed':
      return withRescue(before, event.body, { at, actor }, null)
    default:
      return before
  }
}

type Held = { readonly heldId?: string | undefined; readonly tookPlaceAt?: string | undefined }

function withRescue(
  before: PauseState,
  body: Held & { readonly card: RescueCardId; readonly weightKg?: number | null | undefined },
  { at, actor }: { readonly at: string; readonly actor: Person | null },
  step: number | null,
): PauseState {
  const { card, heldId, tookPlaceAt = at, weightKg = null } = body
  const note: RescueNote = { at: tookPlaceAt, by: actorOf(heldId, actor), card, step, weightKg }
  return { ...joining(before, heldId), rescues: [...before.rescues, note] }
}

/** Who took a held note into the case did not do what it says: nobody was signed in then. */
function actorOf(heldId: string | undefined, actor: Person | null): Person | null {
  return heldId === undefined ? actor : null
}

function joining(pause: PauseState, heldId: string | undefined): PauseState {
  return heldId === undefined ? pause : { ...pause, joined: [...pause.joined, heldId] }
}

function earlierOf(state: PhaseState, itemId: string): readonly GivenAnswer[] {
  return state.items[itemId]?.earlier ?? []
}

function withPhase(pause: PauseState, phase: PausePhase, state: PhaseState): PauseState {
  return { ...pause, phases: { ...pause.phases, [phase]: state } }
}

/** Puts the newest round of the needle pause, finished or not, among the earlier ones. */
function closeRound(pause: PauseState): PauseState {
  const phase = pause.phases['needle-pause']
  if (pause.site === null || phase.startedAt === null) return pause
  const earlierRounds = [...pause.earlierRounds, { site: pause.site, phase }]
  return { ...withPhase(pause, 'needle-pause', untouchedPhase), site: null, earlierRounds }
}

function withAnswer(pause: PauseState, phase: PausePhase, itemId: string, given: GivenAnswer): PauseState {
  const state = pause.phases[phase]
  const record = state.items[itemId] ?? { current: null, earlier: [] }
  const earlier = record.current === null ? record.earlier : [...record.earlier, record.current]
  const items = { ...state.items, [itemId]: { current: given, earlier } }
  return withPhase(pause, phase, { ...state, items, steppedAt: given.at })
}

/** From the time-out on, until the sign-out begins: who joins or leaves then does so at the needle. */
function isAtNeedle({ phases, needleTeam }: PauseState): boolean {
  return needleTeam.length > 0 && phases['sign-out'].startedAt === null
}

/** A wait is not the next item's time: phases under way count from here on. */
function stepAll(pause: PauseState, at: string): PauseState {
  const phases = { ...pause.phases }
  for (const phase of Object.keys(phases) as PausePhase[]) {
    const state = phases[phase]
    if (state.startedAt !== null && state.completedAt === null) phases[phase] = { ...state, steppedAt: at }
  }
  return { ...pause, phases }
}

/** Null where the clock was moved: an item that took longer than an hour by the clock took an unknown time. */
function secondsSince(earlier: string | null, at: string): number | null {
  if (earlier === null) return null
  const elapsed = elapsedMs(earlier, at)
  return elapsed < 0 || elapsed > hourMs ? null : elapsed / 1000
}
