import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { genesisHash, verifyChain } from '@shared/case/envelope'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { connect } from '../../../main/store/database'
import { DamagedRecord } from '../../../main/store/failure'
import { sha256 } from '../../../main/store/sha256'
import { boardRow, draft, newCaseId, newKey, openedStore, rowSchema, temporaryFolder } from './support'

const anyJson = fc.oneof(
  fc.jsonValue({ stringUnit: 'binary' }),
  fc.constantFrom('\ud800', { '\udc00': -0 }, '\u0000', 1e-320, { __proto__: null, a: [] }),
)

describe('appending to a case', () => {
  it('numbers the events, links them and gives the same back when read', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const caseId = newCaseId()

    const first = store.append(caseId, 0, [draft(), draft({ actor: null })], boardRow(caseId))
    const second = store.append(caseId, 2, [draft({ body: null })], boardRow(caseId))

    if (!first.ok || !second.ok) throw new Error('An append was refused.')
    const events = store.readCase(caseId)
    expect(events).toEqual([...first.value, ...second.value])
    expect(events.map((event) => event.sequence)).toEqual([1, 2, 3])
    expect(verifyChain(events, sha256)).toEqual({ ok: true, value: { head: events[2]?.hash } })
    expect(store.head(caseId)).toEqual({ version: 3, hash: events[2]?.hash })
    expect(store.readCaseSince(caseId, 2)).toEqual(events.slice(2))
  })

  it('gives back everything JSON can say, and its chain holds', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    fc.assert(
      fc.property(anyJson, fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (body, name) => {
        const caseId = newCaseId()
        const appended = store.append(
          caseId,
          0,
          [draft({ body: z.json().parse(body), actor: actorOf(name) })],
          boardRow(caseId, { search: name }),
        )
        if (!appended.ok) throw new Error(JSON.stringify(appended.failure))
        expect(store.readCase(caseId)).toEqual(appended.value)
        expect(store.verifyCase(caseId).ok).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('refuses when the case has moved on, says where it stands, and records nothing', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const caseId = newCaseId()
    store.append(caseId, 0, [draft(), draft()], boardRow(caseId))

    const unknown = newCaseId()
    const late = store.append(caseId, 1, [draft()], boardRow(caseId, { room: 'elsewhere' }))

    expect(late).toEqual({ ok: false, failure: { code: 'conflict', version: 2 } })
    expect(store.readCase(caseId)).toHaveLength(2)
    expect(store.append(unknown, 1, [draft()], boardRow(unknown))).toEqual({
      ok: false,
      failure: { code: 'conflict', version: 0 },
    })
    expect(() => store.append(unknown, 0, [draft()], boardRow(caseId))).toThrow('another case')
  })

  it('refuses an event that is already recorded and takes none of its companions', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const caseId = newCaseId()
    const id = randomUUID()
    store.append(caseId, 0, [draft({ id })], boardRow(caseId))

    expect(store.append(caseId, 1, [draft(), draft({ id })], boardRow(caseId))).toEqual({
      ok: false,
      failure: { code: 'duplicate', id },
    })
    expect(store.readCase(caseId)).toHaveLength(1)
  })

  it.each([
    ['a time without its zone', draft({ at: '2026-11-24 14:00' })],
    ['an id that is none', draft({ id: 'seven' })],
    ['an offset no place has', draft({ offsetMinutes: 900 })],
    ['a number that is none', draft({ body: { dose: Number.NaN } })],
    ['a station name cut by a NUL', draft({ station: 'room\u0000 1' })],
    ['a type with half a character', draft({ type: 'case.\ud800' })],
  ])('refuses %s and stays usable', (_, wrong) => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const caseId = newCaseId()
    const refused = store.append(caseId, 0, [draft(), wrong], boardRow(caseId))
    expect(refused).toMatchObject({ ok: false, failure: { code: 'invalid' } })
    expect(store.head(caseId)).toEqual({ version: 0, hash: genesisHash })
    expect(store.append(caseId, 0, [draft()], boardRow(caseId)).ok).toBe(true)
  })

  it('refuses a board row the file could not keep, with the events it came with', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const caseId = newCaseId()
    const refused = store.append(caseId, 0, [draft()], boardRow(caseId, { room: 'Fluoro\u0000' }))
    expect(refused).toMatchObject({ ok: false, failure: { code: 'invalid' } })
    expect(store.readCase(caseId)).toEqual([])
  })

  it('refuses to record nothing', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const caseId = newCaseId()
    expect(store.append(caseId, 0, [], boardRow(caseId))).toMatchObject({ ok: false, failure: { code: 'invalid' } })
    expect(store.listCases()).toEqual([])
  })

  it('lets two connections append in turn without losing either', () => {
    const file = join(temporaryFolder(), 'store.db')
    const key = newKey()
    const [one, other] = [openedStore(file, key), openedStore(file, key)]
    const caseId = newCaseId()
    expect(one.append(caseId, 0, [draft()], boardRow(caseId)).ok).toBe(true)
    expect(other.append(caseId, 0, [draft()], boardRow(caseId))).toEqual({
      ok: false,
      failure: { code: 'conflict', version: 1 },
    })
    expect(other.append(caseId, 1, [draft()], boardRow(caseId)).ok).toBe(true)
    expect(one.append(caseId, 1, [draft()], boardRow(caseId))).toEqual({
      ok: false,
      failure: { code: 'conflict', version: 2 },
    })
    expect(one.append(caseId, 2, [draft()], boardRow(caseId)).ok).toBe(true)
    expect(one.readCase(caseId)).toEqual(other.readCase(caseId))
    expect(one.verifyAll()).toEqual([])
  })
})

describe('what was recorded', () => {
  it('cannot be changed, replaced or deleted through SQL', () => {
    const file = join(temporaryFolder(), 'store.db')
    const key = newKey()
    const store = openedStore(file, key)
    const caseId = newCaseId()
    store.append(caseId, 0, [draft()], boardRow(caseId))
    const before = store.readCase(caseId)

    const connection = connect(file, key)
    connection.exec('PRAGMA recursive_triggers = ON')
    expect(() => connection.exec("UPDATE event SET body = '{}'")).toThrow('an event is never changed')
    expect(() => connection.exec('DELETE FROM event')).toThrow('an event is never deleted')
    expect(() => connection.exec('INSERT OR REPLACE INTO event SELECT * FROM event')).toThrow('never deleted')
    connection.close()
    expect(store.readCase(caseId)).toEqual(before)
  })

  it('shows in the chain when someone goes round the triggers', () => {
    const file = join(temporaryFolder(), 'store.db')
    const key = newKey()
    const store = openedStore(file, key)
    const [caseId, untouched] = [newCaseId(), newCaseId()]
    store.append(caseId, 0, [draft(), draft({ body: { side: 'left' } }), draft()], boardRow(caseId))
    store.append(untouched, 0, [draft()], boardRow(untouched))
    expect(store.verifyAll()).toEqual([])

    const connection = connect(file, key)
    connection.exec('DROP TRIGGER event_is_never_changed')
    connection.query('UPDATE event SET body = ? WHERE case_id = ? AND sequence = 2').run('{"side":"right"}', caseId)
    connection.close()

    expect(store.verifyAll()).toMatchObject([{ caseId, chainBreak: { sequence: 2 } }])
  })

  it('says which entry cannot be read instead of leaving it out', () => {
    const file = join(temporaryFolder(), 'store.db')
    const key = newKey()
    const store = openedStore(file, key)
    const caseId = newCaseId()
    store.append(caseId, 0, [draft(), draft()], boardRow(caseId))
    const connection = connect(file, key)
    connection.exec("DROP TRIGGER event_is_never_changed; UPDATE event SET body = '{' WHERE sequence = 2")
    connection.close()

    expect(() => store.readCase(caseId)).toThrow(DamagedRecord)
    expect(() => store.readCase(caseId)).toThrow(`Entry 2 of case ${caseId}`)
  })

  it('is nowhere on the disk in the clear', () => {
    const folder = temporaryFolder()
    const store = openedStore(join(folder, 'store.db'), newKey())
    const caseId = newCaseId()
    store.append(caseId, 0, [draft({ body: { note: 'XYLOPHONE' } })], boardRow(caseId, { search: 'XYLOPHONE' }))
    const inClear = () => readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes('XYLOPHONE'))
    expect(readdirSync(folder)).toContain('store.db-wal')
    expect(inClear()).toEqual([])
    store.close()
    expect(inClear()).toEqual([])
  })
})

describe('the site stream', () => {
  it('is a chain of its own that no list of cases shows', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    expect(store.appendSite(0, [draft({ type: 'person.added' })]).ok).toBe(true)
    expect(store.appendSite(0, [draft()])).toEqual({ ok: false, failure: { code: 'conflict', version: 1 } })
    expect(store.readSite().map((event) => event.type)).toEqual(['person.added'])
    expect(store.listCases()).toEqual([])
    expect(store.verifyAll()).toEqual([])
  })
})

describe('the board', () => {
  it('shows a day by time and then room, those without a time last', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const book = (name: string, changes: Partial<ReturnType<typeof boardRow>>) => {
      const caseId = newCaseId()
      store.append(caseId, 0, [draft()], boardRow(caseId, { row: { name, phase: 'booked' }, ...changes }))
    }
    book('untimed', { scheduledAt: null })
    book('ten', { scheduledAt: '2026-11-24T10:00:00.000Z' })
    book('nine, room 2', { scheduledAt: '2026-11-24T09:00:00.000Z', room: '2' })
    book('nine, room 1', { scheduledAt: '2026-11-24T09:00:00.000Z', room: '1' })
    book('another day', { day: '2026-11-25' })

    const names = store.boardForDay('2026-11-24', rowSchema).map((entry) => entry.row.name)
    expect(names).toEqual(['nine, room 1', 'nine, room 2', 'ten', 'untimed'])
  })

  it('follows the case in the same transaction', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const caseId = newCaseId()
    store.append(caseId, 0, [draft()], boardRow(caseId))
    store.append(caseId, 1, [draft()], boardRow(caseId, { row: { name: 'Inés', phase: 'paused' } }))
    expect(store.boardForDay('2026-11-24', rowSchema)).toEqual([
      { caseId, version: 2, row: { name: 'Inés', phase: 'paused' } },
    ])
  })

  it('finds a case by the beginning of any word, whatever case and accents', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const caseId = newCaseId()
    store.append(caseId, 0, [draft()], boardRow(caseId))
    const found = (text: string) => store.searchBoard(text, rowSchema).map((entry) => entry.caseId)
    for (const text of ['garcia', 'MÁRQUEZ in', 'mrn-0042', '0042', '1954-03', '  inés  ', 'ine -']) {
      expect(found(text), text).toEqual([caseId])
    }
    for (const text of [
      'lopez',
      'garcia lopez',
      '',
      '  ',
      '-',
      '"',
      '* OR *',
      'NOT garcia',
      'search:garcia',
      '\u0000',
    ]) {
      expect(found(text), text).toEqual([])
    }
  })

  it('finds a case by its new name and no longer by the old one', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const caseId = newCaseId()
    store.append(caseId, 0, [draft()], boardRow(caseId, { search: 'Smith' }))
    store.append(caseId, 1, [draft()], boardRow(caseId, { search: 'Jones' }))
    expect(store.searchBoard('smith', rowSchema)).toEqual([])
    expect(store.searchBoard('jones', rowSchema)).toHaveLength(1)
  })

  it('is the same after it was rebuilt from the events', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const caseIds = [newCaseId(), newCaseId(), newCaseId()]
    for (const caseId of caseIds) {
      store.append(caseId, 0, [draft()], boardRow(caseId))
      store.append(caseId, 1, [draft()], boardRow(caseId))
    }
    store.appendSite(0, [draft()])
    const before = store.boardForDay('2026-11-24', rowSchema)
    expect(store.projectionVersion()).toBeNull()

    const rebuilt = store.rebuildProjections('2', (events) => {
      const [first] = events
      if (first === undefined) throw new Error('A case without events.')
      return boardRow(first.caseId)
    })

    expect(rebuilt).toBe(3)
    expect(store.boardForDay('2026-11-24', rowSchema)).toEqual(before)
    expect(store.searchBoard('garcia', rowSchema)).toHaveLength(3)
    expect(store.projectionVersion()).toBe('2')
  })
})

describe('the images index', () => {
  const image = (changes = {}) => ({
    contentId: 'a'.repeat(64),
    sopInstanceUid: '1.2.3',
    bytes: 1000,
    addedAt: '2026-11-24T14:00:00.000Z',
    detail: { name: 'lateral', phase: 'prior' },
    ...changes,
  })

  it('keeps each content once and each instance in every case that holds it', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const [one, other] = [newCaseId(), newCaseId()]
    expect(store.addImages(one, [image(), image({ sopInstanceUid: '1.2.4', contentId: 'b'.repeat(64) })])).toEqual([
      'added',
      'added',
    ])
    expect(store.addImages(other, [image()])).toEqual(['added'])
    expect(store.listContents().map((content) => content.contentId)).toEqual(['a'.repeat(64), 'b'.repeat(64)])
    expect(store.imagesOfCase(one, rowSchema)).toMatchObject([{ sopInstanceUid: '1.2.3' }, { sopInstanceUid: '1.2.4' }])
    expect(store.imagesOfCase(other, rowSchema)).toEqual([image()])
    expect(store.hasContent('a'.repeat(64))).toBe(true)
    expect(store.hasContent('c'.repeat(64))).toBe(false)
  })

  it('says so when an instance is already there, or is there with other bytes, and replaces nothing', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const caseId = newCaseId()
    store.addImages(caseId, [image()])
    expect(store.addImages(caseId, [image({ bytes: 5 }), image({ contentId: 'b'.repeat(64) })])).toEqual([
      'already',
      'other-content',
    ])
    expect(store.imagesOfCase(caseId, rowSchema)).toEqual([image()])
  })
})

describe('what other stations still lack', () => {
  it('is everything after the last position they confirmed, and a late confirmation takes nothing back', () => {
    const store = openedStore(join(temporaryFolder(), 'store.db'), newKey())
    const caseId = newCaseId()
    store.append(
      caseId,
      0,
      [draft({ type: 'one' }), draft({ type: 'two' }), draft({ type: 'three' })],
      boardRow(caseId),
    )
    const types = (limit: number) => store.unsent('suite', limit).map((waiting) => waiting.event.type)
    expect(types(2)).toEqual(['one', 'two'])
    const [first, second] = store.unsent('suite', 2)
    store.acknowledge('suite', second?.position ?? 0)
    store.acknowledge('suite', first?.position ?? 0)
    expect(types(10)).toEqual(['three'])
    expect(store.unsent('another', 10)).toHaveLength(3)
  })
})

function actorOf(name: string) {
  const { actor } = draft()
  if (actor === null) throw new Error('The builder has an actor.')
  return { ...actor, name }
}
