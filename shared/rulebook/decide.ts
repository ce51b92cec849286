import { type Refusal, refuse } from '@shared/case/refusal'
import { assertNever } from '@shared/kit/assertNever'
import { ok, type Result } from '@shared/kit/result'
import { activePeople, type Directory } from '@shared/people/directory'
import { type Person, personIdSchema } from '@shared/people/person'
import { ruleChangesSchema } from '@shared/rulebook/changes'
import type { RulebookEvent } from '@shared/rulebook/events'
import { rowsFromMemory } from '@shared/rulebook/rows'
import { adoptionOf, numberInForce, type Rulebook, type RuleDraft } from '@shared/rulebook/rulebook'
import { checkChanges } from '@shared/rulebook/stricter'
import type { Rules } from '@shared/screening/rules'
import { z } from 'zod'

const words = z.string().trim().min(3).max(2000)
const draftId = z.string().min(1).max(80)
const revision = z.int().min(0)

/** What people can do with the rules of their site. */
export const rulebookCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('rules.nameLead'), personId: personIdSchema.nullable() }),
  z.object({ do: z.literal('rules.adopt'), tables: z.string().min(1).max(40) }),
  z.object({ do: z.literal('rules.confirmRows'), rows: z.array(z.string().max(160)).min(1).max(600), read: words }),
  z.object({ do: z.literal('rules.saveDraft'), draftId: draftId.nullable(), changes: ruleChangesSchema, why: words }),
  z.object({ do: z.literal('rules.propose'), draftId, revision }),
  z.object({ do: z.literal('rules.approve'), draftId, revision }),
  z.object({ do: z.literal('rules.reject'), draftId, reason: words }),
])
export type RulebookCommand = z.infer<typeof rulebookCommandSchema>

export type RulebookContext = {
  readonly directory: Directory
  /** The tables of this copy of the app. */
  readonly tables: Rules
  /** Who acts; null where nobody is signed in. */
  readonly actor: Person | null
  /** Who has just entered the own PIN for this very act. */
  readonly confirmedBy: Person | null
  readonly newId: () => string
}

type Decision = Result<readonly RulebookEvent[], Refusal>

/**
 * Who may do what with the rules. Acts that make rules count (adoption, confirmation of rows, each of the two approvals)
 * take the PIN of the person in whose name they are recorded. A draft changes nothing by itself.
 */
export function decideRulebook(rulebook: Rulebook, command: RulebookCommand, context: RulebookContext): Decision {
  switch (command.do) {
    case 'rules.nameLead':
      return nameLead(rulebook, command, context)
    case 'rules.adopt': {
      const lead = confirmedLead(rulebook, context)
      if (!lead.ok) return lead
      if (command.tables !== context.tables.version) {
        return refuse('rulebook.other-tables', 'These are not the tables of this copy of the app. Read them again.')
      }
      const number = numberInForce(rulebook)
      const known = adoptionOf(rulebook, command.tables, number)
      if (known !== null) {
        return refuse('rulebook.adopted-already', `${known.by.name} has adopted these rules already.`, {
          name: known.by.name,
        })
      }
      return ok([{ type: 'rules.adopted', body: { tables: command.tables, number, by: lead.value } }])
    }
    case 'rules.confirmRows': {
      const lead = confirmedLead(rulebook, context)
      if (!lead.ok) return lead
      const known = new Set(rowsFromMemory(context.tables))
      const stray = command.rows.find((row) => !known.has(row))
      if (stray !== undefined) {
        return refuse('rulebook.unknown', `The tables have nothing called ${stray}.`, { subject: stray })
      }
      const body = { tables: context.tables.version, rows: command.rows, read: command.read, by: lead.value }
      return ok([{ type: 'rules.rowsConfirmed', body }])
    }
    case 'rules.saveDraft':
      return saveDraft(rulebook, command, context)
    case 'rules.propose':
      return propose(rulebook, command, context)
    case 'rules.approve':
      return approve(rulebook, command, context)
    case 'rules.reject': {
      const author = mayWorkOnRules(context.actor)
      if (!author.ok) return author
      const draft = openDraft(rulebook, command.draftId)
      if (!draft.ok) return draft
      return ok([
        {
          type: 'rules.rejected',
          body: { draftId: command.draftId, reason: command.reason, by: author.value },
        },
      ])
    }
    default:
      return assertNever(command, 'rule book command')
  }
}

function nameLead(
  rulebook: Rulebook,
  command: Extract<RulebookCommand, { do: 'rules.nameLead' }>,
  { directory, actor }: RulebookContext,
): Decision {
  if (actor?.role !== 'administrator') {
    return refuse('rulebook.administrator', 'Only an administrator names the clinical lead. Ask one to sign in.')
  }
  if (command.personId === null) return ok([{ type: 'rules.leadNamed', body: { lead: null } }])
  const lead = activePeople(directory).find(({ id }) => id === command.personId)
  if (lead?.role !== 'physician') {
    return refuse('rulebook.lead-is-physician', 'The clinical lead is a physician who works here. Choose one.')
  }
  if (rulebook.lead?.id === lead.id) {
    return refuse('rulebook.lead-already', `${lead.name} is the clinical lead already.`, { name: lead.name })
  }
  return ok([{ type: 'rules.leadNamed', body: { lead } }])
}

function saveDraft(
  rulebook: Rulebook,
  { draftId, changes, why }: Extract<RulebookCommand, { do: 'rules.saveDraft' }>,
  context: RulebookContext,
): Decision {
  const author = mayWorkOnRules(context.actor)
  if (!author.ok) return author
  const before = draftId === null ? null : openDraft(rulebook, draftId)
  if (before !== null && !before.ok) return before
  const sound = checkChanges(changes, context.tables)
  if (!sound.ok) return sound
  const body = {
    draftId: before?.value.draftId ?? context.newId(),
    revision: (before?.value.revision ?? 0) + 1,
    basedOn: numberInForce(rulebook),
    changes,
    why,
    by: author.value,
  }
  return ok([{ type: 'rules.draftSaved', body }])
}

function propose(
  rulebook: Rulebook,
  { draftId, revision }: Extract<RulebookCommand, { do: 'rules.propose' }>,
  context: RulebookContext,
): Decision {
  const author = confirmedAuthor(context)
  if (!author.ok) return author
  if (rulebook.lead === null) return noLead
  const draft = currentDraft(rulebook, draftId, revision)
  if (!draft.ok) return draft
  if (draft.value.proposed !== null) {
    const { name } = draft.value.proposed.by
    return refuse('rulebook.proposed-already', `${name} has put this forward already. It waits for another person.`, {
      name,
    })
  }
  const sound = checkChanges(draft.value.changes, context.tables)
  if (!sound.ok) return sound
  return ok([{ type: 'rules.proposed', body: { draftId, revision, by: author.value } }])
}

function approve(
  rulebook: Rulebook,
  { draftId, revision }: Extract<RulebookCommand, { do: 'rules.approve' }>,
  context: RulebookContext,
): Decision {
  const second = confirmedAuthor(context)
  if (!second.ok) return second
  const { lead } = rulebook
  if (lead === null) return noLead
  const draft = currentDraft(rulebook, draftId, revision)
  if (!draft.ok) return draft
  const { proposed, changes, why } = draft.value
  if (proposed === null) {
    return refuse('rulebook.not-proposed', 'Nobody has put this draft forward yet. That is the first of two approvals.')
  }
  if (proposed.by.id === second.value.id) {
    return refuse('rulebook.same-person', 'You have approved this already. The second approval takes another person.')
  }
  if (proposed.by.id !== lead.id && second.value.id !== lead.id) {
    return refuse('rulebook.lead-approves', `One of the two approvals has to be the clinical lead’s: ${lead.name}.`, {
      name: lead.name,
    })
  }
  // What was sound when it was put forward is looked at again: the app may have new tables since.
  const sound = checkChanges(changes, context.tables)
  if (!sound.ok) return sound
  const number = numberInForce(rulebook) + 1
  const body = {
    number,
    tables: context.tables.version,
    draftId,
    changes: [...changes],
    why,
    first: proposed.by,
    second: second.value,
  }
  return ok([{ type: 'rules.inForce', body }])
}

function openDraft(rulebook: Rulebook, draftId: string): Result<RuleDraft, Refusal> {
  const draft = rulebook.drafts.find((each) => each.draftId === draftId)
  if (draft === undefined || draft.rejected !== null) {
    return refuse('rulebook.no-draft', 'This draft is no longer open: it was turned down, or it is in force.')
  }
  return ok(draft)
}

/** The draft as the person saw it, over the version its author saw. */
function currentDraft(rulebook: Rulebook, draftId: string, revision: number): Result<RuleDraft, Refusal> {
  const draft = openDraft(rulebook, draftId)
  if (!draft.ok) return draft
  if (draft.value.revision !== revision) {
    return refuse('rulebook.changed', 'This draft was changed while you were reading. Read it again, then decide.')
  }
  if (draft.value.basedOn !== numberInForce(rulebook)) {
    return refuse(
      'rulebook.overtaken',
      'Another version came into force since this draft was saved. Open it, look at what is different, and save it again.',
    )
  }
  return draft
}

function mayWorkOnRules(person: Person | null): Result<Person, Refusal> {
  if (person === null) {
    return refuse('people.sign-in-first', 'Nobody is signed in. Sign in with your PIN or badge, then try again.')
  }
  return person.role === 'physician' || person.role === 'administrator'
    ? ok(person)
    : refuse('rulebook.role', 'Only a physician or an administrator works on the rules of this site.')
}

function confirmedAuthor({ confirmedBy }: RulebookContext): Result<Person, Refusal> {
  if (confirmedBy === null) return refuse('rulebook.confirm-with-pin', 'This takes your own PIN. Nothing was recorded.')
  return mayWorkOnRules(confirmedBy)
}

function confirmedLead({ lead }: Rulebook, { confirmedBy }: RulebookContext): Result<Person, Refusal> {
  if (lead === null) return noLead
  if (confirmedBy === null) return refuse('rulebook.confirm-with-pin', 'This takes your own PIN. Nothing was recorded.')
  return confirmedBy.id === lead.id
    ? ok(confirmedBy)
    : refuse('rulebook.lead-only', `Only the clinical lead does this: ${lead.name}.`, { name: lead.name })
}

const noLead = refuse(
  'rulebook.no-lead',
  'This site has no clinical lead yet. An administrator names one first, in Settings under Rules.',
)
