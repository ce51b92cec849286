import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultSitePolicy } from '@shared/case/policy'
import type { ShownRow } from '@shared/contract/boardRow'
import type { RadiofrequencyBasis } from '@shared/diary/basis'
import { basisKey, openBasisQuestion } from '@shared/diary/basisQuestion'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { casePath } from '../../../main/cases/casePath'
import type { EventStore } from '../../../main/store/eventStore'
import { openStore } from '../../../main/store/openStore'
import { aBooking, physician } from '../../fixtures/aCase'

const none: RadiofrequencyBasis = {
  verdict: 'question',
  because: 'no-block',
  thresholdPercent: 80,
  blocksNeeded: 2,
  blocks: [],
}
const met: RadiofrequencyBasis = { ...none, verdict: 'met', because: 'two-blocks' }
const radiofrequency = {
  ...aBooking,
  plan: { ...aBooking.plan, procedure: 'medial-branch-rfa', levels: ['L4-L5'], contrast: 'none', injectates: [] },
} as const

let folder: string
let store: EventStore
let told: ShownRow[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'procedure-pause-basis-'))
  const opened = openStore({ file: join(folder, 'record.db'), key: new Uint8Array(32).fill(7) })
  if (!opened.ok) throw new Error(opened.failure.code)
  store = opened.value
  told = []
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A station whose records say this of earlier blocks; null where they could not be read. */
function station(basis: RadiofrequencyBasis | null, booking: typeof aBooking | typeof radiofrequency = radiofrequency) {
  const cases = casePath({
    store,
    standing: () => ({ actor: physician, signedIn: [physician] }),
    policy: () => defaultSitePolicy,
    blocksBefore: () => basis,
    station: () => 'Room 2',
    clock: () => new Date('2026-11-24T13:00:00Z'),
    onAppended: (_caseId, _events, row) => told.push(row),
  })
  const booked = cases.book({
    ...booking,
    plan: { ...booking.plan, levels: [...booking.plan.levels], injectates: [...booking.plan.injectates] },
  })
  if (!booked.ok) throw new Error(booked.failure.says)
  const [day = ''] = booking.scheduledAt.split('T')
  return { cases, caseId: booked.value, day }
}

it.each([
  ['no block', none, true],
  ['records that could not be read', null, true],
  ['blocks that meet the rule', met, false],
] as const)('a radiofrequency with %s asks on the board: %s', (_name, basis, asked) => {
  const { cases, day } = station(basis)
  expect(cases.day(day).map(({ basisAsked }) => basisAsked)).toEqual([asked])
  expect(cases.search('Hartmann').map(({ basisAsked }) => basisAsked)).toEqual([asked])
  expect(told.map(({ basisAsked }) => basisAsked)).toEqual([asked])
})

it('asks no longer once a physician has answered, and tells the windows so', () => {
  const { cases, caseId, day } = station(none)
  const state = cases.state(caseId)
  const open = state.ok ? openBasisQuestion(state.value, defaultSitePolicy, () => none) : null
  if (open === null) throw new Error('Nothing is asked.')
  const answered = cases.execute(caseId, {
    do: 'basis.answer',
    reason: 'Two blocks at the county hospital, letter seen',
    read: basisKey(open),
  })
  expect(answered.ok).toBe(true)
  expect(cases.day(day).map(({ basisAsked }) => basisAsked)).toEqual([false])
  expect(told.at(-1)?.basisAsked).toBe(false)
})

it('asks nothing of a procedure that rests on no block, nor of a case that was cancelled', () => {
  const epidural = station(none, aBooking)
  expect(epidural.cases.day(epidural.day).map(({ basisAsked }) => basisAsked)).toEqual([false])
  const { cases, caseId, day } = station(none)
  cases.execute(caseId, { do: 'case.cancel', reason: 'The patient has a cold' })
  expect(cases.day(day).map(({ basisAsked }) => basisAsked)).toEqual([false, false])
})
