import type { RecordedEvent } from '@shared/case/events'
import { elapsedMs, type Instant } from '@shared/kit/time'
import type { HaematomaWatch, KeptObservation, KeptRecoveryEvent, RecoveryState } from '@shared/recovery/state'

export function evolveRecovery(before: RecoveryState, event: RecordedEvent): RecoveryState {
  const { at } = event.meta
  const by = event.meta.actor?.name ?? ''
  switch (event.type) {
    case 'observation.recorded': {
      const role = event.meta.actor?.role ?? ''
      const kept: KeptObservation = { ...event.body, by, role, recordedAt: at, corrections: [] }
      return { ...before, observations: [...before.observations, kept] }
    }
    case 'observation.corrected': {
      const { observationId, replacement, reason } = event.body
      const correct = (kept: KeptObservation): KeptObservation => {
        if (kept.id !== observationId) return kept
        const { by: _by, role: _role, recordedAt: _recordedAt, corrections, ...was } = kept
        return { ...kept, ...replacement, id: kept.id, corrections: [...corrections, { was, by, at, reason }] }
      }
      return { ...before, observations: before.observations.map(correct) }
    }
    case 'recoveryEvent.recorded':
      return { ...before, events: [...before.events, { ...event.body, by, resolved: null }] }
    case 'recoveryEvent.resolved': {
      const { eventId, at: resolvedAt, outcome } = event.body
      const resolve = (kept: KeptRecoveryEvent): KeptRecoveryEvent =>
        kept.id === eventId ? { ...kept, resolved: { at: resolvedAt, outcome, by } } : kept
      return { ...before, events: before.events.map(resolve) }
    }
    case 'haematomaWatch.begun': {
      const { id, signs, observationId, callFirst } = event.body
      const watch: HaematomaWatch = {
        id,
        begunAt: firstSeen(before, observationId, at),
        by,
        signs,
        observationId,
        callFirst: callFirst?.name ?? null,
        calls: [],
        ended: null,
      }
      return { ...before, watches: [...before.watches, watch] }
    }
    case 'haematomaWatch.called': {
      const { watchId, whom, said } = event.body
      return changeWatch(before, watchId, (watch) => ({ ...watch, calls: [...watch.calls, { whom, said, at, by }] }))
    }
    case 'haematomaWatch.ended': {
      const { watchId, how, reason, endedBy } = event.body
      return changeWatch(before, watchId, (watch) => ({ ...watch, ended: { at, by: endedBy.name, how, reason } }))
    }
    case 'escort.recorded':
      return { ...before, escort: { ...event.body, at, by } }
    case 'readiness.overridden': {
      const { by: physician, reason, unmet } = event.body
      return { ...before, override: { at, by: physician.name, role: physician.role, reason, unmet } }
    }
    default:
      return before
  }
}

/**
 * The clock runs from when the sign was seen, not from when somebody wrote it down: what it counts towards does not wait
 * for the entry.
 */
function firstSeen({ observations }: RecoveryState, observationId: string | null, writtenAt: Instant): Instant {
  const seenAt = observations.find((each) => each.id === observationId)?.at
  return seenAt !== undefined && elapsedMs(seenAt, writtenAt) > 0 ? seenAt : writtenAt
}

function changeWatch(
  state: RecoveryState,
  watchId: string,
  change: (watch: HaematomaWatch) => HaematomaWatch,
): RecoveryState {
  return { ...state, watches: state.watches.map((watch) => (watch.id === watchId ? change(watch) : watch)) }
}
