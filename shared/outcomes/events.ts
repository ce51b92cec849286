import { lostSchema, measuresSchema, outcomeSchema, timepointSchema } from '@shared/outcomes/measures'
import { z } from 'zod'

const reason = z.string().trim().min(3).max(2000)

export const outcomeEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('outcome.recorded'), body: outcomeSchema }),
  z.object({
    type: z.literal('outcome.corrected'),
    body: z.object({ outcomeId: z.uuid(), replacement: outcomeSchema, reason }),
  }),
  z.object({ type: z.literal('outcome.lost'), body: lostSchema }),
])

export const outcomeCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('outcome.record'), timepoint: timepointSchema, measures: measuresSchema }),
  z.object({ do: z.literal('outcome.correct'), outcomeId: z.uuid(), measures: measuresSchema, reason }),
  z.object({
    do: z.literal('outcome.giveUp'),
    timepoint: timepointSchema,
    reason: z.string().trim().min(3).max(500),
  }),
])
export type OutcomeCommand = z.infer<typeof outcomeCommandSchema>
