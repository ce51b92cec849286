import { levelKey } from '@shared/case/agreement'
import type { Patient } from '@shared/case/patient'
import type { CaseState } from '@shared/case/state'
import { aimingKinds, type FrameReference } from '@shared/imaging/caseEvents'
import { type Locale, sayNumber } from '@shared/pause/words'
import type { Plan } from '@shared/plan/plan'
import { complicationTermOf, contrastAgentOf, patternOf, ultrasoundOf } from '@shared/procedure/catalogue'
import { productInWords } from '@shared/procedure/productWords'
import { standing } from '@shared/procedure/state'

type Aim = { readonly patient: Patient; readonly plan: Plan }

/**
 * Whether an earlier case had the same target: the same patient by number and birth date, the same procedure, a side in
 * common, and a level in common (or, without levels, the same region).
 */
export function isSameTarget(today: Aim, earlier: Aim): boolean {
  const samePatient = today.patient.id === earlier.patient.id && today.patient.birthDate === earlier.patient.birthDate
  if (!samePatient || today.plan.procedure !== earlier.plan.procedure) return false
  const sides = new Set([today.plan.side, earlier.plan.side])
  if (sides.size > 1 && !sides.has('bilateral')) return false
  if (today.plan.levels.length === 0 && earlier.plan.levels.length === 0) {
    return today.plan.region === earlier.plan.region && (today.plan.target ?? '') === (earlier.plan.target ?? '')
  }
  const levels = new Set(today.plan.levels.map(levelKey))
  return earlier.plan.levels.some((level) => levels.has(levelKey(level)))
}

/** Pain on the numeric scale from 0 to 10 at one moment; null where nobody asked. */
export type PainThen = { readonly when: 'before' | 'after' | '1w' | '4w' | '12w'; readonly nrs: number | null }

/** What an earlier case says to the team of today. Empty lists mean that nothing was recorded. */
export type LastTime = {
  readonly endedAt: string
  /** The frame that showed the last spread, or the one that carried the target; null without a picture. */
  readonly frame: FrameReference | null
  readonly spread: readonly string[]
  readonly given: readonly string[]
  readonly pain: readonly PainThen[]
  /** Complications of the procedure and events of the recovery, by name. */
  readonly reactions: readonly string[]
  readonly stops: number
}

/** Sums an earlier case up in the words of `locale`; null while its procedure has not ended. */
export function lastTimeOf(state: CaseState, locale: Locale): LastTime | null {
  const { endedAt, spreads, ultrasound, injectates, complications } = state.procedure
  if (endedAt === null) return null
  const looks = standing(spreads)
  const seen = standing(ultrasound)
  const spread = [
    ...looks.flatMap((each) => each.patterns).map((code) => patternOf(code).name[locale]),
    ...seen.flatMap((each) => each.spread).map((code) => ultrasoundOf(code).name[locale]),
  ]
  const agent = looks.findLast((each) => each.agentId !== null)?.agentId ?? null
  const given = standing(injectates).map((each) => {
    const dose = each.doseMg === null ? '' : ` (${sayNumber(each.doseMg, locale)} mg)`
    return `${productInWords(each, locale)} ${sayNumber(each.volumeMl, locale)} mL${dose}`
  })
  if (agent !== null) given.push(contrastAgentOf(agent)?.name[locale] ?? agent)
  const termName = (term: string, name: string) => complicationTermOf(term)?.name[locale] ?? name
  const reactions = [
    ...standing(complications).map((each) => termName(each.term, each.name)),
    ...state.recovery.events.map((each) => termName(each.term, each.seen)),
  ]
  const aimed = state.imaging.targets.findLast((target) => aimingKinds.has(target.kind))?.on ?? null
  return {
    endedAt,
    frame: looks.findLast((each) => each.frame !== null)?.frame ?? aimed,
    spread: [...new Set(spread)],
    given,
    pain: painThen(state),
    reactions: [...new Set(reactions)],
    stops: state.pause.stops.length,
  }
}

function painThen(state: CaseState): readonly PainThen[] {
  const before = state.preparation.baseline?.painNow ?? null
  const after = state.recovery.observations.at(-1)?.painRest ?? null
  const later = (['1w', '4w', '12w'] as const).flatMap((when): PainThen[] => {
    const measure = state.outcomes.measures.findLast((each) => each.timepoint === when)
    return measure === undefined ? [] : [{ when, nrs: measure.nrsAverage }]
  })
  return [{ when: 'before', nrs: before }, { when: 'after', nrs: after }, ...later]
}
