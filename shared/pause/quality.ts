import type { PausePhase } from '@shared/pause/phases'
import type { GivenAnswer, PauseState } from '@shared/pause/state'

/** Under one second an item cannot have been read aloud and answered: a house rule of this product, no clinical figure. */
const leastSecondsAloud = 1
const leastItemsOfARun = 3

/** How one phase was answered: shown back to the team at once, never a league of persons. */
export type PhaseQuality = {
  readonly items: number
  /** From the first answer in force to the last, wall clock; null while the clock cannot say. */
  readonly seconds: number | null
  readonly medianSeconds: number | null
  /** The longest run of items answered faster than they can be read: "nine items in three seconds". */
  readonly hurried: { readonly items: number; readonly seconds: number } | null
  readonly concerns: number
  readonly askedAgain: number
  readonly people: readonly string[]
}

export function qualityOf(pause: PauseState, phase: PausePhase): PhaseQuality {
  const state = pause.phases[phase]
  const records = Object.values(state.items)
  const given = records.flatMap((record) => (record.current === null ? [] : [record.current]))
  const ordered = [...given].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const seconds = ordered.map((each) => each.seconds).filter((each) => each !== null)
  const people = ordered.flatMap((each) => [each.readBy, ...each.confirmedBy].map((person) => person.name))
  return {
    items: given.length,
    seconds: seconds.length === 0 ? null : seconds.reduce((sum, each) => sum + each, 0),
    medianSeconds: median(seconds),
    hurried: longestHurry(ordered),
    concerns: given.filter((each) => each.answer.kind === 'concern').length,
    askedAgain: records.reduce((sum, record) => sum + record.earlier.length, 0),
    people: [...new Set(people)],
  }
}

/**
 * The longest run of consecutive answers that each took less than a second: how many, and how long all of them took.
 * An answer whose time is unknown ends a run: nobody is reproached for a clock.
 */
export function longestHurry(answers: readonly Pick<GivenAnswer, 'seconds'>[]): PhaseQuality['hurried'] {
  let longest: PhaseQuality['hurried'] = null
  let items = 0
  let total = 0
  for (const { seconds } of answers) {
    const quick = seconds !== null && seconds < leastSecondsAloud
    items = quick ? items + 1 : 0
    total = quick ? total + seconds : 0
    if (items >= leastItemsOfARun && items > (longest?.items ?? 0)) longest = { items, seconds: total }
  }
  return longest
}

/** The middle value, or the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) return null
  const lower = sorted[middle - 1]
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2
}
