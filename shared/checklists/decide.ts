import { type Refusal, refuse } from '@shared/case/refusal'
import { applyEdit, soundTemplate } from '@shared/checklists/edit'
import type { ChecklistCommand, ChecklistEvent } from '@shared/checklists/events'
import { checklistAt, checklistsInForce, type SiteChecklists } from '@shared/checklists/state'
import { assertNever } from '@shared/kit/assertNever'
import { ok, type Result } from '@shared/kit/result'
import type { Instant } from '@shared/kit/time'
import { templateById } from '@shared/pause/templates'
import type { Person, Role } from '@shared/people/person'

export type ChecklistContext = { readonly actor: Person | null; readonly now: Instant }
type Decision = Result<readonly ChecklistEvent[], Refusal>

/** Whoever works with patients may draft what a site changes. */
export const editors: readonly Role[] = ['physician', 'nurse', 'technologist', 'anaesthesia', 'administrator']
/** Whoever puts a checklist in force answers for it by name. */
export const adopters: readonly Role[] = ['physician', 'administrator']

/**
 * What follows from an act on the site's checklists, or why it is refused. Nothing here weakens an item of the product's
 * checklist that stops, whoever asks. That the person who puts a version in force is who it says is for the caller to
 * prove, by PIN.
 */
export function decideChecklists(
  checklists: SiteChecklists,
  command: ChecklistCommand,
  context: ChecklistContext,
): Decision {
  const { actor, now } = context
  if (actor === null) {
    return refuse('people.sign-in-first', 'Nobody is signed in. Sign in with your PIN or badge, then try again.')
  }
  const allowed = command.do === 'checklist.putInForce' ? adopters : editors
  if (!allowed.includes(actor.role)) {
    return refuse(
      'checklist.role',
      `This takes a ${allowed.join(' or ')}. ${actor.name} is signed in as ${actor.role}.`,
      {
        name: actor.name,
      },
    )
  }
  const id = command.do === 'checklist.takeIn' ? command.template.id : command.checklistId
  const base = templateById(id)
  if (base === null) return refuse('checklist.unknown', `This site has no checklist named ${id}.`, { checklist: id })
  const { draft, versions, used } = checklistAt(checklists, id)
  const who = { checklistId: id, by: actor, at: now }
  switch (command.do) {
    case 'checklist.edit': {
      const before = draft?.template ?? checklistsInForce(checklists).find((each) => each.id === id) ?? base
      const numbers = new Set([...used, ...before.phases.flatMap((phase) => phase.items.map((item) => item.id))])
      const edited = applyEdit(before, command.change, base, numbers)
      if (!edited.ok) return edited
      const change: ChecklistEvent = { type: 'checklist.edited', body: { ...who, change: command.change } }
      if (draft !== null) return ok([change])
      return ok([{ type: 'checklist.draftBegun', body: { ...who, from: 'in-force', template: before } }, change])
    }
    case 'checklist.startFrom': {
      if (draft !== null) return draftThere(draft.changedBy)
      const earlier = [base, ...versions.map((each) => each.template)].findLast(
        (each) => each.version === command.version,
      )
      if (earlier === undefined) {
        return refuse('checklist.no-version', `There is no version ${command.version}.`, { version: command.version })
      }
      // A later release of the product may stop where an earlier version of the site did not.
      const sound = soundTemplate(earlier, base)
      if (!sound.ok) return sound
      return ok([{ type: 'checklist.draftBegun', body: { ...who, from: 'earlier', template: earlier } }])
    }
    case 'checklist.takeIn': {
      if (draft !== null) return draftThere(draft.changedBy)
      const sound = soundTemplate(command.template, base)
      if (!sound.ok) return sound
      const template = { ...command.template, name: base.name, source: base.source }
      return ok([{ type: 'checklist.draftBegun', body: { ...who, from: 'file', template } }])
    }
    case 'checklist.dropDraft':
      return draft === null ? noDraft() : ok([{ type: 'checklist.draftDropped', body: who }])
    case 'checklist.putInForce': {
      if (draft === null) return noDraft()
      const sound = soundTemplate(draft.template, base)
      if (!sound.ok) return sound
      const version = Math.max(base.version, ...versions.map((each) => each.template.version)) + 1
      return ok([
        {
          type: 'checklist.putInForce',
          body: { ...who, template: { ...draft.template, version }, note: command.note },
        },
      ])
    }
    default:
      return assertNever(command)
  }
}

function draftThere({ name }: Person) {
  return refuse(
    'checklist.draft-there',
    `There is a draft already; ${name} changed it last. Put it in force or drop it first.`,
    {
      name,
    },
  )
}

function noDraft() {
  return refuse('checklist.no-draft', 'There is no draft of this checklist. Change something first.')
}
