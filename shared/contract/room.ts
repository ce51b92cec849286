import { caseIdSchema } from '@shared/case/envelope'
import { heldNoteSchema } from '@shared/rescue/held'
import { z } from 'zod'

export const heldSchema = z.object({ held: z.array(heldNoteSchema) })

/** `caseId`: the case that took the note at once, with its weight on record in kilograms; null where the note is held. */
export const roomNoteReplySchema = z.object({
  caseId: caseIdSchema.nullable(),
  weightKg: z.number().nullable(),
  held: z.array(heldNoteSchema),
})
export type RoomNoteReply = z.infer<typeof roomNoteReplySchema>
