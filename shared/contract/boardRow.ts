import { patientSchema } from '@shared/case/patient'
import { casePhases } from '@shared/case/state'
import { planSchema } from '@shared/plan/plan'
import { z } from 'zod'

/** One line of the board: what a glance needs, projected from the events of one case. */
export const boardRowSchema = z.object({
  caseId: z.uuid(),
  version: z.int(),
  scheduledAt: z.string(),
  room: z.string(),
  patient: patientSchema,
  plan: planSchema,
  phase: z.enum(casePhases),
  phaseSince: z.string(),
  drill: z.boolean(),
  stopped: z.boolean(),
  /** Answered and all items of the phase of the pause that is under way; null outside the pause. */
  pauseProgress: z.object({ phase: z.string(), done: z.int(), of: z.int() }).nullable(),
  signed: z.boolean(),
})
export type BoardRow = Readonly<z.infer<typeof boardRowSchema>>
