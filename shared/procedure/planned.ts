import { procedureOf } from '@shared/plan/catalogue'
import { parseLevel } from '@shared/plan/levels'
import type { Plan } from '@shared/plan/plan'
import { contrastAgentOf, type InjectateProduct, injectateProducts, productOf } from '@shared/procedure/catalogue'
import type { ActOf } from '@shared/procedure/events'
import { needleLevels } from '@shared/procedure/needles'
import { type ProcedureState, standing } from '@shared/procedure/state'
import { approaches, routeOfApproach, type SpreadMode } from '@shared/procedure/vocabulary'

/** What the plan offers to the record of the procedure, so that a normal case is a few presses. */

/** The catalogue's products for what the plan names, in the plan's order. Names that are no product are left out. */
export function plannedProducts(plan: Pick<Plan, 'injectates'>): readonly InjectateProduct[] {
  const found = plan.injectates.flatMap((name) => productNamed(name) ?? [])
  return [...new Set(found)]
}

/** `dexamethasone`, `Lidocaine 1 %`, `methylprednisolone acetate`: by id, else by the first word of the name. */
export function productNamed(name: string): InjectateProduct | undefined {
  const key = name.trim().toLowerCase().replace(/\s+/g, '-')
  const [first = ''] = key.split(/[^a-z]+/)
  return (
    productOf(key) ??
    injectateProducts.find((each) => each.agent === key) ??
    (first === '' ? undefined : productOf(first))
  )
}

/** The plan's contrast as a product of the catalogue; null for none, and for what is no product. */
export function plannedContrast(plan: Pick<Plan, 'contrast'>): string | null {
  return contrastAgentOf(plan.contrast.trim().toLowerCase())?.id ?? null
}

/** How contrast will be watched: as planned, else as the procedure needs it. */
export function plannedMode(plan: Pick<Plan, 'procedure' | 'contrastMode'>): SpreadMode {
  return plan.contrastMode ?? procedureOf(plan.procedure).contrast.watch
}

/** The route that fits a needle's approach. */
export function routeAt(procedure: ProcedureState, needleId: string | null) {
  const approach = standing(procedure.needles).find((each) => each.id === needleId)?.approach
  return approach === undefined ? 'skin' : routeOfApproach[approaches.find((each) => each === approach) ?? 'other']
}

/** Volumes to offer between the ends of a usual range, in steps that people draw up. Millilitres, at most five. */
export function volumeChoices(range: readonly [number, number] | null): readonly number[] {
  if (range === null) return []
  const [low, high] = range
  const span = high - low
  const step = [0.1, 0.2, 0.5, 1, 2, 5, 10].find((each) => span / each <= 4) ?? span
  const count = Math.floor(span / step + 1e-9)
  const choices = Array.from({ length: count + 1 }, (_, index) => Math.round((low + index * step) * 100) / 100)
  return [...new Set([...choices, high])].slice(0, 6)
}

/**
 * The volume to begin with at the next needle, in millilitres: what the last other needle got of the same product, since
 * one syringe goes from needle to needle with the same volume each. Null at a needle that had this product already, and
 * for what is given without a needle.
 */
export function volumeAtNext(procedure: ProcedureState, productId: string, needleId: string | null): number | null {
  if (needleId === null) return null
  const same = standing(procedure.injectates).filter((each) => each.productId === productId && each.needleId !== null)
  if (same.some((each) => each.needleId === needleId)) return null
  return same.at(-1)?.volumeMl ?? null
}

/** The needle that is planned next: the first level that has none, on the plan's side, or the other of two. */
export function nextNeedle(plan: Plan, procedure: ProcedureState): { level: string; side: Plan['side'] } {
  const levels = needleLevels(plan)
  return freePlace(plan, procedure) ?? { level: levels.at(-1) ?? '', side: sidesOf(plan).at(-1) ?? plan.side }
}

const sidesOf = ({ side }: Pick<Plan, 'side'>): readonly Plan['side'][] =>
  side === 'bilateral' ? ['left', 'right'] : [side]

function freePlace(plan: Plan, procedure: ProcedureState): { level: string; side: Plan['side'] } | null {
  const levels = needleLevels(plan)
  const placed = standing(procedure.needles)
  for (const side of sidesOf(plan)) {
    const free = levels.find((level) => !placed.some((each) => each.level === level && each.side === side))
    if (free !== undefined) return { level: free, side }
    if (levels.length === 0 && !placed.some((each) => each.side === side)) return { level: '', side }
  }
  return null
}

/**
 * The next needle of the plan like the one before it, to be recorded by a press that says all of it. Null before the
 * first, where the plan has no place left, and where the one before left its size or its tubing open.
 */
export function needleLikeLast(plan: Plan, procedure: ProcedureState): ActOf<'needle.place'> | null {
  const last = standing(procedure.needles).at(-1)
  const place = freePlace(plan, procedure)
  if (last === undefined || place === null || place.level === '' || last.gauge === null || last.lengthMm === null) {
    return null
  }
  const { approach, gauge, lengthMm, extensionTubing } = last
  if (approach === 'transforaminal' && extensionTubing === 'not-recorded') return null
  return { do: 'needle.place', ...place, approach, gauge, lengthMm, extensionTubing, note: '' }
}

const lumbar = ['L1-L2', 'L2-L3', 'L3-L4', 'L4-L5', 'L5-S1'] as const
const spaces: readonly string[] = [
  ...Array.from({ length: 6 }, (_, index) => `C${index + 1}-C${index + 2}`),
  'C7-T1',
  ...Array.from({ length: 11 }, (_, index) => `T${index + 1}-T${index + 2}`),
  'T12-L1',
  ...lumbar,
  ...Array.from({ length: 4 }, (_, index) => `S${index + 1}`),
]

/** Spaces that contrast may reach from a level: five up and five down, from above to below; all where the level is none. */
export function reachableLevels(level: string): readonly string[] {
  const parsed = parseLevel(level)
  if (parsed === null || parsed.kind === 'third-occipital-nerve' || parsed.kind === 'rib') return spaces
  const segment = parsed.kind === 'space' ? parsed.upper : parsed.segment
  const at = spaces.findIndex((each) => each.startsWith(`${segment.letter}${segment.number}`))
  return at === -1 ? spaces : spaces.slice(Math.max(0, at - 5), at + 6)
}
