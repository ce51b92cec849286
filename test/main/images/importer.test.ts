import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportProgress, ImportReport } from '@shared/imaging/types'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ImagePool, imagePool } from '../../../main/images/imagePool'
import { type ImportOptions, importPaths } from '../../../main/images/importer'
import { el, explicitLittleUid, imageFile, latin1, part10 } from '../../fixtures/dicomBytes'
import { builtWorker } from './builtWorker'

let worker: URL
let folder: string
let discs: string
let pool: ImagePool
const dataKey = randomBytes(32)

beforeAll(async () => {
  worker = await builtWorker()
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-store-'))
  discs = await mkdtemp(join(tmpdir(), 'disc-'))
  pool = imagePool({ folder, dataKey, worker, threads: 2, timeLimitMs: 20_000 })
})

afterEach(async () => {
  await pool.close()
})

async function take(
  paths: readonly string[],
  options: Partial<ImportOptions> = {},
  signal = new AbortController().signal,
) {
  const told: ImportProgress[] = []
  const report = await importPaths(paths, { pool, ...options }, (progress) => told.push(progress), signal)
  return { report, told }
}

async function disc(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(discs, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, bytes)
  return path
}

async function storedFiles(): Promise<string[]> {
  const all = await readdir(folder, { recursive: true })
  return all.filter((name) => name.endsWith('.image'))
}

async function contentOf(report: ImportReport, index = 0): Promise<Uint8Array> {
  const instance = report.taken[index]
  if (instance === undefined) throw new Error('Nothing was taken')
  const reply = await pool.run({ do: 'read', id: instance.contentId, start: 0, end: instance.bytes })
  if (reply.did !== 'read') throw new Error(JSON.stringify(reply))
  return new Uint8Array(reply.bytes)
}

describe('importing images', () => {
  it('takes a file, and gives its bytes back decrypted', async () => {
    const file = imageFile({ uid: '1.2.3.5', pixels: new Uint8Array(randomBytes(16)) })
    const { report } = await take([await disc('a.dcm', file)])
    expect(report.refused).toEqual([])
    expect(report.taken).toHaveLength(1)
    expect(report.taken[0]).toMatchObject({ sopInstanceUid: '1.2.3.5', rows: 4, source: 'a.dcm' })
    expect(await contentOf(report)).toEqual(file)
  })

  it('writes nothing of the patient in the clear', async () => {
    await take([await disc('a.dcm', imageFile({ patientName: 'Verysecret^Name' }))])
    const [name = ''] = await storedFiles()
    expect((await readFile(join(folder, name))).includes('Verysecret')).toBe(false)
  })

  it('zeroes what stands in the preamble', async () => {
    const file = imageFile({})
    const armed = file.slice()
    armed.set(latin1('MZ this could be a program'), 0)
    const { report } = await take([await disc('a.dcm', armed)])
    expect(await contentOf(report)).toEqual(file)
  })

  it('reads folders to the bottom and stores equal bytes once', async () => {
    await disc('one/two/three/a', imageFile({ uid: '1.1' }))
    await disc('one/b', imageFile({ uid: '1.2' }))
    await disc('c', imageFile({ uid: '1.1' }))
    const { report } = await take([discs])
    expect(report.taken.map((each) => each.sopInstanceUid).sort()).toEqual(['1.1', '1.2'])
    expect(report.alreadyHere.map((each) => each.sopInstanceUid)).toEqual(['1.1'])
    expect(await storedFiles()).toHaveLength(2)
    const again = await take([discs])
    expect(again.report.taken).toEqual([])
    expect(again.report.alreadyHere).toHaveLength(3)
  })

  it('refuses a text file renamed .dcm with a sentence and changes nothing', async () => {
    const { report } = await take([await disc('notes.dcm', 'The quick brown fox.\n'.repeat(400))])
    expect(report.taken).toEqual([])
    expect(report.refused).toEqual([
      { source: 'notes.dcm', code: 'not-dicom', says: 'This is not a DICOM file. Nothing was taken from it.' },
    ])
    expect(await readdir(folder, { recursive: true })).toEqual(['incoming'])
  })

  it('passes over what discs bring along, but not a text that a person chose', async () => {
    await disc('disc/AUTORUN.INF', '[autorun]')
    await disc('disc/viewer.exe', 'MZ')
    await disc('disc/IM1', imageFile({}))
    const { report } = await take([join(discs, 'disc')])
    expect(report).toMatchObject({ passedOver: 2, refused: [] })
    const chosen = await take([join(discs, 'disc', 'AUTORUN.INF')])
    expect(chosen.report.refused).toHaveLength(1)
  })

  it('does not follow links', async () => {
    const secret = await disc('elsewhere/secret', imageFile({ uid: '6.6.6' }))
    await mkdir(join(discs, 'disc'))
    await symlink(secret, join(discs, 'disc', 'IM1'))
    await symlink(join(discs, 'elsewhere'), join(discs, 'disc', 'DIR'))
    const { report } = await take([join(discs, 'disc')])
    expect(report.taken).toEqual([])
    expect(report.refused.map(({ code }) => code)).toEqual(['link', 'link'])
  })

  it('opens zip archives and names their entries', async () => {
    const zip = zipSync({
      'x/IM1': imageFile({ uid: '1.1' }),
      'x/IM2': [imageFile({ uid: '1.2' }), { level: 0 }],
      'x/readme.txt': strToU8('hello'),
    })
    const { report } = await take([await disc('all.zip', zip)])
    expect(report.taken.map(({ sopInstanceUid, source }) => [sopInstanceUid, source])).toEqual([
      ['1.1', 'all.zip/x/IM1'],
      ['1.2', 'all.zip/x/IM2'],
    ])
    expect(report.passedOver).toBe(1)
  })

  it('never uses the path of a zip entry', async () => {
    const { report } = await take([await disc('evil.zip', zipSync({ '../../../evil.dcm': imageFile({}) }))])
    expect(report.taken).toHaveLength(1)
    expect(await readdir(join(discs, '..'))).not.toContain('evil.dcm')
  })

  it('refuses an archive whose entries share their bytes', async () => {
    const zip = zipSync({ a: imageFile({ uid: '1.1' }), b: imageFile({ uid: '1.2' }) })
    const view = new DataView(zip.buffer, zip.byteOffset)
    let at = view.getUint32(zip.length - 6, true)
    at += 46 + view.getUint16(at + 28, true)
    view.setUint32(at + 42, 0, true)
    const { report } = await take([await disc('bomb.zip', zip)])
    expect(report.refused).toMatchObject([{ source: 'bomb.zip', code: 'archive-bomb' }])
  })

  it('refuses an entry that unpacks to more than it says', async () => {
    const zip = zipSync({ a: imageFile({ rows: 256, columns: 256 }) })
    const view = new DataView(zip.buffer, zip.byteOffset)
    view.setUint32(view.getUint32(zip.length - 6, true) + 24, 100, true)
    const { report } = await take([await disc('liar.zip', zip)])
    expect(report.refused).toMatchObject([{ source: 'liar.zip/a', code: 'archive-bomb' }])
    expect(await storedFiles()).toEqual([])
  })

  it('takes what the index of a disc names, whatever the case of the names, and nothing outside of it', async () => {
    await disc('outside.dcm', imageFile({ uid: '6.6.6' }))
    await disc('cd/images/im1', imageFile({ uid: '1.1' }))
    await disc('cd/images/im2', imageFile({ uid: '1.2' }))
    await symlink(join(discs, 'outside.dcm'), join(discs, 'cd', 'link'))
    const record = (file: string) => [el(0x00041430, 'CS', 'IMAGE'), el(0x00041500, 'CS', file)]
    const index = part10(
      [
        el(0x00080016, 'UI', '1.2.840.10008.1.3.10'),
        el(0x00041220, 'SQ', ['IMAGES\\IM1', 'IMAGES\\GONE', '..\\OUTSIDE.DCM', 'LINK', '/ETC/PASSWD'].map(record)),
      ].sort((a, b) => a.tag - b.tag),
      explicitLittleUid,
    )
    const { report } = await take([await disc('cd/DICOMDIR', index)])
    expect(report.taken.map((each) => each.sopInstanceUid)).toEqual(['1.1'])
    expect(report.refused.map(({ code }) => code)).toEqual(['unreadable', 'outside', 'link', 'outside'])
  })

  it('tells of headers before anything is stored, and asks once whom to admit', async () => {
    await disc('disc/a', imageFile({ uid: '1.1', patientName: 'Right^Person' }))
    await disc('disc/b', imageFile({ uid: '1.2', patientName: 'Wrong^Person' }))
    const storedWhenAsked: number[] = []
    const { report, told } = await take([join(discs, 'disc')], {
      admit: async (instances) => {
        storedWhenAsked.push((await storedFiles()).length)
        return new Set(instances.filter(({ patient }) => patient.name === 'Right^Person'))
      },
    })
    expect(storedWhenAsked).toEqual([0])
    expect(report.taken.map((each) => each.sopInstanceUid)).toEqual(['1.1'])
    expect(report.refused).toMatchObject([{ source: 'disc/b', code: 'not-admitted' }])
    expect(told.find(({ step }) => step === 'storing')).toMatchObject({ read: 2, stored: 0 })
    expect(told.at(-1)).toMatchObject({ step: 'storing', found: 2, read: 2, stored: 1, refused: 1 })
  })

  it('stops when told to, keeps what it has and says so', async () => {
    for (let i = 0; i < 200; i++) await disc(`many/${i}`, imageFile({ uid: `1.${i}`, rows: 64, columns: 64 }))
    const stop = new AbortController()
    const told: ImportProgress[] = []
    const report = await importPaths(
      [join(discs, 'many')],
      { pool },
      (progress) => {
        told.push(progress)
        if (progress.step === 'storing') stop.abort()
      },
      stop.signal,
    )
    expect(report.cancelled).toBe(true)
    expect(report.taken.length).toBeLessThan(200)
    expect(await storedFiles()).toHaveLength(report.taken.length)
    const again = await take([join(discs, 'many')])
    expect(again.report.taken.length + again.report.alreadyHere.length).toBe(200)
  })

  it('refuses a DICOM file that ends before it says what it is', async () => {
    const { report } = await take([await disc('cut.dcm', imageFile({}).subarray(0, 230))])
    expect(report.refused).toMatchObject([{ code: 'damaged' }])
  })
})
