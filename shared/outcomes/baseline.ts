import type { CaseState } from '@shared/case/state'
import { type Measures, measuresSchema } from '@shared/outcomes/measures'

/**
 * What everything is compared with: the baseline recorded as an outcome, else what the preparation holds. Null where
 * neither exists. What the preparation did not ask stays "not asked".
 */
export function baselineMeasures({
  outcomes,
  preparation,
}: Pick<CaseState, 'outcomes' | 'preparation'>): Measures | null {
  const own = outcomes.measures.find((each) => each.timepoint === 'baseline')
  if (own !== undefined) return own
  const { baseline } = preparation
  if (baseline === null) return null
  return measuresSchema.parse({
    askedOn: baseline.noted.at.slice(0, 10),
    how: 'visit',
    nrsAverage: baseline.painAverage,
    nrsWorst: baseline.painWorst,
    nrsNow: baseline.painNow,
    peg: baseline.peg,
    medicationWords: baseline.medicationUse,
  })
}
