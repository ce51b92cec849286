import { instantSchema } from '@shared/kit/time'
import { z } from 'zod'

export const callOutcomes = ['reached', 'no-answer', 'message-left', 'wrong-number', 'declined'] as const

/** A call to a patient before the day, with what came of it. `told`: the lines of the list that were gone through. */
export const callShape = {
  outcome: z.enum(callOutcomes),
  /** Who answered, in words; empty where nobody did. */
  spokeWith: z.string().trim().max(120),
  note: z.string().trim().max(2000),
  /** When to try again; null where there is no need. */
  againAt: instantSchema.nullable(),
  told: z.array(z.object({ id: z.string().min(1).max(400), says: z.string().min(1).max(2000) })).max(60),
} as const

/** A call as it stands in the record: who made it, and when. */
export const recordedCallSchema = z.object({ ...callShape, at: z.string(), by: z.string(), role: z.string() })
export type RecordedCall = Readonly<z.infer<typeof recordedCallSchema>>
