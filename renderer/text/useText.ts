import type { Failure } from '@shared/contract/channel'
import { useCallback } from 'react'
import { useSettings } from '../state/settings'
import { message, type TextParams } from './catalogues'
import { failureIn } from './reasons'

/**
 * The texts of one area in the station's language. A missing translation falls back to English where people can see
 * it; a key that no catalogue has is shown as itself, so that it is found.
 */
export function useText(area: string) {
  const { locale } = useSettings()
  return useTextIn(area, locale)
}

/** The same in a language of its own: what a patient takes home is in the patient's. */
export function useTextIn(area: string, locale: string) {
  return useCallback(
    (key: string, params?: TextParams): string =>
      message(locale, area, key, params) ?? message('en', area, key, params) ?? key,
    [locale, area],
  )
}

/** A failure as a sentence in the station's language; the domain's own English where there is no translation. */
export function useFailureText() {
  const { locale } = useSettings()
  return useCallback((failure: Failure): string => failureIn(locale, failure), [locale])
}
