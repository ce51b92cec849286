import { personSchema } from '@shared/people/person'
import { ruleChangesSchema } from '@shared/rulebook/changes'
import { z } from 'zod'

const id = z.string().min(1).max(80)
const reason = z.string().trim().min(3).max(2000)
/** Version of the tables as shipped, for example `2026.11`. */
const tables = z.string().min(1).max(40)
const number = z.int().min(0).max(100_000)

/** Rows of the tables by kind and id: `drug/apixaban`, `threshold/inrNormal`. */
const rowKey = z
  .string()
  .regex(/^(drug|threshold|agent|contrast|allergen|class|guideline)\/.+$/)
  .max(160)

/**
 * Everything that happens to a site's rules. Nothing is taken back: a version that was in force stays in the record, and
 * cases screened with it keep it.
 */
export const rulebookEventSchema = z.discriminatedUnion('type', [
  /** The physician who answers for the rules at this site; null where the site has none any more. */
  z.object({ type: z.literal('rules.leadNamed'), body: z.object({ lead: personSchema.nullable() }) }),
  z.object({ type: z.literal('rules.adopted'), body: z.object({ tables, number, by: personSchema }) }),
  /** Rows from memory that the lead has held against the source. `read`: what was read. */
  z.object({
    type: z.literal('rules.rowsConfirmed'),
    body: z.object({ tables, rows: z.array(rowKey).min(1).max(600), read: reason, by: personSchema }),
  }),
  z.object({
    type: z.literal('rules.draftSaved'),
    body: z.object({
      draftId: id,
      revision: number,
      basedOn: number,
      changes: ruleChangesSchema,
      why: reason,
      by: personSchema,
    }),
  }),
  /** The first of two approvals, by whoever puts it forward. */
  z.object({
    type: z.literal('rules.proposed'),
    body: z.object({ draftId: id, revision: number, by: personSchema }),
  }),
  z.object({ type: z.literal('rules.rejected'), body: z.object({ draftId: id, reason, by: personSchema }) }),
  /** The second approval, by another person: from here on the version counts. */
  z.object({
    type: z.literal('rules.inForce'),
    body: z.object({
      number,
      tables,
      draftId: id,
      changes: ruleChangesSchema,
      why: reason,
      first: personSchema,
      second: personSchema,
    }),
  }),
])
export type RulebookEvent = z.infer<typeof rulebookEventSchema>
