import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultSitePolicy } from '@shared/case/policy'
import type { Result } from '@shared/kit/result'
import type { Person, Role } from '@shared/people/person'
import { describe, expect, it } from 'vitest'
import { people } from '../../../main/people/people'
import { hashPin, pinMatches } from '../../../main/people/pin'
import { siteRecord } from '../../../main/people/siteRecord'
import { newKey, openedStore, temporaryFolder } from '../store/support'

/** The lowest work scrypt does: these tests are about rules and counting. */
const pinCost = 2

/** A station with its own clock; `restart` closes everything and opens the same file again. */
function station(file = join(temporaryFolder(), 'store.db'), key = newKey(), clock = { ms: Date.UTC(2026, 10, 24) }) {
  const store = openedStore(file, key)
  const context = { station: () => 'room-1', now: () => new Date(clock.ms), newId: () => randomUUID() }
  const record = siteRecord(store, context)
  return {
    store,
    clock,
    context,
    people: people({ ...context, record, store, pinCost }),
    restart: () => {
      store.close()
      return station(file, key, clock)
    },
  }
}

function value<T>(result: Result<T, { says: string }>): T {
  if (!result.ok) throw new Error(result.failure.says)
  return result.value
}

async function added(
  to: ReturnType<typeof station>,
  name: string,
  role: Role,
  pin: string,
  actor: Person | null = null,
) {
  const everyone = value(await to.people.add(actor, { name, role, pin }))
  const found = everyone.find((person) => person.name === name)
  if (found === undefined) throw new Error('The person was not added.')
  return found
}

describe('people of a station', () => {
  it('are there after a restart, with who added them, and their PINs work', async () => {
    const first = station()
    const adam = await added(first, 'Adam', 'administrator', '2468')
    const ana = await added(first, 'Ana', 'nurse', '1357', adam)

    const again = first.restart()

    expect(again.people.list()).toEqual([adam, ana])
    expect(await again.people.verifyPin(ana.id, '1357')).toEqual({ ok: true, value: ana })
    const events = again.store.readSite()
    expect(events.map(({ type, actor }) => [type, actor?.name ?? null])).toEqual([
      ['person.added', null],
      ['person.pinSet', null],
      ['person.added', 'Adam'],
      ['person.pinSet', 'Adam'],
    ])
    expect(again.store.verifyAll()).toEqual([])
    expect(JSON.stringify(events)).not.toContain('1357')
  })

  it('are refused a PIN that is too short, too long or no number', async () => {
    const { people: here } = station()
    for (const pin of ['123', '1234567890123', '12a4', '', '１２３４']) {
      const refused = await here.add(null, { name: 'Ana', role: 'nurse', pin })
      expect(refused, pin).toMatchObject({ ok: false, failure: { code: 'people.pin' } })
    }
    expect(here.list()).toEqual([])
  })

  it('change, leave and get a new PIN', async () => {
    const here = station()
    const adam = await added(here, 'Adam', 'administrator', '2468')
    const ana = await added(here, 'Ana', 'nurse', '1357', adam)
    value(here.people.change(adam, ana.id, 'Ana Rivera', 'technologist'))
    expect(here.people.list()).toContainEqual({ ...ana, name: 'Ana Rivera', role: 'technologist' })

    value(await here.people.setPin(ana, ana.id, '9753'))
    expect((await here.people.verifyPin(ana.id, '1357')).ok).toBe(false)
    expect((await here.people.verifyPin(ana.id, '9753')).ok).toBe(true)

    value(here.people.retire(adam, ana.id))
    expect(here.people.list()).toEqual([adam])
    expect(await here.people.verifyPin(ana.id, '9753')).toMatchObject({ failure: { code: 'signIn.unknown' } })
  })

  it('are seen by two records of one file, the later of which decides on what is true by then', async () => {
    const file = join(temporaryFolder(), 'store.db')
    const key = newKey()
    const [one, other] = [station(file, key), station(file, key)]
    const adam = await added(one, 'Adam', 'administrator', '2468')
    const refused = await other.people.add(null, { name: 'Ana', role: 'nurse', pin: '1357' })
    expect(refused).toMatchObject({ ok: false, failure: { code: 'people.administrator' } })
    expect(other.people.list()).toEqual([adam])
    await added(other, 'Ana', 'nurse', '1357', adam)
    expect(one.store.verifyAll()).toEqual([])
  })
})

describe('a wrong PIN', () => {
  it('costs nothing four times, then a wait that doubles up to five minutes', async () => {
    const here = station()
    const ana = await added(here, 'Ana', 'nurse', '1357')
    const wrong = async () => {
      const refused = await here.people.verifyPin(ana.id, '0000')
      return refused.ok ? null : [refused.failure.code, refused.failure.params.seconds]
    }
    for (let attempt = 1; attempt <= 4; attempt += 1) expect(await wrong()).toEqual(['signIn.wrongPin', 0])
    for (const seconds of [5, 10, 20, 40, 80, 160, 300, 300]) {
      expect(await wrong()).toEqual(['signIn.wrongPin', seconds])
      here.clock.ms += seconds * 1000 - 1
      expect(await here.people.verifyPin(ana.id, '1357')).toMatchObject({ failure: { code: 'signIn.wait' } })
      here.clock.ms += 1
    }
    expect((await here.people.verifyPin(ana.id, '1357')).ok).toBe(true)
    expect(await wrong()).toEqual(['signIn.wrongPin', 0])
  })

  it('is not forgotten by a restart, nor by ending the app before the answer', async () => {
    const here = station()
    const ana = await added(here, 'Ana', 'nurse', '1357')
    for (let attempt = 1; attempt <= 4; attempt += 1) await here.people.verifyPin(ana.id, '0000')
    // The fifth is on its way when the app ends.
    const answer = here.people.verifyPin(ana.id, '0000')
    expect(here.store.attempts(ana.id).failures).toBe(5)
    await answer
    expect(await here.restart().people.verifyPin(ana.id, '1357')).toMatchObject({ failure: { code: 'signIn.wait' } })
  })

  it('makes nobody else wait, and not for longer when the clock was set back', async () => {
    const here = station()
    const ana = await added(here, 'Ana', 'nurse', '1357')
    const bo = await added(here, 'Bo', 'nurse', '8642')
    for (let attempt = 1; attempt <= 5; attempt += 1) await here.people.verifyPin(ana.id, '0000')
    expect((await here.people.verifyPin(bo.id, '8642')).ok).toBe(true)
    here.clock.ms -= 86_400_000
    expect(await here.people.verifyPin(ana.id, '1357')).toMatchObject({ failure: { params: { seconds: 5 } } })
  })

  it('lets only one of many guesses at once through', async () => {
    const here = station()
    const ana = await added(here, 'Ana', 'nurse', '1357')
    const guesses = Array.from({ length: 50 }, (_, index) => here.people.verifyPin(ana.id, String(2000 + index)))
    const answers = await Promise.all(guesses)
    const tried = answers.filter((answer) => !answer.ok && answer.failure.code === 'signIn.wrongPin')
    expect(tried).toHaveLength(5)
  })
})

describe('a PIN', () => {
  it('is kept as scrypt with a salt of its own', async () => {
    const [one, other] = [await hashPin('1357'), await hashPin('1357')]
    expect(one).toMatchObject({ kdf: 'scrypt', cost: 2 ** 14, blockSize: 8, parallel: 1 })
    expect(one.hash).not.toBe(other.hash)
    expect(await pinMatches('1357', one)).toBe(true)
    expect(await pinMatches('1357', other)).toBe(true)
    expect(await pinMatches('1358', one)).toBe(false)
    expect(await pinMatches('1357', { ...one, salt: other.salt })).toBe(false)
  })
})

describe('the policy of the site', () => {
  it('is the design’s until a physician or an administrator sets another, which is kept', async () => {
    const here = station()
    const adam = await added(here, 'Adam', 'administrator', '2468')
    const ana = await added(here, 'Ana', 'nurse', '1357', adam)
    expect(here.people.policy()).toEqual(defaultSitePolicy)
    const policy = { ...defaultSitePolicy, pauseLimitMinutes: 10 }
    expect(here.people.setPolicy(ana, policy)).toMatchObject({ failure: { code: 'policy.role' } })
    expect(here.people.setPolicy(null, policy)).toMatchObject({ failure: { code: 'policy.role' } })
    expect(here.people.setPolicy(adam, policy)).toEqual({ ok: true, value: policy })
    expect(here.restart().people.policy()).toEqual(policy)
    expect(readFileSync(here.store.file).includes('pauseLimitMinutes')).toBe(false)
  })
})

describe('badges', () => {
  it('are given by an administrator, kept over a restart, known to no window, and signed in with', async () => {
    const first = station()
    const adam = await added(first, 'Adam', 'administrator', '2468')
    const ana = await added(first, 'Ana', 'nurse', '1357', adam)
    expect(first.people.setBadge(ana, ana.id, '04a2c9981f')).toMatchObject({ ok: false })
    value(first.people.setBadge(adam, ana.id, '04a2c9981f'))
    expect(first.people.carriers()).toEqual([ana.id])
    expect(first.people.setBadge(adam, adam.id, '04a2c9981f')).toMatchObject({
      ok: false,
      failure: { code: 'people.badgeTaken' },
    })
    const again = first.restart()
    expect(again.people.byBadge('04a2c9981f')).toEqual({ ok: true, value: ana })
    expect(JSON.stringify(again.people.list())).not.toContain('04a2c9981f')
    value(again.people.setBadge(adam, ana.id, null))
    expect(again.people.byBadge('04a2c9981f')).toMatchObject({ ok: false, failure: { code: 'signIn.unknownBadge' } })
  })

  it('cannot be guessed: unknown ones cost a wait that grows and survives a restart', async () => {
    const first = station()
    const adam = await added(first, 'Adam', 'administrator', '2468')
    value(first.people.setBadge(adam, adam.id, '04a2c9981f'))
    const codes = Array.from({ length: 6 }, (_, index) => {
      const tried = first.people.byBadge(`99999${index}`)
      return tried.ok ? 'in' : tried.failure.code
    })
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'signIn.unknownBadge'))
    expect(codes[5]).toBe('signIn.wait')
    const again = first.restart()
    expect(again.people.byBadge('04a2c9981f')).toMatchObject({ ok: false, failure: { code: 'signIn.wait' } })
    again.clock.ms += 6_000
    expect(again.people.byBadge('04a2c9981f').ok).toBe(true)
    expect(again.people.byBadge('000000')).toMatchObject({ ok: false, failure: { code: 'signIn.unknownBadge' } })
  })
})
