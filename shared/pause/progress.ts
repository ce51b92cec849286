import type { CaseState } from '@shared/case/state'
import type { PausePhase } from '@shared/pause/phases'
import { answerTo, type PauseState } from '@shared/pause/state'
import type { ChecklistItem } from '@shared/pause/template'
import { itemsOf } from '@shared/pause/templates'

/** Where the pause of a case stands: what a screen shows next. */
export type PauseStage =
  | { readonly stage: 'not-begun' }
  /** `phase` can be started next; for the needle pause, once for every needle. */
  | { readonly stage: 'ready'; readonly phase: PausePhase }
  | { readonly stage: 'under-way'; readonly phase: PausePhase }
  /** The time-out is finished and the first needle may be next. */
  | { readonly stage: 'before-needle' }
  | { readonly stage: 'over' }

export function stageOf(state: Pick<CaseState, 'pause' | 'procedure'>): PauseStage {
  const { pause, procedure } = state
  if (pause.begunAt === null) return { stage: 'not-begun' }
  const first = (['verification', 'room-ready', 'time-out'] as const).find(
    (phase) => pause.phases[phase].completedAt === null,
  )
  if (procedure.endedAt !== null) return stageFor(pause, 'sign-out') ?? { stage: 'over' }
  if (first !== undefined) return stageFor(pause, first) ?? { stage: 'over' }
  if (procedure.startedAt === null) return { stage: 'before-needle' }
  return stageFor(pause, 'needle-pause') ?? { stage: 'ready', phase: 'needle-pause' }
}

function stageFor(pause: PauseState, phase: PausePhase): PauseStage | null {
  const { startedAt, completedAt } = pause.phases[phase]
  if (startedAt === null) return { stage: 'ready', phase }
  return completedAt === null ? { stage: 'under-way', phase } : null
}

/** The first item of a phase that is still to be answered, in the checklist's order; null when none is. */
export function currentItem(pause: PauseState, phase: PausePhase): ChecklistItem | null {
  return itemsOf(pause, phase).find((item) => !isAnswered(pause, phase, item)) ?? null
}

function isAnswered(pause: PauseState, phase: PausePhase, item: ChecklistItem): boolean {
  return answerTo(pause.phases[phase], item.id) !== null
}
