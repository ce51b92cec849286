import type { CaseState } from '@shared/case/state'

const words = /\b(diabet\w*|dm ?[12]|t[12]dm|iddm|niddm)\b/
const notDiabetes = /\b(insipid\w*|prediabet\w*|pre-diabet\w*|family history)\b/
const past: ReadonlySet<string> = new Set(['refuted', 'entered-in-error'])

/**
 * Whether the patient has diabetes, as far as the record says. `unknown` where nobody asked for conditions: the
 * instructions then speak of "if you have diabetes" instead of leaving it out.
 */
export function isDiabetic({ preparation }: Pick<CaseState, 'preparation'>): 'yes' | 'no' | 'unknown' {
  const { status, items } = preparation.conditions
  const named = items.some((condition) => {
    const name = condition.name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    return !past.has(condition.status ?? 'active') && words.test(name) && !notDiabetes.test(name)
  })
  if (named) return 'yes'
  return status === 'not-asked' ? 'unknown' : 'no'
}
