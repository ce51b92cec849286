import type { Observation } from '@shared/recovery/observation'
import type { WatchSign } from '@shared/recovery/watchSigns'

export type KeptObservation = Observation & {
  readonly by: string
  readonly role: string
  /** When it was written down; `at` is when it was measured. */
  readonly recordedAt: string
  /** What stood here before, oldest first: nothing is deleted. */
  readonly corrections: readonly {
    readonly was: Observation
    readonly by: string
    readonly at: string
    readonly reason: string
  }[]
}

export type KeptRecoveryEvent = {
  readonly id: string
  readonly at: string
  /** A code of the complication catalogue. */
  readonly term: string
  /** CTCAE grade 1-5. */
  readonly grade: number
  readonly seen: string
  readonly action: string
  readonly expected: boolean
  readonly by: string
  readonly resolved: { readonly at: string; readonly outcome: string; readonly by: string } | null
}

export type HaematomaWatch = {
  readonly id: string
  /** When the sign was seen; where it was raised by hand, when that was. */
  readonly begunAt: string
  readonly by: string
  readonly signs: readonly WatchSign[]
  readonly observationId: string | null
  /** Name of the physician to call first; null where none was signed in. */
  readonly callFirst: string | null
  readonly calls: readonly {
    readonly whom: string
    readonly said: string
    readonly at: string
    readonly by: string
  }[]
  readonly ended: {
    readonly at: string
    readonly by: string
    readonly how: 'cleared' | 'transferred' | 'false-alarm'
    readonly reason: string
  } | null
}

export type RecoveryState = {
  /** In order of recording. */
  readonly observations: readonly KeptObservation[]
  readonly events: readonly KeptRecoveryEvent[]
  readonly watches: readonly HaematomaWatch[]
  /** The adult who takes the patient home, as asked at leaving; null is "nobody has asked". */
  readonly escort: {
    readonly present: boolean
    readonly name: string
    readonly phone: string
    readonly at: string
    readonly by: string
  } | null
  /** A physician's decision to let the patient go in spite of the criteria named. */
  readonly override: {
    readonly at: string
    readonly by: string
    readonly role: string
    readonly reason: string
    readonly unmet: readonly { readonly code: string; readonly says: string }[]
  } | null
}

export const noRecovery: RecoveryState = {
  observations: [],
  events: [],
  watches: [],
  escort: null,
  override: null,
}

/** The watch that is running, if any. */
export function openWatch(state: Pick<RecoveryState, 'watches'>): HaematomaWatch | null {
  return state.watches.find((watch) => watch.ended === null) ?? null
}
