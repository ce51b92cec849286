import { instructionLocale } from '@shared/discharge/document'
import { z } from 'zod'

/** Longest text of one block that a file or a message may carry, in characters; what may be printed is shorter. */
const longestStored = 2000

export const blockIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,30}(?:\.[a-z0-9-]{1,40})?$/)
export const blockTextSchema = z.string().trim().min(1).max(longestStored)

/**
 * A site's own wording of the discharge instructions in one language: the blocks it says differently, and the ones it
 * leaves out. Everything else is the product's. Version 0 is the product's wording itself.
 */
export const wordingSchema = z.object({
  locale: instructionLocale,
  version: z.int().min(0).max(100_000),
  texts: z.record(blockIdSchema, blockTextSchema),
  retired: z.array(blockIdSchema).max(400),
})
export type Wording = Readonly<z.infer<typeof wordingSchema>>
