import { boardRowOf } from '@shared/case/boardRow'
import { caseIdSchema } from '@shared/case/envelope'
import { defaultSitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { describe, expect, it } from 'vitest'
import { earlierBlocks } from '../../../main/cases/registry'
import { endedCase, idOf } from '../../builders/aftercare'

const at = (n: number, scheduledAt: string): CaseState => {
  const ended = endedCase()
  return { ...ended, id: idOf(n), booking: { ...ended.booking, scheduledAt } }
}

/** The blocks that are earlier than the first of these cases. */
function earlierThan(today: CaseState, ...others: CaseState[]) {
  const all = [today, ...others]
  const stored: Pick<Parameters<typeof earlierBlocks>[0], 'store' | 'cases'> = {
    store: {
      boardAlike: (_patient, _procedure, schema) =>
        all.map((each) => ({
          caseId: caseIdSchema.parse(each.id),
          version: each.version,
          row: schema.parse(boardRowOf(each)),
        })),
    },
    cases: { state: (id) => ({ ok: true, value: all.find((each) => each.id === id) ?? today }) },
  }
  const found = earlierBlocks({ ...stored, policy: () => defaultSitePolicy }, caseIdSchema.parse(today.id))
  return found.ok ? found.value.map((each) => each.caseId) : found.failure.code
}

describe('earlier blocks of a patient', () => {
  it('are told by the instant, whatever the offsets in which the appointments are written', () => {
    const today = at(1, '2026-11-24T08:30:00-05:00')
    // 13:00 in Greenwich is half an hour earlier, though its clock shows a later hour; 07:30 at -08:00 is later.
    const before = at(2, '2026-11-24T13:00:00Z')
    const after = at(3, '2026-11-24T07:30:00-08:00')
    expect(earlierThan(today, before, after)).toEqual([before.id])
  })
})
