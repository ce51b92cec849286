import { channel } from '@shared/contract/channel'
import { instructionLocale } from '@shared/discharge/document'
import { personIdSchema } from '@shared/people/person'
import { wordingActSchema } from '@shared/wording/events'
import { siteWordingsSchema } from '@shared/wording/state'
import { z } from 'zod'

/** The site's own words on the discharge sheet: what is in force, the drafts and every version, language by language. */
export const wordingChannels = {
  'wording.get': channel(z.object({}), siteWordingsSchema),
  'wording.act': channel(z.object({ command: wordingActSchema }), siteWordingsSchema),
  /** Whoever puts a draft in force proves by PIN who it is. */
  'wording.putInForce': channel(
    z.object({
      locale: instructionLocale,
      note: z.string().trim().max(1000),
      personId: personIdSchema,
      pin: z.string().min(4).max(12),
    }),
    siteWordingsSchema,
  ),
  /** Writes a version, or the draft where `version` is null, as a file where the person chooses. */
  'wording.export': channel(
    z.object({ locale: instructionLocale, version: z.int().min(0).nullable() }),
    z.object({ cancelled: z.boolean(), path: z.string().nullable() }),
  ),
  /** Reads a wording file as the new draft of its language. */
  'wording.import': channel(z.object({}), z.object({ cancelled: z.boolean(), locale: instructionLocale.nullable() })),
} as const
