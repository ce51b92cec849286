import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caseIdSchema } from '@shared/case/envelope'
import { defaultSitePolicy } from '@shared/case/policy'
import type { HeldNote } from '@shared/rescue/held'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { casePath } from '../../../main/cases/casePath'
import { people } from '../../../main/people/people'
import { siteRecord } from '../../../main/people/siteRecord'
import { heldNotes } from '../../../main/room/heldNotes'
import { type OpenStation, roomDesk } from '../../../main/room/roomDesk'
import type { EventStore } from '../../../main/store/eventStore'
import { openStore } from '../../../main/store/openStore'
import { aBooking, nurse, physician } from '../../fixtures/aCase'

let folder: string
let store: EventStore
let isOpen: boolean
let actor: typeof nurse | null
let told: (readonly HeldNote[])[]

const now = () => new Date('2026-11-24T13:00:00.000Z')

function theRoom() {
  const opened = openStore({ file: join(folder, 'record.db'), key: new Uint8Array(32).fill(7) })
  if (!opened.ok) throw new Error(opened.failure.code)
  store = opened.value
  const context = { station: () => 'Room 2', now, newId: () => randomUUID() }
  const cases = casePath({
    store,
    standing: () => ({ actor, signedIn: actor === null ? [] : [actor, physician] }),
    policy: () => defaultSitePolicy,
    station: () => 'Room 2',
    clock: now,
    onAppended: () => {},
  })
  const station: OpenStation = {
    cases,
    people: people({ ...context, record: siteRecord(store, context), store, pinCost: 2 }),
    sessions: { active: () => actor },
  }
  const desk = roomDesk({
    held: heldNotes({ file: join(folder, 'held-notes.json'), now, newId: () => randomUUID() }),
    station: () => (isOpen ? station : null),
    room: () => '',
    now,
    onHeld: (held) => told.push(held),
  })
  const book = () => {
    const caseId = cases.book(aBooking)
    if (!caseId.ok) throw new Error(caseId.failure.says)
    return caseId.value
  }
  const beginPause = (caseId: ReturnType<typeof book>) => {
    const begun = cases.execute(caseId, { do: 'pause.begin', templateId: 'fluoroscopy-suite' })
    if (!begun.ok) throw new Error(begun.failure.says)
  }
  const state = (caseId: ReturnType<typeof book>) => {
    const read = cases.state(caseId)
    if (!read.ok) throw new Error(read.failure.says)
    return read.value
  }
  return { desk, book, beginPause, state }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'procedure-pause-room-'))
  isOpen = true
  actor = nurse
  told = []
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('STOP and rescue where no case is open', () => {
  it('go at once into the one case that is under way, without anybody signed in', () => {
    const { desk, book, beginPause, state } = theRoom()
    const caseId = book()
    beginPause(caseId)
    actor = null
    expect(desk.note({ kind: 'stop' })).toMatchObject({ ok: true, value: { caseId, held: [] } })
    expect(desk.note({ kind: 'rescue', card: 'last', step: 5, weightKg: 60 }).ok).toBe(true)
    expect(state(caseId).pause.stop).not.toBeNull()
    expect(state(caseId).pause.rescues).toMatchObject([{ card: 'last', step: 5, weightKg: 60 }])
    expect(told).toEqual([])
  })

  it('are held where none is under way, where two are, and while the record is locked', () => {
    const { desk, book, beginPause } = theRoom()
    const first = book()
    expect(desk.note({ kind: 'stop' })).toMatchObject({ ok: true, value: { caseId: null } })
    beginPause(first)
    beginPause(book())
    expect(desk.note({ kind: 'stop' })).toMatchObject({ ok: true, value: { caseId: null } })
    isOpen = false
    expect(desk.note({ kind: 'rescue', card: 'seizure', step: 0, weightKg: null })).toMatchObject({
      ok: true,
      value: { caseId: null },
    })
    expect(desk.held().map((note) => note.kind)).toEqual(['stop', 'stop', 'rescue'])
    expect(told.at(-1)).toEqual(desk.held())
  })

  it('join the case that a signed-in person names, and are gone from what is held', () => {
    const { desk, book, state } = theRoom()
    const caseId = book()
    desk.note({ kind: 'stop' })
    isOpen = false
    expect(desk.join(caseId)).toMatchObject({ ok: false, failure: { code: 'vault.locked' } })
    isOpen = true
    actor = null
    expect(desk.join(caseId)).toMatchObject({ ok: false, failure: { code: 'people.sign-in-first' } })
    expect(desk.held()).toHaveLength(1)
    actor = nurse
    expect(desk.join(caseId)).toEqual({ ok: true, value: { held: [] } })
    expect(state(caseId).pause.stop?.at).toBe(now().toISOString())
    const unknown = caseIdSchema.parse(randomUUID())
    desk.note({ kind: 'stop' })
    // The first case is stopped but its pause never began: nothing is under way.
    expect(desk.join(unknown)).toMatchObject({ ok: false, failure: { code: 'case.unknown' } })
    expect(desk.held()).toHaveLength(1)
  })

  it('that belong to no case are kept in the record of the site with a name and a reason', () => {
    const { desk } = theRoom()
    desk.note({ kind: 'stop' })
    const held = desk.held()
    expect(desk.keepApart('Pressed while cleaning the screen')).toEqual({ ok: true, value: { held: [] } })
    expect(store.readSite().at(-1)).toMatchObject({
      type: 'room.notesKept',
      actor: nurse,
      body: { notes: [...held], reason: 'Pressed while cleaning the screen', by: nurse },
    })
  })
})
