import type { Check } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import {
  anaestheticDoseDrafts,
  epinephrineDrafts,
  reducedAnaestheticDrafts,
} from '@shared/screening/topics/anaestheticDose'
import { cervicalDrafts } from '@shared/screening/topics/cervical'
import { contrastDrafts } from '@shared/screening/topics/contrast'
import { modalityDrafts } from '@shared/screening/topics/modality'
import { placeDrafts } from '@shared/screening/topics/place'
import { redFlagDrafts } from '@shared/screening/topics/redFlags'
import { reviewDrafts } from '@shared/screening/topics/review'

/** Levels, side, imaging and contrast against the rules of the procedure. */
export function guidanceChecks(facts: Facts): readonly Check[] {
  const drafts = [
    ...placeDrafts(facts),
    ...modalityDrafts(facts),
    ...contrastDrafts(facts),
    ...cervicalDrafts(facts),
    ...redFlagDrafts(facts),
    ...anaestheticDoseDrafts(facts),
    ...epinephrineDrafts(facts),
  ]
  return [
    () => ({ drafts }),
    (atMs) => ({ drafts: reducedAnaestheticDrafts(facts, atMs) }),
    (atMs) => ({ drafts: reviewDrafts(facts, atMs) }),
  ]
}
