import { decideChecklists } from '@shared/checklists/decide'
import type { ChecklistEdit } from '@shared/checklists/edit'
import type { ChecklistCommand } from '@shared/checklists/events'
import { checklistsInForce, evolveChecklists, noChecklists, type SiteChecklists } from '@shared/checklists/state'
import { type ChecklistTemplate, templateSchema } from '@shared/pause/template'
import { templateById } from '@shared/pause/templates'
import type { Person } from '@shared/people/person'
import { physician } from '../pause/room'

export const fluoroscopy = 'fluoroscopy-suite'

export function baseOf(id = fluoroscopy): ChecklistTemplate {
  const base = templateById(id)
  if (base === null) throw new Error(`No checklist ${id}`)
  return base
}

/** A site whose checklists change by the real decisions and folds; a refusal is returned by its code. */
export class Site {
  checklists: SiteChecklists = noChecklists
  now = '2026-11-24T09:00:00.000Z'

  act(command: ChecklistCommand, actor: Person | null = physician): string {
    const decided = decideChecklists(this.checklists, command, { actor, now: this.now })
    if (!decided.ok) return decided.failure.code
    // As the store keeps it: through JSON and back.
    for (const event of decided.value) {
      this.checklists = evolveChecklists(this.checklists, JSON.parse(JSON.stringify(event)) as typeof event)
    }
    return 'done'
  }

  edit(change: ChecklistEdit, actor: Person | null = physician): string {
    return this.act({ do: 'checklist.edit', checklistId: fluoroscopy, change }, actor)
  }

  putInForce(note = ''): string {
    return this.act({ do: 'checklist.putInForce', checklistId: fluoroscopy, note })
  }

  get draft(): ChecklistTemplate {
    const draft = this.checklists[fluoroscopy]?.draft
    if (draft == null) throw new Error('There is no draft')
    return draft.template
  }

  get inForce(): ChecklistTemplate {
    const found = checklistsInForce(this.checklists).find((each) => each.id === fluoroscopy)
    if (found === undefined) throw new Error('Nothing is in force')
    return found
  }
}

export function copyOf(template: ChecklistTemplate): ChecklistTemplate {
  return templateSchema.parse(JSON.parse(JSON.stringify(template)))
}

export const ownItem = {
  edit: 'add' as const,
  phase: 'time-out' as const,
  ask: { en: 'Is the heated blanket on?', es: '¿Está puesta la manta térmica?' },
  answer: { en: 'On.', es: 'Puesta.' },
  reads: ['nurse' as const],
  confirms: ['physician' as const],
  stop: 'warn' as const,
} satisfies ChecklistEdit
