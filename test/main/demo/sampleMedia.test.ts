import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { disagreements } from '@shared/case/agreement'
import { decodeFrame } from '@shared/imaging/decode'
import { openDicom } from '@shared/imaging/file'
import { indexFrames } from '@shared/imaging/frames'
import { compareIdentity, compareWithPlan } from '@shared/imaging/identityCheck'
import { summarise } from '@shared/imaging/summary'
import type { InstanceSummary } from '@shared/imaging/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hangSamplePictures } from '../../../main/demo/hangSamplePictures'
import { scanRegion } from '../../../main/demo/phantom/kneeUltrasound'
import { draughtsman } from '../../../main/demo/phantom/pictures'
import * as day from '../../../main/demo/sampleCases'
import {
  drawSampleMedia,
  earlierFilms,
  fromTheCArm,
  fromTheScanner,
  isDrawn,
  theDisc,
} from '../../../main/demo/sampleMedia'
import { seedSampleDay } from '../../../main/demo/seedSampleDay'
import { openImages } from '../../../main/images/imageService'
import { nodeCodecs } from '../../../main/images/nodeCodecs'
import { textDecoding } from '../../../main/images/textDecoding'
import { dcmtk, dumped, hasDcmtk } from '../../fixtures/dcmtk'
import { builtWorker } from '../images/builtWorker'
import { sampleStation } from './sampleStation'

const now = new Date(2026, 10, 24, 7, 40)
let media: string
/** Every picture by its path below the media folder, with `/` between folders. */
let pictures: ReadonlyMap<string, InstanceSummary>

beforeAll(() => {
  media = mkdtempSync(join(tmpdir(), 'procedure-pause-media-'))
  drawSampleMedia(media, now)
  pictures = new Map(
    filesBelow(media)
      .filter((path) => !path.endsWith('NOTES.dcm'))
      .map((path) => [path, summaryOf(path)]),
  )
}, 120_000)
afterAll(() => rmSync(media, { recursive: true, force: true }))

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)).replaceAll('\\', '/'))
    .sort()
}

function opened(path: string) {
  const file = openDicom(readFileSync(join(media, path)))
  if (!file.ok) throw new Error(`${path}: ${file.failure.says}`)
  return file.value
}

function summaryOf(path: string): InstanceSummary {
  const file = opened(path)
  expect(file.notes).toEqual([])
  const summary = summarise(file, textDecoding)
  if (!summary.ok) throw new Error(summary.failure.says)
  return summary.value
}

function picture(each: day.SampleCase, folder: string, name: string): InstanceSummary {
  const found = pictures.get(`${day.folderOf(each)}/${folder}/${name}`)
  if (found === undefined) throw new Error(`${each.patient.familyName} has no ${folder}/${name}.`)
  return found
}

async function frame(path: string, index: number): Promise<Uint8Array> {
  const file = opened(path)
  const frames = indexFrames(file)
  if (!frames.ok) throw new Error(frames.failure.says)
  const decoded = await decodeFrame(frames.value, file.syntax, index, nodeCodecs())
  if (!decoded.ok) throw new Error(decoded.failure.says)
  return decoded.value.bytes
}

describe('the pictures of the sample day', () => {
  it('lie in folders of the cases, complete, and nothing else with them', () => {
    const folders = new Set([...pictures.keys()].map((path) => path.split('/')[0]))
    const cases = [day.hartmann, day.osei, day.vu, day.delacroix, day.papadopoulos, day.sorensen]
    expect(folders).toEqual(
      new Set([...cases, day.castellanos, day.oRourke, day.lindgren].map((each) => day.folderOf(each))),
    )
    expect(filesBelow(media).filter((path) => !path.endsWith('.dcm'))).toEqual([])
  })

  it('belong to the patient of their folder and to the plan, but for the disc', () => {
    for (const each of day.sampleCases) {
      const own = [...pictures].filter(([path]) => path.startsWith(`${day.folderOf(each)}/`))
      for (const [path, summary] of own) {
        const comparison = compareIdentity(each.patient, summary)
        const isDisc = path.includes(`/${theDisc}/`)
        expect(comparison.verdict, path).toBe(isDisc ? 'mismatch' : 'match')
        if (!isDisc) expect(compareWithPlan(each.plan, summary), path).toEqual([])
      }
    }
  })

  it('say in words that they are drawn and that nobody is shown', () => {
    for (const [path, { device }] of pictures) {
      expect(device, path).toMatchObject({ manufacturer: 'Procedure Pause drill', institution: 'Drill, nobody real' })
    }
  })

  it('have names of their own and share their study', () => {
    const all = [...pictures.values()]
    expect(new Set(all.map(({ sopInstanceUid }) => sopInstanceUid)).size).toBe(all.length)
    const front = picture(day.hartmann, earlierFilms, 'IM01001.dcm')
    const side = picture(day.hartmann, earlierFilms, 'IM01002.dcm')
    expect(side.studyInstanceUid).toBe(front.studyInstanceUid)
    expect(picture(day.delacroix, earlierFilms, 'IM01001.dcm').studyInstanceUid).not.toBe(front.studyInstanceUid)
  })

  it('are films whose length is at the detector and whose left edge is stated', () => {
    expect(picture(day.hartmann, earlierFilms, 'IM01001.dcm')).toMatchObject({
      modality: 'CR',
      photometric: 'MONOCHROME1',
      bitsStored: 12,
      patientOrientation: ['L', 'F'],
      viewPosition: 'AP',
      spacing: { kind: 'imager' },
      study: { date: '2026-09-21' },
    })
    expect(picture(day.hartmann, earlierFilms, 'IM01002.dcm').patientOrientation).toEqual(['P', 'F'])
  })

  it('are a run of today, with its time from frame to frame', () => {
    const run = picture(day.hartmann, fromTheCArm, 'RUN02001.dcm')
    expect(run).toMatchObject({
      sopClass: 'X-Ray Angiographic Image Storage',
      frames: 24,
      frameTimeMs: 125,
      bitsStored: 8,
      acquired: { date: '2026-11-24', time: '07:35:00' },
      dose: { fluoroscopyS: 3, kvp: 78 },
    })
  })

  it('are a fluoroscope’s and a scanner’s, with its calibrated region', () => {
    expect(picture(day.osei, fromTheCArm, 'IM01001.dcm')).toMatchObject({ modality: 'RF', bodyPart: 'CSPINE' })
    const scan = picture(day.papadopoulos, fromTheScanner, 'IM01001.dcm')
    expect(scan).toMatchObject({ modality: 'US', laterality: 'left', patientOrientation: null })
    expect(scan.ultrasoundRegions).toHaveLength(1)
    expect(scan.ultrasoundRegions[0]).toMatchObject({ ...scanRegion, unitX: 'cm', unitY: 'cm', spatialFormat: 1 })
  })

  it('hold one that is turned over, pixels and header alike', async () => {
    const turned = `${day.folderOf(day.castellanos)}/${earlierFilms}/IM01001.dcm`
    const straight = `${day.folderOf(day.delacroix)}/${earlierFilms}/IM01001.dcm`
    expect(summaryOf(turned).patientOrientation).toEqual(['R', 'F'])
    const { columns } = summaryOf(turned)
    // The lead letter is brightest on the film: it lies at the left of a straight one.
    expect(letterColumn(await frame(straight, 0), columns)).toBeLessThan(columns / 4)
    expect(letterColumn(await frame(turned, 0), columns)).toBeGreaterThan((columns * 3) / 4)
  })

  it('show contrast medium along the root at the end of the run and not at its start', async () => {
    const path = `${day.folderOf(day.hartmann)}/${fromTheCArm}/RUN02001.dcm`
    // Along the L5 root below the foramen, in pixels.
    const onTheRoot = (bytes: Uint8Array) => meanIn(bytes, 512, { left: 305, right: 345, top: 315, bottom: 355 })
    const elsewhere = (bytes: Uint8Array) => meanIn(bytes, 512, { left: 120, right: 160, top: 315, bottom: 355 })
    const [first, last] = [await frame(path, 0), await frame(path, 23)]
    expect(onTheRoot(first) - onTheRoot(last)).toBeGreaterThan(12)
    expect(Math.abs(elsewhere(first) - elsewhere(last))).toBeLessThan(3)
  })

  it('are the same on every machine', () => {
    const [one, other] = [draughtsman(), draughtsman()]
    expect(Buffer.compare(Buffer.from(one('cervical-ap').samples), Buffer.from(other('cervical-ap').samples))).toBe(0)
  })

  it('lie beside a text that is none, which says so when it is opened', () => {
    const text = openDicom(readFileSync(join(media, day.folderOf(day.oRourke), theDisc, 'NOTES.dcm')))
    expect(isDrawn(media)).toBe(true)
    expect(text).toMatchObject({ ok: false, failure: { code: 'not-dicom' } })
  })
})

function letterColumn(bytes: Uint8Array, columns: number): number {
  const samples = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)
  // Lead stops the beam: its samples are the smallest. Only the upper corners, where no bone lies.
  let at = 0
  for (let i = 0; i < columns * 140; i++) if ((samples[i] ?? 0) < (samples[at] ?? 0)) at = i
  return at % columns
}

function meanIn(
  bytes: Uint8Array,
  columns: number,
  box: { left: number; right: number; top: number; bottom: number },
): number {
  let sum = 0
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) sum += bytes[y * columns + x] ?? 0
  }
  return sum / ((box.right - box.left) * (box.bottom - box.top))
}

describe('the sample day with its pictures', () => {
  it('links the films of the clear case and of the turned one through the real importer', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'procedure-pause-images-'))
    const images = openImages({ folder, dataKey: new Uint8Array(32).fill(9), worker: await builtWorker() })
    const station = sampleStation(now, images)
    try {
      await seedSampleDay(station, now)
      await hangSamplePictures(station, media)
      const { imaging } = station.stateOf(day.delacroix)
      expect(
        imaging.instances.map(({ seriesInstanceUid, acceptedMismatch }) => [seriesInstanceUid, acceptedMismatch]),
      ).toEqual(
        ['IM01001.dcm', 'IM01002.dcm'].map((name) => [
          picture(day.delacroix, earlierFilms, name).seriesInstanceUid,
          null,
        ]),
      )
      const [front] = imaging.instances
      if (front === undefined) throw new Error('nothing was linked')
      const stored = await images.read(front.contentId, 0, front.bytes)
      const file = readFileSync(join(media, day.folderOf(day.delacroix), earlierFilms, 'IM01001.dcm'))
      expect(Buffer.compare(Buffer.from(stored ?? []), file)).toBe(0)
      expect(disagreements(station.stateOf(day.castellanos))).toHaveLength(1)
      expect(disagreements(station.stateOf(day.delacroix))).toEqual([])
    } finally {
      station.close()
      await images.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)
})

describe.skipIf(!hasDcmtk)('another implementation', () => {
  it('reads the same values and complains of nothing', () => {
    for (const [path, summary] of pictures) {
      const { code, out, says } = dcmtk('dcmdump', ['+E', '-q', join(media, path)])
      const dump = out.toString()
      expect([code, says], path).toEqual([0, ''])
      expect(dumped(dump, '0008,0018'), path).toBe(summary.sopInstanceUid)
      expect(dumped(dump, '0010,0010'), path).toBe(summary.patient.name)
      expect(dumped(dump, '0008,0005'), path).toBe('ISO_IR 192')
      expect(Number(dumped(dump, '0028,0010')), path).toBe(summary.rows)
      expect(dumped(dump, '0020,0020'), path).toBe(summary.patientOrientation?.join('\\'))
    }
  })

  it('finds the same samples in the same place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'procedure-pause-pnm-'))
    try {
      for (const [path, frames] of [
        [`${day.folderOf(day.hartmann)}/${fromTheCArm}/RUN02001.dcm`, 24],
        [`${day.folderOf(day.papadopoulos)}/${fromTheScanner}/IM01001.dcm`, 1],
      ] as const) {
        const target = join(folder, 'shown.pgm')
        const { code, says } = dcmtk('dcm2pnm', ['-q', '+F', String(frames), '-W', '+op', join(media, path), target])
        expect([code, says], path).toEqual([0, ''])
        const shown = readFileSync(target)
        const samples = await frame(path, frames - 1)
        expect(Buffer.compare(shown.subarray(shown.length - samples.length), samples), path).toBe(0)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
