import { limbSchema, myotomeSchema } from '@shared/recovery/observation'
import { z } from 'zod'

/** What starts the haematoma watch: each sign as it was seen, so that the call can say it. */
export const watchSignSchema = z.discriminatedUnion('sign', [
  z.object({
    sign: z.literal('weaker-limb'),
    limb: limbSchema,
    myotome: myotomeSchema,
    /** Power 0-5: the best seen since the procedure, and now. */
    from: z.int().min(0).max(5),
    to: z.int().min(0).max(5),
  }),
  /** The observer found strength as before, and then no longer. */
  z.object({ sign: z.literal('weaker-again') }),
  z.object({ sign: z.literal('saddle-numbness') }),
  z.object({ sign: z.literal('new-severe-back-pain') }),
  z.object({ sign: z.literal('sphincter-change') }),
  /** A person pressed "something is wrong" and said it in words. */
  z.object({ sign: z.literal('other'), says: z.string().trim().min(3).max(500) }),
])
export type WatchSign = Readonly<z.infer<typeof watchSignSchema>>
