import type { Envelope } from '@shared/case/envelope'
import type { Refusal } from '@shared/case/refusal'
import { ok, type Result } from '@shared/kit/result'
import { unionGuard } from '@shared/kit/unionGuard'
import type { Person, PersonId } from '@shared/people/person'
import { decideRulebook, type RulebookCommand } from '@shared/rulebook/decide'
import { rulebookEventSchema } from '@shared/rulebook/events'
import type { Rulebook } from '@shared/rulebook/rulebook'
import { shippedRules } from '@shared/screening/rules'
import type { EventStore } from '../store/eventStore'
import type { People } from './people'
import type { SiteRecord, StationContext } from './siteRecord'

export type RuleDeskOptions = Pick<StationContext, 'newId'> & {
  readonly record: SiteRecord
  readonly store: Pick<EventStore, 'readSite'>
  readonly people: Pick<People, 'verifyPin'>
  /** Called after the events are on the disk, with every event of the rule book. */
  readonly onChanged: (events: readonly Envelope[]) => void
}

/** A person's name and PIN for an act that takes both. */
export type Confirmation = { readonly personId: PersonId; readonly pin: string }

const isRulebookEvent = unionGuard(rulebookEventSchema, 'type')

/** The rule book of the site: kept in the site stream, so that every decision has a name, a time and its place. */
export function ruleDesk({ record, store, people, newId, onChanged }: RuleDeskOptions) {
  const events = (): Envelope[] => store.readSite().filter(isRulebookEvent)

  return {
    rulebook: (): Rulebook => record.site().rulebook,

    /** Every event of the rule book and none of another kind: the site stream also holds what no window may see. */
    events,

    /** Does what was asked, in the name of who entered the PIN, else of who acts at the station. */
    async act(
      active: Person | null,
      command: RulebookCommand,
      confirmation: Confirmation | null,
    ): Promise<Result<Envelope[], Refusal>> {
      const confirmed = confirmation === null ? null : await people.verifyPin(confirmation.personId, confirmation.pin)
      if (confirmed !== null && !confirmed.ok) return confirmed
      const confirmedBy = confirmed === null ? null : confirmed.value
      const actor = confirmedBy ?? active
      const done = record.execute(actor, ({ rulebook, directory }) =>
        decideRulebook(rulebook, command, { directory, tables: shippedRules, actor, confirmedBy, newId }),
      )
      if (!done.ok) return done
      const all = events()
      onChanged(all)
      return ok(all)
    },
  }
}

export type RuleDesk = ReturnType<typeof ruleDesk>
