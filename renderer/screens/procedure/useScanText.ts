import type { ScanFailure, ScanWarning } from '@shared/procedure/scannedLabel'
import { useCallback } from 'react'
import { useSettings } from '../../state/settings'
import { refusalMessage } from '../../text/catalogues'

/** What is said about a scanned label, in the station's language; the domain's own sentence in English. */
export function useScanText() {
  const { locale } = useSettings()
  return useCallback(
    ({ code, says, params }: ScanFailure | ScanWarning): string =>
      locale === 'en' ? says : (refusalMessage(locale, `scan.${code}`, params) ?? says),
    [locale],
  )
}
