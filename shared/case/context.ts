import type { CaseEvent } from '@shared/case/events'
import type { SitePolicy } from '@shared/case/policy'
import type { Refusal } from '@shared/case/refusal'
import type { CaseState } from '@shared/case/state'
import type { BlocksBefore } from '@shared/diary/basisQuestion'
import type { Result } from '@shared/kit/result'
import type { CalendarDate, Instant } from '@shared/kit/time'
import type { ChecklistTemplate } from '@shared/pause/template'
import type { Person, PersonId } from '@shared/people/person'
import type { SiteDoseReference } from '@shared/procedure/siteDose'

/** Everything a decision may know besides the case: the clock, the people and the site, as arguments. */
export type DecisionContext = {
  readonly now: Instant
  /** Minutes east of UTC of the station's clock at `now`: what counts by the day counts by the room's own calendar. */
  readonly offsetMinutes: number
  /** The day on which what is recorded was used, where that is another than today: an entry of then is put right. */
  readonly usedOn?: CalendarDate
  /** The instant of that use: a lot recalled since then was used all the same, and is written down. */
  readonly usedAt?: Instant
  /** Who acts; null for acts that need no sign-in (STOP) and for the station itself. */
  readonly actor: Person | null
  /** Everyone signed in at this station, the actor included. */
  readonly signedIn: readonly Person[]
  readonly policy: SitePolicy
  /** The checklists in force at this site; those of the product where it is left out. */
  readonly checklists?: readonly ChecklistTemplate[]
  /** Who has just entered the own PIN once more for this very act; absent where nobody was asked to. */
  readonly confirmedBy?: PersonId
  /** What this site's earlier cases of the same procedure needed in radiation; absent where nobody can tell. */
  readonly siteDose?: (of: CaseState) => SiteDoseReference
  /** What the planned radiofrequency of a case rests on, from the records of the station; absent where nobody can tell. */
  readonly blocksBefore?: BlocksBefore
  /** A new UUIDv7 for things inside an event: a target, a needle. */
  readonly newId: () => string
}

/** The events that follow from a command, in order, or why it is refused. */
export type Decision = Result<readonly CaseEvent[], Refusal>
