import { z } from 'zod'

export const pauseEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pause.begun'), body: z.object({ templateId: z.string() }) }),
])
export const pauseCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('pause.begin'), templateId: z.string() }),
])
export type PauseCommand = z.infer<typeof pauseCommandSchema>
