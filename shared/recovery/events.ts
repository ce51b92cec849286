import { z } from 'zod'

export const recoveryEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('observation.recorded'), body: z.object({}) }),
])
export const recoveryCommandSchema = z.discriminatedUnion('do', [z.object({ do: z.literal('observation.record') })])
export type RecoveryCommand = z.infer<typeof recoveryCommandSchema>
