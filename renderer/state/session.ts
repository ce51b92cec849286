import type { Outcome } from '@shared/contract/channel'
import type { Session } from '@shared/contract/channels'
import type { Person, PersonId } from '@shared/people/person'
import { request, subscribe } from '../bridge/bridge'
import { createStore, useStore } from './store'

const session = createStore<Session>({ signedIn: [], active: null })

export async function startSession(): Promise<void> {
  subscribe('session.changed', session.set)
  takeSession(await request('session.get', {}))
}

/** Takes over what main says of the sign-ins, and hands the reply on. */
export function takeSession(reply: Outcome<Session>): Outcome<Session> {
  if (reply.ok) session.set(reply.value)
  return reply
}

/** Who is signed in at this station, and as whom the next act is recorded. */
export function useSession() {
  const current = useStore(session)
  const activePerson: Person | null = current.signedIn.find((person) => person.id === current.active) ?? null
  return {
    signedIn: current.signedIn,
    active: current.active,
    activePerson,
    signIn: async (personId: PersonId, pin: string) => takeSession(await request('session.signIn', { personId, pin })),
    activate: async (personId: PersonId) => takeSession(await request('session.activate', { personId })),
    signOut: async (personId: PersonId) => takeSession(await request('session.signOut', { personId })),
  }
}
