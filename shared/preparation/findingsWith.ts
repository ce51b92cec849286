import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import type { Instant } from '@shared/kit/time'
import { type CaseFinding, screenCase } from '@shared/preparation/screenCase'
import type { MedicationItem } from '@shared/screening/scenario'

/** A medication line that is not recorded yet: what it says, and its place on the list (the length for a new one). */
export type TypedLine = { readonly item: MedicationItem; readonly place: number }

/**
 * What a medication line that is still being typed would change in the screening: the findings that come with it and
 * those that say something else, worst first. Pure: nothing is recorded.
 */
export function findingsWith(
  state: CaseState,
  { item, place }: TypedLine,
  now: Instant,
  policy: SitePolicy,
): readonly CaseFinding[] {
  const { medications } = state.preparation
  const items = [...medications.items.slice(0, place), item, ...medications.items.slice(place + 1)]
  const typed: CaseState = {
    ...state,
    preparation: { ...state.preparation, medications: { ...medications, status: 'recorded', items } },
  }
  const before = new Map(screenCase(state, now, policy).findings.map((finding) => [finding.key, finding]))
  return screenCase(typed, now, policy).findings.filter((finding) => {
    const same = before.get(finding.key)
    return same === undefined || same.severity !== finding.severity || same.says !== finding.says
  })
}
