/**
 * Relief in percent: 100 × (before − after) / before, on the same 0-10 scale with the same movement. Null where before is
 * 0 or either was not asked; negative where it got worse (clinical reference section 10.4).
 */
export function reliefPercent(before: number | null, after: number | null): number | null {
  if (before === null || after === null || before === 0) return null
  return Math.round((100 * (before - after)) / before)
}

/** The two thresholds in use for a diagnostic block; the site chooses, both are shown (section 10.4). */
export const reliefThresholds = [50, 80] as const
