import { checklistEditSchema } from '@shared/checklists/edit'
import { instantSchema } from '@shared/kit/time'
import { templateSchema } from '@shared/pause/template'
import { personSchema } from '@shared/people/person'
import { z } from 'zod'

const checklistId = z.string().min(1).max(60)
const note = z.string().trim().max(1000)
const who = { by: personSchema, at: instantSchema }

/**
 * What happens to a site's checklists. A draft is begun once with the whole checklist and then changed by small edits, so
 * that the history says who changed what; putting it in force gives it the next number.
 */
export const checklistEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('checklist.draftBegun'),
    body: z.object({ checklistId, from: z.enum(['in-force', 'earlier', 'file']), template: templateSchema, ...who }),
  }),
  z.object({
    type: z.literal('checklist.edited'),
    body: z.object({ checklistId, change: checklistEditSchema, ...who }),
  }),
  z.object({ type: z.literal('checklist.draftDropped'), body: z.object({ checklistId, ...who }) }),
  z.object({
    type: z.literal('checklist.putInForce'),
    /** The whole checklist under its number: what is in force is exactly what was approved. */
    body: z.object({ checklistId, template: templateSchema, note, ...who }),
  }),
])
export type ChecklistEvent = z.infer<typeof checklistEventSchema>

export const checklistCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('checklist.edit'), checklistId, change: checklistEditSchema }),
  z.object({ do: z.literal('checklist.startFrom'), checklistId, version: z.int().min(1) }),
  z.object({ do: z.literal('checklist.takeIn'), template: templateSchema }),
  z.object({ do: z.literal('checklist.dropDraft'), checklistId }),
  z.object({ do: z.literal('checklist.putInForce'), checklistId, note }),
])
export type ChecklistCommand = z.infer<typeof checklistCommandSchema>
