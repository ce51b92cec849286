import { decidePeople, type PersonCommand } from '@shared/people/decide'
import {
  activePeople,
  type Directory,
  emptyDirectory,
  evolveDirectory,
  personWithBadge,
} from '@shared/people/directory'
import type { PinHash } from '@shared/people/events'
import { type Person, personIdSchema, type Role } from '@shared/people/person'
import { describe, expect, it } from 'vitest'

const pin: PinHash = { kdf: 'scrypt', cost: 2, blockSize: 1, parallel: 1, salt: 'AAAA', hash: 'AAAA' }
const id = (text: string) => personIdSchema.parse(text)

/** A directory made by its own decisions, with an id that is the lower-case name. */
function directoryOf(...members: readonly (readonly [name: string, role: Role, badge?: string])[]): Directory {
  return members.reduce((directory, [name, role, badge]) => {
    const actor = activePeople(directory).find((person) => person.role === 'administrator') ?? null
    return applied(directory, actor, { do: 'person.add', name, role, pin, badge: badge ?? null }, name.toLowerCase())
  }, emptyDirectory)
}

function applied(directory: Directory, actor: Person | null, command: PersonCommand, newId = 'new'): Directory {
  const decided = decidePeople(directory, command, { actor, newId: () => newId })
  if (!decided.ok) throw new Error(decided.failure.says)
  return decided.value.reduce(evolveDirectory, directory)
}

function refusal(directory: Directory, actor: Person | null, command: PersonCommand): string | null {
  const decided = decidePeople(directory, command, { actor, newId: () => 'new' })
  return decided.ok ? null : decided.failure.code
}

const person = (directory: Directory, name: string): Person => {
  const found = activePeople(directory).find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no ${name}.`)
  return found
}

const add = (name: string, role: Role = 'nurse', badge: string | null = null): PersonCommand => ({
  do: 'person.add',
  name,
  role,
  pin,
  badge,
})

describe('who works here', () => {
  it('may be changed by anyone until there is an administrator, and only by one from then on', () => {
    const before = directoryOf(['Nora', 'nurse'])
    expect(refusal(before, null, add('Ana'))).toBeNull()
    const since = directoryOf(['Nora', 'nurse'], ['Adam', 'administrator'])
    expect(refusal(since, null, add('Ana'))).toBe('people.administrator')
    expect(refusal(since, person(since, 'Nora'), add('Ana'))).toBe('people.administrator')
    expect(refusal(since, person(since, 'Adam'), add('Ana'))).toBeNull()
  })

  it('is listed by name, with nobody who has left', () => {
    const directory = directoryOf(['Zoe', 'nurse'], ['Adam', 'administrator'], ['Mia', 'physician'])
    const without = applied(directory, person(directory, 'Adam'), { do: 'person.retire', personId: id('mia') })
    expect(activePeople(without).map(({ name }) => name)).toEqual(['Adam', 'Zoe'])
    expect(without.get(id('mia'))?.person.name).toBe('Mia')
  })

  it('has no two people of one name, however it is typed', () => {
    const directory = directoryOf(['Adam', 'administrator'], ['Ana Rivera', 'nurse'])
    const adam = person(directory, 'Adam')
    expect(refusal(directory, adam, add('  ana   RIVERA '))).toBe('people.sameName')
    expect(refusal(directory, adam, add('   '))).toBe('people.noName')
    const change = (name: string): PersonCommand => ({
      do: 'person.change',
      personId: id('ana rivera'),
      name,
      role: 'nurse',
    })
    expect(refusal(directory, adam, change('adam'))).toBe('people.sameName')
    expect(refusal(directory, adam, change('Ana RIVERA'))).toBeNull()
  })

  it('always keeps an administrator', () => {
    const directory = directoryOf(['Adam', 'administrator'])
    const adam = person(directory, 'Adam')
    const retire: PersonCommand = { do: 'person.retire', personId: adam.id }
    const demote: PersonCommand = { do: 'person.change', personId: adam.id, name: 'Adam', role: 'nurse' }
    expect(refusal(directory, adam, retire)).toBe('people.lastAdministrator')
    expect(refusal(directory, adam, demote)).toBe('people.lastAdministrator')
    const two = applied(directory, adam, add('Bea', 'administrator'), 'bea')
    expect(refusal(two, adam, retire)).toBeNull()
    expect(refusal(two, adam, demote)).toBeNull()
  })

  it('does not include anyone who never was added or has left', () => {
    const directory = directoryOf(['Adam', 'administrator'], ['Ana', 'nurse'])
    const adam = person(directory, 'Adam')
    const without = applied(directory, adam, { do: 'person.retire', personId: id('ana') })
    for (const personId of [id('ana'), id('nobody')]) {
      expect(refusal(without, adam, { do: 'person.retire', personId })).toBe('people.unknown')
      expect(refusal(without, adam, { do: 'person.setPin', personId, pin })).toBe('people.unknown')
      expect(refusal(without, adam, { do: 'person.setBadge', personId, badge: null })).toBe('people.unknown')
      expect(refusal(without, adam, { do: 'person.change', personId, name: 'X', role: 'staff' })).toBe('people.unknown')
    }
  })

  it('lets everyone set their own PIN and nobody else’s', () => {
    const directory = directoryOf(['Adam', 'administrator'], ['Ana', 'nurse'], ['Bo', 'nurse'])
    const [ana, bo] = [person(directory, 'Ana'), person(directory, 'Bo')]
    expect(refusal(directory, ana, { do: 'person.setPin', personId: ana.id, pin })).toBeNull()
    expect(refusal(directory, ana, { do: 'person.setPin', personId: bo.id, pin })).toBe('people.administrator')
  })
})

describe('a badge', () => {
  it('belongs to one person and is free again when they leave', () => {
    const directory = directoryOf(['Adam', 'administrator'], ['Ana', 'nurse', '0042 1177'], ['Bo', 'nurse'])
    const adam = person(directory, 'Adam')
    expect(personWithBadge(directory, ' 0042 1177 ')?.name).toBe('Ana')
    expect(personWithBadge(directory, '0042')).toBeNull()
    const give: PersonCommand = { do: 'person.setBadge', personId: id('bo'), badge: '0042 1177' }
    expect(refusal(directory, adam, give)).toBe('people.badgeTaken')
    expect(refusal(directory, adam, add('Cy', 'nurse', '0042 1177'))).toBe('people.badgeTaken')
    expect(refusal(directory, adam, { ...give, personId: id('ana') })).toBeNull()
    const without = applied(directory, adam, { do: 'person.retire', personId: id('ana') })
    expect(personWithBadge(without, '0042 1177')).toBeNull()
    expect(refusal(without, adam, give)).toBeNull()
  })
})
