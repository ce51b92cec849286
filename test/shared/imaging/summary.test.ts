import { openDicom } from '@shared/imaging/file'
import { summarise } from '@shared/imaging/summary'
import { type InstanceSummary, instanceSummary } from '@shared/imaging/types'
import { describe, expect, it } from 'vitest'
import { type BuiltElement, el, explicitLittleUid, imageElements, part10 } from '../../fixtures/dicomBytes'
import { decoding } from './decoding'

function summaryOf(more: readonly BuiltElement[] = [], modality = 'OT'): InstanceSummary {
  const opened = openDicom(part10(imageElements({ more, modality }), explicitLittleUid))
  const summary = opened.ok ? summarise(opened.value, decoding) : opened
  if (!summary.ok) throw new Error(summary.failure.says)
  return instanceSummary.parse(summary.value)
}

const spacing = el(0x00280030, 'DS', '0.3\\0.2')
const imager = el(0x00181164, 'DS', '0.4\\0.4')

describe('the summary of an instance', () => {
  it('says nothing where the header says nothing', () => {
    const summary = summaryOf()
    expect(summary).toMatchObject({
      laterality: null,
      bodyPart: null,
      patientOrientation: null,
      frameTimeMs: null,
      windows: [],
      spacing: { kind: 'none' },
      pixelAspect: 1,
      frames: 1,
    })
    expect(summary.patient).toMatchObject({ birthDate: null, sex: null })
    expect(summary.dose).toEqual({
      source: 'header',
      doseAreaProductGyCm2: null,
      airKermaMGy: null,
      fluoroscopyS: null,
      exposures: null,
      kvp: null,
      from: null,
      to: null,
    })
  })

  it('brings dose to one unit each, whichever attribute it came in', () => {
    expect(
      summaryOf([
        el(0x0018115e, 'DS', '12.5'),
        el(0x00408302, 'DS', '3.25'),
        el(0x00400300, 'US', [42]),
        el(0x00400301, 'US', [7]),
      ]).dose,
    ).toEqual({
      source: 'header',
      doseAreaProductGyCm2: 1.25,
      airKermaMGy: 3.25,
      fluoroscopyS: 42,
      exposures: 7,
      kvp: null,
      from: null,
      to: null,
    })
    expect(summaryOf([el(0x00400302, 'US', [2])]).dose.airKermaMGy).toBe(200)
  })

  it('takes day and time of an acquisition from its one date and time, with or without a fraction and zone', () => {
    const acquired = (value: string) => summaryOf([el(0x0008002a, 'DT', value)]).acquired
    expect(acquired('20261124091530.250000-0500')).toEqual({ date: '2026-11-24', time: '09:15:30' })
    expect(acquired('202611240915')).toEqual({ date: '2026-11-24', time: '09:15:00' })
    expect(acquired('20261124')).toEqual({ date: '2026-11-24', time: null })
  })

  it('keeps a dose that is no number out', () => {
    expect(summaryOf([el(0x0018115e, 'DS', 'about 12')]).dose.doseAreaProductGyCm2).toBeNull()
    expect(summaryOf([el(0x0018115e, 'DS', '-3')]).dose.doseAreaProductGyCm2).toBeNull()
  })

  it.each([
    ['a cross-section', 'CT', [spacing], { kind: 'pixel', row: 0.3, column: 0.2 }],
    ['a projection with imager spacing alone', 'XA', [imager], { kind: 'imager', row: 0.4, column: 0.4 }],
    ['a projection with pixel spacing alone', 'DX', [spacing], { kind: 'imager', row: 0.3, column: 0.2 }],
    [
      'a projection whose two spacings agree',
      'DX',
      [el(0x00280030, 'DS', '0.4\\0.4'), imager],
      { kind: 'imager', row: 0.4, column: 0.4 },
    ],
    [
      'a projection whose two spacings differ',
      'DX',
      [spacing, imager],
      { kind: 'calibrated', row: 0.3, column: 0.2, how: 'Pixel Spacing differs from Imager Pixel Spacing' },
    ],
    [
      'a projection that names its calibration',
      'DX',
      [spacing, imager, el(0x00280a02, 'CS', 'FIDUCIAL'), el(0x00280a04, 'LO', 'steel ball')],
      { kind: 'calibrated', row: 0.3, column: 0.2, how: 'FIDUCIAL: steel ball' },
    ],
    ['zero spacing', 'CT', [el(0x00280030, 'DS', '0\\0')], { kind: 'none' }],
    ['spacing that is no number', 'CT', [el(0x00280030, 'DS', 'x\\0.2')], { kind: 'none' }],
  ])('knows what the spacing of %s is worth', (_, modality, more, expected) => {
    expect(summaryOf(more, modality).spacing).toEqual(expected)
  })

  it('takes the spacing of an enhanced image from its functional groups', () => {
    const groups = el(0x52009229, 'SQ', [[el(0x00289110, 'SQ', [[spacing]])]])
    expect(summaryOf([groups], 'MR').spacing).toEqual({ kind: 'pixel', row: 0.3, column: 0.2 })
  })

  it('takes the shape of a pixel from its aspect ratio where there is no spacing', () => {
    expect(summaryOf([el(0x00280034, 'IS', '4\\3')]).pixelAspect).toBeCloseTo(4 / 3)
    expect(summaryOf([spacing], 'CT').pixelAspect).toBeCloseTo(1.5)
    expect(summaryOf([el(0x00280034, 'IS', '0\\3')]).pixelAspect).toBe(1)
  })

  it('lists ultrasound regions with their units', () => {
    const region = [
      el(0x00186012, 'US', [1]),
      el(0x00186014, 'US', [1]),
      el(0x00186018, 'UL', [3]),
      el(0x0018601a, 'UL', [4]),
      el(0x0018601c, 'UL', [30]),
      el(0x0018601e, 'UL', [40]),
      el(0x00186024, 'US', [3]),
      el(0x00186026, 'US', [3]),
      el(0x0018602c, 'FD', [-0.02]),
      el(0x0018602e, 'FD', [0.03]),
    ]
    const summary = summaryOf([el(0x00186011, 'SQ', [region])], 'US')
    expect(summary.spacing).toEqual({ kind: 'ultrasound-regions' })
    expect(summary.ultrasoundRegions).toMatchObject([
      { minX: 3, minY: 4, maxX: 30, maxY: 40, unitX: 'cm', unitY: 'cm', deltaX: -0.02, deltaY: 0.03 },
    ])
  })

  it('takes the time between frames from the time, the vector or a rate', () => {
    expect(summaryOf([el(0x00181063, 'DS', '66.7')]).frameTimeMs).toBe(66.7)
    expect(summaryOf([el(0x00181065, 'DS', '0\\30\\50')]).frameTimeMs).toBe(40)
    expect(summaryOf([el(0x00180040, 'IS', '25')]).frameTimeMs).toBe(40)
    expect(summaryOf([el(0x00180040, 'IS', '0')]).frameTimeMs).toBeNull()
  })

  it('keeps orientation letters only when both are some', () => {
    expect(summaryOf([el(0x00200020, 'CS', 'L\\F')]).patientOrientation).toEqual(['L', 'F'])
    expect(summaryOf([el(0x00200020, 'CS', 'L\\')]).patientOrientation).toBeNull()
    expect(summaryOf([el(0x00200020, 'CS', '<b>\\F')]).patientOrientation).toBeNull()
  })

  it('reads dates and times as days and clocks, and nothing else as one', () => {
    const summary = summaryOf([
      el(0x00080020, 'DA', '20260229'),
      el(0x00100030, 'DA', '1954.03.02'),
      el(0x00080030, 'TM', '0915'),
      el(0x00100040, 'CS', 'F'),
    ])
    expect(summary.study).toMatchObject({ date: null, time: '09:15:00' })
    expect(summary.patient).toMatchObject({ birthDate: '1954-03-02', sex: 'female' })
  })

  it('cleans what it quotes', () => {
    expect(summaryOf([el(0x00081030, 'LO', 'spine\u0007  <b>x</b>')]).study.description).toBe('spine <b>x</b>')
  })

  it('refuses a file that does not say which image it is', () => {
    const opened = openDicom(
      part10(
        imageElements().filter((each) => each.tag !== 0x00080018),
        explicitLittleUid,
      ),
    )
    expect(opened.ok && summarise(opened.value, decoding)).toMatchObject({ ok: false, failure: { code: 'no-pixels' } })
  })
})
