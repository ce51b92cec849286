import words from '@resources/locales/en/recovery.json'
import { fillPlaceholders } from '@shared/kit/fillPlaceholders'
import { z } from 'zod'

const catalogue = z.record(z.string(), z.string()).parse(words)

/** The English sentence of a criterion, as it goes into the record. Throws where the catalogue lacks it. */
export function criterionSays(
  code: string,
  status: 'met' | 'unmet' | 'unknown',
  params: Readonly<Record<string, string | number>>,
): string {
  const template = catalogue[`criterion.${code}.${status}`]
  if (template === undefined) throw new Error(`The recovery catalogue has no words for ${code}, ${status}.`)
  return fillPlaceholders(template, params)
}
