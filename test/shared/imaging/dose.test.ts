import { doseOf, doseOfCase, statedDose } from '@shared/imaging/dose'
import { openDicom } from '@shared/imaging/file'
import type { HeaderDose } from '@shared/imaging/types'
import { describe, expect, it } from 'vitest'
import { type BuiltElement, el, explicitLittleUid, type ItemElements, part10 } from '../../fixtures/dicomBytes'

function code(value: string, scheme = 'DCM'): ItemElements {
  return [el(0x00080100, 'SH', value), el(0x00080102, 'SH', scheme), el(0x00080104, 'LO', 'meaning')]
}

function container(concept: string, ...children: readonly ItemElements[]): ItemElements {
  return [
    el(0x0040a040, 'CS', 'CONTAINER'),
    el(0x0040a043, 'SQ', [code(concept)]),
    el(0x0040a730, 'SQ', children, { undefinedLength: true }),
  ]
}

function number(concept: string, value: string | null, unit: string, scheme = 'DCM'): ItemElements {
  const measured: ItemElements[] =
    value === null ? [] : [[el(0x004008ea, 'SQ', [code(unit, 'UCUM')]), el(0x0040a30a, 'DS', value)]]
  return [
    el(0x0040a010, 'CS', 'CONTAINS'),
    el(0x0040a040, 'CS', 'NUM'),
    el(0x0040a043, 'SQ', [code(concept, scheme)]),
    el(0x0040a300, 'SQ', measured),
  ]
}

function time(concept: string, value: string): ItemElements {
  return [el(0x0040a040, 'CS', 'DATETIME'), el(0x0040a043, 'SQ', [code(concept)]), el(0x0040a120, 'DT', value)]
}

function report(...children: readonly ItemElements[]): HeaderDose {
  const elements: BuiltElement[] = [
    el(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.88.67'),
    el(0x00080018, 'UI', '1.2.3.4'),
    ...container('113701', ...children),
  ]
  return dose(elements)
}

function dose(elements: ItemElements): HeaderDose {
  const opened = openDicom(part10(elements, explicitLittleUid))
  if (!opened.ok) throw new Error(opened.failure.says)
  return doseOf(opened.value.dataSet)
}

const plane = (...numbers: readonly ItemElements[]) => container('113702', ...numbers)

describe('the dose of a dose report', () => {
  it('is its totals in Gy.cm2, mGy and seconds, with the start and end of irradiation', () => {
    expect(
      report(
        time('113809', '20261124091500.123'),
        time('113810', '20261124092210'),
        plane(
          number('113722', '0.00015356864017', 'Gy.m2'),
          number('113725', '0.00427128', 'Gy'),
          number('113730', '13', 's'),
          number('113731', '27', '1'),
        ),
      ),
    ).toEqual({
      source: 'dose-report',
      doseAreaProductGyCm2: 1.5356864017,
      airKermaMGy: 4.27128,
      fluoroscopyS: 13,
      exposures: 27,
      kvp: null,
      from: '2026-11-24T09:15:00',
      to: '2026-11-24T09:22:10',
    })
  })

  it.each([
    ['Gy.m2', '0.0002', 2],
    ['Gym2', '0.0002', 2],
    ['mGy.m2', '0.2', 2],
    ['uGy.m2', '200', 2],
    ['µGy.m2', '200', 2],
    ['Gy.cm2', '2', 2],
    ['dGy.cm2', '20', 2],
    ['cGy.cm2', '200', 2],
    ['mGy.cm2', '2000', 2],
    ['uGy.cm2', '2000000', 2],
  ])('comes to the same area product in %s', (unit, value, expected) => {
    // The micro sign is one byte in Latin-1, as devices without a character set write it.
    expect(report(plane(number('113722', value, unit))).doseAreaProductGyCm2).toBe(expected)
  })

  it.each([
    ['Gy', '0.012'],
    ['dGy', '0.12'],
    ['cGy', '1.2'],
    ['mGy', '12'],
    ['uGy', '12000'],
  ])('comes to the same kerma in %s', (unit, value) => {
    expect(report(plane(number('113725', value, unit))).airKermaMGy).toBe(12)
  })

  it.each([
    ['s', '90'],
    ['min', '1.5'],
    ['ms', '90000'],
    ['h', '0.025'],
  ])('comes to the same time in %s', (unit, value) => {
    expect(report(plane(number('113730', value, unit))).fluoroscopyS).toBe(90)
  })

  it('does not guess where a unit is unknown, a number is none or negative, or a value is empty', () => {
    const none = report(
      plane(number('113722', '3', 'rad.cm2'), number('113725', 'high', 'Gy'), number('113730', '-4', 's')),
    )
    expect([none.doseAreaProductGyCm2, none.airKermaMGy, none.fluoroscopyS]).toEqual([null, null, null])
    expect(report(plane(number('113725', null, 'Gy'))).airKermaMGy).toBeNull()
    expect(report(plane(number('113722', '3', 'constructor'))).doseAreaProductGyCm2).toBeNull()
    expect(report().doseAreaProductGyCm2).toBeNull()
  })

  it('does not take another scheme for DICOM’s own', () => {
    expect(report(plane(number('113722', '1', 'Gy.m2', '99LOCAL'))).doseAreaProductGyCm2).toBeNull()
  })

  it('adds up two planes, and says nothing where one of them is silent', () => {
    const both = report(plane(number('113722', '1', 'Gy.cm2')), plane(number('113722', '2', 'Gy.cm2')))
    expect(both.doseAreaProductGyCm2).toBe(3)
    const one = report(plane(number('113722', '1', 'Gy.cm2')), plane(number('113730', '2', 's')))
    expect(one.doseAreaProductGyCm2).toBeNull()
  })

  it('adds fluoroscopy and acquisition, or else all events, where there is no total', () => {
    const parts = plane(number('113726', '1', 'Gy.cm2'), number('113727', '0.5', 'Gy.cm2'))
    expect(report(parts).doseAreaProductGyCm2).toBe(1.5)
    expect(report(plane(number('113726', '1', 'Gy.cm2'))).doseAreaProductGyCm2).toBeNull()
    const event = (value: string) => container('113706', number('122130', value, 'Gy.cm2'))
    expect(report(plane(), event('0.1'), event('0.2')).doseAreaProductGyCm2).toBe(0.3)
    expect(report(plane(), event('0.1'), container('113706')).doseAreaProductGyCm2).toBeNull()
  })

  it('is not read from a report of another kind', () => {
    const other = [...container('126000', plane(number('113722', '1', 'Gy.cm2')))]
    expect(dose(other)).toMatchObject({ source: 'header', doseAreaProductGyCm2: null })
  })
})

describe('the dose that the images of a case state together', () => {
  const silent = dose([])
  const header = (product: number, seconds: number): HeaderDose => ({
    ...silent,
    doseAreaProductGyCm2: product,
    fluoroscopyS: seconds,
  })
  const fromReport = (product: number): HeaderDose => ({
    ...silent,
    source: 'dose-report',
    doseAreaProductGyCm2: product,
  })

  it('is that of the newest dose report', () => {
    const images = [
      { dose: header(9, 90), at: '2026-11-24 09:30' },
      { dose: fromReport(2), at: '2026-11-24 09:40' },
      { dose: fromReport(1), at: '2026-11-24 09:10' },
    ]
    expect(statedDose(images)).toMatchObject({ source: 'dose-report', doseAreaProductGyCm2: 2, fluoroscopyS: null })
  })

  it('is the greatest of the headers where there is no report', () => {
    const images = [
      { dose: header(1, 20), at: '1' },
      { dose: header(2, 10), at: '2' },
    ]
    expect(statedDose(images)).toEqual({
      source: 'header',
      doseAreaProductGyCm2: 2,
      airKermaMGy: null,
      fluoroscopyS: 20,
    })
  })

  it('of a case is that of its own pictures: the newest report, by the end of irradiation or by its own date', () => {
    const undated = { date: null, time: null, description: null, id: null, accessionNumber: null }
    const instance = (role: 'prior' | 'live', dose: HeaderDose, time: string | null) => ({
      role,
      dose,
      acquired: { date: time === null ? null : '2026-11-24', time },
      study: undated,
    })
    const ended = (product: number, to: string) => ({ ...fromReport(product), to })
    const cases = doseOfCase([
      instance('prior', fromReport(50), '23:00:00'),
      instance('live', header(9, 90), '09:50:00'),
      instance('live', ended(3, '2026-11-24T09:45:00'), '09:00:00'),
      instance('live', fromReport(2), '09:40:00'),
      instance('live', fromReport(1), null),
    ])
    expect(cases).toMatchObject({ source: 'dose-report', doseAreaProductGyCm2: 3 })
    expect(doseOfCase([instance('prior', fromReport(50), '23:00:00')])).toBeNull()
    expect(doseOfCase([instance('live', header(4, 40), null)])).toMatchObject({ source: 'header', fluoroscopyS: 40 })
  })

  it('is nothing where no image says anything', () => {
    expect(statedDose([{ dose: silent, at: '1' }])).toBeNull()
    expect(statedDose([])).toBeNull()
  })
})
