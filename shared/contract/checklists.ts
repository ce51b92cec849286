import { checklistEditSchema } from '@shared/checklists/edit'
import { templateSchema } from '@shared/pause/template'
import { personSchema } from '@shared/people/person'
import { z } from 'zod'

const checklistId = z.string().min(1).max(60)
const adopted = z.object({ by: personSchema, at: z.string(), note: z.string() })

/** One checklist as the settings and the pause show it. `base` is the product's, `inForce` what a pause begins with. */
const checklistViewSchema = z.object({
  id: checklistId,
  base: templateSchema,
  inForce: templateSchema,
  /** Null where the product's own is in force, which nobody here has put in force yet. */
  adopted: adopted.nullable(),
  draft: z.object({ template: templateSchema, changedBy: personSchema, at: z.string() }).nullable(),
  /** Oldest first, the product's own among them. */
  versions: z.array(z.object({ version: z.int(), adopted: adopted.nullable() })),
})
export type ChecklistView = Readonly<z.infer<typeof checklistViewSchema>>

export const checklistsViewSchema = z.object({ checklists: z.array(checklistViewSchema) })

/** What a window may ask of a draft. Putting it in force takes a person's PIN and has a channel of its own. */
export const checklistActSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('checklist.edit'), checklistId, change: checklistEditSchema }),
  z.object({ do: z.literal('checklist.startFrom'), checklistId, version: z.int().min(1) }),
  z.object({ do: z.literal('checklist.dropDraft'), checklistId }),
])
