import { dateSchema } from '@shared/kit/time'
import { personSchema } from '@shared/people/person'
import { planSide, procedureCode } from '@shared/plan/plan'
import { z } from 'zod'

const reason = z.string().trim().min(3).max(2000)
const words = z.string().trim().max(200)
const nrs = z.int().min(0).max(10)

/** One line of the diary: whole minutes after the block, pain 0-10 with the same movement, what was done meanwhile. */
const diaryEntrySchema = z.object({
  minutes: z.int().min(0).max(2880),
  pain: nrs,
  activity: words.default(''),
  /** A medicine taken against the pain; empty where none was. */
  rescue: words.default(''),
})
export type DiaryEntry = Readonly<z.infer<typeof diaryEntrySchema>>

/** The diary as it came back. `before`: pain just before the block, with the same movement; null where not asked. */
export const diarySchema = z.object({
  how: z.enum(['paper', 'telephone', 'visit']),
  movement: words,
  before: nrs.nullable(),
  entries: z.array(diaryEntrySchema).min(1).max(60),
})
export type BlockDiary = Readonly<z.infer<typeof diarySchema>>

/**
 * What an earlier block of the same patient came to, as its record stood when it was read: the comparison keeps what it
 * rested on. Minutes are counted from that block; `relievedUntil` is null where its diary ended with relief.
 */
export const earlierBlockSchema = z.object({
  caseId: z.uuid(),
  patientId: z.string().min(1).max(64),
  on: dateSchema,
  procedure: procedureCode,
  levels: z.array(z.string().min(1).max(40)).max(12),
  side: planSide,
  agents: z.array(z.string().min(1).max(80)).max(12),
  bestReliefPercent: z.number().max(100).nullable(),
  relievedFrom: z.int().min(0).nullable(),
  relievedAtLeast: z.int().min(0).nullable(),
  relievedUntil: z.int().min(0).nullable(),
  /** The last entry of that record when it was read. */
  head: z.string().max(64),
})
export type EarlierBlock = Readonly<z.infer<typeof earlierBlockSchema>>

export const blockConclusions = ['eligible', 'not-eligible', 'repeat-block'] as const
const conclusion = z.enum(blockConclusions)
export type BlockConclusion = z.infer<typeof conclusion>

export const diaryEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('diary.recorded'), body: diarySchema }),
  z.object({ type: z.literal('diary.corrected'), body: z.object({ replacement: diarySchema, reason }) }),
  z.object({ type: z.literal('block.compared'), body: z.object({ earlier: earlierBlockSchema }) }),
  z.object({
    type: z.literal('block.concluded'),
    body: z.object({ by: personSchema, conclusion, reason: z.string().trim().max(2000), ruleSaid: z.string().max(60) }),
  }),
])

export const diaryCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('diary.record'), diary: diarySchema }),
  z.object({ do: z.literal('diary.correct'), diary: diarySchema, reason }),
  z.object({ do: z.literal('block.compare'), earlier: earlierBlockSchema }),
  z.object({ do: z.literal('block.conclude'), conclusion, reason: z.string().trim().max(2000) }),
])
export type DiaryCommand = z.infer<typeof diaryCommandSchema>
