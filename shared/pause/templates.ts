import fluoroscopySuite from '@resources/checklists/fluoroscopy-suite.json'
import ultrasoundSuite from '@resources/checklists/ultrasound-suite.json'
import type { PausePhase } from '@shared/pause/phases'
import type { PauseState } from '@shared/pause/state'
import { type ChecklistItem, type ChecklistTemplate, templateSchema } from '@shared/pause/template'

/** The checklists that come with the product. Throws while loading where one of them is damaged. */
export const templates: readonly ChecklistTemplate[] = [fluoroscopySuite, ultrasoundSuite].map((data) =>
  templateSchema.parse(data),
)

export function templateById(id: string): ChecklistTemplate | null {
  return templates.find((template) => template.id === id) ?? null
}

/** The checklist that was chosen for this case, or null before the pause. Throws where the record names an unknown one. */
function templateOf(pause: PauseState): ChecklistTemplate | null {
  if (pause.templateId === null) return null
  const template = templateById(pause.templateId)
  if (template === null) throw new Error(`This record uses the checklist ${pause.templateId}, which is not here.`)
  return template
}

/** The items of one phase of the chosen checklist, in order; empty before the pause has begun. */
export function itemsOf(pause: PauseState, phase: PausePhase): readonly ChecklistItem[] {
  return templateOf(pause)?.phases.find((each) => each.phase === phase)?.items ?? []
}
