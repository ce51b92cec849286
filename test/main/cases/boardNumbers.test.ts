import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { boardRowOf } from '@shared/case/boardRow'
import { caseIdSchema } from '@shared/case/envelope'
import type { CaseState } from '@shared/case/state'
import type { RecalledLot } from '@shared/recalls/recalls'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lastNeedlesFor } from '../../../main/cases/lastNeedles'
import { affectedUses } from '../../../main/cases/recallDesk'
import { siteDoseFor } from '../../../main/cases/siteDose'
import type { EventStore } from '../../../main/store/eventStore'
import { openStore } from '../../../main/store/openStore'
import { contrast, give, nurse, physician, room, roomWithNeedle } from '../../builders/procedureRoom'

let folder: string
let store: EventStore

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'procedure-pause-numbers-'))
  const opened = openStore({ file: join(folder, 'record.db'), key: new Uint8Array(32).fill(7) })
  if (!opened.ok) throw new Error(opened.failure.code)
  store = opened.value
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Puts a case on the board as it stands. */
function keep(state: CaseState): CaseState {
  const caseId = caseIdSchema.parse(uuidv7())
  const kept = { ...state, id: caseId }
  const { booking } = kept
  const drafts = [
    {
      id: uuidv7(),
      at: booking.scheduledAt,
      offsetMinutes: 0,
      station: 'Room 2',
      actor: physician,
      type: 'case.booked',
      schemaVersion: 1,
      body: {},
    },
  ]
  const row = JSON.parse(JSON.stringify(boardRowOf(kept)))
  const projection = {
    caseId,
    day: booking.scheduledAt.slice(0, 10),
    room: booking.room,
    scheduledAt: booking.scheduledAt,
    search: 'Hartmann',
    row,
  }
  const appended = store.append(caseId, 0, drafts, projection)
  if (!appended.ok) throw new Error(appended.failure.code)
  return kept
}

const done = (kermaMGy: number, changes: (state: CaseState) => CaseState = (state) => state): CaseState => {
  const made = roomWithNeedle()
  made.must(contrast(made.needle(), { lot: 'C 9' }))
  made.must(give(made.needle(), { lot: 'A12B' }))
  made.must({
    do: 'dose.record',
    fluoroscopy: null,
    airKerma: { value: kermaMGy, unit: 'mGy' },
    areaProduct: null,
    runs: null,
    frames: null,
    source: 'console',
    confirmed: true,
  })
  made.must({ do: 'procedure.end', outcome: 'completed', note: '' })
  return changes(made.state())
}
const on = (day: string) => (state: CaseState) => ({
  ...state,
  booking: { ...state.booking, scheduledAt: `${day}T09:00:00.000Z` },
})
const drill = (state: CaseState) => ({ ...state, booking: { ...state.booking, drill: true } })

describe('the site’s own dose', () => {
  it('is from earlier cases of the same procedure that ended with a reading, and from no training case', () => {
    for (let day = 1; day <= 20; day += 1) keep(done(day, on(`2026-10-${String(day).padStart(2, '0')}`)))
    keep(done(500, on('2026-12-01')))
    keep(done(600, (state) => drill(on('2026-10-21')(state))))
    keep(done(700, (state) => ({ ...on('2026-10-21')(state), plan: { ...state.plan, procedure: 'esi-caudal' } })))
    const today = keep(on('2026-11-24')(room().state()))
    expect(siteDoseFor(store, today, false)).toMatchObject({
      p95: { airKermaMGy: 19, dapGyCm2: null },
      readings: { airKermaMGy: 20, fluoroscopyS: 0 },
    })
    expect(siteDoseFor(store, today, true).readings.airKermaMGy).toBe(21)
  })
})

describe('the needles of the last time', () => {
  const by = (state: CaseState) => ({ ...state, pause: { ...state.pause, needleTeam: [nurse, physician] } })

  it('come from the newest earlier case of the same physician, and from no training case', () => {
    keep(by(done(4, on('2026-10-20'))))
    keep(by(done(4, (state) => drill(on('2026-10-22')(state)))))
    keep(done(4, on('2026-10-23')))
    const today = keep(by(on('2026-11-24')(room().state())))
    expect(lastNeedlesFor(store, today, false)).toEqual({
      sizes: [{ gauge: 22, lengthMm: 90 }],
      at: '2026-10-20T09:00:00.000Z',
    })
    expect(lastNeedlesFor(store, today, true)?.at).toBe('2026-10-22T09:00:00.000Z')
    expect(lastNeedlesFor(store, { ...today, pause: { ...today.pause, needleTeam: [nurse] } }, true)).toBeNull()
  })
})

describe('the cases that a recall concerns', () => {
  const recall = (changes: Partial<RecalledLot>): RecalledLot => ({
    id: uuidv7(),
    productId: 'dexamethasone',
    gtin: null,
    lot: 'a-12-b',
    reason: 'Notice 26-17',
    by: physician,
    at: '2026-11-30T08:00:00.000Z',
    withdrawn: null,
    ...changes,
  })

  it('are found although the lot was recalled after its use, contrast included', () => {
    const used = keep(done(4))
    keep(done(4, drill))
    expect(affectedUses(store, [recall({})], false)).toMatchObject([
      { caseId: used.id, patientId: '4471-203', productId: 'dexamethasone', lot: 'A12B' },
    ])
    expect(affectedUses(store, [recall({ productId: null, lot: 'c9' })], false)).toMatchObject([
      { productId: 'iohexol-240' },
    ])
    expect(affectedUses(store, [recall({})], true)).toHaveLength(2)
    const withdrawn = { by: physician, at: '2026-12-01T08:00:00.000Z', reason: 'Taken back' }
    expect(affectedUses(store, [recall({ withdrawn }), recall({ lot: 'Z' })], false)).toEqual([])
  })

  it('are not those whose lot was corrected', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(give(made.needle(), { lot: 'A12B' }))
    const ofSequence = made.lastSequence()
    made.must({ do: 'entry.correct', ofSequence, reason: 'Misread.', instead: give(made.needle(), { lot: 'A12C' }) })
    keep(made.state())
    expect(affectedUses(store, [recall({})], false)).toEqual([])
  })
})
