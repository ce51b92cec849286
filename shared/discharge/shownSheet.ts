import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { composeInstructions } from '@shared/discharge/compose'
import type { InstructionDocument, PrintSize, SheetLocale } from '@shared/discharge/document'
import { isUpToDate } from '@shared/discharge/obstacles'
import type { ComposedInstructions } from '@shared/discharge/state'
import type { Instant } from '@shared/kit/time'
import { libraryFor } from '@shared/wording/library'

export type ShownSheet = {
  /** Null where the patient left and no sheet had been made: a transfer takes none. */
  readonly document: InstructionDocument | null
  /** The sheet of the record that is shown; null while the preview was not made into one, or the record moved on. */
  readonly made: ComposedInstructions | null
  /** A sheet was made, and the record changed since. */
  readonly isOutdated: boolean
}

export type AskedSheet = {
  readonly locale: SheetLocale
  readonly size: PrintSize
  readonly timeZone: string
  readonly policy: SitePolicy
}

/**
 * The sheet to show: the one of the record where it was made in this language and size and still follows from the record,
 * else what would be made at `now`. Once the patient has left it is the last one of the record as it stands, whatever
 * was asked for and whatever the site changed since: that is the paper in the patient's hand.
 */
export function shownSheet(state: CaseState, asked: AskedSheet, now: Instant): ShownSheet {
  const last = state.discharge.instructions.at(-1) ?? null
  if (state.discharge.dischargedAt !== null) return { document: last?.document ?? null, made: last, isOutdated: false }
  const { locale, size, timeZone, policy } = asked
  const fits = last !== null && last.document.locale === locale && last.document.size === size
  if (fits && isUpToDate(state, last, policy)) return { document: last.document, made: last, isOutdated: false }
  const document = composeInstructions(state, libraryFor(policy, locale), { size, timeZone, policy }, now)
  return { document, made: null, isOutdated: fits }
}
