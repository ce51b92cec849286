import type { FrameReference } from '@shared/imaging/caseEvents'
import type { Entry } from '@shared/procedure/state'

/** A frame of the record that belongs beside a section, with what it shows. */
export type NoteFigure = {
  readonly frame: FrameReference
  readonly caption: string
  readonly sources: readonly number[]
}

export type NoteSentence = {
  readonly says: string
  /**
   * Sequences of the events the sentence was made from. Empty only where it says that something is not in the record.
   */
  readonly from: readonly number[]
  /** The first sentence of a paragraph. */
  readonly begins: boolean
  /** Quotes an entry that was corrected: printed struck through. */
  readonly struck: boolean
}

export type NoteSection = {
  readonly heading: string
  readonly sentences: readonly NoteSentence[]
  readonly figures: readonly NoteFigure[]
}

/** A note as data: written from the events of a case, printed by whoever prints. */
export type NoteDocument = {
  readonly title: string
  readonly locale: 'en' | 'es'
  readonly sections: readonly NoteSection[]
}

export type NoteLine = NoteSentence

/** A sentence and the entries it rests on. */
export const line = (says: string, ...from: number[]): NoteLine => ({
  says,
  from: [...new Set(from)].sort((a, b) => a - b),
  begins: false,
  struck: false,
})

/** The same, as the beginning of a paragraph. */
export const opening = (says: string, ...from: number[]): NoteLine => ({ ...line(says, ...from), begins: true })

export function section(
  heading: string,
  lines: readonly (NoteLine | null)[],
  figures: readonly NoteFigure[] = [],
): NoteSection {
  const said = lines.filter((each): each is NoteLine => each !== null)
  return { heading, sentences: said.map((each, at) => (at === 0 ? { ...each, begins: true } : each)), figures }
}

/** The sentences of a section as paragraphs of prose. */
export function paragraphsOf({ sentences }: NoteSection): readonly (readonly NoteSentence[])[] {
  const paragraphs: NoteSentence[][] = []
  for (const each of sentences) {
    const open = paragraphs.at(-1)
    if (open === undefined || each.begins) paragraphs.push([each])
    else open.push(each)
  }
  return paragraphs
}

/** `14:05` by the clock of the room in which it was recorded. */
export function clock(at: string, offsetMinutes: number): string {
  return new Date(Date.parse(at) + offsetMinutes * 60_000).toISOString().slice(11, 16)
}

/** When an entry happened, by the clock of the room, and the entries that say so: its own, and the one it replaces. */
export function momentOf({ sequence, order, happenedAt, offsetMinutes }: Entry): {
  readonly time: string
  readonly from: readonly number[]
} {
  return { time: clock(happenedAt, offsetMinutes), from: order === sequence ? [sequence] : [order, sequence] }
}

/** `-05:00`: how far the clock of the room is from UTC. */
export function offsetText(offsetMinutes: number): string {
  const hours = String(Math.floor(Math.abs(offsetMinutes) / 60)).padStart(2, '0')
  const minutes = String(Math.abs(offsetMinutes) % 60).padStart(2, '0')
  return `${offsetMinutes < 0 ? '−' : '+'}${hours}:${minutes}`
}

/** A name of a catalogue inside a sentence; names of people within it keep their capital. */
export function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Free text of a person, closed like a sentence. */
export function quoted(text: string): string {
  const trimmed = text.trim()
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}
