import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { type RadiofrequencyBasis, unreadBasis } from '@shared/diary/basis'
import type { DecidedBasis } from '@shared/diary/basisEvents'
import { blockBefore } from '@shared/diary/block'
import { coversPlace } from '@shared/diary/elsewhere'
import { canonicalJson } from '@shared/kit/canonicalJson'

/** Where the blocks at the planned place come from: the records of the station, which no single case holds. */
export type BlocksBefore = (of: CaseState) => RadiofrequencyBasis | null

/** A radiofrequency whose diagnostic block does not meet the rule of the site, and the answer where a physician gave one. */
export type BasisQuestion = {
  readonly read: DecidedBasis
  readonly answer: CaseState['diary']['basisAnswer']
}

/**
 * The question that a planned radiofrequency asks until a physician answers it: which block supports this treatment?
 * Null where the plan needs no block, where the rule of the site is met, and once the procedure has begun. What nobody
 * could look up is a question as well. A block done elsewhere never meets the rule by itself: nobody here kept its diary.
 */
export function basisQuestion(
  state: CaseState,
  policy: SitePolicy,
  blocksBefore: BlocksBefore | undefined,
): BasisQuestion | null {
  const { plan, procedure, diary } = state
  if (blockBefore(plan.procedure) === undefined || procedure.startedAt !== null) return null
  const basis = blocksBefore?.(state) ?? unreadBasis(policy)
  const elsewhere = diary.elsewhere.filter((each) => coversPlace(plan, each))
  const newest = basis.blocks[0]?.block.on ?? ''
  const speaksAgainst = elsewhere.some(
    ({ on, reliefPercent }) => on > newest && (reliefPercent ?? 0) < policy.blockReliefPercent,
  )
  if (basis.verdict !== 'question' && !speaksAgainst) return null
  const read: DecidedBasis = {
    procedure: plan.procedure,
    levels: [...plan.levels],
    side: plan.side,
    basis,
    elsewhere: elsewhere.map(({ id }) => id),
  }
  const given = diary.basisAnswer
  return { read, answer: given !== null && basisKey(given.read) === basisKey(read) ? given : null }
}

/** The question that nobody has answered yet. */
export function openBasisQuestion(
  state: CaseState,
  policy: SitePolicy,
  blocksBefore: BlocksBefore | undefined,
): DecidedBasis | null {
  const question = basisQuestion(state, policy, blocksBefore)
  return question === null || question.answer !== null ? null : question.read
}

/** What an answer rests on. A later entry in the record of a block that changes none of it asks nobody again. */
export function basisKey({ procedure, levels, side, basis, elsewhere }: DecidedBasis): string {
  const blocks = basis.blocks.map(({ block, duration, concluded }) => ({
    caseId: block.caseId,
    relief: block.bestReliefPercent,
    duration,
    concluded: concluded?.conclusion ?? null,
  }))
  return canonicalJson({
    procedure,
    levels: [...levels].sort(),
    side,
    because: basis.because,
    thresholdPercent: basis.thresholdPercent,
    blocks,
    elsewhere: [...elsewhere].sort(),
  })
}
