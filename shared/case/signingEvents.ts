import { personSchema } from '@shared/people/person'
import { z } from 'zod'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

export const signingEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('record.signed'),
    /** The head of the audit chain that the signature covers. */
    body: z.object({ signedBy: personSchema, head: hash, throughSequence: z.int().min(1) }),
  }),
  z.object({
    type: z.literal('record.amended'),
    body: z.object({ text: z.string().trim().min(3).max(10_000), aboutSequence: z.int().min(1).nullable() }),
  }),
])

export const signingCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('record.sign') }),
  z.object({
    do: z.literal('record.amend'),
    text: z.string().trim().min(3).max(10_000),
    aboutSequence: z.int().min(1).nullable(),
  }),
])
export type SigningCommand = z.infer<typeof signingCommandSchema>

export type SigningState = {
  readonly signatures: readonly {
    readonly by: string
    readonly role: string
    readonly at: string
    readonly head: string
    readonly throughSequence: number
  }[]
  readonly amendments: readonly {
    readonly by: string
    readonly at: string
    readonly text: string
    readonly aboutSequence: number | null
  }[]
}
export const unsigned: SigningState = { signatures: [], amendments: [] }
