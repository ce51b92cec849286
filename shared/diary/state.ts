import type { DecidedBasis } from '@shared/diary/basisEvents'
import type { ElsewhereBlock } from '@shared/diary/elsewhere'
import type { BlockConclusion, BlockDiary, EarlierBlock } from '@shared/diary/events'

type Made = { readonly at: string; readonly by: string }

export type DiaryState = {
  /** The diary as it counts now; null is "has not come back". */
  readonly diary: (BlockDiary & Made) | null
  /** What stood there before, oldest first. */
  readonly corrections: readonly (Made & { readonly was: BlockDiary; readonly reason: string })[]
  /** The earlier block it is compared with; the last choice counts. */
  readonly earlier: (EarlierBlock & { readonly comparedAt: string; readonly comparedBy: string }) | null
  /** What a physician made of it. */
  readonly conclusion: (Made & { readonly conclusion: BlockConclusion; readonly reason: string }) | null
  /** For a radiofrequency: blocks done elsewhere, as somebody told of them. */
  readonly elsewhere: readonly (ElsewhereBlock & Made & { readonly id: string })[]
  /** For a radiofrequency: why a physician goes on where its block does not meet the rule of the site; the last counts. */
  readonly basisAnswer: (Made & { readonly reason: string; readonly read: DecidedBasis }) | null
}

export const noDiary: DiaryState = {
  diary: null,
  corrections: [],
  earlier: null,
  conclusion: null,
  elsewhere: [],
  basisAnswer: null,
}
