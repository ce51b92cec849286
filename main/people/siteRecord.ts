import type { Envelope } from '@shared/case/envelope'
import type { Refusal } from '@shared/case/refusal'
import { refuse } from '@shared/case/refusal'
import { ok, type Result } from '@shared/kit/result'
import type { Person } from '@shared/people/person'
import { foldSite, type Site, type SiteEvent, siteSchemaVersion } from '@shared/site/site'
import { offsetMinutesAt } from '../localClock'
import type { EventStore } from '../store/eventStore'

/** Where and when acts of this station happen. `newId` gives UUIDv7. */
export type StationContext = {
  readonly station: () => string
  readonly now: () => Date
  readonly newId: () => string
}

type Decide = (site: Site) => Result<readonly SiteEvent[], Refusal>

/** The site stream of the store, folded: people and policy. */
export type SiteRecord = {
  site(): Site
  /** Decides on the newest state and records what follows, or says why not. */
  execute(actor: Person | null, decide: Decide): Result<readonly Envelope[], Refusal>
}

export function siteRecord(store: EventStore, { station, now, newId }: StationContext): SiteRecord {
  const recorded = store.readSite()
  let site = foldSite(recorded)
  let version = recorded.length

  const take = (events: readonly Envelope[]): void => {
    site = foldSite(events, site)
    version += events.length
  }

  const execute: SiteRecord['execute'] = (actor, decide) => {
    const decided = decide(site)
    if (!decided.ok) return decided
    const at = now()
    const drafts = decided.value.map(({ type, body }) => ({
      id: newId(),
      at: at.toISOString(),
      offsetMinutes: offsetMinutesAt(at),
      station: station(),
      actor,
      type,
      schemaVersion: siteSchemaVersion,
      body,
    }))
    const appended = store.appendSite(version, drafts)
    if (appended.ok) {
      take(appended.value)
      return ok(appended.value)
    }
    if (appended.failure.code === 'conflict') {
      // Another window's act came first: take it in and decide again on what is true now.
      take(store.readSite().slice(version))
      return execute(actor, decide)
    }
    if (appended.failure.code === 'unavailable') {
      return refuse('store.unavailable', 'This could not be saved: the disk is full or refuses. Nothing was changed.')
    }
    throw new Error(`The site stream refused: ${appended.failure.code}`)
  }

  return { site: () => site, execute }
}
