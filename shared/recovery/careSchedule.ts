import type { CaseState } from '@shared/case/state'
import { elapsedMs, minuteMs } from '@shared/kit/time'
import { standing } from '@shared/procedure/state'
import { localAnaestheticTotal } from '@shared/procedure/totals'
import { type Schedule, scheduleFor } from '@shared/recovery/schedule'
import { readAllergy } from '@shared/screening/allergyReading'
import { shippedRules } from '@shared/screening/rules'

type Cared = Pick<CaseState, 'plan' | 'procedure' | 'preparation' | 'recovery'>

/**
 * The observation schedule of a case: by what was planned and what was given. It is the plan's, with local anaesthetic
 * that nobody planned, a dose beyond the limits, contrast after a reaction to contrast, and a reversal drug
 * (clinical reference section 10.1).
 */
export function careSchedule(state: Cared): Schedule {
  const { plan, procedure, preparation, recovery } = state
  const given = standing(procedure.injectates)
  const injectates = [...plan.injectates, ...given.map(({ productId }) => productId)]
  return scheduleFor(
    { ...plan, injectates },
    {
      largeDose: isBeyondLimits(given, preparation.weightKg),
      contrastReaction: hadContrast(state) && reactedToContrast(preparation.allergies),
      reversedAtMinute: reversedAt(procedure.endedAt, recovery),
    },
  )
}

/** "Large dose" has no number in the reference: here it is a dose beyond the maximum of the reference's section 6.1. */
function isBeyondLimits(given: Parameters<typeof localAnaestheticTotal>[0], weightKg: number | null): boolean {
  const { ofCaps, ofLimits } = localAnaestheticTotal(given, weightKg)
  return ofCaps > 1 || (ofLimits ?? 0) > 1
}

/** Contrast was given, or nobody has recorded that it was not. */
function hadContrast({ plan, procedure }: Cared): boolean {
  const seen = standing(procedure.spreads)
  return seen.length === 0 ? plan.contrast !== 'none' : seen.some((each) => each.agentId !== null)
}

const contrastAllergens: ReadonlySet<string> = new Set(['iodinated-contrast', 'gadolinium', 'dye-unclear'])

function reactedToContrast({ items }: CaseState['preparation']['allergies']): boolean {
  return items
    .map((item) => readAllergy(item, shippedRules))
    .some(
      ({ counts, meanings }) =>
        counts && meanings.some((meaning) => meaning.kind === 'allergen' && contrastAllergens.has(meaning.allergen.id)),
    )
}

function reversedAt(endedAt: string | null, { observations }: CaseState['recovery']): number | null {
  if (endedAt === null) return null
  const minutes = observations
    .filter((each) => each.reversalGiven === 'yes')
    .map((each) => Math.max(0, Math.ceil(elapsedMs(endedAt, each.at) / minuteMs)))
  return minutes.length === 0 ? null : Math.max(...minutes)
}
