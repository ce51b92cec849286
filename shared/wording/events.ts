import { instructionLocale } from '@shared/discharge/document'
import { instantSchema } from '@shared/kit/time'
import { personSchema } from '@shared/people/person'
import { wordingEditSchema } from '@shared/wording/edit'
import { wordingSchema } from '@shared/wording/wording'
import { z } from 'zod'

const locale = instructionLocale
const note = z.string().trim().max(1000)
const version = z.int().min(0).max(100_000)
const who = { by: personSchema, at: instantSchema }

/**
 * What happens to a site's wording of the instructions, language by language. A draft is begun once with the whole wording
 * and then changed by small edits, so that the history says who changed what; putting it in force gives it its number.
 */
export const wordingEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('wording.draftBegun'),
    body: z.object({ locale, from: z.enum(['in-force', 'earlier', 'file']), wording: wordingSchema, ...who }),
  }),
  z.object({ type: z.literal('wording.edited'), body: z.object({ locale, change: wordingEditSchema, ...who }) }),
  z.object({ type: z.literal('wording.draftDropped'), body: z.object({ locale, ...who }) }),
  z.object({
    type: z.literal('wording.putInForce'),
    /** The whole wording under its number: what is in force is exactly what was approved. */
    body: z.object({ locale, wording: wordingSchema, note, ...who }),
  }),
])
export type WordingEvent = z.infer<typeof wordingEventSchema>

/** What a window may ask of a draft. Putting it in force takes a person's PIN and is asked for apart. */
export const wordingActSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('wording.edit'), locale, change: wordingEditSchema }),
  /** Begins a draft with an earlier version; 0 is the product's wording, so that a site can approve it as it is. */
  z.object({ do: z.literal('wording.startFrom'), locale, version }),
  z.object({ do: z.literal('wording.dropDraft'), locale }),
])

const wordingCommandSchema = z.discriminatedUnion('do', [
  wordingActSchema,
  z.object({ do: z.literal('wording.takeIn'), wording: wordingSchema }),
  z.object({ do: z.literal('wording.putInForce'), locale, note }),
])
export type WordingCommand = z.infer<typeof wordingCommandSchema>
