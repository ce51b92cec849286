import { refuse } from '@shared/case/refusal'
import { ok } from '@shared/kit/result'
import { type Person, type PersonId, personIdSchema } from '@shared/people/person'
import { describe, expect, it } from 'vitest'
import { sessions } from '../../../main/people/sessions'

const person = (name: string): Person => ({ id: personIdSchema.parse(name.toLowerCase()), name, role: 'nurse' })
const [ana, bo] = [person('Ana'), person('Bo')]

/** A room where every PIN is 1357, badges are names, and the clock moves when it is told to. */
function room() {
  let listed: Person[] = [ana, bo]
  const clock = { ms: 0 }
  const find = (id: PersonId) => listed.find((one) => one.id === id)
  const held = sessions({
    people: {
      list: () => listed,
      verifyPin: async (id, pin) => {
        const found = find(id)
        return found !== undefined && pin === '1357' ? ok(found) : refuse('signIn.wrongPin', 'This is not the PIN.')
      },
      byBadge: (badge) => {
        const found = listed.find((one) => one.name === badge)
        return found === undefined ? refuse('signIn.unknownBadge', 'Nobody here carries this badge.') : ok(found)
      },
    },
    now: () => new Date(clock.ms),
    lockAfterMinutes: () => 20,
  })
  return { ...held, clock, employ: (people: Person[]) => (listed = people) }
}

describe('people at one screen', () => {
  it('are signed in together, and the one who came last acts', async () => {
    const here = room()
    expect(here.state()).toEqual({ signedIn: [], active: null })
    await here.signIn(ana.id, '1357')
    expect(await here.signIn(bo.id, '1357')).toEqual(ok({ signedIn: [ana, bo], active: bo.id }))
    expect(here.active()).toEqual(bo)
  })

  it('take turns by name, by PIN or by badge', async () => {
    const here = room()
    await here.signIn(ana.id, '1357')
    here.signInByBadge('Bo')
    expect(here.activate(ana.id)).toEqual(ok({ signedIn: [ana, bo], active: ana.id }))
    await here.signIn(bo.id, '1357')
    expect(here.signedIn()).toEqual([ana, bo])
    expect(here.active()).toEqual(bo)
    expect(here.signInByBadge('Ana')).toEqual(ok({ signedIn: [ana, bo], active: ana.id }))
  })

  it('are not let in by a wrong PIN or a strange badge, and change nothing by trying', async () => {
    const here = room()
    await here.signIn(ana.id, '1357')
    expect((await here.signIn(bo.id, '0000')).ok).toBe(false)
    expect(here.signInByBadge('Eve').ok).toBe(false)
    expect(here.activate(bo.id)).toMatchObject({ failure: { code: 'session.notSignedIn' } })
    expect(here.state()).toEqual({ signedIn: [ana], active: ana.id })
  })

  it('leave the turn to nobody when the one who acts signs out', async () => {
    const here = room()
    await here.signIn(ana.id, '1357')
    await here.signIn(bo.id, '1357')
    expect(here.signOut(ana.id)).toEqual({ signedIn: [bo], active: bo.id })
    expect(here.signOut(bo.id)).toEqual({ signedIn: [], active: null })
  })

  it('are signed out when they no longer work here, and act in a new role at once', async () => {
    const here = room()
    await here.signIn(ana.id, '1357')
    here.employ([{ ...ana, role: 'physician' }, bo])
    expect(here.active()?.role).toBe('physician')
    here.employ([bo])
    expect(here.state()).toEqual({ signedIn: [], active: null })
  })
})

describe('nobody touching anything', () => {
  it('signs everybody out at the set minute and not before', async () => {
    const here = room()
    await here.signIn(ana.id, '1357')
    here.clock.ms += 20 * 60_000 - 1
    expect(here.lockIfIdle()).toBe(false)
    here.clock.ms += 1
    expect(here.lockIfIdle()).toBe(true)
    expect(here.state()).toEqual({ signedIn: [], active: null })
    expect(here.lockIfIdle()).toBe(false)
  })

  it('starts anew with every touch and every turn', async () => {
    const here = room()
    await here.signIn(ana.id, '1357')
    here.clock.ms += 19 * 60_000
    here.touch()
    here.clock.ms += 19 * 60_000
    expect(here.lockIfIdle()).toBe(false)
    here.activate(ana.id)
    here.clock.ms += 19 * 60_000
    expect(here.lockIfIdle()).toBe(false)
  })

  it('is told to whoever listens', async () => {
    const here = room()
    const heard: number[] = []
    const stop = here.onChange(({ signedIn }) => heard.push(signedIn.length))
    await here.signIn(ana.id, '1357')
    here.clock.ms += 20 * 60_000
    here.lockIfIdle()
    stop()
    here.signOutAll()
    expect(heard).toEqual([1, 0])
  })
})
