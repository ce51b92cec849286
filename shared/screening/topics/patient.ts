import type { Check } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import { missing } from '@shared/screening/topics/dataMissing'
import { devices } from '@shared/screening/topics/device'
import { consent, identity } from '@shared/screening/topics/identity'
import { infection } from '@shared/screening/topics/infection'
import { pregnancy } from '@shared/screening/topics/pregnancy'
import { renalContrast } from '@shared/screening/topics/renalContrast'
import { escort, fasting, sedation } from '@shared/screening/topics/sedation'

/** Pregnancy, infection, devices, sedation, escort, consent, and what nobody has asked. */
export function patientChecks(facts: Facts): readonly Check[] {
  const fixed = [
    ...missing(facts),
    ...consent(facts),
    ...devices(facts),
    ...escort(facts),
    ...sedation(facts),
    ...renalContrast(facts),
  ]
  return [
    () => ({ drafts: fixed }),
    (atMs) => ({ drafts: identity(facts, atMs) }),
    (atMs) => ({ drafts: pregnancy(facts, atMs) }),
    () => ({ drafts: infection(facts) }),
    fasting(facts),
  ]
}
