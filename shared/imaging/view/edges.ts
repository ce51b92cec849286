import type { View } from './view'

export type Edge = 'left' | 'right' | 'top' | 'bottom'

/** Directions of the patient to which a row leads to the right and a column leads down, as stored: `L`, `HA` …; null: not known. */
export type Directions = { readonly right: string | null; readonly down: string | null }

const opposites: Readonly<Record<string, string>> = { L: 'R', R: 'L', A: 'P', P: 'A', H: 'F', F: 'H' }

/** The opposite direction: `LA` becomes `RP`. Letters that are none of the six are left as they are. */
function oppositeOf(direction: string): string {
  return [...direction].map((letter) => opposites[letter] ?? letter).join('')
}

/** Clockwise from the top, as the turns go. */
const around: readonly Edge[] = ['top', 'right', 'bottom', 'left']

/** The edge of the canvas at which an edge of the stored picture lies. */
function edgeAsSeen(stored: Edge, view: Pick<View, 'mirrored' | 'turns'>): Edge {
  const mirrored = !view.mirrored ? stored : stored === 'left' ? 'right' : stored === 'right' ? 'left' : stored
  return around[(around.indexOf(mirrored) + view.turns) % 4] ?? mirrored
}

/** The letters at the four edges of the canvas. Null where the direction is not known: an edge is never guessed. */
export function edgeLetters(
  directions: Directions,
  view: Pick<View, 'mirrored' | 'turns'>,
): Readonly<Record<Edge, string | null>> {
  const { right, down } = directions
  const letters: Record<Edge, string | null> = { left: null, right: null, top: null, bottom: null }
  letters[edgeAsSeen('right', view)] = right
  letters[edgeAsSeen('left', view)] = right === null ? null : oppositeOf(right)
  letters[edgeAsSeen('bottom', view)] = down
  letters[edgeAsSeen('top', view)] = down === null ? null : oppositeOf(down)
  return letters
}

/** Components below this share of the main one are not worth a letter (about 10 degrees). */
const worthALetter = 0.17

/** Letters for a direction cosine in patient coordinates (+x to the left, +y to the back, +z to the head), strongest first. */
export function lettersOf(cosine: readonly [number, number, number]): string | null {
  const [x, y, z] = cosine
  const length = Math.hypot(x, y, z)
  if (!Number.isFinite(length) || length < 0.5) return null
  const parts = [
    { letter: x > 0 ? 'L' : 'R', size: Math.abs(x) },
    { letter: y > 0 ? 'P' : 'A', size: Math.abs(y) },
    { letter: z > 0 ? 'H' : 'F', size: Math.abs(z) },
  ]
  return parts
    .filter(({ size }) => size >= worthALetter * length)
    .sort((one, other) => other.size - one.size)
    .map(({ letter }) => letter)
    .join('')
}

export type StatedOrientation = {
  readonly patientOrientation: readonly [string, string] | null
  readonly imageOrientation: readonly number[] | null
}

/** What the file says: Patient Orientation where it is there, else the direction cosines of the image plane. */
export function statedDirections(stated: StatedOrientation): Directions {
  const { patientOrientation, imageOrientation } = stated
  if (patientOrientation !== null) {
    const [right, down] = patientOrientation
    return { right: knownLetters(right), down: knownLetters(down) }
  }
  if (imageOrientation === null) return { right: null, down: null }
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = imageOrientation
  return { right: lettersOf([a, b, c]), down: lettersOf([d, e, f]) }
}

function knownLetters(text: string): string | null {
  return /^[LRAPHF]{1,3}$/.test(text) ? text : null
}

export type PictureLeft = 'patient-left' | 'patient-right'

/**
 * Who says which side of the patient the picture's left edge shows. `contradiction`: the file and a person say opposite
 * things; `side-on`: rows run front to back or head to foot, so neither edge is the patient's left or right.
 */
export type SideKnowledge = {
  readonly from: 'file' | 'person' | 'file-and-person' | 'contradiction' | 'side-on' | 'nobody'
  readonly directions: Directions
}

/**
 * Joins what the file states with what a person marked. Where they contradict each other no letter is shown. `isSideView`:
 * a person said that neither edge is the patient's left or right.
 */
export function sideKnowledge(
  stated: StatedOrientation,
  marked: PictureLeft | null,
  isSideView = false,
): SideKnowledge {
  const fromFile = statedDirections(stated)
  if (isSideView) {
    const isStatedSideways = /^[AP]|^[HF]/.test(fromFile.right ?? 'A')
    return { from: 'side-on', directions: isStatedSideways ? fromFile : { right: null, down: fromFile.down } }
  }
  const main = fromFile.right?.charAt(0) ?? null
  const says: PictureLeft | null = main === 'L' ? 'patient-right' : main === 'R' ? 'patient-left' : null
  if (main !== null && says === null) return { from: 'side-on', directions: fromFile }
  if (marked === null) return { from: says === null ? 'nobody' : 'file', directions: fromFile }
  if (says === null) {
    return { from: 'person', directions: { right: marked === 'patient-left' ? 'R' : 'L', down: fromFile.down } }
  }
  if (says === marked) return { from: 'file-and-person', directions: fromFile }
  return { from: 'contradiction', directions: { right: null, down: null } }
}
