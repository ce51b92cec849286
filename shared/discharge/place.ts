import { wordingOf } from '@shared/discharge/byProcedure'
import { type Filling, type InstructionLibrary, wordsFrom } from '@shared/discharge/library'
import type { Plan, Side } from '@shared/plan/plan'

/** Words of an order for a part of the body, and the lay word for it. Matched as whole words, without accents. */
const bodyParts: readonly (readonly [place: string, ...words: string[]])[] = [
  ['cervical', 'cervical', 'neck', 'cuello'],
  ['thoracic', 'thoracic', 'toracica'],
  ['lumbar', 'lumbar', 'lower back'],
  ['sacral', 'sacral', 'sacrum'],
  ['shoulder', 'shoulder', 'glenohumeral', 'subacromial', 'acromioclavicular', 'suprascapular', 'hombro'],
  ['knee', 'knee', 'genicular', 'rodilla'],
  ['hip', 'hip', 'cadera'],
  ['elbow', 'elbow', 'codo'],
  ['wrist', 'wrist', 'carpal', 'muneca'],
  ['ankle', 'ankle', 'tobillo'],
  ['thumb', 'thumb', 'cmc', 'pulgar'],
  ['finger', 'finger', 'dedo'],
  ['toe', 'toe'],
  ['hand', 'hand', 'mano'],
  ['foot', 'foot', 'pie'],
]

const plainWords = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The lay name of a region, or null where there is none and the words of the plan have to stand. */
export function placeOf(region: string): string | null {
  const text = ` ${plainWords(region).replace(/[^a-z0-9]+/g, ' ')} `
  return bodyParts.find(([, ...words]) => words.some((word) => text.includes(` ${word} `)))?.[0] ?? null
}

const sideBlocks: Readonly<Record<Side, string>> = {
  left: 'side.left',
  right: 'side.right',
  bilateral: 'side.bilateral',
  midline: 'side.none',
  'not-applicable': 'side.none',
}

/** The lay name of the place of a plan, or null. */
function knownPlace(plan: Plan): string | null {
  return wordingOf[plan.procedure].place ?? placeOf(plan.region) ?? placeOf(plan.target ?? '')
}

export function hasLayPlace(plan: Plan): boolean {
  return knownPlace(plan) !== null
}

/** "your lower back, LEFT side": where it was done, in lay words where there are some, else as the plan has it. */
export function sayPlace(plan: Plan, library: InstructionLibrary): Filling {
  const known = knownPlace(plan)
  const area = known === null ? plan.target || plan.region : wordsFrom(library, `place.${known}`)
  return { text: wordsFrom(library, sideBlocks[plan.side], { area }), from: 'plan', typed: known === null }
}
