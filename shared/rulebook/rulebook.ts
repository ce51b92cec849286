import { assertNever } from '@shared/kit/assertNever'
import type { Instant } from '@shared/kit/time'
import type { Person } from '@shared/people/person'
import type { RuleChange } from '@shared/rulebook/changes'
import type { RulebookEvent } from '@shared/rulebook/events'

/** Who adopted which tables, with which version of the site's own rows, and when. */
export type Adoption = {
  readonly tables: string
  readonly number: number
  readonly by: Person
  readonly at: Instant
}

/** A version of the site's own rows. Number 0 is the tables alone. */
export type RuleVersion = {
  readonly number: number
  readonly tables: string
  readonly changes: readonly RuleChange[]
  readonly why: string
  readonly first: Person
  readonly second: Person
  readonly from: Instant
}

export type RuleDraft = {
  readonly draftId: string
  readonly revision: number
  /** The version in force when it was begun: a draft is never put over something its author had not seen. */
  readonly basedOn: number
  readonly changes: readonly RuleChange[]
  readonly why: string
  readonly by: Person
  readonly at: Instant
  /** Who put it forward, which is the first approval; null while it is worked on. */
  readonly proposed: { readonly by: Person; readonly at: Instant } | null
  readonly rejected: { readonly by: Person; readonly at: Instant; readonly reason: string } | null
}

export type Confirmation = { readonly by: Person; readonly at: Instant; readonly read: string }

/** What a site has decided about the rules: the fold of its events. */
export type Rulebook = {
  readonly lead: Person | null
  readonly adoptions: readonly Adoption[]
  /** By tables version and row. */
  readonly confirmed: Readonly<Record<string, Readonly<Record<string, Confirmation>>>>
  /** Open and rejected drafts, the newest last; one in force is a version instead. */
  readonly drafts: readonly RuleDraft[]
  readonly versions: readonly RuleVersion[]
}

export const emptyRulebook: Rulebook = { lead: null, adoptions: [], confirmed: {}, drafts: [], versions: [] }

/** The number of the version in force; 0 where the site has none of its own. */
export function numberInForce(rulebook: Rulebook): number {
  return rulebook.versions.at(-1)?.number ?? 0
}

/** The site's own changes of a version; none for the tables alone. */
export function changesOf(rulebook: Rulebook, number: number): readonly RuleChange[] {
  return rulebook.versions.find((version) => version.number === number)?.changes ?? []
}

/**
 * Who answers for these tables with this version at this site: the lead's adoption of the tables, and for a version of
 * the site's own the two who approved it after that. Null while nobody has.
 */
export function adoptionOf(rulebook: Rulebook, tables: string, number: number): Adoption | null {
  return rulebook.adoptions.findLast((each) => each.tables === tables && each.number <= number) ?? null
}

export function evolveRulebook(before: Rulebook, event: RulebookEvent, at: Instant): Rulebook {
  switch (event.type) {
    case 'rules.leadNamed':
      return { ...before, lead: event.body.lead }
    case 'rules.adopted':
      return { ...before, adoptions: [...before.adoptions, { ...event.body, at }] }
    case 'rules.rowsConfirmed': {
      const { tables, rows, read, by } = event.body
      const confirmation = { by, at, read }
      const known = { ...before.confirmed[tables], ...Object.fromEntries(rows.map((row) => [row, confirmation])) }
      return { ...before, confirmed: { ...before.confirmed, [tables]: known } }
    }
    case 'rules.draftSaved':
      return withDraft(before, { ...event.body, at, proposed: null, rejected: null })
    case 'rules.proposed': {
      const draft = draftOf(before, event.body.draftId)
      return withDraft(before, { ...draft, proposed: { by: event.body.by, at } })
    }
    case 'rules.rejected': {
      const { draftId, reason, by } = event.body
      return withDraft(before, { ...draftOf(before, draftId), rejected: { by, at, reason } })
    }
    case 'rules.inForce': {
      const { draftId, ...version } = event.body
      return {
        ...before,
        drafts: before.drafts.filter((draft) => draft.draftId !== draftId),
        versions: [...before.versions, { ...version, from: at }],
      }
    }
    default:
      return assertNever(event, 'rule book event')
  }
}

function draftOf(rulebook: Rulebook, draftId: string): RuleDraft {
  const found = rulebook.drafts.find((draft) => draft.draftId === draftId)
  if (found === undefined) throw new Error(`The record speaks of draft ${draftId}, which it never saved.`)
  return found
}

function withDraft(rulebook: Rulebook, draft: RuleDraft): Rulebook {
  const known = rulebook.drafts.some(({ draftId }) => draftId === draft.draftId)
  const drafts = known
    ? rulebook.drafts.map((each) => (each.draftId === draft.draftId ? draft : each))
    : [...rulebook.drafts, draft]
  return { ...rulebook, drafts }
}
