import type { ChecklistItem } from '@shared/pause/template'
import type { PauseView } from '@shared/pause/view'

/**
 * What the station says aloud for an item: the question as it stands on the wall, and at the procedure the purpose line.
 * Never an answer and nothing that tells who the patient is: a purpose that names the patient is said without the name.
 */
export function promptFor(item: ChecklistItem, { state, locale }: PauseView): string {
  const question = item.ask[locale]
  const readsPurpose = item.answer.en.includes('{purpose}') && state.plan.purpose !== ''
  return readsPurpose ? `${question} ${withoutPatient(state.plan.purpose, state.patient)}`.trim() : question
}

type Named = {
  readonly id: string
  readonly familyName: string
  readonly givenName: string
  readonly birthDate: string
}

/** The text without the words of the patient's name, the number and the birth date. */
function withoutPatient(text: string, { id, familyName, givenName, birthDate }: Named): string {
  const words = [...familyName.split(/\s+/), ...givenName.split(/\s+/), familyName, givenName, id, birthDate]
  const named = [...new Set(words)].filter((word) => word.length > 0).sort((a, b) => b.length - a.length)
  const pattern = named.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  return pattern === ''
    ? text
    : text
        .replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu'), '')
        .replace(/\s+/g, ' ')
        .replace(/ ([.,;:])/g, '$1')
        .trim()
}
