import { z } from 'zod'

export const procedureEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('procedure.started'), body: z.object({}) }),
])
export const procedureCommandSchema = z.discriminatedUnion('do', [z.object({ do: z.literal('procedure.start') })])
export type ProcedureCommand = z.infer<typeof procedureCommandSchema>
