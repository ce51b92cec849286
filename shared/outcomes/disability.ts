import { fail, ok, type Result } from '@shared/kit/result'
import type { Measures } from '@shared/outcomes/measures'
import { disabilityPercent } from '@shared/outcomes/scoring'

/**
 * Most sections that may be missing. The published scoring of both indices shows one: 16 of 50 is 32 %, with one section
 * missed 16 of 45 is 35.5 % (Fairbank, Pynsent: The Oswestry Disability Index, Spine 2000;25:2940-2952; the same on the
 * neck index, Vernon, Mior, J Manipulative Physiol Ther 1991;14:409-415). With more missing there is no published score.
 */
const mostMissing = 1

export type NotScored = { readonly code: 'nothing-answered' | 'too-many-missing'; readonly missing: number }

/** Oswestry or neck index in percent, 0-100, from its ten sections; refused where no published rule covers the gaps. */
export function scoreDisability(items: readonly (number | null)[]): Result<number, NotScored> {
  const missing = items.filter((item) => item === null).length
  const percent = disabilityPercent(items)
  if (percent === null) return fail({ code: 'nothing-answered', missing })
  return missing > mostMissing ? fail({ code: 'too-many-missing', missing }) : ok(percent)
}

/** The answers with the percentages that follow from their items; what cannot be scored stays without a score. */
export function withItemScores(measures: Measures): Measures {
  const of = (items: Measures['odiItems'], total: number | null) => {
    if (items === null) return total
    const scored = scoreDisability(items)
    return scored.ok ? scored.value : null
  }
  return {
    ...measures,
    odiPercent: of(measures.odiItems, measures.odiPercent),
    ndiPercent: of(measures.ndiItems, measures.ndiPercent),
  }
}

/** Seconds on the weaker leg: from both legs, else as it was recorded. */
export function weakerLegSeconds({
  singleLegSeconds,
  singleLegLeftSeconds,
  singleLegRightSeconds,
}: Pick<Measures, 'singleLegSeconds' | 'singleLegLeftSeconds' | 'singleLegRightSeconds'>): number | null {
  if (singleLegLeftSeconds !== null && singleLegRightSeconds !== null) {
    return Math.min(singleLegLeftSeconds, singleLegRightSeconds)
  }
  return singleLegSeconds ?? singleLegLeftSeconds ?? singleLegRightSeconds
}
