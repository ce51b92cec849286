import { type Refusal, refuse } from '@shared/case/refusal'
import { assertNever } from '@shared/kit/assertNever'
import { ok, type Result } from '@shared/kit/result'
import { activeMembers, type Directory, hasAdministrator, type Member, personWithBadge } from '@shared/people/directory'
import type { PersonEvent, PinHash } from '@shared/people/events'
import { type Person, type PersonId, personIdSchema, type Role } from '@shared/people/person'

/** PINs arrive already hashed: the domain never sees one. */
export type PersonCommand =
  | {
      readonly do: 'person.add'
      readonly name: string
      readonly role: Role
      readonly pin: PinHash
      readonly badge: string | null
    }
  | { readonly do: 'person.change'; readonly personId: PersonId; readonly name: string; readonly role: Role }
  | { readonly do: 'person.retire'; readonly personId: PersonId }
  | { readonly do: 'person.setPin'; readonly personId: PersonId; readonly pin: PinHash }
  | { readonly do: 'person.setBadge'; readonly personId: PersonId; readonly badge: string | null }

type Context = { readonly actor: Person | null; readonly newId: () => string }
type Decision = Result<readonly PersonEvent[], Refusal>

/**
 * Who may change the directory: an administrator, or anyone while the site has none yet, so that a first start is
 * possible and a station is never left without one. Everybody may set their own PIN.
 */
export function decidePeople(directory: Directory, command: PersonCommand, { actor, newId }: Context): Decision {
  const own = command.do === 'person.setPin' && actor?.id === command.personId
  if (!own && hasAdministrator(directory) && actor?.role !== 'administrator') {
    return refuse('people.administrator', 'Only an administrator can change who works here. Ask one to sign in.')
  }
  switch (command.do) {
    case 'person.add': {
      const id = personIdSchema.parse(newId())
      const name = oneLine(command.name)
      const taken = nameTaken(directory, name, id) ?? badgeTaken(directory, command.badge, id)
      if (taken !== null) return taken
      return ok([
        { type: 'person.added', body: { person: { id, name, role: command.role } } },
        { type: 'person.pinSet', body: { personId: id, pin: command.pin } },
        ...(command.badge === null ? [] : [badgeSet(id, command.badge)]),
      ])
    }
    case 'person.change':
      return change(directory, command)
    case 'person.retire':
      return withMember(directory, command.personId, ({ person }) =>
        lastAdministrator(directory, person.id)
          ? refuse('people.lastAdministrator', onlyAdministrator(person), { name: person.name })
          : ok([{ type: 'person.retired', body: { personId: person.id } }]),
      )
    case 'person.setPin':
      return withMember(directory, command.personId, ({ person }) =>
        ok([{ type: 'person.pinSet', body: { personId: person.id, pin: command.pin } }]),
      )
    case 'person.setBadge':
      return withMember(directory, command.personId, ({ person }) => {
        return badgeTaken(directory, command.badge, person.id) ?? ok([badgeSet(person.id, command.badge)])
      })
    default:
      return assertNever(command, 'command')
  }
}

function change(directory: Directory, command: Extract<PersonCommand, { do: 'person.change' }>): Decision {
  return withMember(directory, command.personId, ({ person }) => {
    const changed = { ...person, name: oneLine(command.name), role: command.role }
    if (changed.role !== 'administrator' && lastAdministrator(directory, person.id)) {
      return refuse('people.lastAdministrator', onlyAdministrator(person), { name: person.name })
    }
    return nameTaken(directory, changed.name, person.id) ?? ok([{ type: 'person.changed', body: { person: changed } }])
  })
}

function withMember(directory: Directory, id: PersonId, then: (member: Member) => Decision): Decision {
  const member = directory.get(id)
  if (member === undefined || member.retired) {
    return refuse('people.unknown', 'This person is not on the list of people who work here.')
  }
  return then(member)
}

/** Two people of one name could confirm to each other without anyone being able to tell them apart on screen. */
function nameTaken(directory: Directory, name: string, except: PersonId) {
  if (name === '') return refuse('people.noName', 'A person needs a name.')
  const same = (other: string) => other.toLocaleLowerCase('en') === name.toLocaleLowerCase('en')
  const taken = activeMembers(directory).some(({ person }) => person.id !== except && same(person.name))
  if (!taken) return null
  return refuse('people.sameName', `${name} is already on the list. Add something that tells the two apart.`, { name })
}

function badgeTaken(directory: Directory, badge: string | null, except: PersonId) {
  const holder = badge === null ? null : personWithBadge(directory, badge)
  if (holder === null || holder.id === except) return null
  return refuse('people.badgeTaken', `This badge belongs to ${holder.name}.`, { name: holder.name })
}

function badgeSet(personId: PersonId, badge: string | null): PersonEvent {
  return { type: 'person.badgeSet', body: { personId, badge: badge?.trim() ?? null } }
}

function lastAdministrator(directory: Directory, id: PersonId): boolean {
  const administrators = activeMembers(directory).filter(({ person }) => person.role === 'administrator')
  return administrators.length === 1 && administrators[0]?.person.id === id
}

function onlyAdministrator(person: Person): string {
  return `${person.name} is the only administrator. Make someone else one first.`
}

function oneLine(name: string): string {
  return name.trim().replace(/\s+/gu, ' ')
}
