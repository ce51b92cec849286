import type { CaseState } from '@shared/case/state'
import { type Instant, toMs } from '@shared/kit/time'
import { type PausePhase, pausePhases } from '@shared/pause/phases'
import { median, qualityOf } from '@shared/pause/quality'
import { isSignOutMissed } from '@shared/pause/signOut'
import { itemsOf } from '@shared/pause/templates'

/** How often an item was answered with a concern: the item by its number and its question in both languages. */
export type ItemConcerns = {
  readonly itemId: string
  readonly ask: { readonly en: string; readonly es: string }
  readonly count: number
}

/**
 * How the team's pauses went in a span of time. Counts of cases and medians in seconds; no person is named, and nothing in
 * it can be traced to one.
 */
export type TeamReport = {
  readonly cases: number
  /** Training cases that count in nothing else. */
  readonly drills: number
  /** Cases whose procedure was started. */
  readonly procedures: number
  readonly completed: Readonly<Record<Exclude<PausePhase, 'needle-pause'>, number>>
  /** Procedures whose verification, room, time-out and sign-out were all completed. */
  readonly whole: number
  readonly signOutMissed: number
  readonly catches: { readonly stops: number; readonly concerns: number; readonly byItem: ItemConcerns[] }
  /** Seconds from the start of the phase to its end, waits taken out; null where no case can say. */
  readonly medianSeconds: Readonly<Record<PausePhase, number | null>>
  readonly hurried: number
  readonly interruptions: number
  readonly voidings: number
  readonly overrides: number
  readonly rescues: number
}

/**
 * Sums up the cases given, which are those of the span: every case once, in any order. `withDrills`: on a sample day,
 * where there is nothing else, training cases count as cases.
 */
export function teamReport(cases: readonly CaseState[], now: Instant, withDrills = false): TeamReport {
  const held = cases.filter((state) => state.cancelled === null)
  const real = held.filter((state) => withDrills || !state.booking.drill)
  const procedures = real.filter((state) => state.procedure.startedAt !== null)
  const isDone = (state: CaseState, phase: PausePhase) => state.pause.phases[phase].completedAt !== null
  const done = (phase: PausePhase) => real.filter((state) => isDone(state, phase)).length
  const sum = (count: (state: CaseState) => number) => real.reduce((total, state) => total + count(state), 0)
  const counted = ['verification', 'room-ready', 'time-out', 'sign-out'] as const
  return {
    cases: real.length,
    drills: held.length - real.length,
    procedures: procedures.length,
    completed: {
      verification: done('verification'),
      'room-ready': done('room-ready'),
      'time-out': done('time-out'),
      'sign-out': done('sign-out'),
    },
    whole: procedures.filter((state) => counted.every((phase) => isDone(state, phase))).length,
    signOutMissed: real.filter((state) => isSignOutMissed(state, now)).length,
    catches: {
      stops: sum((state) => state.pause.stops.length),
      concerns: sum((state) => concernsOf(state).length),
      byItem: concernsByItem(real),
    },
    medianSeconds: {
      verification: medianOf(real, 'verification'),
      'room-ready': medianOf(real, 'room-ready'),
      'time-out': medianOf(real, 'time-out'),
      'needle-pause': medianOf(real, 'needle-pause'),
      'sign-out': medianOf(real, 'sign-out'),
    },
    hurried: sum((state) => phasesOf(state).filter((each) => qualityOf(state.pause, each).hurried !== null).length),
    interruptions: sum((state) => state.pause.earlierInterruptions.length + Number(state.pause.interruption !== null)),
    voidings: sum((state) => state.pause.voidings.length),
    overrides: sum((state) => Object.keys(state.preparation.overrides).length + itemOverrides(state)),
    rescues: sum((state) => state.pause.rescues.filter((note) => note.step === 0).length),
  }
}

function phasesOf(state: CaseState): readonly PausePhase[] {
  return pausePhases.filter((phase) => state.pause.phases[phase].startedAt !== null)
}

/** Every concern that was ever said, whether or not it was resolved since. */
function concernsOf({ pause }: CaseState): readonly string[] {
  const phases = [...Object.values(pause.phases), ...pause.earlierRounds.map((round) => round.phase)]
  return phases.flatMap((phase) =>
    Object.entries(phase.items).flatMap(([itemId, { current, earlier }]) =>
      [...earlier, ...(current === null ? [] : [current])]
        .filter((given) => given.answer.kind === 'concern')
        .map(() => itemId),
    ),
  )
}

function concernsByItem(cases: readonly CaseState[]): ItemConcerns[] {
  const counts = new Map<string, ItemConcerns>()
  for (const state of cases) {
    for (const itemId of concernsOf(state)) {
      const item = pausePhases.flatMap((phase) => itemsOf(state.pause, phase)).find((each) => each.id === itemId)
      const ask = item?.ask ?? { en: itemId, es: itemId }
      counts.set(itemId, { itemId, ask, count: (counts.get(itemId)?.count ?? 0) + 1 })
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.itemId < b.itemId ? -1 : 1))
}

function itemOverrides({ pause }: CaseState): number {
  const items = Object.values(pause.phases).flatMap((phase) => Object.values(phase.items))
  return items.filter((record) => record.current?.override != null).length
}

/** The middle of how long the phase took in the cases that completed it. */
function medianOf(cases: readonly CaseState[], phase: PausePhase): number | null {
  const seconds = cases.flatMap(({ pause }) => {
    const rounds = phase === 'needle-pause' ? pause.earlierRounds.map((round) => round.phase) : []
    return [pause.phases[phase], ...rounds].flatMap(({ startedAt, completedAt }) => {
      if (startedAt === null || completedAt === null) return []
      const waited = pause.earlierInterruptions.reduce((total, { at, resumedAt }) => {
        const inside = resumedAt !== null && toMs(at) >= toMs(startedAt) && toMs(resumedAt) <= toMs(completedAt)
        return inside ? total + toMs(resumedAt) - toMs(at) : total
      }, 0)
      const ms = toMs(completedAt) - toMs(startedAt) - waited
      // A clock that went back says nothing about a team.
      return ms < 0 ? [] : [ms / 1000]
    })
  })
  return median(seconds)
}
