import fluoroscopySuite from '@resources/checklists/fluoroscopy-suite.json'
import ultrasoundSuite from '@resources/checklists/ultrasound-suite.json'
import type { PausePhase } from '@shared/pause/phases'
import type { PauseState } from '@shared/pause/state'
import { type Bilingual, type ChecklistItem, type ChecklistTemplate, templateSchema } from '@shared/pause/template'

/** The checklists that come with the product. Throws while loading where one of them is damaged. */
export const templates: readonly ChecklistTemplate[] = [fluoroscopySuite, ultrasoundSuite].map((data) =>
  templateSchema.parse(data),
)

/** A checklist of the product by its name, in the version that this release carries; null where there is none. */
export function templateById(id: string): ChecklistTemplate | null {
  return templates.find((template) => template.id === id) ?? null
}

/**
 * The checklist that was chosen for this case, or null before the pause. A site's own version stands in the record
 * itself, so that a case keeps the words it began with; the product's is named by its number. Throws where the record
 * names one that this release does not carry.
 */
function templateOf(pause: PauseState): ChecklistTemplate | null {
  if (pause.templateId === null) return null
  if (pause.template !== null) return pause.template
  const template = templateById(pause.templateId)
  if (template === null || template.version !== pause.templateVersion) {
    throw new Error(`This record uses version ${pause.templateVersion} of ${pause.templateId}, which is not here.`)
  }
  return template
}

/** The items of one phase of the chosen checklist, in order; empty before the pause has begun. */
export function itemsOf(pause: PauseState, phase: PausePhase): readonly ChecklistItem[] {
  return templateOf(pause)?.phases.find((each) => each.phase === phase)?.items ?? []
}

/**
 * The question of one item as the case's checklist asks it; null where this release does not carry that checklist, or
 * the checklist has no such item. For reading old records: nothing is asked from it.
 */
export function questionOf(pause: PauseState, phase: PausePhase, itemId: string): Bilingual | null {
  const items = carried(pause)?.phases.find((each) => each.phase === phase)?.items ?? []
  return items.find((item) => item.id === itemId)?.ask ?? null
}

/** The name of the case's checklist; null before the pause and where this release does not carry it. */
export function checklistName(pause: PauseState): Bilingual | null {
  return carried(pause)?.name ?? null
}

/** The checklist of a record, also of an old one: null where its version is no longer here. */
function carried({ template, templateId, templateVersion }: PauseState): ChecklistTemplate | null {
  if (template !== null) return template
  const product = templateId === null ? null : templateById(templateId)
  return product === null || product.version !== templateVersion ? null : product
}
