import { caseIdSchema } from '@shared/case/envelope'
import { ok } from '@shared/kit/result'
import type { Person } from '@shared/people/person'
import { describe, expect, it } from 'vitest'
import { type ConfirmedActs, executeConfirmed } from '../../../main/cases/confirmed'
import { nurse, physician } from '../../fixtures/aCase'

const caseId = caseIdSchema.parse('019a0000-0000-7000-8000-00000000cafe')
const command = { do: 'weight.record' as const, weightKg: 61 }

/** A desk where `physician` has the PIN 2468, and a note of what reached the command path. */
function desk(acting: Person | null, during: () => Person | null = () => acting) {
  const reached: Parameters<ConfirmedActs['cases']['execute']>[] = []
  let asked = 0
  const acts: ConfirmedActs = {
    people: {
      verifyPin: async (_, pin) =>
        pin === '2468'
          ? ok(physician)
          : { ok: false, failure: { code: 'signIn.wrongPin', says: 'This is not the PIN.', params: {} } },
    },
    sessions: {
      active: () => {
        asked += 1
        return asked === 1 ? acting : during()
      },
      signedIn: () => [physician, nurse],
    },
    cases: {
      execute: (...given) => {
        reached.push(given)
        return ok([])
      },
    },
  }
  return { acts, reached }
}

describe('an act with a second confirmation', () => {
  it('reaches the domain with the name of who entered the PIN', async () => {
    const { acts, reached } = desk(physician)
    expect(await executeConfirmed(acts, caseId, command, '2468')).toEqual({ ok: true, value: [] })
    expect(reached).toEqual([
      [caseId, command, { actor: physician, signedIn: [physician, nurse], confirmedBy: physician.id }],
    ])
  })

  it('does not reach it with a wrong PIN, with nobody signed in, or when someone else acts meanwhile', async () => {
    for (const [{ acts, reached }, pin, code] of [
      [desk(physician), '1111', 'signIn.wrongPin'],
      [desk(null), '2468', 'people.sign-in-first'],
      [desk(physician, () => nurse), '2468', 'people.someone-else-acts'],
    ] as const) {
      expect(await executeConfirmed(acts, caseId, command, pin)).toMatchObject({ ok: false, failure: { code } })
      expect(reached).toEqual([])
    }
  })
})
