import { assertNever } from '@shared/kit/assertNever'
import type { PersonEvent, PinHash } from '@shared/people/events'
import type { Person, PersonId } from '@shared/people/person'

/** Someone in the directory. Retired people stay: what they did is still theirs. */
export type Member = {
  readonly person: Person
  readonly retired: boolean
  readonly pin: PinHash | null
  readonly badge: string | null
}

/** Everyone who works or worked here, by id. */
export type Directory = ReadonlyMap<PersonId, Member>

export const emptyDirectory: Directory = new Map()

export function evolveDirectory(directory: Directory, event: PersonEvent): Directory {
  switch (event.type) {
    case 'person.added':
      return set(directory, { person: event.body.person, retired: false, pin: null, badge: null })
    case 'person.changed':
      return set(directory, { ...member(directory, event.body.person.id), person: event.body.person })
    case 'person.retired':
      return set(directory, { ...member(directory, event.body.personId), retired: true, badge: null })
    case 'person.pinSet':
      return set(directory, { ...member(directory, event.body.personId), pin: event.body.pin })
    case 'person.badgeSet':
      return set(directory, { ...member(directory, event.body.personId), badge: event.body.badge })
    default:
      return assertNever(event, 'person event')
  }
}

/** Who works here now, by name. */
export function activePeople(directory: Directory): Person[] {
  return activeMembers(directory)
    .map(({ person }) => person)
    .sort((a, b) => (a.name === b.name ? compare(a.id, b.id) : compare(a.name, b.name)))
}

export function activeMembers(directory: Directory): Member[] {
  return [...directory.values()].filter(({ retired }) => !retired)
}

/** The person whose badge this is; null for a badge nobody here carries. */
export function personWithBadge(directory: Directory, badge: string): Person | null {
  return activeMembers(directory).find((member) => member.badge === badge.trim())?.person ?? null
}

export function hasAdministrator(directory: Directory): boolean {
  return activeMembers(directory).some(({ person }) => person.role === 'administrator')
}

function member(directory: Directory, id: PersonId): Member {
  const found = directory.get(id)
  if (found === undefined) throw new Error(`The record speaks of person ${id}, whom it never added.`)
  return found
}

function set(directory: Directory, changed: Member): Directory {
  return new Map(directory).set(changed.person.id, changed)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
