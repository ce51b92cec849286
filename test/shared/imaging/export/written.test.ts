import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Target } from '@shared/imaging/caseEvents'
import type { LinkedInstance } from '@shared/imaging/caseState'
import { type DiscFile, directoryFile } from '@shared/imaging/export/directory'
import { patientOf, studyOf } from '@shared/imaging/export/modules'
import { presentationState, type StateSource } from '@shared/imaging/export/presentationState'
import { marksOfState } from '@shared/imaging/export/readMarks'
import { secondaryCapture } from '@shared/imaging/export/secondaryCapture'
import { openDicom } from '@shared/imaging/file'
import { summarise } from '@shared/imaging/summary'
import { tag } from '@shared/imaging/tags'
import { ascii, items, uint16 } from '@shared/imaging/values'
import { uidOf } from '@shared/imaging/write/uid'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textDecoding } from '../../../../main/images/textDecoding'
import { dcmtk } from '../../../fixtures/dcmtk'
import { aLinkedInstance } from '../../../fixtures/linkedInstance'
import { errorsOf, gdcmInfo } from '../../../fixtures/readers'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'procedure-pause-written-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function stored(name: string, bytes: Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return file
}

const writer = {
  station: 'Room 2',
  version: '0.1.0',
  person: 'Dr. Adaeze Okafor',
  date: '2026-11-24',
  time: '09:12:30',
}
const uuid = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`
const identity = { sopInstanceUid: uidOf(uuid(1)), seriesInstanceUid: uidOf(uuid(2)), instanceNumber: 1 }

function target(instance: LinkedInstance, more: Partial<Target> = {}): Target {
  return {
    id: uuid(77),
    on: { contentId: instance.contentId, sopInstanceUid: instance.sopInstanceUid, frame: 1 },
    kind: 'path',
    points: [
      { x: 100.25, y: 50.125 },
      { x: 311.0625, y: 402.5 },
    ],
    level: 'L5-S1',
    side: 'left',
    label: 'Größe „α“',
    ...more,
  }
}

function state(instance: LinkedInstance, targets: readonly Target[], more: Partial<StateSource> = {}): Uint8Array {
  return presentationState(
    {
      instance,
      targets,
      view: { mirrored: false, turns: 0, inverted: false },
      window: { center: 512, width: 900 },
      tones: null,
      wordsOf: (mark) => [`${mark.level} LEFT`, mark.label],
      ...more,
    },
    identity,
    writer,
  )
}

function opened(bytes: Uint8Array) {
  const file = openDicom(bytes)
  if (!file.ok) throw new Error(file.failure.says)
  expect(file.value.notes).toEqual([])
  return file.value
}

const ct = {
  modality: 'CT',
  sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
  spacing: { kind: 'pixel', row: 0.7, column: 0.7 },
} as const

describe('a presentation state', () => {
  it('is without errors to dciodvfy, with and without tables, flips and frames', () => {
    const xa = aLinkedInstance({ frames: 24 })
    const slice = aLinkedInstance(ct)
    const table = { first: -200, values: Uint16Array.from({ length: 256 }, (_, at) => at * 250), bits: 16, label: null }
    const files = [
      stored('state1', state(xa, [target(xa), target(xa, { id: uuid(78), kind: 'point', points: [{ x: 1, y: 2 }] })])),
      stored(
        'state2',
        state(slice, [target(slice)], {
          view: { mirrored: true, turns: 1, inverted: true },
          window: null,
          tones: {
            modality: { kind: 'linear', slope: 1, intercept: -1024 },
            rescaleType: 'HU',
            window: null,
            voiTable: table,
            isSigned: true,
          },
        }),
      ),
      stored(
        'state3',
        state(xa, [], {
          tones: {
            modality: { kind: 'table', first: 0, values: table.values },
            rescaleType: 'US',
            window: { center: 100, width: 50, fn: 'sigmoid' },
            voiTable: null,
            isSigned: false,
          },
        }),
      ),
    ]
    expect(files.map(errorsOf)).toEqual([[], [], []])
    for (const file of files) {
      expect(dcmtk('dcmdump', ['-q', file]).code).toBe(0)
      expect(gdcmInfo(file).says).toContain('1.2.840.10008.5.1.4.1.1.11.1')
    }
  })

  it('of a picture in colour is a colour state with the profile of its colours', () => {
    const us = aLinkedInstance({
      modality: 'US',
      photometric: 'YBR_FULL_422',
      sopClassUid: '1.2.840.10008.5.1.4.1.1.6.1',
    })
    const file = stored('colour', state(us, [target(us)]))
    expect(errorsOf(file)).toEqual([])
    expect(dcmtk('dcmdump', ['-q', file]).out.toString()).toContain('ColorSoftcopyPresentationStateStorage')
  })

  it('says how the picture lay: turned first and flipped then, with its corners as they were seen', () => {
    const instance = aLinkedInstance({ columns: 640, rows: 480 })
    const { dataSet } = opened(state(instance, [], { view: { mirrored: true, turns: 1, inverted: false } }))
    expect([ascii(dataSet, 0x00700041), uint16(dataSet, 0x00700042)]).toEqual(['Y', 270])
    const dump = dcmtk('dcmdump', [
      stored('turned', state(instance, [], { view: { mirrored: false, turns: 1, inverted: false } })),
    ])
    const text = dump.out.toString()
    // Turned clockwise, the lower left corner of the stored picture comes to the top left.
    expect(text).toMatch(/\(0070,0052\) SL 1\\480/)
    expect(text).toMatch(/\(0070,0053\) SL 640\\1/)
  })

  it('gives back the same marks, to a hundredth of a pixel', () => {
    const instance = aLinkedInstance({ frames: 30, columns: 4096, rows: 4096 })
    const coordinate = fc.double({ min: 0, max: 4096, noNaN: true })
    const point = fc.record({ x: coordinate, y: coordinate })
    const many = {
      point: [1, 1],
      path: [2, 2],
      distance: [2, 2],
      angle: [3, 3],
      text: [1, 1],
      region: [3, 200],
    } as const
    const anyMark = fc.constantFrom('point', 'path', 'distance', 'angle', 'text', 'region').chain((kind) =>
      fc.record({
        id: fc.uuid(),
        kind: fc.constant(kind),
        points: fc.array(point, { minLength: many[kind][0], maxLength: many[kind][1] }),
        level: fc.constantFrom('', 'L5-S1', 'C5-C6'),
        side: fc.constantFrom('left', 'right', 'midline', 'not-applicable'),
        label: fc.string({ maxLength: 60, unit: 'grapheme' }).map((text) => text.trim()),
        frame: fc.integer({ min: 1, max: 30 }),
      }),
    )
    fc.assert(
      fc.property(fc.array(anyMark, { maxLength: 6 }), (marks) => {
        const targets = marks.map(({ frame, ...mark }) => ({
          ...mark,
          on: { contentId: instance.contentId, sopInstanceUid: instance.sopInstanceUid, frame },
        }))
        const back = marksOfState(opened(state(instance, targets)), textDecoding)
        expect(back.map(({ points: _points, ...mark }) => mark)).toEqual(
          targets.map(({ points: _points, on, ...mark }) => ({
            ...mark,
            sopInstanceUid: on.sopInstanceUid,
            frame: on.frame,
          })),
        )
        back.forEach((mark, at) => {
          mark.points.forEach(({ x, y }, index) => {
            const was = targets[at]?.points[index]
            expect(Math.abs(x - (was?.x ?? Number.NaN))).toBeLessThan(0.01)
            expect(Math.abs(y - (was?.y ?? Number.NaN))).toBeLessThan(0.01)
          })
          expect(mark.points).toHaveLength(targets[at]?.points.length ?? -1)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('of another writer, or with facts that are no mark, gives no marks', () => {
    const instance = aLinkedInstance()
    const bytes = state(instance, [target(instance)])
    const broken = bytes.slice()
    const at = Buffer.from(bytes).indexOf('"kind":"path"')
    broken.set(new TextEncoder().encode('"kind":"evil"'), at)
    expect(marksOfState(opened(broken), textDecoding)).toEqual([])
    const other = bytes.slice()
    other.set(new TextEncoder().encode('SOMEBODY'), Buffer.from(bytes).indexOf('PROCEDURE PAUSE 1'))
    expect(marksOfState(opened(other), textDecoding)).toEqual([])
  })

  it('is taken in as a saved display of the same patient and study', () => {
    const instance = aLinkedInstance()
    const summary = summarise(opened(state(instance, [target(instance)])), textDecoding)
    expect(summary).toMatchObject({
      ok: true,
      value: { shows: 'state', studyInstanceUid: instance.studyInstanceUid, patient: { id: '4471-203' } },
    })
  })
})

const drawn = {
  width: 40,
  height: 30,
  rgba: Uint8Array.from({ length: 40 * 30 * 4 }, (_, at) => (at % 4 === 3 ? 255 : (at * 7) % 256)),
  frame: 12,
  orientation: ['L', 'F'],
  namesPatient: true,
  says: 'L5-S1 LEFT',
} as const

describe('a secondary capture', () => {
  it('is without errors to dciodvfy, and DCMTK shows the very pixels that were drawn', () => {
    const instance = aLinkedInstance({ frames: 24, laterality: 'left' })
    const file = stored('capture', secondaryCapture(instance, drawn, identity, writer))
    expect(errorsOf(file)).toEqual([])
    const ppm = dcmtk('dcm2pnm', [file, '+op']).out
    const pixels = ppm.subarray(ppm.length - 40 * 30 * 3)
    const wanted = drawn.rgba.filter((_, at) => at % 4 !== 3)
    expect(Buffer.compare(pixels, Buffer.from(wanted))).toBe(0)
  })

  it('names the frame that it was made from', () => {
    const instance = aLinkedInstance({ frames: 24 })
    const { dataSet } = opened(secondaryCapture(instance, drawn, identity, writer))
    const [source] = items(dataSet, 0x00082112)
    if (source === undefined) throw new Error('no source')
    expect([ascii(source, tag.referencedSopInstanceUid), ascii(source, tag.referencedFrameNumber)]).toEqual([
      instance.sopInstanceUid,
      '12',
    ])
  })
})

function discFile(instance: LinkedInstance, more: Partial<DiscFile>): DiscFile {
  return {
    path: ['DICOM', 'IM000001'],
    kind: 'image',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.7',
    sopInstanceUid: identity.sopInstanceUid,
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    patient: patientOf(instance),
    study: { ...studyOf(instance), studyInstanceUid: instance.studyInstanceUid },
    series: { seriesInstanceUid: identity.seriesInstanceUid, modality: 'OT', seriesNumber: 9002 },
    instanceNumber: 1,
    state: null,
    ...more,
  }
}

describe('the index of a disc', () => {
  it('is without errors to dciodvfy, and every record is reached by its offsets', () => {
    const one = aLinkedInstance()
    const two = aLinkedInstance({ studyInstanceUid: '1.2.3.99', study: { ...one.study, date: null, time: null } })
    const other = aLinkedInstance({ patient: { ...one.patient, id: null, name: null }, studyInstanceUid: '1.2.3.100' })
    const disc = join(folder, 'disc')
    mkdirSync(join(disc, 'DICOM'), { recursive: true })
    const files = [one, two, other, one].map((instance, at) => {
      const uid = { ...identity, sopInstanceUid: uidOf(uuid(100 + at)), instanceNumber: at + 1 }
      const name = `IM00000${at + 1}`
      writeFileSync(join(disc, 'DICOM', name), secondaryCapture(instance, { ...drawn, frame: 1 }, uid, writer))
      return discFile(instance, { path: ['DICOM', name], sopInstanceUid: uid.sopInstanceUid, instanceNumber: at + 1 })
    })
    const index = join(disc, 'DICOMDIR')
    writeFileSync(index, directoryFile(files, uidOf(uuid(9))))
    expect(errorsOf(index)).toEqual([])
    const { out, code } = dcmtk('dcmdump', ['-q', index])
    expect(code).toBe(0)
    const records = out.toString().match(/\(0004,1430\) CS \[\w+/g) ?? []
    expect(records.map((each) => each.replace(/.*\[/, ''))).toEqual([
      ...['PATIENT', 'STUDY', 'SERIES', 'IMAGE', 'IMAGE', 'STUDY', 'SERIES', 'IMAGE'],
      ...['PATIENT', 'STUDY', 'SERIES', 'IMAGE'],
    ])
    // DCMTK follows the offsets when it adds to an index: it finds its patients again instead of complaining.
    const added = dcmtk('dcmmkdir', ['+A', '+I', '-Pgp', '+D', index, '+id', disc, 'DICOM/IM000001'])
    expect(added.says).not.toMatch(/E:/)
    expect(added.code).toBe(0)
  })
})
