import type { Locale } from '@shared/pause/words'
import { contrastAgentOf, productOf } from '@shared/procedure/catalogue'
import { drugName } from '@shared/screening/drugNames'

/**
 * A drug of the plan as it is spoken. In English as it was written, which is what the record keeps; in another language by
 * the catalogue's name. A name that no catalogue has stays as written: another word could be another drug.
 */
export function spokenDrug(name: string, locale: Locale): string {
  if (locale === 'en') return plain(name)
  return productOf(name)?.short[locale] ?? contrastAgentOf(name)?.name[locale] ?? drugName(plain(name), locale)
}

/** `dexamethasone-pf` as it is spoken. Numbers keep what binds them: `iohexol 240`. */
export function plain(name: string): string {
  return name.replaceAll('-', ' ')
}
