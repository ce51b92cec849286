import type { DataSet } from './reader'
import { type ContentItem, contentItems, measurementOf, rootConcept, textOf } from './structuredReport'
import { tag } from './tags'
import type { HeaderDose, InstanceSummary } from './types'
import { firstDecimal, uint16 } from './values'

/**
 * The dose that a file states, in the units of the clinical reference (9.3, 9.4): Gy.cm2, mGy and seconds. A file that
 * carries an X-Ray Radiation Dose Report is read as one (PS3.16 TID 10001 to 10004); of every other the attributes of
 * its header count. Null where the file is silent, where a number is none, or where its unit is not known here: a
 * number with an unknown unit is no dose.
 */
export function doseOf(dataSet: DataSet): HeaderDose {
  return rootConcept(dataSet) === code.doseReport ? reportDose(dataSet) : attributeDose(dataSet)
}

/** DICOM codes (PS3.16 annex D, scheme DCM) of the dose report. */
const code = {
  doseReport: '113701',
  accumulated: '113702',
  event: '113706',
  plane: '113764',
  totalAreaProduct: '113722',
  totalKerma: '113725',
  fluoroAreaProduct: '113726',
  acquiredAreaProduct: '113727',
  fluoroKerma: '113728',
  acquiredKerma: '113729',
  fluoroTime: '113730',
  frames: '113731',
  started: '113809',
  ended: '113810',
  eventAreaProduct: '122130',
  eventKerma: '113738',
} as const

/** Units: (0018,115E) is dGy.cm2, (0040,0302) dGy, (0040,8302) mGy, (0040,0300) s. */
function attributeDose(dataSet: DataSet): HeaderDose {
  const product = nonNegative(firstDecimal(dataSet, tag.imageAndFluoroscopyAreaDoseProduct))
  const entranceMGy = nonNegative(firstDecimal(dataSet, tag.entranceDoseInMGy))
  const entranceDGy = nonNegative(firstDecimal(dataSet, tag.entranceDose) ?? uint16(dataSet, tag.entranceDose))
  return {
    source: 'header',
    doseAreaProductGyCm2: product === null ? null : product / 10,
    airKermaMGy: entranceMGy ?? (entranceDGy === null ? null : entranceDGy * 100),
    fluoroscopyS: nonNegative(uint16(dataSet, tag.totalTimeOfFluoroscopy)),
    exposures: nonNegative(uint16(dataSet, tag.exposures)),
    kvp: nonNegative(firstDecimal(dataSet, tag.kvp)),
    from: null,
    to: null,
  }
}

/**
 * The totals of all planes together: for the kerma of two planes that is the most that one place of the skin can have
 * had. Where a report leaves a total out, what it says about fluoroscopy and acquisition apart is added up; where it has
 * neither, the sum of its irradiation events counts. A part that is missing makes no total.
 */
function reportDose(dataSet: DataSet): HeaderDose {
  const all = contentItems(dataSet)
  const planes = all.filter((item) => item.concept === code.accumulated).map(contentItems)
  const events = all.filter((item) => item.concept === code.event).map(contentItems)
  return {
    source: 'dose-report',
    doseAreaProductGyCm2:
      total(planes, areaProduct, code.totalAreaProduct, code.fluoroAreaProduct, code.acquiredAreaProduct) ??
      sum(events.map((event) => valueIn(event, areaProduct, code.eventAreaProduct))),
    airKermaMGy:
      total(planes, kerma, code.totalKerma, code.fluoroKerma, code.acquiredKerma) ??
      sum(events.map((event) => valueIn(event, kerma, code.eventKerma))),
    fluoroscopyS: total(planes, time, code.fluoroTime),
    exposures: wholeNumber(total(planes, count, code.frames)),
    kvp: null,
    from: pointInTime(all, code.started),
    to: pointInTime(all, code.ended),
  }
}

type Units = ReadonlyMap<string, number>

/** Factors of clinical reference 9.3, by UCUM code as devices write it once its points are taken out. */
const areaProduct: Units = new Map([
  ['Gym2', 10_000],
  ['dGym2', 1000],
  ['cGym2', 100],
  ['mGym2', 10],
  ['uGym2', 1 / 100],
  ['Gycm2', 1],
  ['dGycm2', 1 / 10],
  ['cGycm2', 1 / 100],
  ['mGycm2', 1 / 1000],
  ['uGycm2', 1 / 1_000_000],
])
const kerma: Units = new Map([
  ['Gy', 1000],
  ['dGy', 100],
  ['cGy', 10],
  ['mGy', 1],
  ['uGy', 1 / 1000],
])
const time: Units = new Map([
  ['s', 1],
  ['ms', 1 / 1000],
  ['min', 60],
  ['h', 3600],
])
const count: Units = new Map([['1', 1]])

function total(
  planes: readonly (readonly ContentItem[])[],
  units: Units,
  whole: string,
  ...parts: readonly string[]
): number | null {
  return sum(
    planes.map((plane) => valueIn(plane, units, whole) ?? sum(parts.map((part) => valueIn(plane, units, part)))),
  )
}

/** A sum of which a part is missing is no total: null. */
function sum(values: readonly (number | null)[]): number | null {
  let whole = 0
  for (const value of values) {
    if (value === null) return null
    whole += value
  }
  return values.length === 0 ? null : tidy(whole)
}

function valueIn(container: readonly ContentItem[], units: Units, which: string): number | null {
  const item = container.find(({ concept }) => concept === which)
  const measured = item === undefined ? undefined : measurementOf(item)
  if (measured === undefined) return null
  const factor = units.get(measured.unit.replace(/[.* ]/g, '').replace(/^[µμ]/, 'u'))
  return factor === undefined ? null : nonNegative(tidy(measured.value * factor))
}

/** A DT value as `YYYY-MM-DDTHH:MM:SS`, by the clock of the device. */
function pointInTime(all: readonly ContentItem[], which: string): string | null {
  const item = all.find(({ concept }) => concept === which)
  const stated = item === undefined ? undefined : textOf(item, tag.dateTimeOfItem)
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})/.exec(stated ?? '')
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}`
}

/** Floating dust of the conversion taken off: devices state eight digits or fewer. */
const tidy = (value: number): number => Number(value.toPrecision(12))

function wholeNumber(value: number | null): number | null {
  return value !== null && Number.isSafeInteger(value) ? value : null
}

function nonNegative(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? value : null
}

/** What several images of one case say together, and where it comes from. */
export type StatedDose = Pick<HeaderDose, 'source' | 'doseAreaProductGyCm2' | 'airKermaMGy' | 'fluoroscopyS'>

/**
 * The dose of a case from its images: the newest dose report, which has the machine's own totals; without one, the
 * greatest number that any header states, because devices write either the dose of the one image or what had come
 * together by then, so that the greatest is the least that was given. Null when no image says anything.
 * `at` orders the reports: any text that sorts by time.
 */
export function statedDose(images: readonly { readonly dose: HeaderDose; readonly at: string }[]): StatedDose | null {
  const stating = images.filter(({ dose }) => isStated(dose))
  const reports = stating.filter(({ dose }) => dose.source === 'dose-report')
  const newest = reports.reduce<(typeof reports)[number] | undefined>(
    (best, each) => (best === undefined || each.at > best.at ? each : best),
    undefined,
  )
  if (newest !== undefined) return newest.dose
  const most = (of: (dose: HeaderDose) => number | null) => {
    const values = stating.flatMap(({ dose }) => of(dose) ?? [])
    return values.length === 0 ? null : Math.max(...values)
  }
  if (stating.length === 0) return null
  return {
    source: 'header',
    doseAreaProductGyCm2: most((dose) => dose.doseAreaProductGyCm2),
    airKermaMGy: most((dose) => dose.airKermaMGy),
    fluoroscopyS: most((dose) => dose.fluoroscopyS),
  }
}

type Dated = Pick<InstanceSummary, 'dose' | 'acquired' | 'study'> & { readonly role: 'prior' | 'live' }

/**
 * The dose that the images of a case state for its procedure: earlier studies do not count. A report is as new as the
 * end of irradiation it states, else as its own date and time.
 */
export function doseOfCase(instances: readonly Dated[]): StatedDose | null {
  const live = instances.filter(({ role }) => role === 'live')
  return statedDose(live.map(({ dose, acquired, study }) => ({ dose, at: dose.to ?? momentOf(acquired, study) })))
}

/** `YYYY-MM-DDTHH:MM:SS` by the clock of the device; what a file does not say sorts before everything. */
function momentOf(...dated: readonly { readonly date: string | null; readonly time: string | null }[]): string {
  const said = dated.find(({ date }) => date !== null)
  return said === undefined ? '' : `${said.date}T${said.time ?? ''}`
}

function isStated({ doseAreaProductGyCm2, airKermaMGy, fluoroscopyS }: HeaderDose): boolean {
  return doseAreaProductGyCm2 !== null || airKermaMGy !== null || fluoroscopyS !== null
}
