import english from '@resources/instructions/en.json'
import spanish from '@resources/instructions/es.json'
import { type InstructionLocale, type Line, type Run, sheetLocale } from '@shared/discharge/document'
import { z } from 'zod'

const blockSchema = z.object({
  version: z.int().min(1),
  text: z.string().min(1),
  /** Where the statement comes from and how sure it is. */
  source: z.string().min(1),
})

const names = (count: number) => z.array(z.string().min(1)).length(count)

const librarySchema = z.object({
  locale: sheetLocale,
  direction: z.enum(['ltr', 'rtl']),
  version: z.string().min(1),
  /** Who approved this wording for the site, and when; null until somebody has. */
  approved: z.object({ by: z.string().min(1), on: z.iso.date() }).nullable(),
  words: z.object({
    weekdays: names(7),
    months: names(12),
    date: z.string(),
    shortDate: z.string(),
    birthDate: z.string(),
    dateTime: z.string(),
    times: z.object({
      midnight: z.string(),
      night: z.string(),
      morning: z.string(),
      noon: z.string(),
      afternoon: z.string(),
      evening: z.string(),
    }),
    born: z.string(),
    textVersion: z.string(),
    approved: z.string(),
    notApproved: z.string(),
    record: z.string(),
    page: z.string(),
    drill: z.string(),
    notDiagnosis: z.string(),
  }),
  blocks: z.record(z.string(), blockSchema),
})
/** The wording of one language: every sentence the sheet can hold, versioned, with its source. */
export type InstructionLibrary = Readonly<z.infer<typeof librarySchema>> & {
  /** Blocks that the site leaves out; none in the wording as shipped. */
  readonly retired?: ReadonlySet<string>
}

/** Wording from outside the code. Throws a `ZodError` where it is not whole. */
export const parseLibrary = (raw: unknown): InstructionLibrary => librarySchema.parse(raw)

const shipped: Readonly<Record<InstructionLocale, InstructionLibrary>> = {
  en: parseLibrary(english),
  es: parseLibrary(spanish),
}

/** The wording as shipped. A site's own wording is another value of the same type: see `shared/wording`. */
export const shippedLibrary = (locale: InstructionLocale): InstructionLibrary => shipped[locale]

/** Whether the site prints a block at all. */
export function isPrinted({ retired }: InstructionLibrary, block: string): boolean {
  return retired?.has(block) !== true
}

/** A value for a placeholder: what it says, where it comes from, and whether a person typed it. */
export type Filling = { readonly text: string; readonly from: string; readonly typed?: boolean }
export type Fillings = Readonly<Record<string, Filling>>

/**
 * A line from a block, with the values of the record in their places. Throws where the block is unknown or a value is
 * missing: a sheet with a hole in it must never be printed.
 */
export function lineFrom(library: InstructionLibrary, id: string, fillings: Fillings = {}): Line {
  const block = library.blocks[id]
  if (block === undefined) throw new Error(`The instructions have no block ${id} in ${library.locale}`)
  const runs = block.text.split(/(\{\w+\})/).flatMap((part): Run[] => {
    if (part === '') return []
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined) return [{ text: part, from: null, typed: false }]
    const filling = Object.hasOwn(fillings, name) ? fillings[name] : undefined
    if (filling === undefined) throw new Error(`The block ${id} has nothing to put for ${name}`)
    return [{ text: filling.text, from: filling.from, typed: filling.typed ?? false }]
  })
  return { block: id, version: block.version, runs }
}

/** A short text of a block used as a value inside another, such as the name of a place. */
export function wordsFrom(
  library: InstructionLibrary,
  id: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const fillings = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, { text, from: name }]))
  return lineFrom(library, id, fillings)
    .runs.map((run) => run.text)
    .join('')
}
