import type { Plan, Side } from '@shared/plan/plan'

/** Level and side that the next target gets; null where the plan leaves a choice that a person has to make. */
export type Aim = { readonly level: string | null; readonly side: Side | null }

/** What the plan leaves no choice about. A bilateral plan does not say which side this needle is for. */
export function aimOfPlan(plan: Plan): Aim {
  const [only, ...others] = plan.levels
  return {
    level: plan.levels.length === 0 ? '' : only !== undefined && others.length === 0 ? only : null,
    side: plan.side === 'bilateral' ? null : plan.side,
  }
}

/** Sides that a target may have, the plan's first question. */
export const targetSides = ['left', 'right', 'midline', 'not-applicable'] as const satisfies readonly Side[]
