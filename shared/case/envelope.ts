import { canonicalJson, type Json } from '@shared/kit/canonicalJson'
import { fail, ok, type Result } from '@shared/kit/result'
import { personSchema } from '@shared/people/person'
import { z } from 'zod'

export const caseIdSchema = z.uuid().brand<'CaseId'>()
export type CaseId = z.infer<typeof caseIdSchema>

/** The hash before the first event of every case. */
export const genesisHash = '0'.repeat(64)

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * What the store knows about an event whatever its type: where it stands in the case, when and where it
 * happened, who did it, and the chain that shows whether anything was changed since.
 * `at` is UTC with milliseconds; `offsetMinutes` is the station's offset east of UTC at that instant.
 * `actor` is null only where the act needs no sign-in: STOP, an import by the station itself.
 */
export const envelopeSchema = z.object({
  caseId: caseIdSchema,
  sequence: z.int().min(1),
  id: z.uuid(),
  at: z.iso.datetime(),
  offsetMinutes: z.int().min(-840).max(840),
  station: z.string().min(1).max(64),
  actor: personSchema.nullable(),
  type: z.string().min(1),
  schemaVersion: z.int().min(1),
  body: z.json(),
  previousHash: hashSchema,
  hash: hashSchema,
})
export type Envelope = Readonly<z.infer<typeof envelopeSchema>>

/** Lower-case hexadecimal SHA-256 of a text in UTF-8; given by the shell so that the domain stays pure. */
export type Sha256 = (text: string) => string

/** The text whose hash seals an event: everything in it but the hash itself. */
export function sealedText(envelope: Omit<Envelope, 'hash'>): string {
  const { caseId, sequence, id, at, offsetMinutes, station, actor, type, schemaVersion, body, previousHash } = envelope
  const sealed: Json = {
    caseId,
    sequence,
    id,
    at,
    offsetMinutes,
    station,
    actor,
    type,
    schemaVersion,
    body,
    previousHash,
  }
  return canonicalJson(sealed)
}

export type ChainBreak = { readonly sequence: number; readonly says: string }

/** Checks one case's events in order: numbering, links and hashes. Says where the chain first breaks. */
export function verifyChain(events: readonly Envelope[], sha256: Sha256): Result<{ head: string }, ChainBreak> {
  let previous = genesisHash
  let expected = 1
  for (const event of events) {
    if (event.sequence !== expected) {
      return fail({
        sequence: expected,
        says: `Entry ${expected} is missing; entry ${event.sequence} stands in its place.`,
      })
    }
    if (event.previousHash !== previous) {
      return fail({ sequence: expected, says: `Entry ${expected} does not follow from the entry before it.` })
    }
    if (sha256(sealedText(event)) !== event.hash) {
      return fail({ sequence: expected, says: `Entry ${expected} was changed after it was recorded.` })
    }
    previous = event.hash
    expected += 1
  }
  return ok({ head: previous })
}
