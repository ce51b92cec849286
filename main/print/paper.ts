import type { StationSettings } from '@shared/contract/settings'

export type Paper = 'A4' | 'Letter'

/** Countries whose offices print on Letter; everybody else has A4. ISO 3166 alpha-2 codes. */
const letterCountries = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'CR', 'GT', 'NI', 'PA', 'PR', 'SV', 'VE', 'DO'])

/** What the station chose, else the paper of the country that the system says it stands in. */
export function paperOf(choice: StationSettings['paper'], countryCode: string): Paper {
  return choice === 'country' ? paperFor(countryCode) : choice
}

/** The paper of a country; A4 where the system does not say which country it is in. */
function paperFor(countryCode: string): Paper {
  return letterCountries.has(countryCode.toUpperCase()) ? 'Letter' : 'A4'
}
