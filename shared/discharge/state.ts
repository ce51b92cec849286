import type { InstructionDocument } from '@shared/discharge/document'
import type { RestartDecision } from '@shared/discharge/events'

export type ConfirmedRestart = {
  readonly drug: string
  readonly knownAs: string
  readonly decision: RestartDecision
  readonly reason: string
  readonly at: string
  readonly by: string
}

export type ComposedInstructions = {
  readonly id: string
  readonly document: InstructionDocument
  readonly at: string
  readonly by: string
  /** Somebody has looked at every value that was filled in from the record. */
  readonly reviewed: { readonly at: string; readonly by: string } | null
  readonly printed: readonly {
    readonly at: string
    readonly by: string
    readonly how: 'printer' | 'pdf'
    readonly sha256: string | null
    readonly printer: string | null
    readonly copies: number
    readonly pages: number | null
  }[]
}

export type TeachBack = {
  readonly block: string
  readonly question: string
  readonly answer: string
  readonly understood: boolean
  readonly at: string
  readonly by: string
}

export type DischargeState = {
  /** The decision in force for each drug, by the drug's generic name. */
  readonly restarts: Readonly<Record<string, ConfirmedRestart>>
  /** Every sheet that was composed, oldest first; the last one counts. */
  readonly instructions: readonly ComposedInstructions[]
  /** Every question asked back, oldest first; a question may be asked again until it is understood. */
  readonly teachBack: readonly TeachBack[]
  readonly dischargedAt: string | null
  readonly discharged: { readonly to: 'home' | 'transfer'; readonly destination: string; readonly by: string } | null
}

export const notDischarged: DischargeState = {
  restarts: {},
  instructions: [],
  teachBack: [],
  dischargedAt: null,
  discharged: null,
}
