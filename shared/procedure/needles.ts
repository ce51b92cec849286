import { levelKey } from '@shared/case/agreement'
import { type SpineRegion, spineRegionOf } from '@shared/plan/catalogue'
import { nervesOfFacetJoint, parseLevel, rootMatchesSpace } from '@shared/plan/levels'
import type { Plan, Side } from '@shared/plan/plan'
import { spineRegionAt } from '@shared/plan/samePlace'
import {
  type Entry,
  type Needle,
  type NeedleDecision,
  type ProcedureState,
  type Spread,
  standing,
  type UltrasoundSpread,
} from '@shared/procedure/state'

/** The needle, unless it does not exist or its entry was corrected away. */
export function needleOf(state: ProcedureState, needleId: string): Needle | undefined {
  return standing(state.needles).find((each) => each.id === needleId)
}

/** The number a needle goes by in the room: 1 for the first that stands. Corrected needles keep no number. */
export function needleNumber(state: ProcedureState, needleId: string): number {
  return standing(state.needles).findIndex((each) => each.id === needleId) + 1
}

/**
 * Place in the record since which the needle has been where it is: its placing or its last repositioning.
 * What was seen before that says nothing about where the tip is now.
 */
function positionSince(state: ProcedureState, needleId: string): number {
  const placed = needleOf(state, needleId)?.entry.order ?? 0
  const moved = standing(state.repositions).filter((each) => each.needleId === needleId)
  return Math.max(placed, ...moved.map((each) => each.entry.order))
}

const here = <T extends { readonly needleId: string; readonly entry: Entry }>(
  state: ProcedureState,
  entries: readonly T[],
  needleId: string,
): readonly T[] => {
  const since = positionSince(state, needleId)
  return standing(entries).filter((each) => each.needleId === needleId && each.entry.order > since)
}

/** Contrast records at the needle's present position, oldest first. */
export const spreadsHere = (state: ProcedureState, needleId: string): readonly Spread[] =>
  here(state, state.spreads, needleId)
export const ultrasoundHere = (state: ProcedureState, needleId: string): readonly UltrasoundSpread[] =>
  here(state, state.ultrasound, needleId)
export const positionsHere = (state: ProcedureState, needleId: string) => here(state, state.positions, needleId)
export const decisionsHere = (state: ProcedureState, needleId: string): readonly NeedleDecision[] =>
  here(state, state.decisions, needleId)

/** Injections of contrast at a needle so far, over all its positions. A further view of one injection is none. */
export function injectionsOfContrast(state: ProcedureState, needleId: string): number {
  return standing(state.spreads).filter(
    (each) => each.needleId === needleId && each.mode !== 'none' && each.volumeMl !== 0,
  ).length
}

/** The part of the spine a needle is in, by its level, else by the plan's region; null for a joint or a nerve elsewhere. */
export function regionOfNeedle(level: string, plan: Pick<Plan, 'region'>): SpineRegion | null {
  return parseLevel(level) === null ? spineRegionOf(plan.region) : spineRegionAt(level)
}

/** Whether a needle's level is the plan's, named as space, as the root of its foramen, or as a nerve of its joint. */
export function levelFitsPlan(plan: Plan, level: string): boolean {
  if (plan.levels.length === 0) return true
  const key = levelKey(level)
  return plan.levels.some((planned) => {
    if (levelKey(planned) === key) return true
    if (rootMatchesSpace(level, planned) === true || rootMatchesSpace(planned, level) === true) return true
    const joint = parseLevel(planned)
    const nerves = joint === null ? null : nervesOfFacetJoint(joint)
    if (nerves?.some((nerve) => sameNerve(nerve, level))) return true
    return plan.levelDetails?.some((detail) => detail.root !== undefined && sameNerve(detail.root, level)) ?? false
  })
}

/** Whether two needles are at one foramen, whether it is named by its space or by its root. */
export function sameLevel(one: string, other: string): boolean {
  return (
    levelKey(one) === levelKey(other) ||
    sameNerve(one, other) ||
    rootMatchesSpace(one, other) === true ||
    rootMatchesSpace(other, one) === true
  )
}

function sameNerve(nerve: string, level: string): boolean {
  const one = parseLevel(nerve)
  const other = parseLevel(level)
  if (one === null || other === null || one.kind !== other.kind) return levelKey(nerve) === levelKey(level)
  if (one.kind === 'segment' && other.kind === 'segment') {
    return one.segment.letter === other.segment.letter && one.segment.number === other.segment.number
  }
  return levelKey(nerve) === levelKey(level)
}

/** A plan for both sides takes needles on either; any other plan only its own side. */
export function sideFitsPlan(plan: Pick<Plan, 'side'>, side: Side): boolean {
  if (plan.side === side) return true
  return plan.side === 'bilateral' && (side === 'left' || side === 'right')
}

/** The levels a plan offers needles for: its own, or the nerves of its joints where the procedure aims at nerves. */
export function needleLevels(plan: Plan): readonly string[] {
  const aimsAtNerves = plan.procedure === 'medial-branch-block' || plan.procedure === 'medial-branch-rfa'
  if (!aimsAtNerves) return plan.levels
  const nerves = plan.levels.flatMap((level) => {
    const joint = parseLevel(level)
    return (joint === null ? null : nervesOfFacetJoint(joint)) ?? [level]
  })
  return [...new Set(nerves)]
}
