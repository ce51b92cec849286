import names from '@resources/catalogue/drugNames.json'
import { joined, named, type Wording } from '@shared/screening/wording'
import { z } from 'zod'

const { es } = z.object({ es: z.record(z.string(), z.string().min(1)) }).parse(names)
const spanish: ReadonlyMap<string, string> = new Map(Object.entries(es))

/**
 * The generic name of a drug in the language of the app. A drug that has no name there, such as one of the site's own
 * rules, keeps the name as recorded: another word could be another drug.
 */
export function drugName(drug: string, locale: string): string {
  return locale === 'es' ? (spanish.get(drug) ?? drug) : drug
}

/** The same in a sentence of screening. */
export function drugWord(drug: string): Wording {
  return named({ en: drug, es: drugName(drug, 'es') })
}

/** Several drugs, one after the other. */
export function drugWords(drugs: readonly string[]): Wording {
  return joined(drugs.map(drugWord), ', ')
}
