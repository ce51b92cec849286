import { z } from 'zod'

export const dischargeEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('case.discharged'), body: z.object({}) }),
])
export const dischargeCommandSchema = z.discriminatedUnion('do', [z.object({ do: z.literal('case.discharge') })])
export type DischargeCommand = z.infer<typeof dischargeCommandSchema>
