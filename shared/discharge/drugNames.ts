import names from '@resources/catalogue/drugNames.json'
import type { InstructionLocale } from '@shared/discharge/document'
import { z } from 'zod'

const { es } = z.object({ es: z.record(z.string(), z.string().min(1)) }).parse(names)
const spanish: ReadonlyMap<string, string> = new Map(Object.entries(es))

/**
 * The generic name of a drug in the language of a sheet. A drug that has no name there, such as one of the site's own
 * rules, keeps the name as recorded: another word could be another drug.
 */
export function drugName(drug: string, locale: InstructionLocale): string {
  return locale === 'es' ? (spanish.get(drug) ?? drug) : drug
}
