import { type Refusal, refuse } from '@shared/case/refusal'
import { ok, type Result } from '@shared/kit/result'
import { minuteMs } from '@shared/kit/time'
import type { Person, PersonId } from '@shared/people/person'
import type { People } from './people'

/** Who is signed in at this station, in the order they came, and who of them acts. */
export type SessionState = { readonly signedIn: readonly Person[]; readonly active: PersonId | null }

export type SessionOptions = {
  readonly people: Pick<People, 'list' | 'verifyPin' | 'byBadge'>
  readonly now: () => Date
  /** Minutes without input after which everybody is signed out: a setting, so it is asked each time. */
  readonly lockAfterMinutes: () => number
}

/** Everyone stands at one screen in the room: several people are signed in, and one of them is the one acting. */
export function sessions({ people, now, lockAfterMinutes }: SessionOptions) {
  let ids: readonly PersonId[] = []
  let acting: PersonId | null = null
  let lastInput = now().getTime()
  const listeners = new Set<(state: SessionState) => void>()

  /** As the directory has them now: a new role counts at once, and nobody stays who no longer works here. */
  const signedIn = (): Person[] => {
    const listed = people.list()
    return ids.flatMap((id) => listed.find((person) => person.id === id) ?? [])
  }

  const active = (): Person | null => signedIn().find((person) => person.id === acting) ?? null

  const state = (): SessionState => ({ signedIn: signedIn(), active: active()?.id ?? null })

  const become = (next: readonly PersonId[], actingNow: PersonId | null): SessionState => {
    ids = next
    acting = actingNow
    lastInput = now().getTime()
    const changed = state()
    for (const listener of listeners) listener(changed)
    return changed
  }

  const enter = ({ id }: Person): SessionState => become(ids.includes(id) ? ids : [...ids, id], id)

  return {
    state,
    signedIn,
    active,

    /** Signs in and makes the person the one who acts; signing in again is a way to take the turn. */
    async signIn(personId: PersonId, pin: string): Promise<Result<SessionState, Refusal>> {
      const person = await people.verifyPin(personId, pin)
      return person.ok ? ok(enter(person.value)) : person
    },

    signInByBadge(badge: string): Result<SessionState, Refusal> {
      const person = people.byBadge(badge)
      return person.ok ? ok(enter(person.value)) : person
    },

    /** Hands the turn to someone who is signed in. */
    activate(personId: PersonId): Result<SessionState, Refusal> {
      if (!signedIn().some((person) => person.id === personId)) {
        return refuse('session.notSignedIn', 'This person is not signed in. Sign in with the PIN first.')
      }
      return ok(become(ids, personId))
    },

    /** The turn goes to nobody: whoever acts next says who they are. */
    signOut: (personId: PersonId): SessionState =>
      become(
        ids.filter((id) => id !== personId),
        acting === personId ? null : acting,
      ),

    signOutAll: (): SessionState => become([], null),

    /** Somebody touched a key, a pedal or the screen. */
    touch(): void {
      lastInput = now().getTime()
    },

    /** Signs everybody out when nobody has touched anything for the set time; says whether it did. Call it every few seconds. */
    lockIfIdle(): boolean {
      if (ids.length === 0 || now().getTime() - lastInput < lockAfterMinutes() * minuteMs) return false
      become([], null)
      return true
    },

    /** Tells of every change; returns how to stop listening. */
    onChange(listener: (state: SessionState) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type Sessions = ReturnType<typeof sessions>
