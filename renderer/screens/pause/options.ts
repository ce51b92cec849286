import { applicability } from '@shared/pause/conditions'
import type { PauseAnswer } from '@shared/pause/events'
import { evidenceFor } from '@shared/pause/evidence'
import { obstaclesTo } from '@shared/pause/obstacles'
import type { PausePhase } from '@shared/pause/phases'
import type { ChecklistItem } from '@shared/pause/template'
import type { PauseView } from '@shared/pause/view'

/** What can be answered to an item, in the order in which *next* walks through it. */
export type AnswerOption =
  | { readonly kind: 'value'; readonly choice: string | null; readonly text: string; readonly isBlocked: boolean }
  | { readonly kind: 'not-applicable'; readonly because: string }
  | { readonly kind: 'concern' }

export function optionsFor(item: ChecklistItem, phase: PausePhase, view: PauseView): readonly AnswerOption[] {
  const concern: AnswerOption = { kind: 'concern' }
  const applies = applicability(item, view)
  if (!applies.applies) return [{ kind: 'not-applicable', because: applies.because }, concern]
  const isBlocked = obstaclesTo(item, phase, view).length > 0
  const { choices, value } = evidenceFor(item, view)
  if (choices.length === 0) return [{ kind: 'value', choice: null, text: value, isBlocked }, concern]
  return [...choices.map(({ id, text }) => ({ kind: 'value' as const, choice: id, text, isBlocked })), concern]
}

/**
 * What *confirm* would take at once: the record's own response. Among several values nothing is offered first, so that
 * the one that was said has to be found; where the record stands against it, only the concern is left.
 */
export function firstSelected(options: readonly AnswerOption[]): number | null {
  if (options.every((option) => option.kind !== 'value' || option.isBlocked)) {
    return options[0]?.kind === 'not-applicable' ? 0 : options.length - 1
  }
  return options.filter((option) => option.kind === 'value').length === 1 ? 0 : null
}

/** The option after the selected one, round and round; what the record stands against is passed over. */
export function nextSelected(options: readonly AnswerOption[], selected: number | null): number | null {
  for (let step = 1; step <= options.length; step += 1) {
    const index = ((selected ?? -1) + step) % options.length
    const option = options[index]
    if (option !== undefined && (option.kind !== 'value' || !option.isBlocked)) return index
  }
  return null
}

/** The answer as it is sent: the value in English, whatever language the screen speaks. */
export function answerFrom(option: AnswerOption, item: ChecklistItem, view: PauseView): PauseAnswer | null {
  switch (option.kind) {
    case 'value':
      return {
        kind: 'confirmed',
        value: evidenceFor(item, { ...view, locale: 'en' }, option.choice).value,
        choice: option.choice,
      }
    case 'not-applicable':
      return { kind: 'not-applicable', because: option.because }
    case 'concern':
      return null
  }
}
