import type { CaseCommand } from '@shared/case/commands'
import type { CaseId, Envelope } from '@shared/case/envelope'
import type { Failure } from '@shared/contract/channel'
import { fail, type Result } from '@shared/kit/result'
import type { People } from '../people/people'
import type { Sessions } from '../people/sessions'
import type { CasePath } from './casePath'

export type ConfirmedActs = {
  readonly people: Pick<People, 'verifyPin'>
  readonly sessions: Pick<Sessions, 'active' | 'signedIn'>
  readonly cases: Pick<CasePath, 'execute'>
}

/**
 * Executes a command that takes a second confirmation: the acting person's own PIN, entered again for this one act.
 * Wrong PINs count and wait as at the sign-in. What the PIN is needed for is the domain's to say, not this function's.
 */
export async function executeConfirmed(
  { people, sessions, cases }: ConfirmedActs,
  caseId: CaseId,
  command: CaseCommand,
  pin: string,
): Promise<Result<Envelope[], Failure>> {
  const acting = sessions.active()
  if (acting === null) return fail(nobody)
  const verified = await people.verifyPin(acting.id, pin)
  if (!verified.ok) return fail({ ...verified.failure, params: { ...verified.failure.params } })
  // Checking a PIN takes a moment: whoever acts now must still be the one who entered it.
  const actor = sessions.active()
  if (actor?.id !== acting.id) return fail(someoneElse)
  return cases.execute(caseId, command, { actor, signedIn: sessions.signedIn(), confirmedBy: actor.id })
}

const nobody: Failure = {
  code: 'people.sign-in-first',
  says: 'Nobody is signed in. Sign in with your PIN or badge, then try again.',
  params: {},
}
const someoneElse: Failure = {
  code: 'people.someone-else-acts',
  says: 'Someone else acts at this station now. Nothing was recorded. Read it again, then decide.',
  params: {},
}
