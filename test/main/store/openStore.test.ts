import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect } from '../../../main/store/database'
import { newestVersion } from '../../../main/store/migrations'
import { beginAnew, openStore } from '../../../main/store/openStore'
import { sha256 } from '../../../main/store/sha256'
import { noteFile } from '../../../main/store/storeNote'
import { boardRow, draft, newCaseId, newKey, openedStore, temporaryFolder } from './support'

const now = () => new Date('2026-11-24T14:00:00Z')
const aside = 'store.db.damaged-2026-11-24T14-00-00.000Z'

/** A closed store with enough cases in it that its pages are not all in one place. */
function filledStore() {
  const file = join(temporaryFolder(), 'profile', 'store.db')
  const key = newKey()
  const store = openedStore(file, key)
  const caseIds = Array.from({ length: 40 }, newCaseId)
  for (const caseId of caseIds) {
    store.append(caseId, 0, [draft({ body: { note: 'x'.repeat(2000) } }), draft()], boardRow(caseId))
  }
  store.close()
  return { file, key, caseIds, folder: dirname(file) }
}

/** Every file of a folder with the hash of its bytes, to say that nothing was touched; SQLite's lock file is no content. */
const bytesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('-shm'))
    .map((name) => [name, sha256(readFileSync(join(folder, name), 'latin1'))])

describe('opening the store', () => {
  it('makes one where there never was one, and opens it again', () => {
    const { file, key, caseIds } = filledStore()
    const store = openedStore(file, key)
    expect(store.listCases()).toEqual(caseIds)
    expect(store.schemaVersion).toBe(newestVersion)
    expect(readdirSync(dirname(file)).toSorted()).toContain('store.db.about.json')
  })

  it('is durable at every commit: write-ahead log, full synchronisation, foreign keys', () => {
    const { file, key } = filledStore()
    const store = openedStore(file, key)
    expect(store.settings()).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      recursive_triggers: 1,
      temp_store: 2,
      cell_size_check: 1,
    })
  })

  it('refuses a store of a newer app by the note beside it, without touching a byte', () => {
    const { file, key, folder } = filledStore()
    const about = JSON.parse(readFileSync(noteFile(file), 'utf8'))
    writeFileSync(noteFile(file), JSON.stringify({ ...about, shape: newestVersion + 1 }))
    const before = bytesIn(folder)
    expect(openStore({ file, key })).toEqual({
      ok: false,
      failure: { code: 'newer', file, version: newestVersion + 1, known: newestVersion },
    })
    expect(bytesIn(folder)).toEqual(before)
  })

  it('refuses a store of a newer app by what is in it, when the note is lost', () => {
    const { file, key } = filledStore()
    const connection = connect(file, key)
    connection.exec(`PRAGMA user_version = ${newestVersion + 1}`)
    connection.close()
    rmSync(noteFile(file))
    const before = readFileSync(file)
    expect(openStore({ file, key })).toMatchObject({ failure: { code: 'newer', version: newestVersion + 1 } })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it.each([true, false])('refuses another key and touches nothing (with the note beside it: %s)', (noted) => {
    const { file, key, folder, caseIds } = filledStore()
    if (!noted) rmSync(noteFile(file))
    const before = bytesIn(folder)
    expect(openStore({ file, key: newKey() })).toEqual({ ok: false, failure: { code: 'wrong-key', file } })
    expect(bytesIn(folder)).toEqual(before)
    expect(openedStore(file, key).listCases()).toEqual(caseIds)
  })

  it('says so when its folder cannot be made', () => {
    const inTheWay = join(temporaryFolder(), 'file')
    writeFileSync(inTheWay, '')
    const file = join(inTheWay, 'store.db')
    expect(openStore({ file, key: newKey() })).toEqual({
      ok: false,
      failure: { code: 'unavailable', file, says: 'EEXIST' },
    })
  })

  it('goes on with a step to a newer shape that was cut off, with and without its note', () => {
    const { file, key, caseIds } = filledStore()
    const connection = connect(file, key)
    connection.exec(`DROP TABLE print_job; PRAGMA user_version = ${newestVersion - 1}`)
    connection.close()
    const note = JSON.parse(readFileSync(noteFile(file), 'utf8'))
    writeFileSync(noteFile(file), JSON.stringify({ ...note, from: newestVersion - 1 }))
    const store = openedStore(file, key)
    expect(store.schemaVersion).toBe(newestVersion)
    expect(store.listCases()).toEqual(caseIds)
    expect(JSON.parse(readFileSync(noteFile(file), 'utf8'))).toEqual(note)
  })

  it('finds nothing wrong with a sound record while it is in use, and stops when told', async () => {
    const { file, key } = filledStore()
    const store = openedStore(file, key)
    expect(await store.verifyMeanwhile()).toEqual([])
    expect(await store.verifyMeanwhile(AbortSignal.abort())).toEqual([])
    expect(JSON.parse(readFileSync(noteFile(file), 'utf8'))).toMatchObject({ suspect: false })
  })

  it('remembers a chain that does not hold, and checks the file whole at the next opening', async () => {
    const { file, key, caseIds } = filledStore()
    const connection = connect(file, key)
    connection.exec('DROP TRIGGER event_is_never_changed')
    connection.query("UPDATE event SET body = '{}' WHERE case_id = ? AND sequence = 1").run(caseIds[7] ?? '')
    connection.close()
    const store = openedStore(file, key)
    const findings = await store.verifyMeanwhile()
    store.close()
    expect(findings).toEqual([`Case ${caseIds[7]}: Entry 1 was changed after it was recorded.`])
    expect(JSON.parse(readFileSync(noteFile(file), 'utf8'))).toMatchObject({ suspect: true })
    openedStore(file, key)
    expect(JSON.parse(readFileSync(noteFile(file), 'utf8'))).toMatchObject({ suspect: false })
  })

  it('writes a lost note again', () => {
    const { file, key } = filledStore()
    const note = readFileSync(noteFile(file), 'utf8')
    rmSync(noteFile(file))
    openedStore(file, key)
    expect(readFileSync(noteFile(file), 'utf8')).toBe(note)
  })

  it('says that a folder in its place is in the way', () => {
    const file = join(temporaryFolder(), 'store.db')
    mkdirSync(join(file, 'inside'), { recursive: true })
    expect(openStore({ file, key: newKey() })).toMatchObject({ failure: { code: 'unavailable', file } })
    expect(existsSync(join(file, 'inside'))).toBe(true)
  })
})

describe('a damaged store', () => {
  it('with a version that cannot be is set aside like any other damage', () => {
    const { file, key } = filledStore()
    const connection = connect(file, key)
    connection.exec('PRAGMA user_version = -5')
    connection.close()
    expect(openStore({ file, key, now })).toMatchObject({ ok: false, failure: { code: 'damaged' } })
  })

  it.each([
    ['its first page', (file: string) => overwrite(file, 0, 64)],
    ['pages in the middle', (file: string) => overwrite(file, 4096 * 3, 4096 * 8)],
    ['its second half', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['everything', (file: string) => truncateSync(file, 0)],
  ])('that lost %s is set aside whole, and nothing starts in its place', (_, damage) => {
    const { file, key, folder } = filledStore()
    damage(file)
    const damaged = readFileSync(file)

    const opened = openStore({ file, key, now })

    expect(opened).toMatchObject({
      ok: false,
      failure: { code: 'damaged', file, setAsideAs: join(folder, aside), newestBackup: null },
    })
    expect(readFileSync(join(folder, aside)).equals(damaged)).toBe(true)
    expect(openStore({ file, key, now })).toEqual({
      ok: false,
      failure: { code: 'missing', file, setAside: [join(folder, aside)], newestBackup: null },
    })
    expect(existsSync(file)).toBe(false)
  })

  it.each([0, 1, 999])('that calls itself version %i against its note is set aside', (version) => {
    const { file, key, folder } = filledStore()
    const connection = connect(file, key)
    connection.exec(`PRAGMA user_version = ${version}`)
    connection.close()
    expect(openStore({ file, key, now })).toMatchObject({
      failure: { code: 'damaged', setAsideAs: join(folder, aside) },
    })
  })

  it('without a note leaves one behind, so that no empty store is begun in its place', () => {
    const { file, key } = filledStore()
    rmSync(noteFile(file))
    overwrite(file, Math.floor(statSync(file).size * 0.6), Math.floor(statSync(file).size * 0.9))
    expect(openStore({ file, key, now })).toMatchObject({ failure: { code: 'damaged' } })
    expect(openStore({ file, key, now })).toMatchObject({ failure: { code: 'missing' } })
  })

  it('too large to be checked at every opening is found damaged while in use, and set aside at the next', async () => {
    const { file, key, caseIds } = filledStore()
    const options = { file, key, now, checkedAtOpening: 0 }
    // Within the pages of events only: what is opened at once can still be read.
    overwrite(file, Math.floor(statSync(file).size * 0.6), Math.floor(statSync(file).size * 0.6) + 6000)
    const opened = openStore(options)
    if (!opened.ok) throw new Error(opened.failure.code)
    const findings = await opened.value.verifyMeanwhile()
    opened.value.close()
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.length).toBeLessThan(caseIds.length)
    expect(openStore(options)).toMatchObject({ ok: false, failure: { code: 'damaged' } })
  })

  it('does not take the name of one that was set aside before', () => {
    const { file, key, folder } = filledStore()
    writeFileSync(join(folder, aside), 'the one before')
    truncateSync(file, 0)
    expect(openStore({ file, key, now })).toMatchObject({ failure: { setAsideAs: join(folder, `${aside}-1`) } })
    expect(readFileSync(join(folder, aside), 'utf8')).toBe('the one before')
  })

  it('gives way to an empty one only when someone decides so, and is still there then', () => {
    const { file, key, folder } = filledStore()
    truncateSync(file, 5000)
    openStore({ file, key, now })
    beginAnew(file, now())
    expect(openedStore(file, key).listCases()).toEqual([])
    expect(existsSync(join(folder, aside))).toBe(true)
    expect(existsSync(`${noteFile(file)}.until-2026-11-24T14-00-00.000Z`)).toBe(true)
    expect(() => beginAnew(file, now())).toThrow('There is a store here')
  })
})

function overwrite(file: string, from: number, to: number): void {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, from, to)
  writeFileSync(file, bytes)
}
