import type { CaseState } from '@shared/case/state'
import { blockBefore, durationFits } from '@shared/diary/block'
import { coversPlace } from '@shared/diary/elsewhere'
import { blockConclusions, earlierBlockSchema } from '@shared/diary/events'
import {
  type BlockRules,
  blockNotes,
  earlierBlockOf,
  eligibility,
  eligibilityReasons,
  judgeBlock,
} from '@shared/diary/judge'
import type { Plan } from '@shared/plan/plan'
import { z } from 'zod'

const blockOfBasis = z.object({
  block: earlierBlockSchema,
  duration: z.enum(durationFits),
  notes: z.array(z.enum(blockNotes)),
  concluded: z
    .object({ conclusion: z.enum(blockConclusions), by: z.string(), at: z.string(), reason: z.string() })
    .nullable(),
})
export type BlockOfBasis = Readonly<z.infer<typeof blockOfBasis>>

/**
 * What a planned radiofrequency rests on: the diagnostic blocks at its place, newest first, and whether the rule of the
 * site is met, a physician decided otherwise, or the team has to ask. `question` also where nothing is known.
 */
export const radiofrequencyBasisSchema = z.object({
  verdict: z.enum(['met', 'decided', 'question']),
  because: z.enum([...eligibilityReasons, 'no-block', 'physician-decided', 'physician-concluded-no', 'unread']),
  /** Of the site, in percent, and how many blocks it asks for. */
  thresholdPercent: z.number(),
  blocksNeeded: z.int().min(1).max(2),
  blocks: z.array(blockOfBasis).max(40),
})
export type RadiofrequencyBasis = Readonly<z.infer<typeof radiofrequencyBasisSchema>>

/**
 * Whether a block was done where radiofrequency is planned: every planned level was blocked, on the planned side or on
 * both. What was blocked in part says nothing of the rest.
 */
export function isBlockAtPlace(planned: Plan, block: Plan): boolean {
  if (blockBefore(planned.procedure) !== block.procedure) return false
  if (planned.levels.length === 0 && (block.levels.length > 0 || block.region !== planned.region)) return false
  return coversPlace(planned, block)
}

/** A block that was begun, as its record stands, and the day it was planned for. */
export type DoneBlock = { readonly state: CaseState; readonly on: string }

/**
 * Judges the blocks of one patient at one place by the rules of the site (clinical reference section 10.4). The newest
 * decides, with the earlier one it was compared with; a block that was broken off answers nothing.
 */
export function radiofrequencyBasis(newestFirst: readonly DoneBlock[], rules: BlockRules): RadiofrequencyBasis {
  const done = newestFirst.filter(({ state }) => state.procedure.ended?.outcome !== 'abandoned')
  return {
    ...verdictOf(done[0]?.state ?? null, rules),
    thresholdPercent: rules.blockReliefPercent,
    blocksNeeded: rules.blocksNeeded,
    blocks: done.map(({ state, on }) => ({
      block: earlierBlockOf(state, rules, on),
      duration: judgeBlock(state, rules).duration,
      notes: [...judgeBlock(state, rules).notes],
      concluded: state.diary.conclusion,
    })),
  }
}

/** Nobody could read what the station knows of earlier blocks: as good as knowing of none. */
export function unreadBasis(rules: BlockRules): RadiofrequencyBasis {
  return {
    verdict: 'question',
    because: 'unread',
    thresholdPercent: rules.blockReliefPercent,
    blocksNeeded: rules.blocksNeeded,
    blocks: [],
  }
}

function verdictOf(newest: CaseState | null, rules: BlockRules): Pick<RadiofrequencyBasis, 'verdict' | 'because'> {
  if (newest === null) return { verdict: 'question', because: 'no-block' }
  const { conclusion } = newest.diary
  if (conclusion !== null && conclusion.conclusion !== 'eligible') {
    return { verdict: 'question', because: 'physician-concluded-no' }
  }
  const { verdict, because } = eligibility(newest, rules)
  if (verdict === 'meets') return { verdict: 'met', because }
  return conclusion === null ? { verdict: 'question', because } : { verdict: 'decided', because: 'physician-decided' }
}
