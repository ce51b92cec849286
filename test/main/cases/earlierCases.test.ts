import { randomUUID } from 'node:crypto'
import { boardRowOf } from '@shared/case/boardRow'
import { caseIdSchema } from '@shared/case/envelope'
import type { CaseState } from '@shared/case/state'
import { describe, expect, it } from 'vitest'
import { lastTime, weekReport } from '../../../main/cases/earlierCases'
import { type leftEpidural, Room } from '../../shared/pause/room'

/** A case of the same patient on a day, done or not; `change` turns it into another one. */
function aCase(day: string, isDone: boolean, change: (state: CaseState) => CaseState = (state) => state): CaseState {
  const { state } = new Room()
  const at = `${day}T09:00:00.000Z`
  const procedure = isDone ? { ...state.procedure, startedAt: at, endedAt: at } : state.procedure
  return change({ ...state, id: randomUUID(), procedure, booking: { ...state.booking, scheduledAt: at } })
}

function stored(states: readonly CaseState[]) {
  const rows = states.map((state) => ({ ...boardRowOf(state), basisAsked: false }))
  return {
    state: (id: string) => {
      const state = states.find((each) => each.id === id)
      if (state === undefined) throw new Error(`No case ${id}`)
      return { ok: true as const, value: state }
    },
    search: () => rows,
    day: (day: string) => rows.filter((row) => row.scheduledAt.startsWith(day)),
  }
}

const planned = (plan: Partial<typeof leftEpidural>) => (state: CaseState) => ({
  ...state,
  plan: { ...state.plan, ...plan },
})
const idOf = (state: CaseState) => caseIdSchema.parse(state.id)

describe('last time', () => {
  const today = aCase('2026-11-24', false)
  const find = (...others: CaseState[]) => {
    const found = lastTime(stored([today, ...others]), idOf(today))
    return found.ok ? found.value.caseId : found.failure.code
  }

  it('is the latest earlier case of the same patient with the same procedure, level and side', () => {
    const spring = aCase('2026-03-02', true)
    const summer = aCase('2026-07-02', true)
    expect(find(spring, summer)).toBe(summer.id)
  })

  it('is no case that is another patient’s, another target’s, later, or was never done', () => {
    expect(find()).toBeNull()
    expect(find(aCase('2026-03-02', false))).toBeNull()
    expect(find(aCase('2026-12-02', true))).toBeNull()
    const born = (state: CaseState) => ({ ...state, patient: { ...state.patient, birthDate: '1959-03-12' } })
    const numbered = (state: CaseState) => ({ ...state, patient: { ...state.patient, id: '4471-204' } })
    expect(find(aCase('2026-03-02', true, born))).toBeNull()
    expect(find(aCase('2026-03-02', true, numbered))).toBeNull()
    expect(find(aCase('2026-03-02', true, planned({ side: 'right' })))).toBeNull()
    expect(find(aCase('2026-03-02', true, planned({ levels: ['L5-S1'] })))).toBeNull()
    expect(find(aCase('2026-03-02', true, planned({ procedure: 'esi-transforaminal' })))).toBeNull()
  })

  it('takes a level in common and both sides for the same target', () => {
    const both = aCase('2026-03-02', true, planned({ side: 'bilateral', levels: ['L3-L4', 'l4/l5'] }))
    expect(find(both)).toBe(both.id)
  })
})

describe('the week of the team', () => {
  it('holds seven days and stands beside the seven before, without the cases of other days', () => {
    const states = ['2026-11-15', '2026-11-16', '2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30'].map((day) =>
      aCase(day, true),
    )
    const report = weekReport(stored(states), '2026-11-23', {
      now: new Date('2026-11-30T00:00:00Z'),
      withDrills: false,
    })
    if (!report.ok) throw new Error(report.failure.says)
    expect(report.value).toMatchObject({
      from: '2026-11-23',
      to: '2026-11-29',
      week: { cases: 2 },
      before: { cases: 2 },
    })
  })
})
