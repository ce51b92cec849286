import type { PrintSize, SheetLocale } from '@shared/discharge/document'
import { type ShownSheet, shownSheet } from '@shared/discharge/shownSheet'
import { useMemo } from 'react'
import { useAppInfo } from '../../state/appInfo'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'

export type ShownInstructions = ShownSheet & { readonly timeZone: string }

/** The sheet to show for this language and size. `now` is the time a preview would be made at. */
export function useInstructions(locale: SheetLocale, size: PrintSize, now: string): ShownInstructions {
  const { state } = useCase()
  const policy = usePolicy()
  const timeZone = useAppInfo()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return useMemo(
    () => ({ ...shownSheet(state, { locale, size, timeZone, policy }, now), timeZone }),
    [state, policy, locale, size, timeZone, now],
  )
}
