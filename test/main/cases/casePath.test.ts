import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caseIdSchema, verifyChain } from '@shared/case/envelope'
import { defaultSitePolicy } from '@shared/case/policy'
import type { Person } from '@shared/people/person'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type CasePath, casePath } from '../../../main/cases/casePath'
import { exportRecord, verifyRecord } from '../../../main/cases/recordFile'
import type { EventStore } from '../../../main/store/eventStore'
import { openStore } from '../../../main/store/openStore'
import { sha256 } from '../../../main/store/sha256'
import { aBooking, nurse, physician } from '../../fixtures/aCase'

const key = new Uint8Array(32).fill(7)
let folder: string
let store: EventStore
let told: { caseId: string; types: string[]; stored: number }[]
let signedIn: readonly Person[]

const openPath = (): CasePath => {
  const opened = openStore({ file: join(folder, 'record.db'), key })
  if (!opened.ok) throw new Error(opened.failure.code)
  store = opened.value
  return casePath({
    store,
    standing: () => ({ actor: signedIn[0] ?? null, signedIn }),
    policy: () => defaultSitePolicy,
    station: () => 'Room 2',
    clock: () => new Date('2026-11-24T13:00:00Z'),
    onAppended: (caseId, events) =>
      told.push({ caseId, types: events.map((event) => event.type), stored: store.readCase(caseId).length }),
  })
}

const booked = (cases: CasePath) => {
  const caseId = cases.book(aBooking)
  if (!caseId.ok) throw new Error(caseId.failure.says)
  return caseId.value
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'procedure-pause-cases-'))
  told = []
  signedIn = [nurse, physician]
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the command path', () => {
  it('records what was decided, then tells everybody, in that order', () => {
    const cases = openPath()
    const caseId = booked(cases)
    cases.execute(caseId, { do: 'weight.record', weightKg: 61 })
    expect(told).toEqual([
      { caseId, types: ['case.booked'], stored: 1 },
      { caseId, types: ['weight.recorded'], stored: 2 },
    ])
  })

  it('records nothing and tells nobody when an act is refused', () => {
    const cases = openPath()
    const caseId = booked(cases)
    signedIn = []
    const refused = cases.execute(caseId, { do: 'weight.record', weightKg: 61 })
    expect(refused).toMatchObject({ ok: false, failure: { code: 'people.sign-in-first' } })
    expect(told).toHaveLength(1)
    expect(store.readCase(caseId)).toHaveLength(1)
  })

  it('shows the same case after the app was closed and opened again', () => {
    const caseId = booked(openPath())
    store.close()
    const again = openPath()
    expect(again.state(caseId)).toMatchObject({ ok: true, value: { patient: { familyName: 'Hartmann' }, version: 1 } })
    expect(again.day('2026-11-24')).toMatchObject([{ caseId, phase: 'booked' }])
  })

  it('puts a case on the board of its own day and finds it by name, number and birth date', () => {
    const cases = openPath()
    const caseId = booked(cases)
    expect(cases.day('2026-11-24').map((row) => row.caseId)).toEqual([caseId])
    expect(cases.day('2026-11-25')).toEqual([])
    for (const words of ['hart', '4471-203', '1958-03-12', 'Liesel Hartmann']) {
      expect(
        cases.search(words).map((row) => row.caseId),
        words,
      ).toEqual([caseId])
    }
  })

  it('moves the case on the board when its appointment moves', () => {
    const cases = openPath()
    const caseId = booked(cases)
    const moved = cases.execute(caseId, {
      do: 'case.reschedule',
      scheduledAt: '2026-11-26T09:00:00-05:00',
      room: 'Room 1',
      reason: 'Apixaban was taken yesterday',
    })
    expect(moved.ok).toBe(true)
    expect(cases.day('2026-11-24')).toEqual([])
    expect(cases.day('2026-11-26')).toMatchObject([{ caseId, room: 'Room 1' }])
  })

  it('says so when a case is not here', () => {
    const cases = openPath()
    const nowhere = caseIdSchema.parse('019a0000-0000-7000-8000-00000000beef')
    expect(cases.open(nowhere)).toMatchObject({ ok: false, failure: { code: 'case.unknown' } })
    expect(cases.execute(nowhere, { do: 'weight.record', weightKg: 61 })).toMatchObject({ ok: false })
  })

  it('goes on from what another window recorded meanwhile', () => {
    const first = openPath()
    const caseId = booked(first)
    const elsewhere = casePath({
      store,
      standing: () => ({ actor: physician, signedIn }),
      policy: () => defaultSitePolicy,
      station: () => 'Room 1',
      clock: () => new Date('2026-11-24T13:01:00Z'),
      onAppended: () => {},
    })
    expect(elsewhere.execute(caseId, { do: 'weight.record', weightKg: 61 }).ok).toBe(true)
    expect(first.execute(caseId, { do: 'weight.record', weightKg: 62 }).ok).toBe(true)
    expect(store.readCase(caseId).map((event) => event.sequence)).toEqual([1, 2, 3])
  })
})

describe('an exported record', () => {
  it('holds every entry with a chain that anybody can check', () => {
    const cases = openPath()
    const caseId = booked(cases)
    cases.execute(caseId, { do: 'weight.record', weightKg: 61 })
    const file = join(folder, 'export.json')
    expect(exportRecord({ store }, caseId, file).ok).toBe(true)
    const exported = z
      .object({
        format: z.string(),
        caseId: z.string(),
        chain: z.object({ whole: z.boolean(), head: z.string() }),
        events: z.array(z.unknown()),
      })
      .parse(JSON.parse(readFileSync(file, 'utf8')))
    expect(exported.format).toBe('procedure-pause-record/1')
    expect(exported.events).toEqual(store.readCase(caseId))
    const verified = verifyChain(store.readCase(caseId), sha256)
    expect(exported.chain).toEqual({ whole: true, head: verified.ok ? verified.value.head : '' })
  })

  it('is refused for a folder that cannot be written, with the record untouched', () => {
    const caseId = booked(openPath())
    expect(exportRecord({ store }, caseId, join(folder, 'record.db', 'below-a-file', 'export.json'))).toMatchObject({
      ok: false,
      failure: { code: 'file.not-written' },
    })
    expect(verifyRecord({ store }, caseId)).toMatchObject({ whole: true, entries: 1 })
  })
})
