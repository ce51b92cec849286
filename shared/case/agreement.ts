import type { CaseState } from '@shared/case/state'
import { aimingKinds } from '@shared/imaging/caseEvents'
import { sideProof } from '@shared/imaging/sideProof'
import type { Plan, Side } from '@shared/plan/plan'

/** The places in a case that name a side and levels. They must all say the same before a needle. */
export type SideSource = 'plan' | 'order' | 'consent' | 'site-mark' | 'target' | 'image'

export type Claim = {
  readonly source: SideSource
  readonly side: Side | null
  readonly levels: readonly string[] | null
  readonly procedure: string | null
}

export type Disagreement = {
  readonly about: 'side' | 'level' | 'procedure'
  readonly between: readonly [SideSource, SideSource]
  readonly says: string
}

const sourceNames: Record<SideSource, string> = {
  plan: 'the plan',
  order: 'the order',
  consent: 'the consent',
  'site-mark': 'the site mark',
  target: 'the target on the image',
  image: 'the image',
}

/** Every statement of side and level that the case holds so far, the plan first. */
export function claimsOf(state: CaseState): readonly Claim[] {
  const { plan, preparation, imaging } = state
  const claims: Claim[] = [{ source: 'plan', side: plan.side, levels: plan.levels, procedure: plan.procedure }]
  if (preparation.order !== null) claims.push({ source: 'order', ...preparation.order.claim })
  if (preparation.consent !== null) claims.push({ source: 'consent', ...preparation.consent.claim })
  if (preparation.siteMark !== null) {
    claims.push({ source: 'site-mark', side: preparation.siteMark.side, levels: null, procedure: null })
  }
  const aims = imaging.targets.filter((target) => aimingKinds.has(target.kind))
  for (const target of aims)
    claims.push({ source: 'target', side: target.side, levels: [target.level], procedure: null })
  const aimedAt = new Set(aims.map((target) => target.on.contentId))
  for (const instance of imaging.instances) {
    if (!aimedAt.has(instance.contentId)) continue
    const side = instance.laterality
    if (side === 'left' || side === 'right') claims.push({ source: 'image', side, levels: null, procedure: null })
    const shown = imaging.bodySides[instance.contentId]
    if (shown !== undefined) claims.push({ source: 'image', side: shown.shows, levels: null, procedure: null })
  }
  return claims
}

/**
 * Where two sources differ on side, level or procedure, both are named. An empty list means that what has been
 * recorded agrees, not that everything has been recorded: see `missingSources`.
 */
export function disagreements(state: CaseState): readonly Disagreement[] {
  const [plan, ...others] = claimsOf(state)
  if (plan === undefined) return []
  return [...others.flatMap((other) => differences(state.plan, plan, other)), ...turnedPictures(state)]
}

/** A picture whose file says which side is which, and a person who marked it the other way round. */
function turnedPictures(state: CaseState): Disagreement[] {
  return state.imaging.instances.flatMap((instance) => {
    const mark = state.imaging.sideMarks[instance.contentId]
    const stated = statedPictureLeft(instance.patientOrientation)
    if (mark === undefined || stated === null || stated === mark.pictureLeftIs) return []
    const says = `The file of image ${instance.instanceNumber ?? ''} says that the left edge of the picture is ${stated === 'patient-left' ? 'the patient’s LEFT' : 'the patient’s RIGHT'}; it was marked the other way round.`
    return [{ about: 'side' as const, between: ['plan', 'image'] as const, says: says.replace('  ', ' ') }]
  })
}

/**
 * Which side of the patient the left edge of the picture shows, from Patient Orientation (0020,0020): its first value is
 * the direction in which the rows run to the right. Null where the file does not say.
 */
export function statedPictureLeft(
  orientation: readonly [string, string] | null,
): 'patient-left' | 'patient-right' | null {
  const towards = orientation?.[0].charAt(0)
  if (towards === 'L') return 'patient-right'
  if (towards === 'R') return 'patient-left'
  return null
}

function differences(plan: Plan, planned: Claim, other: Claim): Disagreement[] {
  const found: Disagreement[] = []
  const pair: [SideSource, SideSource] = ['plan', other.source]
  if (other.side !== null && !sidesAgree(plan.side, other.side, other.source)) {
    const says = `${capital(sourceNames[other.source])} says ${sideWord(other.side)}, ${sourceNames.plan} says ${sideWord(plan.side)}.`
    found.push({ about: 'side', between: pair, says })
  }
  if (other.levels !== null && !levelsAgree(plan, other.levels, other.source)) {
    const says = `${capital(sourceNames[other.source])} says ${listLevels(other.levels)}, ${sourceNames.plan} says ${listLevels(plan.levels)}.`
    found.push({ about: 'level', between: pair, says })
  }
  if (other.procedure !== null && other.procedure !== planned.procedure) {
    const says = `${capital(sourceNames[other.source])} names another procedure than ${sourceNames.plan}.`
    found.push({ about: 'procedure', between: pair, says })
  }
  return found
}

/** A bilateral plan has one target and one picture on each side; documents must say bilateral themselves. */
function sidesAgree(planned: Side, stated: Side, source: SideSource): boolean {
  if (planned === stated) return true
  if (source === 'image' && planned === 'not-applicable') return true
  return (
    planned === 'bilateral' && (source === 'target' || source === 'image') && (stated === 'left' || stated === 'right')
  )
}

function levelsAgree(plan: Plan, stated: readonly string[], source: SideSource): boolean {
  if (source === 'target') return stated.every((level) => levelInPlan(plan, level))
  const planned = new Set(plan.levels.map(levelKey))
  return stated.length === planned.size && stated.every((level) => planned.has(levelKey(level)))
}

/** Whether a level is one of the plan's, however its dash and case are written. A plan without levels asks for none. */
export function levelInPlan(plan: Plan, level: string): boolean {
  if (plan.levels.length === 0) return true
  return plan.levels.some((planned) => levelKey(planned) === levelKey(level))
}

/** "l5–s1", "L5/S1" and "L5-S1" are one level. */
export function levelKey(level: string): string {
  return level
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[–—/_]/g, '-')
}

export type MissingSource = Exclude<SideSource, 'plan'>

/**
 * Which sources have not spoken yet. A target and the picture's side are asked for only where the case has images
 * of the region to be marked, which the pause decides.
 */
export function missingSources(state: CaseState): readonly MissingSource[] {
  const missing: MissingSource[] = []
  if (state.preparation.order === null) missing.push('order')
  if (state.preparation.consent === null) missing.push('consent')
  if (state.preparation.siteMark === null) missing.push('site-mark')
  const aims = state.imaging.targets.filter((target) => aimingKinds.has(target.kind))
  if (aims.length === 0) missing.push('target')
  const proof = sideProof(state.imaging).is
  if (proof === 'unknown' || proof === 'side-view-only') missing.push('image')
  return missing
}

function sideWord(side: Side): string {
  return side === 'not-applicable' ? 'no side' : side.toUpperCase()
}

function listLevels(levels: readonly string[]): string {
  return levels.length === 0 ? 'no level' : levels.join(', ')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
