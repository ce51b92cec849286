import { instructionDocumentSchema, printSize, sheetLocale } from '@shared/discharge/document'
import { instantSchema } from '@shared/kit/time'
import { timeZoneSchema } from '@shared/kit/zonedTime'
import { personSchema } from '@shared/people/person'
import { z } from 'zod'

const id = z.uuid()
const words = z.string().trim().min(3).max(500)
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * When a drug is taken again, as a physician confirmed it: at an instant, in words shared with the prescriber, or "never
 * stopped". Nothing else about restarting is ever printed.
 */
export const restartDecision = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('at'), at: instantSchema }),
  z.object({ kind: z.literal('words'), words }),
  z.object({ kind: z.literal('keep-taking') }),
])
export type RestartDecision = Readonly<z.infer<typeof restartDecision>>

const drug = z.string().trim().min(1).max(200)
const printed = z.object({
  how: z.enum(['printer', 'pdf']),
  /** Of the PDF; null for paper. */
  sha256: hash.nullable(),
  printer: z.string().max(256).nullable(),
  copies: z.int().min(1).max(9),
  pages: z.int().min(1).max(50).nullable(),
})
const leaving = z.enum(['home', 'transfer'])

export const dischargeEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('restart.confirmed'),
    body: z.object({
      drug,
      /** As the medication list names it. */
      knownAs: z.string().max(4000),
      decision: restartDecision,
      reason: z.string().max(2000),
      by: personSchema,
      /** What the table offered, with its rule; no time where it leaves that to the clinician. */
      offered: z.object({ earliest: instantSchema.nullable(), rule: z.string(), says: z.string() }),
    }),
  }),
  z.object({
    type: z.literal('instructions.composed'),
    body: z.object({ documentId: id, document: instructionDocumentSchema }),
  }),
  z.object({
    type: z.literal('instructions.reviewed'),
    body: z.object({ documentId: id, by: personSchema }),
  }),
  z.object({ type: z.literal('instructions.printed'), body: printed.extend({ documentId: id }) }),
  z.object({
    type: z.literal('teachBack.recorded'),
    body: z.object({
      block: z.string().max(60),
      question: words,
      answer: z.string().trim().max(1000),
      understood: z.boolean(),
    }),
  }),
  z.object({
    type: z.literal('case.discharged'),
    body: z.object({
      to: leaving,
      /** Where to, for a transfer; empty for home. */
      destination: z.string().max(200),
      documentId: id.nullable(),
      /** Criteria that were open and that a physician's override covered. */
      overridden: z.array(z.object({ code: z.string(), says: z.string() })).max(40),
    }),
  }),
])

export const dischargeCommandSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('restart.confirm'),
    drug,
    decision: restartDecision,
    /** Needed where the time lies before the one of the table. */
    reason: z.string().trim().max(2000).default(''),
  }),
  z.object({
    do: z.literal('instructions.compose'),
    locale: sheetLocale,
    size: printSize,
    timeZone: timeZoneSchema,
  }),
  z.object({ do: z.literal('instructions.review'), documentId: id }),
  /** Recorded by the station once the page has left: nobody types it. */
  printed.extend({ do: z.literal('instructions.print'), documentId: id }),
  z.object({
    do: z.literal('teachBack.record'),
    block: z.string().trim().min(1).max(60),
    question: words,
    answer: z.string().trim().max(1000),
    understood: z.boolean(),
  }),
  z.object({ do: z.literal('case.discharge'), to: leaving, destination: z.string().trim().max(200).default('') }),
])
export type DischargeCommand = z.infer<typeof dischargeCommandSchema>
