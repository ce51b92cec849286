import { instantSchema } from '@shared/kit/time'
import { timeZoneSchema } from '@shared/kit/zonedTime'
import { z } from 'zod'

export const instructionLocales = ['en', 'es'] as const
export const instructionLocale = z.enum(instructionLocales)
export type InstructionLocale = z.infer<typeof instructionLocale>

/** Arabic letters for English words, from right to left: shows that the layout holds, and says nothing to a patient. */
export const pseudoLocale = 'ar-XB'
/** What a sheet can be made in: the languages of the site, and the pseudo-locale for training cases alone. */
export const sheetLocale = z.enum([...instructionLocales, pseudoLocale])
export type SheetLocale = z.infer<typeof sheetLocale>

/** The language in which names of medicines and events stand on a sheet: those the catalogue has. */
export function catalogueLocale(locale: SheetLocale): InstructionLocale {
  return locale === pseudoLocale ? 'en' : locale
}

/** Normal is 12.5 pt, large 16 pt; a long sheet may be set in 12 pt and 14 pt, never smaller (clinical reference 11.1). */
export const printSize = z.enum(['normal', 'large'])
export type PrintSize = z.infer<typeof printSize>

/**
 * A stretch of a line. `from` names what in the record it was filled from; null is the text of the block itself.
 * `typed` marks words a person typed: they are printed as they stand, in whatever language.
 */
const runSchema = z.object({ text: z.string(), from: z.string().nullable(), typed: z.boolean() })
export type Run = Readonly<z.infer<typeof runSchema>>

/** One line of the sheet with the block it came from, so that a print can be traced to its wording. */
const lineSchema = z.object({ block: z.string(), version: z.int(), runs: z.array(runSchema) })
export type Line = Readonly<z.infer<typeof lineSchema>>

const section = z.object({ id: z.string(), heading: lineSchema, lines: z.array(lineSchema) })
export type Section = Readonly<z.infer<typeof section>>

/** Something a telephone reads off the paper: the address of a number, or days for a calendar. */
const codeSchema = z.object({ id: z.enum(['phone', 'dates']), label: lineSchema, payload: z.string().min(1).max(2000) })
export type SheetCode = Readonly<z.infer<typeof codeSchema>>

/** The discharge sheet as data: everything a page needs and nothing it has to work out. */
export const instructionDocumentSchema = z.object({
  format: z.literal(1),
  locale: sheetLocale,
  direction: z.enum(['ltr', 'rtl']),
  size: printSize,
  composedAt: instantSchema,
  timeZone: timeZoneSchema,
  drill: z.string().nullable(),
  person: z.object({ name: z.string(), born: z.string(), id: z.string() }),
  date: z.string(),
  title: lineSchema,
  lead: z.array(lineSchema),
  boxes: z.array(section).length(3),
  callNow: section,
  sections: z.array(section),
  callToday: section,
  next: section,
  phones: section,
  foot: z.array(lineSchema),
  /** Absent in sheets made before there were any. */
  codes: z.array(codeSchema).max(2).optional(),
  /** `Page {n} of {m}` in the language of the sheet; absent in sheets made before pages were counted. */
  pageLabel: z.string().optional(),
  /** Small print: wording version and approval, head of the record. */
  imprint: z.array(z.string()),
  teachBack: z.array(lineSchema),
  textVersion: z.string(),
})
export type InstructionDocument = Readonly<z.infer<typeof instructionDocumentSchema>>

/** Every line of the document in reading order. */
export function linesOf(document: InstructionDocument): readonly Line[] {
  const ofSection = ({ heading, lines }: Section) => [heading, ...lines]
  return [
    document.title,
    ...document.lead,
    ...document.boxes.flatMap(ofSection),
    ...ofSection(document.callNow),
    ...document.sections.flatMap(ofSection),
    ...ofSection(document.callToday),
    ...ofSection(document.next),
    ...ofSection(document.phones),
    ...document.foot,
    ...(document.codes ?? []).map((code) => code.label),
  ]
}

export function textOf(line: Line): string {
  return line.runs.map((run) => run.text).join('')
}

/** The sheet as plain text, a line a line: what the readability is measured on. */
export function plainText(document: InstructionDocument): string {
  return linesOf(document).map(textOf).join('\n')
}

/** The wordings the document is made of, each once. */
export function blocksUsed(
  document: InstructionDocument,
): readonly { readonly id: string; readonly version: number }[] {
  const seen = new Map(linesOf(document).map((line) => [line.block, line.version]))
  return [...seen].map(([id, version]) => ({ id, version }))
}
