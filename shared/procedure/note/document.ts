import type { FrameReference } from '@shared/imaging/caseEvents'

/** A frame of the record that belongs beside a section, with what it shows. */
export type NoteFigure = {
  readonly frame: FrameReference
  readonly caption: string
  readonly sources: readonly number[]
}

export type NoteSection = {
  readonly heading: string
  readonly sentences: readonly string[]
  /**
   * For each sentence the sequences of the events it was made from. Empty only where the sentence says that something
   * is not in the record.
   */
  readonly sources: readonly (readonly number[])[]
  readonly figures: readonly NoteFigure[]
}

/** A note as data: written from the events of a case, printed by whoever prints. */
export type NoteDocument = { readonly title: string; readonly sections: readonly NoteSection[] }

type Line = { readonly text: string; readonly from: readonly number[] }

/** A sentence and the entries it rests on. */
export const line = (text: string, ...from: number[]): Line => ({ text, from })
export type NoteLine = Line

export function section(
  heading: string,
  lines: readonly (NoteLine | null)[],
  figures: readonly NoteFigure[] = [],
): NoteSection {
  const said = lines.filter((each): each is NoteLine => each !== null)
  return {
    heading,
    sentences: said.map((each) => each.text),
    sources: said.map((each) => [...each.from].sort((a, b) => a - b)),
    figures,
  }
}

/** A number as it is written in a note: no trailing zeros, never in exponents. */
export function written(value: number): string {
  return String(Math.round(value * 1e6) / 1e6)
}

/** `14:05` by the clock of the room in which it was recorded. */
export function clock(at: string, offsetMinutes: number): string {
  return new Date(Date.parse(at) + offsetMinutes * 60_000).toISOString().slice(11, 16)
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** `24 November 2026` by the calendar of the room. */
export function day(at: string, offsetMinutes: number): string {
  const [year = '', month = '', date = ''] = new Date(Date.parse(at) + offsetMinutes * 60_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length <= 1) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Free text of a person, closed like a sentence. */
export function quoted(text: string): string {
  const trimmed = text.trim()
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}
