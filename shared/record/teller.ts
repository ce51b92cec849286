import type { RecordedEvent } from '@shared/case/events'
import type { CaseState } from '@shared/case/state'
import { localDate } from '@shared/kit/time'
import type { Person } from '@shared/people/person'
import type { EventOf } from '@shared/procedure/note/course'
import { clock } from '@shared/procedure/note/document'
import type { TimelineWords } from '@shared/record/words'

type EventType = RecordedEvent['type']

/** What an entry is told from: the whole record, its fold, and the words of a language. */
export type Told = {
  readonly state: CaseState
  readonly events: readonly RecordedEvent[]
  readonly words: TimelineWords
}

/** The sentences of one kind of entry. None where its name already says everything. */
export type Teller<Type extends EventType> = (event: EventOf<Type>, told: Told) => readonly string[]

/** A teller for every kind of entry whose type begins with one of the prefixes: a new kind does not compile without. */
export type TellersOf<Prefix extends string> = {
  readonly [Type in Extract<EventType, `${Prefix}.${string}`>]: Teller<Type>
}

/** `24 November 2026, 14:05` by the clock of the room that recorded it. */
export function moment(at: string, { meta }: RecordedEvent, { note }: TimelineWords): string {
  return `${note.date(localDate(at, meta.offsetMinutes))}, ${clock(at, meta.offsetMinutes)}`
}

/**
 * `24 November 2026, 20:00` of a time by the clock that stands in it, or as much of a date as is known: nothing is moved
 * into another zone, nothing is added.
 */
export function writtenTime(text: string, { note }: TimelineWords): string {
  const whole = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(text)
  if (whole?.[1] === undefined) return text
  return whole[2] === undefined ? note.date(whole[1]) : `${note.date(whole[1])}, ${whole[2]}`
}

/** `A. Ortiz, nurse`. */
export const personWords = ({ name, role }: Person, { note }: TimelineWords): string =>
  `${name}, ${note.say(`role.${role}`)}`

/** Without what says nothing. */
export const present = (...said: readonly (string | null)[]): string[] =>
  said.filter((each): each is string => each !== null && each.trim() !== '')
