import formularyData from '@resources/catalogue/formulary.json'
import { z } from 'zod'

const gtin = z.string().regex(/^\d{14}$/)

const entrySchema = z.object({
  gtin,
  kind: z.enum(['injectate', 'contrast']),
  /** Id of the catalogue's product or contrast agent. */
  product: z.string().min(1),
  mgPerMl: z.number().positive().nullable(),
  package: z.string().min(1),
  note: z.string(),
})
export type FormularyEntry = Readonly<z.infer<typeof entrySchema>>

const recallSchema = z.object({
  gtin: gtin.nullable(),
  product: z.string().nullable(),
  lot: z.string().min(1),
  says: z.string().min(1),
})
export type Recall = Readonly<z.infer<typeof recallSchema>>

export const formularySchema = z.object({
  version: z.string(),
  source: z.string(),
  entries: z.array(entrySchema),
  recalls: z.array(recallSchema),
})
export type Formulary = Readonly<z.infer<typeof formularySchema>>

/** The formulary that ships: a start from published product codes, to be replaced by what a site has on its shelf. */
export const starterFormulary: Formulary = formularySchema.parse(formularyData)

export function entryOfGtin(code: string, formulary: Formulary = starterFormulary): FormularyEntry | undefined {
  return formulary.entries.find((each) => each.gtin === code)
}

/** The recall that names this lot, if any. A recall without a product names the lot whatever it holds. */
export function recallOf(lot: string, productId: string, formulary: Formulary = starterFormulary): Recall | undefined {
  const wanted = tidyLot(lot)
  if (wanted === '') return undefined
  return formulary.recalls.find(
    (each) => tidyLot(each.lot) === wanted && (each.product === null || each.product === productId),
  )
}

/** Lots are printed with and without spaces and hyphens, letters in either case, in any alphabet. */
export function tidyLot(lot: string): string {
  return lot
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
