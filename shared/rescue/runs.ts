import type { RescueCardId } from '@shared/rescue/cards'

/** One note of a rescue: `step` 0 for the opening of the card, null for its end. `at` is an instant. */
export type RescueEntry = {
  readonly at: string
  readonly card: RescueCardId
  readonly step: number | null
  readonly weightKg: number | null
}

/** A rescue from the opening of its card to its end, with every step that was taken. */
export type RescueRun = {
  readonly card: RescueCardId
  readonly openedAt: string
  readonly closedAt: string | null
  readonly steps: readonly { readonly step: number; readonly at: string }[]
  /** Kilograms that somebody chose for the doses last; null where none was chosen. */
  readonly weightKg: number | null
}

/**
 * The rescues that a list of notes tells of, in the order in which they were opened. Opening a card that is running goes
 * on with it, so that its clock never starts again in the middle.
 */
export function rescueRuns(entries: readonly RescueEntry[]): readonly RescueRun[] {
  const runs: RescueRun[] = []
  for (const { at, card, step, weightKg } of entries) {
    const index = runs.findLastIndex((run) => run.card === card && run.closedAt === null)
    const running = runs[index]
    if (running === undefined) {
      if (step === null) continue
      runs.push({ card, openedAt: at, closedAt: null, steps: step === 0 ? [] : [{ step, at }], weightKg })
      continue
    }
    const isNew = step !== null && step > 0 && !running.steps.some((each) => each.step === step)
    runs[index] = {
      ...running,
      closedAt: step === null ? at : null,
      steps: isNew ? [...running.steps, { step, at }] : running.steps,
      weightKg: weightKg ?? running.weightKg,
    }
  }
  return runs
}
