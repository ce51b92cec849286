import { complicationTermOf, patternOf } from '@shared/procedure/catalogue'
import type { Reason } from '@shared/procedure/reason'
import { type SpreadPattern, spreadPatternCodes } from '@shared/procedure/vocabulary'
import { useCallback } from 'react'
import { useSettings } from '../../state/settings'
import { refusalMessage } from '../../text/catalogues'

type Bilingual = { readonly en: string; readonly es: string }

/** The catalogue's name in the station's language. */
export function useName() {
  const { locale } = useSettings()
  return useCallback((name: Bilingual) => name[locale], [locale])
}

/** A judgement's sentence in the station's language; the domain's own English where there is no translation. */
export function useReason() {
  const { locale } = useSettings()
  return useCallback(
    (reason: Reason): string => {
      if (locale === 'en') return reason.says
      const params = Object.fromEntries(
        Object.entries(reason.params).map(([key, value]) => [key, translated(value, locale)]),
      )
      return refusalMessage(locale, reason.code, params) ?? reason.says
    },
    [locale],
  )
}

/** Codes in a sentence's values become the words of the language. */
function translated(value: string | number, locale: 'en' | 'es'): string | number {
  if (typeof value === 'number') return value
  const codes = value.split(', ').filter(isPattern)
  if (codes.length > 0) return codes.map((code) => patternOf(code).name[locale]).join(', ')
  return complicationTermOf(value)?.name[locale] ?? value
}

const isPattern = (text: string): text is SpreadPattern => spreadPatternCodes.some((code) => code === text)
