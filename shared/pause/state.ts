import type { NeedleSite, PatientVoice, PauseAnswer, VoidingReason } from '@shared/pause/events'
import { type PausePhase, pausePhases } from '@shared/pause/phases'
import type { ChecklistTemplate } from '@shared/pause/template'
import type { Person } from '@shared/people/person'
import type { RescueCardId } from '@shared/rescue/cards'

export { type PausePhase, pausePhases }

export type ItemOverride = { readonly by: Person; readonly at: string; readonly reason: string }

/** One answer as it was given: by whom, when, and how long the item took. */
export type GivenAnswer = {
  readonly answer: PauseAnswer
  readonly at: string
  readonly readBy: Person
  readonly confirmedBy: readonly Person[]
  readonly patientVoice: PatientVoice | null
  /** Seconds since the step before it in this phase; null where the station's clock was moved meanwhile. */
  readonly seconds: number | null
  readonly override: ItemOverride | null
}

/** An item's answer in force, if any, and every earlier one: voiding and answering again lose nothing. */
export type ItemRecord = { readonly current: GivenAnswer | null; readonly earlier: readonly GivenAnswer[] }

export type PhaseState = {
  readonly startedAt: string | null
  readonly completedAt: string | null
  /** By item number. An item that was never answered is absent. */
  readonly items: Readonly<Record<string, ItemRecord>>
  /** When the phase last moved: from here the seconds of the next item count. */
  readonly steppedAt: string | null
}

/** A finished, abandoned or voided round of the needle pause; the newest round is the phase itself. */
export type NeedleRound = { readonly site: NeedleSite; readonly phase: PhaseState }

export type Voiding = {
  readonly at: string
  readonly by: Person | null
  readonly because: readonly VoidingReason[]
  readonly itemIds: readonly string[]
}

export type Interruption = {
  readonly at: string
  readonly by: Person | null
  readonly because: string
  readonly resumedAt: string | null
}

/** A STOP that was called: a good catch, kept with what was wrong and how it was resolved. */
export type StopCall = {
  readonly at: string
  readonly by: Person | null
  readonly resolved: {
    readonly at: string
    readonly by: Person | null
    readonly what: string
    readonly how: string
  } | null
}

export type RescueNote = {
  /** When it happened: earlier than it was recorded where it was held while the record was locked. */
  readonly at: string
  readonly by: Person | null
  readonly card: RescueCardId
  /** Number of the step taken; 0 for the opening of the card, null for its end. */
  readonly step: number | null
  /** Kilograms that somebody chose for the doses; null where the recorded weight counted. */
  readonly weightKg: number | null
}

export type PauseState = {
  readonly begunAt: string | null
  readonly templateId: string | null
  readonly templateVersion: number | null
  /** The checklist itself where it is a site's own version; null for the product's. */
  readonly template: ChecklistTemplate | null
  /** Who takes part, from the newest phase on. */
  readonly team: readonly Person[]
  /** The team of the time-out and the needle, as it stood last before the sign-out. */
  readonly needleTeam: readonly Person[]
  readonly phases: Readonly<Record<PausePhase, PhaseState>>
  /** The needle that the newest round of the needle pause is for. */
  readonly site: NeedleSite | null
  readonly earlierRounds: readonly NeedleRound[]
  /** Rounds before this one were voided with the time-out: their needles pause again before an injection. */
  readonly roundsStandFrom: number
  /** Changes after the time-out began that made items be asked again, oldest first. */
  readonly voidings: readonly Voiding[]
  readonly interruption: Interruption | null
  readonly earlierInterruptions: readonly Interruption[]
  /** STOP in force: nothing goes forward until it is resolved. */
  readonly stop: { readonly at: string; readonly by: string | null } | null
  readonly stops: readonly StopCall[]
  /** Rescue cards opened and steps taken, oldest first. */
  readonly rescues: readonly RescueNote[]
  /** Held notes that have joined this case, so that none joins twice. */
  readonly joined: readonly string[]
}

export const untouchedPhase: PhaseState = { startedAt: null, completedAt: null, items: {}, steppedAt: null }

export const noPause: PauseState = {
  begunAt: null,
  templateId: null,
  templateVersion: null,
  template: null,
  team: [],
  needleTeam: [],
  phases: {
    verification: untouchedPhase,
    'room-ready': untouchedPhase,
    'time-out': untouchedPhase,
    'needle-pause': untouchedPhase,
    'sign-out': untouchedPhase,
  },
  site: null,
  earlierRounds: [],
  roundsStandFrom: 0,
  voidings: [],
  interruption: null,
  earlierInterruptions: [],
  stop: null,
  stops: [],
  rescues: [],
  joined: [],
}

/** The answer in force to an item, or null while it is open. */
export function answerTo(phase: PhaseState, itemId: string): GivenAnswer | null {
  return phase.items[itemId]?.current ?? null
}
