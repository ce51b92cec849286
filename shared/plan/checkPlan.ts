import { type Refusal, refuse } from '@shared/case/refusal'
import { ok, type Result } from '@shared/kit/result'
import { procedureOf, spineRegionOf } from '@shared/plan/catalogue'
import { levelInRegion, parseLevel } from '@shared/plan/levels'
import type { Plan } from '@shared/plan/plan'

/**
 * Whether a plan can be carried out as written: its region, side and levels belong to its procedure. What is allowed
 * but risky (a particulate steroid, a missing contrast) is not refused here; screening says so.
 */
export function checkPlan(plan: Plan): Result<Plan, Refusal> {
  const procedure = procedureOf(plan.procedure)
  const name = procedure.name.en
  if (procedure.regions !== null && !procedure.regions.includes(plan.region.toLowerCase())) {
    return refuse(
      'plan.region',
      `${name} is not done in the region “${plan.region}”. Choose ${procedure.regions.join(', ')}.`,
      { region: plan.region },
    )
  }
  if (!procedure.sides.includes(plan.side)) {
    return refuse('plan.side', `${name} needs one of these sides: ${procedure.sides.join(', ')}. Choose the side.`, {
      side: plan.side,
    })
  }
  if (procedure.levels.required && plan.levels.length === 0) {
    return refuse('plan.level-missing', `${name} needs its level. Enter the level, for example L5-S1.`)
  }
  if (procedure.regionKind !== 'spine') return ok(plan)
  const region = spineRegionOf(plan.region)
  for (const text of plan.levels) {
    const level = parseLevel(text)
    if (level === null)
      return refuse('plan.level-unreadable', `“${text}” is not a level. Write it like L5-S1, C6 or rib 7.`, {
        level: text,
      })
    if (region !== null && !levelInRegion(level, region)) {
      return refuse(
        'plan.level-elsewhere',
        `${text} does not lie in the ${region} region. Change the level or the region.`,
        { level: text },
      )
    }
  }
  return ok(plan)
}
