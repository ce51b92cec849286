import { changedBy } from '@shared/checklists/edit'
import type { ChecklistEvent } from '@shared/checklists/events'
import { assertNever } from '@shared/kit/assertNever'
import type { ChecklistTemplate } from '@shared/pause/template'
import { templateById, templates } from '@shared/pause/templates'
import type { Person } from '@shared/people/person'

/** A version of a checklist that a named person put in force. */
export type AdoptedVersion = {
  readonly template: ChecklistTemplate
  readonly by: Person
  readonly at: string
  readonly note: string
}

export type ChecklistDraft = { readonly template: ChecklistTemplate; readonly changedBy: Person; readonly at: string }

/** One checklist at this site. `versions` holds what was put in force, oldest first; the last one is in force. */
export type SiteChecklist = {
  readonly draft: ChecklistDraft | null
  readonly versions: readonly AdoptedVersion[]
  /** Every number that an item ever had here: none is given twice. */
  readonly used: ReadonlySet<string>
}

/** By the name of the product's checklist that each comes from. */
export type SiteChecklists = Readonly<Record<string, SiteChecklist>>

export const noChecklists: SiteChecklists = {}

const untouched: SiteChecklist = { draft: null, versions: [], used: new Set() }

export function checklistAt(checklists: SiteChecklists, id: string): SiteChecklist {
  return checklists[id] ?? untouched
}

/** The checklists that a pause can begin with: the site's own where it put one in force, the product's where not. */
export function checklistsInForce(checklists: SiteChecklists): readonly ChecklistTemplate[] {
  return templates.map((base) => checklistAt(checklists, base.id).versions.at(-1)?.template ?? base)
}

/** Folds one event. Throws on a change to a draft that was never begun: the record would not be whole. */
export function evolveChecklists(before: SiteChecklists, event: ChecklistEvent): SiteChecklists {
  const { checklistId, by, at } = event.body
  const mine = checklistAt(before, checklistId)
  const become = (next: SiteChecklist): SiteChecklists => ({ ...before, [checklistId]: next })
  switch (event.type) {
    case 'checklist.draftBegun': {
      const { template } = event.body
      return become({ ...mine, draft: { template, changedBy: by, at }, used: withNumbers(mine.used, template) })
    }
    case 'checklist.edited': {
      const base = templateById(checklistId)
      if (mine.draft === null || base === null) throw new Error(`A change to no draft of ${checklistId}`)
      const edited = changedBy(mine.draft.template, event.body.change, base, mine.used)
      // Only an item that a newer release no longer knows cannot be taken in again: the draft stays as it was.
      const template = edited.ok ? edited.value : mine.draft.template
      return become({ ...mine, draft: { template, changedBy: by, at }, used: withNumbers(mine.used, template) })
    }
    case 'checklist.draftDropped':
      return become({ ...mine, draft: null })
    case 'checklist.putInForce': {
      const { template, note } = event.body
      return become({
        draft: null,
        versions: [...mine.versions, { template, by, at, note }],
        used: withNumbers(mine.used, template),
      })
    }
    default:
      return assertNever(event)
  }
}

function withNumbers(used: ReadonlySet<string>, template: ChecklistTemplate): ReadonlySet<string> {
  return new Set([...used, ...template.phases.flatMap((phase) => phase.items.map((item) => item.id))])
}
