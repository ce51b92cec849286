import { composeInstructions } from '@shared/discharge/compose'
import type { InstructionDocument, InstructionLocale, PrintSize } from '@shared/discharge/document'
import { isUpToDate } from '@shared/discharge/obstacles'
import type { ComposedInstructions } from '@shared/discharge/state'
import { libraryFor } from '@shared/wording/library'
import { useMemo } from 'react'
import { useAppInfo } from '../../state/appInfo'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'

export type ShownInstructions = {
  readonly document: InstructionDocument
  /** The sheet of the record that is shown; null while the preview was not made into one, or the record moved on. */
  readonly made: ComposedInstructions | null
  /** A sheet was made, and the record changed since. */
  readonly isOutdated: boolean
  readonly timeZone: string
}

/**
 * The sheet to show: the one of the record where it was made in this language and size and still follows from the record,
 * else what would be made now. `now` is the time the preview would be made at.
 */
export function useInstructions(locale: InstructionLocale, size: PrintSize, now: string): ShownInstructions {
  const { state } = useCase()
  const policy = usePolicy()
  const timeZone = useAppInfo()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return useMemo(() => {
    const last = state.discharge.instructions.at(-1) ?? null
    const fits = last !== null && last.document.locale === locale && last.document.size === size
    const current = fits && isUpToDate(state, last, policy)
    if (current) return { document: last.document, made: last, isOutdated: false, timeZone }
    const document = composeInstructions(state, libraryFor(policy, locale), { size, timeZone, policy }, now)
    return { document, made: null, isOutdated: fits, timeZone }
  }, [state, policy, locale, size, timeZone, now])
}
