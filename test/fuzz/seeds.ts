import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import {
  concat,
  dataSetBytes,
  el,
  encapsulated,
  explicitBig,
  explicitBigUid,
  explicitLittle,
  explicitLittleUid,
  imageElements,
  imageFile,
  implicitLittle,
  implicitLittleUid,
  latin1,
  part10,
} from '../fixtures/dicomBytes'
import { encodeLossless } from '../fixtures/losslessJpeg'
import type { FuzzSeed } from './fuzzRun'

/** Files made by hand in the encodings that need no foreign encoder: enough to break where nothing else is at hand. */
export function ownSeeds(): FuzzSeed[] {
  const sequence = el(0x00081140, 'SQ', [[el(0x00081155, 'UI', '3.4')], []], { undefinedLength: true })
  const overlay = [
    el(0x60000010, 'US', [4]),
    el(0x60000011, 'US', [4]),
    el(0x60000040, 'CS', 'G'),
    el(0x60000050, 'SS', [1, 1]),
    el(0x60000100, 'US', [1]),
    el(0x60000102, 'US', [0]),
    el(0x60003000, 'OW', Uint8Array.of(0x5a, 0xa5)),
  ]
  const window = [el(0x00281050, 'DS', '40\\60'), el(0x00281051, 'DS', '80\\400'), el(0x00281052, 'DS', '-1024')]
  const more = [sequence, ...window, ...overlay]
  const grey = imageElements({ rows: 8, columns: 8, bitsAllocated: 16, bitsStored: 12, frames: 3, more })
  const samples = Array.from({ length: 64 }, (_, i) => (i * 37) % 4096)
  const stream = encodeLossless(samples, {
    width: 8,
    height: 8,
    components: 1,
    precision: 12,
    predictor: 4,
    restartRows: 2,
  })
  const rle = concat(Uint8Array.of(1, 0, 0, 0, 64, 0, 0, 0), new Uint8Array(56), Uint8Array.of(0xc1, 7, 0x80, 0))
  const packed = (pixels: Uint8Array, bits: number) =>
    imageElements({ rows: 8, columns: 8, bitsAllocated: bits, bitsStored: bits === 16 ? 12 : 8, pixels, frames: 1 })
  const palette = imageElements({
    photometric: 'PALETTE COLOR',
    more: [
      el(0x00281101, 'US', [16, 0, 16]),
      el(0x00281102, 'US', [16, 0, 16]),
      el(0x00281103, 'US', [16, 0, 16]),
      el(0x00281221, 'OW', Uint8Array.of(1, 0, 16, 0, 0xff, 0xff)),
      el(0x00281222, 'OW', Uint8Array.of(0, 0, 2, 0, 1, 0, 2, 0, 1, 0, 14, 0, 9, 0)),
      el(0x00281223, 'OW', Uint8Array.of(1, 0, 16, 0, 0, 0)),
    ],
  })
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['grey', part10(grey, explicitLittleUid)],
    ['grey, implicit', part10(grey, implicitLittleUid, implicitLittle)],
    ['grey, big endian', part10(grey, explicitBigUid, explicitBig)],
    ['grey, no preamble', dataSetBytes(grey, explicitLittle)],
    [
      'grey, deflated',
      concat(part10([], '1.2.840.10008.1.2.1.99'), deflateRawSync(dataSetBytes(grey, explicitLittle))),
    ],
    ['colour by plane', imageFile({ samples: 3, planar: 1, rows: 8, columns: 8 })],
    ['palette', part10(palette, explicitLittleUid)],
    ['one bit', imageFile({ bitsAllocated: 1, rows: 9, columns: 7, frames: 3, pixels: new Uint8Array(24) })],
    ['lossless JPEG', part10(packed(encapsulated([stream]), 16), '1.2.840.10008.1.2.4.57')],
    ['RLE', part10(packed(encapsulated([rle]), 8), '1.2.840.10008.1.2.5')],
    ['text', latin1('This is no DICOM file at all, only words in a row. '.repeat(5))],
  ]
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { resource: { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1954-03-02' } },
      {
        resource: {
          resourceType: 'MedicationStatement',
          status: 'active',
          subject: { reference: 'Patient/p' },
          medicationCodeableConcept: { text: 'Eliquis 5 mg tab' },
          effectivePeriod: { start: '2026-01-01' },
        },
      },
      {
        resource: {
          resourceType: 'AllergyIntolerance',
          patient: { reference: 'Patient/p' },
          code: { text: 'Omnipaque' },
          reaction: [{ severity: 'moderate', manifestation: [{ text: 'hives' }] }],
        },
      },
      {
        resource: {
          resourceType: 'Observation',
          status: 'final',
          subject: { reference: 'Patient/p' },
          code: { coding: [{ system: 'http://loinc.org', code: '6301-6' }] },
          effectiveDateTime: '2026-11-24T07:10:00-05:00',
          valueQuantity: { value: 1.1 },
        },
      },
    ],
  }
  return [
    ...files.map(([name, bytes]): FuzzSeed => ({ name, kind: 'dicom', bytes })),
    { name: 'bundle', kind: 'fhir', bytes: new TextEncoder().encode(JSON.stringify(bundle)) },
  ]
}

/** Real files below a folder, those small enough to be broken thousands of times. */
export function seedsBelow(folder: string, kind: FuzzSeed['kind'], mostBytes: number): FuzzSeed[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((name): FuzzSeed[] => {
      const path = join(folder, name)
      const stats = statSync(path)
      const isWanted = kind === 'dicom' || name.endsWith('.json')
      if (!stats.isFile() || stats.size > mostBytes || !isWanted || name === 'manifest.json') return []
      return [{ name, kind, bytes: new Uint8Array(readFileSync(path)) }]
    })
}
