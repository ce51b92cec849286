import { channel } from '@shared/contract/channel'
import { instantSchema } from '@shared/kit/time'
import { z } from 'zod'

/** Why a printer does not print, as far as the system tells. `unknown`: nothing tells whether the sheet came out. */
const printerTroubles = [
  'gone',
  'unreachable',
  'stopped',
  'refuses',
  'no-paper',
  'jam',
  'offline',
  'cover-open',
  'no-ink',
  'cancelled',
  'failed',
  'unknown',
] as const
export const printerTroubleSchema = z.enum(printerTroubles)
export type PrinterTrouble = z.infer<typeof printerTroubleSchema>

export const printerSchema = z.object({
  name: z.string(),
  label: z.string(),
  isDefault: z.boolean(),
  /** Known before anything is sent; null where the printer takes jobs. */
  trouble: printerTroubleSchema.nullable(),
})
export type Printer = Readonly<z.infer<typeof printerSchema>>

/** What a kept print is of: the kinds of `documents.print`, `siteDocuments.print` and the team report. */
const sheetKind = z.string().min(1).max(40)

const keptPrint = z.object({
  id: z.uuid(),
  kind: sheetKind,
  /** Whose sheet it is; empty for a document of the site. */
  patient: z.string(),
  caseId: z.uuid().nullable(),
  printer: z.string(),
  copies: z.int(),
  pages: z.int(),
  at: instantSchema,
  by: z.string(),
  /** `with-printer`: the system has it and has not said yet that it is out. */
  standing: z.enum(['waiting', 'with-printer', 'printed']),
  trouble: printerTroubleSchema.nullable(),
})
export type KeptPrint = Readonly<z.infer<typeof keptPrint>>

/** False where the printer still has it in its queue: it stays in the list until it is out. */
export const printedReply = z.object({ printed: z.boolean() })

const jobId = z.uuid()

export const printingChannels = {
  /** Prints that have not come out yet. They are kept encrypted with the record and survive a restart. */
  'printing.kept': channel(z.object({}), z.object({ prints: z.array(keptPrint) })),
  /** Sends a kept print again, to another printer where one is named. It is printed once, whatever happened before. */
  'printing.sendAgain': channel(z.object({ jobId, printer: z.string().min(1).max(256).nullable() }), printedReply),
  /** Takes a kept print off the list. What it shows stays in the record and can be printed anew. */
  'printing.discard': channel(z.object({ jobId }), z.object({})),
} as const
