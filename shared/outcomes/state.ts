import type { OutcomeMeasure, Timepoint } from '@shared/outcomes/measures'

export type KeptOutcome = OutcomeMeasure & {
  readonly recordedAt: string
  readonly by: string
  readonly corrections: readonly {
    readonly was: OutcomeMeasure
    readonly at: string
    readonly by: string
    readonly reason: string
  }[]
}

export type OutcomeState = {
  /** One for each time point that was answered, in order of recording. */
  readonly measures: readonly KeptOutcome[]
  /** Time points at which the patient could not be reached. */
  readonly lost: readonly {
    readonly timepoint: Timepoint
    readonly reason: string
    readonly at: string
    readonly by: string
  }[]
}

export const noOutcomes: OutcomeState = { measures: [], lost: [] }
