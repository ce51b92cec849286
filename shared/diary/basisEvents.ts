import { radiofrequencyBasisSchema } from '@shared/diary/basis'
import { elsewhereBlockSchema } from '@shared/diary/elsewhere'
import { personSchema } from '@shared/people/person'
import { planSide, procedureCode } from '@shared/plan/plan'
import { z } from 'zod'

const reason = z.string().trim().min(3).max(2000)

/** The place that was decided about, and everything that was known of it: another place or other blocks ask again. */
export const decidedBasisSchema = z.object({
  procedure: procedureCode,
  levels: z.array(z.string().min(1).max(40)).max(12),
  side: planSide,
  basis: radiofrequencyBasisSchema,
  /** The blocks done elsewhere that stood in the record. */
  elsewhere: z.array(z.uuid()).max(40),
})
export type DecidedBasis = Readonly<z.infer<typeof decidedBasisSchema>>

export const basisEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('basis.elsewhereRecorded'),
    body: z.object({ id: z.uuid(), block: elsewhereBlockSchema }),
  }),
  z.object({ type: z.literal('basis.elsewhereWithdrawn'), body: z.object({ id: z.uuid(), reason }) }),
  z.object({
    type: z.literal('basis.answered'),
    body: z.object({ by: personSchema, reason, read: decidedBasisSchema }),
  }),
])

export const basisCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('basis.recordElsewhere'), block: elsewhereBlockSchema }),
  z.object({ do: z.literal('basis.withdrawElsewhere'), id: z.uuid(), reason }),
  /** `read`: the question as the physician had it on the screen. */
  z.object({ do: z.literal('basis.answer'), reason, read: z.string().min(1).max(20_000) }),
])
export type BasisCommand = z.infer<typeof basisCommandSchema>
