import type { Page } from '@playwright/test'
import type { CaseCommand } from '../../../shared/case/commands'
import type { CaseId } from '../../../shared/case/envelope'
import { type PersonId, personIdSchema } from '../../../shared/people/person'
import { pin } from './people'

/** What a test is not about is done through the contract, as the screens themselves do it, without their presses. */
export async function idOf(desk: Page, name: string): Promise<PersonId> {
  const people = await desk.evaluate(() => window.companion.request['people.list']({}))
  if (!people.ok) throw new Error(people.failure.says)
  return personIdSchema.parse(people.value.people.find((person) => person.name === name)?.id)
}

export async function signedInByPin(desk: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const personId = await idOf(desk, name)
    const reply = await desk.evaluate((input) => window.companion.request['session.signIn'](input), { personId, pin })
    if (!reply.ok) throw new Error(reply.failure.says)
  }
}

/** Acts on a case as somebody who is signed in. Throws where the act is refused. */
export async function act(desk: Page, caseId: CaseId, by: string, command: CaseCommand): Promise<void> {
  const personId = await idOf(desk, by)
  const reply = await desk.evaluate(
    async (input) => {
      await window.companion.request['session.activate']({ personId: input.personId })
      return await window.companion.request['cases.execute']({ caseId: input.caseId, command: input.command })
    },
    { personId, caseId, command },
  )
  if (!reply.ok) throw new Error(`${command.do}: ${reply.failure.says}`)
}

/** What the record of a case holds, entry by entry. */
export async function recordOf(desk: Page, caseId: CaseId) {
  const reply = await desk.evaluate((input) => window.companion.request['cases.open'](input), { caseId })
  if (!reply.ok) throw new Error(reply.failure.says)
  return reply.value.events
}

export async function show(desk: Page, caseId: CaseId, screen: string): Promise<void> {
  await desk.evaluate((view) => window.companion.request['settings.set']({ view }), { caseId, screen })
}
