import { type SitePolicy, sitePolicySchema } from '@shared/case/policy'
import { type Refusal, refuse } from '@shared/case/refusal'
import { decideChecklists } from '@shared/checklists/decide'
import type { ChecklistCommand } from '@shared/checklists/events'
import type { SiteChecklists } from '@shared/checklists/state'
import { fail, ok, type Result } from '@shared/kit/result'
import { decidePeople, type PersonCommand } from '@shared/people/decide'
import { activeMembers, activePeople, personWithBadge } from '@shared/people/directory'
import type { Person, PersonId, Role } from '@shared/people/person'
import { decideRecalls, type RecallCommand } from '@shared/recalls/decide'
import type { RecalledLot } from '@shared/recalls/recalls'
import type { HeldNote } from '@shared/rescue/held'
import type { EventStore } from '../store/eventStore'
import { hashPin, pinMatches, standardPinCost } from './pin'
import type { SiteRecord, StationContext } from './siteRecord'

export type NewPerson = {
  readonly name: string
  readonly role: Role
  /** Four to twelve digits. */
  readonly pin: string
  readonly badge?: string
}

export type PeopleOptions = StationContext & {
  readonly record: SiteRecord
  readonly store: Pick<EventStore, 'attempts' | 'setAttempts'>
  /** scrypt work factor of new PINs; lowered by tests only. */
  readonly pinCost?: number
}

/** Under this name the wrong badges of the reader are counted: a badge names nobody until it is known. */
const badgeReader = 'badge-reader'

/** Wrong PINs that cost nothing: gloves and small keys. */
const freeAttempts = 4
const firstWaitMs = 5_000
const longestWaitMs = 300_000

/** Who works here: kept in the site stream, so that every change has a name and a time. */
export function people({ record, store, now, newId, pinCost = standardPinCost }: PeopleOptions) {
  const list = (): Person[] => activePeople(record.site().directory)

  const execute = (actor: Person | null, command: PersonCommand): Result<Person[], Refusal> => {
    const done = record.execute(actor, (site) => decidePeople(site.directory, command, { actor, newId }))
    return done.ok ? ok(list()) : done
  }

  /** How long whoever tries next has to wait: for a person's PIN, or for the badge reader. */
  const waitMs = (counted: string): number => {
    const { failures, lastAt } = store.attempts(counted)
    if (failures <= freeAttempts || lastAt === null) return 0
    const pause = Math.min(firstWaitMs * 2 ** (failures - freeAttempts - 1), longestWaitMs)
    // A clock that was set back must not make anyone wait for the day it came from.
    return Math.min(pause, Math.max(0, Date.parse(lastAt) + pause - now().getTime()))
  }

  return {
    /** Who works here now, by name. PINs and badges are no part of it. */
    list,

    /** Adds a person; returns everyone. `actor` may be null only while the site has no administrator. */
    async add(actor: Person | null, { name, role, pin, badge }: NewPerson): Promise<Result<Person[], Refusal>> {
      const hashed = await hashedPin(pin, pinCost)
      if (!hashed.ok) return hashed
      return execute(actor, { do: 'person.add', name, role, pin: hashed.value, badge: badge ?? null })
    },

    change: (actor: Person | null, personId: PersonId, name: string, role: Role): Result<Person[], Refusal> =>
      execute(actor, { do: 'person.change', personId, name, role }),

    retire: (actor: Person | null, personId: PersonId): Result<Person[], Refusal> =>
      execute(actor, { do: 'person.retire', personId }),

    setBadge: (actor: Person | null, personId: PersonId, badge: string | null): Result<Person[], Refusal> =>
      execute(actor, { do: 'person.setBadge', personId, badge }),

    async setPin(actor: Person | null, personId: PersonId, pin: string): Promise<Result<Person[], Refusal>> {
      const hashed = await hashedPin(pin, pinCost)
      return hashed.ok ? execute(actor, { do: 'person.setPin', personId, pin: hashed.value }) : hashed
    },

    /**
     * Whether a PIN is this person's. After four wrong ones each further one costs a wait that doubles, up to five
     * minutes; the count survives a restart and is written before the answer, so that ending the app saves nothing.
     */
    async verifyPin(personId: PersonId, pin: string): Promise<Result<Person, Refusal>> {
      const member = record.site().directory.get(personId)
      if (member === undefined || member.retired || member.pin === null) {
        return refuse('signIn.unknown', 'This person cannot sign in here. Choose a name from the list.')
      }
      const wait = waitMs(personId)
      if (wait > 0) return tryLater(wait)
      const { failures } = store.attempts(personId)
      store.setAttempts(personId, { failures: failures + 1, lastAt: now().toISOString() })
      if (!(await pinMatches(pin, member.pin))) {
        const seconds = Math.ceil(waitMs(personId) / 1000)
        const { name } = member.person
        const next = seconds === 0 ? 'Try again.' : `Try again in ${seconds} seconds.`
        return refuse('signIn.wrongPin', `This is not the PIN of ${name}. ${next}`, { name, seconds })
      }
      store.setAttempts(personId, { failures: 0, lastAt: null })
      return ok(member.person)
    },

    /** Who carries a badge; not which one. */
    carriers: (): PersonId[] =>
      activeMembers(record.site().directory).flatMap(({ person, badge }) => (badge === null ? [] : [person.id])),

    /** Who carries this badge. Unknown ones are counted and slowed down like wrong PINs, so that none can be guessed. */
    byBadge(badge: string): Result<Person, Refusal> {
      const wait = waitMs(badgeReader)
      if (wait > 0) return tryLater(wait)
      const person = personWithBadge(record.site().directory, badge)
      const { failures } = store.attempts(badgeReader)
      if (person === null) {
        store.setAttempts(badgeReader, { failures: failures + 1, lastAt: now().toISOString() })
        return refuse('signIn.unknownBadge', 'Nobody here carries this badge.')
      }
      if (failures > 0) store.setAttempts(badgeReader, { failures: 0, lastAt: null })
      return ok(person)
    },

    checklists: (): SiteChecklists => record.site().checklists,

    /** An act on the site's checklists by whoever acts at this station. */
    checklistAct(actor: Person | null, command: ChecklistCommand): Result<SiteChecklists, Refusal> {
      const done = record.execute(actor, (site) =>
        decideChecklists(site.checklists, command, { actor, now: now().toISOString() }),
      )
      return done.ok ? ok(record.site().checklists) : done
    },

    /** Keeps STOPs and rescues that belong to no case. */
    keepNotesApart(actor: Person | null, notes: readonly HeldNote[], reason: string): Result<null, Refusal> {
      if (actor === null) {
        return refuse('people.sign-in-first', 'Nobody is signed in. Sign in with your PIN or badge, then try again.')
      }
      const done = record.execute(actor, () =>
        ok([{ type: 'room.notesKept', body: { notes: [...notes], reason, by: actor } }]),
      )
      return done.ok ? ok(null) : done
    },

    recalls: (): readonly RecalledLot[] => record.site().recalls,

    /** An act on the site's list of recalled lots by whoever acts at this station. */
    recallAct(actor: Person | null, command: RecallCommand): Result<readonly RecalledLot[], Refusal> {
      const done = record.execute(actor, (site) =>
        decideRecalls(site.recalls, command, { actor, now: now().toISOString(), newId }),
      )
      return done.ok ? ok(record.site().recalls) : done
    },

    policy: (): SitePolicy => record.site().policy,

    /** Physicians and administrators set what the site decides for itself. */
    setPolicy(actor: Person | null, policy: SitePolicy): Result<SitePolicy, Refusal> {
      if (actor?.role !== 'administrator' && actor?.role !== 'physician') {
        return refuse('policy.role', 'Only a physician or an administrator can change the rules of this site.')
      }
      const done = record.execute(actor, () =>
        ok([{ type: 'policy.set', body: { policy: sitePolicySchema.parse(policy) } }]),
      )
      return done.ok ? ok(record.site().policy) : done
    },
  }
}

export type People = ReturnType<typeof people>

function tryLater(waitMs: number): Result<never, Refusal> {
  const seconds = Math.ceil(waitMs / 1000)
  return fail({
    code: 'signIn.wait',
    says: `Too many wrong PINs. Try again in ${seconds} seconds.`,
    params: { seconds },
  })
}

async function hashedPin(pin: string, cost: number) {
  if (!/^\d{4,12}$/.test(pin)) return refuse('people.pin', 'A PIN has four to twelve digits.')
  return ok(await hashPin(pin, cost))
}
