import { z } from 'zod'

export const outcomeEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('outcome.recorded'), body: z.object({}) }),
])
export const outcomeCommandSchema = z.discriminatedUnion('do', [z.object({ do: z.literal('outcome.record') })])
export type OutcomeCommand = z.infer<typeof outcomeCommandSchema>
