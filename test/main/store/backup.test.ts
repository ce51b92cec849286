import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type BackupOptions, backUp } from '../../../main/store/backup'
import { findBackups } from '../../../main/store/backups'
import { connect } from '../../../main/store/database'
import { keysFromFile, vault } from '../../../main/store/keys'
import { openStore } from '../../../main/store/openStore'
import { restore } from '../../../main/store/restore'
import { boardRow, draft, newCaseId, newKey, openedStore, rowSchema, temporaryFolder } from './support'

const passphrase = 'correct horse battery staple'
const noKeyStore = { backend: null, encrypt: () => Buffer.alloc(0), decrypt: () => '' }
const imagePath = (contentId: string) => join(contentId.slice(0, 2), contentId)
const contentIds = ['a'.repeat(64), 'b'.repeat(64)]

/** A whole station in a folder: vault, store with cases and people, two images; and a folder for backups. */
async function station() {
  const folder = temporaryFolder()
  const held = vault({ folder, system: noKeyStore, cost: 2 ** 14 })
  const keys = await held.setUp(passphrase)
  if (!keys.ok) throw new Error(keys.failure.code)
  const key = keys.value.store
  const file = join(folder, 'record.db')
  const images = join(folder, 'images')
  const store = openedStore(file, key)
  const caseIds = [newCaseId(), newCaseId(), newCaseId()]
  for (const caseId of caseIds)
    store.append(caseId, 0, [draft({ body: { note: 'XYLOPHONE' } }), draft()], boardRow(caseId))
  store.appendSite(0, [draft({ type: 'person.added' })])
  const [first] = caseIds
  if (first === undefined) throw new Error('There are cases.')
  for (const contentId of contentIds) {
    mkdirSync(join(images, contentId.slice(0, 2)), { recursive: true })
    writeFileSync(join(images, imagePath(contentId)), `sealed ${contentId}`)
    const at = '2026-11-24T14:00:00.000Z'
    store.addImages(first, [{ contentId, sopInstanceUid: `1.${contentId[0]}`, bytes: 71, addedAt: at, detail: {} }])
  }
  const to = join(temporaryFolder(), 'backups')
  const clock = { ms: Date.UTC(2026, 10, 24, 14) }
  const now = () => new Date(clock.ms)
  const options: BackupOptions = { file, key, keyFile: held.file, images, imagePath, to, now }
  return { ...options, to, folder, store, caseIds, first, clock }
}

async function finished(options: BackupOptions) {
  const made = await backUp(options)
  if (!made.ok) throw new Error(made.failure.says)
  return made.value
}

describe('a backup', () => {
  it('of a running station brings everything back on a computer that never saw it', async () => {
    const here = await station()
    const made = await finished(here)
    expect(made).toMatchObject({ cases: 3, events: 7, missingImages: [] })
    const before = here.caseIds.map((caseId) => here.store.readCase(caseId))
    here.store.close()
    rmSync(here.folder, { recursive: true })

    const there = join(temporaryFolder(), 'profile')
    const keys = await keysFromFile(join(made.folder, 'vault.json'), passphrase)
    if (!keys.ok) throw new Error(keys.failure.code)
    const place = {
      file: join(there, 'record.db'),
      keyFile: join(there, 'vault.json'),
      images: join(there, 'images'),
      imagePath,
    }
    const restored = await restore({ ...place, from: made.folder, key: keys.value.store })

    expect(restored).toEqual({ ok: true, value: { cases: 3, events: 7, missingImages: [], setAsideAs: null } })
    const store = openedStore(place.file, keys.value.store)
    expect(here.caseIds.map((caseId) => store.readCase(caseId))).toEqual(before)
    expect(store.verifyAll()).toEqual([])
    expect(store.readSite()).toHaveLength(1)
    expect(store.boardForDay('2026-11-24', rowSchema)).toHaveLength(3)
    expect(store.searchBoard('garcia', rowSchema)).toHaveLength(3)
    for (const contentId of contentIds) {
      expect(readFileSync(join(there, 'images', imagePath(contentId)), 'utf8')).toBe(`sealed ${contentId}`)
    }
    const opened = await vault({ folder: there, system: noKeyStore }).unlock(passphrase)
    expect(opened).toEqual(keys)
    expect(store.append(here.first, 2, [draft()], boardRow(here.first)).ok).toBe(true)
  })

  it('is nowhere in the clear', async () => {
    const here = await station()
    const { folder } = await finished(here)
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).includes('XYLOPHONE'), name).toBe(false)
    }
    const connection = connect(join(folder, 'store.db'), newKey())
    expect(() => connection.query('SELECT * FROM event')).toThrow('not a database')
    connection.close()
  })

  it('holds one moment: what is recorded afterwards is not in it, what was only in the log is', async () => {
    const here = await station()
    const made = await finished(here)
    here.store.append(here.first, 2, [draft()], boardRow(here.first))
    here.clock.ms += 1000
    const later = await finished(here)
    expect([made.events, later.events]).toEqual([7, 8])
    expect(findBackups(here.to, here.key).map(({ folder }) => folder)).toEqual([later.folder, made.folder])
    expect(findBackups(here.to, newKey())).toEqual([])
  })

  it('copies an image once, however many backups hold it, and again when its copy is cut short', async () => {
    const here = await station()
    await finished(here)
    const [contentId = ''] = contentIds
    const copy = join(here.to, 'images', imagePath(contentId))
    const made = readFileSync(copy)
    rmSync(join(here.images, imagePath(contentId)))
    writeFileSync(join(here.images, imagePath(contentId)), made)
    truncateSync(copy, 3)
    here.clock.ms += 1000
    const seen: number[] = []
    await finished({ ...here, onProgress: (done, of) => seen.push(done, of) })
    expect(readFileSync(copy).equals(made)).toBe(true)
    expect(seen).toEqual([1, 2, 2, 2])
    expect(readdirSync(join(here.to, 'images', 'aa'))).toEqual([contentId])
  })

  it('names the images that have no file and is made all the same', async () => {
    const here = await station()
    const [contentId = ''] = contentIds
    rmSync(join(here.images, imagePath(contentId)))
    const made = await finished(here)
    expect(made.missingImages).toEqual([contentId])
    const restored = await restore({ ...here, from: made.folder, file: join(temporaryFolder(), 'record.db') })
    expect(restored).toMatchObject({ ok: true, value: { missingImages: [contentId] } })
  })

  it('is not made of a record whose chain is broken', async () => {
    const here = await station()
    const connection = connect(here.file, here.key)
    connection.exec("DROP TRIGGER event_is_never_changed; UPDATE event SET body = '{}' WHERE sequence = 1")
    connection.close()
    expect(await backUp(here)).toMatchObject({ ok: false, failure: { code: 'not-verified' } })
    expect(findBackups(here.to, here.key)).toEqual([])
    expect(readdirSync(here.to)).toEqual([])
  })

  it('that was cut off is never taken for one, and is cleared by the next', async () => {
    const here = await station()
    const half = join(here.to, '2026-11-23T14-00-00.000Z.partial')
    mkdirSync(half, { recursive: true })
    cpSync(here.file, join(half, 'store.db'))
    expect(findBackups(here.to, here.key)).toEqual([])
    await finished(here)
    expect(existsSync(half)).toBe(false)
  })

  it('says so when its folder refuses', async () => {
    const here = await station()
    const inTheWay = join(temporaryFolder(), 'file')
    writeFileSync(inTheWay, '')
    expect(await backUp({ ...here, to: join(inTheWay, 'backups') })).toMatchObject({ failure: { code: 'unavailable' } })
    expect(await backUp({ ...here, keyFile: join(here.folder, 'nothing') })).toMatchObject({
      failure: { code: 'unavailable' },
    })
  })

  it('is named when the store is found damaged, and brings it back without touching the damaged one', async () => {
    const here = await station()
    const made = await finished(here)
    here.store.close()
    truncateSync(here.file, 6000)
    const opened = openStore({ ...here, backups: here.to })
    expect(opened).toMatchObject({
      ok: false,
      failure: { code: 'damaged', newestBackup: { folder: made.folder, cases: 3, events: 7 } },
    })
    expect(openStore({ ...here, backups: here.to })).toMatchObject({
      failure: { code: 'missing', newestBackup: { folder: made.folder } },
    })

    expect((await restore({ ...here, from: made.folder })).ok).toBe(true)

    expect(openedStore(here.file, here.key).listCases()).toEqual(here.caseIds)
    expect(readdirSync(here.folder).filter((name) => name.startsWith('record.db.damaged-'))).not.toEqual([])
  })
})

describe('restoring', () => {
  it('gives the store that is there another name', async () => {
    const here = await station()
    const made = await finished(here)
    here.store.append(here.first, 2, [draft()], boardRow(here.first))
    here.store.close()
    const setAsideAs = `${here.file}.before-restore-2026-11-24T14-00-00.000Z`
    expect(await restore({ ...here, from: made.folder })).toMatchObject({ value: { events: 7, setAsideAs } })
    expect(openedStore(here.file, here.key).readCase(here.first)).toHaveLength(2)
    expect(openedStore(setAsideAs, here.key).readCase(here.first)).toHaveLength(3)
  })

  it.each([
    ['a folder that is no backup', 'no-backup', (folder: string) => rmSync(join(folder, 'manifest.json'))],
    [
      'a manifest that says nothing',
      'no-backup',
      (folder: string) => writeFileSync(join(folder, 'manifest.json'), '{}'),
    ],
    ['a copy that was changed', 'not-verified', (folder: string) => truncateSync(join(folder, 'store.db'), 4096)],
    ['a copy that is gone', 'unavailable', (folder: string) => rmSync(join(folder, 'store.db'))],
    [
      'a backup of a newer app',
      'newer',
      (folder: string) => {
        const file = join(folder, 'manifest.json')
        writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), shape: 99 }))
      },
    ],
  ])('refuses %s and leaves the station as it is', async (_, code, spoil) => {
    const here = await station()
    const made = await finished(here)
    spoil(made.folder)
    here.store.close()
    const before = readFileSync(here.file)
    expect(await restore({ ...here, from: made.folder })).toMatchObject({ ok: false, failure: { code } })
    expect(readFileSync(here.file).equals(before)).toBe(true)
  })

  it('refuses a backup of another key', async () => {
    const here = await station()
    const made = await finished(here)
    const refused = await restore({ ...here, key: newKey(), from: made.folder })
    expect(refused).toEqual({ ok: false, failure: { code: 'wrong-key' } })
  })
})
