import { join } from 'node:path'
import { genesisHash, sealedText } from '@shared/case/envelope'
import { canonicalJson } from '@shared/kit/canonicalJson'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Connection, connect } from '../../../main/store/database'
import type { EventStore } from '../../../main/store/eventStore'
import { migrate, migrations, newestVersion, schemaVersion } from '../../../main/store/migrations'
import { sha256 } from '../../../main/store/sha256'
import { boardRow, draft, newCaseId, newKey, openedStore, rowSchema, temporaryFolder } from './support'

const caseId = newCaseId()
const contentId = 'c'.repeat(64)
const printDetail =
  '{"attempt":1,"by":"Rosa Lind","caseId":null,"copies":1,"documentId":null,"kind":"rule-book","page":"document=rule-book","pages":3,"paper":"A4","patient":"","printer":"Recovery","sha256":"00","standing":"waiting","trouble":"no-paper"}'

/** What a file of each version holds, written as that version wrote it, and how the app of today must see it. */
const samples: Readonly<Record<number, { fill: (file: Connection) => void; see: (store: EventStore) => void }>> = {
  1: {
    fill: (file) => {
      const { id, at, offsetMinutes, station, actor, type, schemaVersion: version, body } = draft()
      const event = { caseId, sequence: 1, id, at, offsetMinutes, station, actor, type, schemaVersion: version, body }
      const hash = sha256(sealedText({ ...event, previousHash: genesisHash }))
      file
        .query(
          `INSERT INTO event (case_id, sequence, id, at, offset_minutes, station, actor, type, schema_version, body, previous_hash, hash)
            VALUES (?, 1, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`,
        )
        .run(
          caseId,
          id,
          at,
          offsetMinutes,
          station,
          JSON.stringify(actor),
          type,
          canonicalJson(body),
          genesisHash,
          hash,
        )
      file
        .query(
          'INSERT INTO board (case_id, day, room, scheduled_at, version, search, row) VALUES (?, ?, ?, ?, 1, ?, ?)',
        )
        .run(caseId, '2026-11-24', 'Fluoro 1', null, 'Márquez', '{"name":"Inés","phase":"booked"}')
      file.exec('INSERT INTO board_search (rowid, search) SELECT id, search FROM board')
      file.exec("INSERT INTO fact (name, value) VALUES ('projection', '1')")
    },
    see: (store) => {
      expect(store.readCase(caseId)).toHaveLength(1)
      expect(store.verifyAll()).toEqual([])
      expect(store.boardForDay('2026-11-24', rowSchema)).toHaveLength(1)
      expect(store.searchBoard('marquez', rowSchema)).toHaveLength(1)
      expect(store.projectionVersion()).toBe('1')
      expect(store.append(caseId, 1, [draft()], boardRow(caseId)).ok).toBe(true)
    },
  },
  2: {
    fill: (file) => {
      file.query('INSERT INTO content VALUES (?, 1000, ?)').run(contentId, '2026-11-24T14:00:00.000Z')
      file
        .query('INSERT INTO image VALUES (?, ?, ?, ?, ?)')
        .run(caseId, '1.2.3', contentId, '2026-11-24T14:00:00.000Z', '{"name":"lateral","phase":"prior"}')
    },
    see: (store) => {
      expect(store.imagesOfCase(caseId, rowSchema)).toMatchObject([{ contentId, bytes: 1000, sopInstanceUid: '1.2.3' }])
    },
  },
  3: {
    fill: (file) => file.exec("INSERT INTO sign_in_attempt VALUES ('ana', 6, '2026-11-24T14:00:00.000Z')"),
    see: (store) => expect(store.attempts('ana')).toEqual({ failures: 6, lastAt: '2026-11-24T14:00:00.000Z' }),
  },
  4: {
    fill: (file) => file.exec("INSERT INTO peer VALUES ('suite', 1)"),
    see: (store) => expect(store.unsent('suite', 10).every(({ position }) => position > 1)).toBe(true),
  },
  5: {
    fill: (file) =>
      file
        .query('INSERT INTO print_job VALUES (?, ?, ?, ?)')
        .run(contentId, '2026-11-24T14:00:00.000Z', printDetail, Buffer.from('%PDF-')),
    see: (store) => {
      expect(store.printJobs.list()).toMatchObject([{ id: contentId, printer: 'Recovery', standing: 'waiting' }])
      expect(store.printJobs.pdf(contentId)).toHaveLength(5)
    },
  },
}

/** A file as the app of that version would have left it. */
function fileOfVersion(version: number, key: Uint8Array): string {
  const file = join(temporaryFolder(), 'store.db')
  const connection = connect(file, key)
  const done = migrate(connection, migrations.slice(0, version))
  expect(done).toEqual(migrations.slice(0, version).map((migration) => migration.version))
  for (const filled of done) sampleOf(filled).fill(connection)
  connection.close()
  return file
}

function sampleOf(version: number) {
  const sample = samples[version]
  if (sample === undefined) throw new Error(`No test writes what a file of version ${version} holds.`)
  return sample
}

function shapeOf(file: string, key: Uint8Array): unknown[] {
  const connection = connect(file, key)
  onTestFinished(() => connection.close())
  return connection
    .query("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
}

describe('migrations', () => {
  it('are numbered from one without a gap, and every one is exercised here', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
    expect(Object.keys(samples).map(Number)).toEqual(migrations.map(({ version }) => version))
  })

  it.each(migrations.map(({ version, name }) => [version, name]))(
    'open a file of version %i (%s) with all that was in it, in the shape of a new file',
    (version) => {
      const key = newKey()
      const file = fileOfVersion(version, key)
      const store = openedStore(file, key)
      expect(store.schemaVersion).toBe(newestVersion)
      for (const migration of migrations.slice(0, version)) sampleOf(migration.version).see(store)
      expect(store.check()).toEqual([])
      store.close()

      const fresh = join(temporaryFolder(), 'store.db')
      openedStore(fresh, key).close()
      expect(shapeOf(file, key)).toEqual(shapeOf(fresh, key))
    },
  )

  it('leave the file as it was when a step fails half way, and the step before done', () => {
    const key = newKey()
    const file = fileOfVersion(1, key)
    const before = shapeOf(file, key)
    const connection = connect(file, key)
    onTestFinished(() => connection.close())
    const good = { version: 2, name: 'good', up: (to: Connection) => to.exec('CREATE TABLE good (a)') }
    const bad = {
      version: 3,
      name: 'bad',
      up: (to: Connection) => to.exec('CREATE TABLE bad (a); CREATE TABLE good (a)'),
    }

    expect(() => migrate(connection, [...migrations.slice(0, 1), good, bad])).toThrow('already exists')

    expect(schemaVersion(connection)).toBe(2)
    const names = (shape: unknown[]) => JSON.stringify(shape)
    expect(names(shapeOf(file, key))).toContain('"good"')
    expect(names(shapeOf(file, key))).not.toContain('"bad"')
    expect(before.length + 1).toBe(shapeOf(file, key).length)
  })

  it('do nothing to a file that is up to date', () => {
    const key = newKey()
    const connection = connect(fileOfVersion(newestVersion, key), key)
    onTestFinished(() => connection.close())
    expect(migrate(connection)).toEqual([])
  })
})
