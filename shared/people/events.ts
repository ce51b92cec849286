import { personIdSchema, personSchema } from '@shared/people/person'
import { z } from 'zod'

/** A PIN as it is kept: scrypt with its settings and salt, base64. Never the PIN, and no part of a person. */
export const pinHashSchema = z.object({
  kdf: z.literal('scrypt'),
  cost: z.int().min(2),
  blockSize: z.int().min(1),
  parallel: z.int().min(1),
  salt: z.base64(),
  hash: z.base64(),
})
export type PinHash = Readonly<z.infer<typeof pinHashSchema>>

/** What a badge reader types; a badge tells who someone is as a key does, so it is compared whole. */
const badgeSchema = z.string().trim().min(4).max(128)

export const personEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('person.added'), body: z.object({ person: personSchema }) }),
  z.object({ type: z.literal('person.changed'), body: z.object({ person: personSchema }) }),
  z.object({ type: z.literal('person.retired'), body: z.object({ personId: personIdSchema }) }),
  z.object({ type: z.literal('person.pinSet'), body: z.object({ personId: personIdSchema, pin: pinHashSchema }) }),
  z.object({
    type: z.literal('person.badgeSet'),
    body: z.object({ personId: personIdSchema, badge: badgeSchema.nullable() }),
  }),
])
export type PersonEvent = z.infer<typeof personEventSchema>
