import type { DecisionContext } from '@shared/case/context'
import { type Refusal, refuse } from '@shared/case/refusal'
import { ok, type Result } from '@shared/kit/result'
import type { Person, Role } from '@shared/people/person'

/** The signed-in person who acts, or a refusal that says whom it takes. */
export function requireActor(context: DecisionContext, allowed?: readonly Role[]): Result<Person, Refusal> {
  const { actor } = context
  if (actor === null || !context.signedIn.some((person) => person.id === actor.id)) {
    return refuse('people.sign-in-first', 'Nobody is signed in. Sign in with your PIN or badge, then try again.')
  }
  if (allowed !== undefined && !allowed.includes(actor.role)) {
    return refuse(
      'people.role-not-allowed',
      `This takes a ${allowed.join(' or ')}. ${actor.name} is signed in as ${actor.role}.`,
      {
        roles: allowed.join(', '),
        role: actor.role,
        name: actor.name,
      },
    )
  }
  return ok(actor)
}
