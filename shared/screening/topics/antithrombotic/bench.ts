import type { Draft, DraftCheck } from '@shared/screening/draft'
import type { Facts, Medicine } from '@shared/screening/facts'
import type { FindingSeverity, RiskClass } from '@shared/screening/finding'
import type { Cell } from '@shared/screening/hold'
import { elapsedText } from '@shared/screening/instants'
import type { DrugRow } from '@shared/screening/rules'
import { type Wording, w } from '@shared/screening/wording'

/** What one course says before one risk class at one instant. */
export type Judged =
  | {
      readonly severity: FindingSeverity
      readonly draft: Draft
      readonly cell: Cell['kind']
      readonly breaks: readonly number[]
    }
  | {
      readonly severity: 'passed'
      readonly passed: DraftCheck
      readonly cell: Cell['kind']
      readonly breaks: readonly number[]
    }

/** Everything the judging of one cell looks at, and the two ways it can end. */
export type Bench = {
  readonly facts: Facts
  readonly medicine: Medicine
  readonly name: Wording
  readonly riskClass: RiskClass
  readonly atMs: number
  readonly cell: Cell
  readonly row: DrugRow
  readonly make: (severity: FindingSeverity, says: Wording, more?: Partial<Draft>) => Judged
  readonly pass: (says: Wording, needs: Wording | null, has: Wording | null) => Judged
}

export function elapsedSince({ lastDose }: Medicine, atMs: number): Wording {
  return lastDose === null ? w`last dose not known` : elapsedText(atMs - lastDose.ms)
}
