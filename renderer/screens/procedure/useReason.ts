import { levelIn } from '@shared/plan/levelWords'
import type { Reason } from '@shared/procedure/reason'
import { useCallback } from 'react'
import { useSettings } from '../../state/settings'
import { reasonIn } from '../../text/reasons'

type Bilingual = { readonly en: string; readonly es: string }

/** The catalogue's name in the station's language. */
export function useName() {
  const { locale } = useSettings()
  return useCallback((name: Bilingual) => name[locale], [locale])
}

/** A level in the station's language. */
export function useLevelName() {
  const { locale } = useSettings()
  return useCallback((level: string): string => levelIn(locale, level), [locale])
}

/** A judgement's sentence in the station's language. */
export function useReason() {
  const { locale } = useSettings()
  return useCallback((reason: Reason): string => reasonIn(locale, reason), [locale])
}
