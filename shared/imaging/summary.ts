import { fail, ok, type Result } from '@shared/kit/result'
import { doseOf } from './dose'
import { type DicomFailure, failure } from './failure'
import type { DicomFile } from './file'
import type { DataSet } from './reader'
import { showsWithoutPixels, sopClassName } from './sopClasses'
import { functionalGroup, pixelAspectOf, pixelSpacingOf, ultrasoundRegionsOf } from './spacing'
import { tag } from './tags'
import { characterSets, cleanText, decodeText, type TextDecoding } from './text'
import type { ImagePatient, InstanceSummary, Showable, WindowPreset } from './types'
import {
  ascii,
  asciiValues,
  calendarDate,
  clockOf,
  clockTime,
  decimals,
  firstDecimal,
  integer,
  items,
  uint16,
  valueBytes,
} from './values'

/** Where a look at the header can stop: nothing that the summary needs comes later. */
export const summaryStopTag = 0x7fe00000

/** `^`, `=` and `\` end the reach of a code extension in names and lists. */
const nameDelimiters = [0x5e, 0x3d, 0x5c]

/** Reads the summary of one SOP instance from an opened file. A file without the identifiers of an instance is refused. */
export function summarise(file: DicomFile, decoding: TextDecoding): Result<InstanceSummary, DicomFailure> {
  const { dataSet } = file
  const sopInstanceUid =
    uid(dataSet, tag.sopInstanceUid) ??
    (file.meta === null ? undefined : uid(file.meta, tag.mediaStorageSopInstanceUid))
  if (sopInstanceUid === undefined) {
    const cutOff = file.truncated ? failure('truncated', 'The file is cut off before it says what it is.') : undefined
    return fail(cutOff ?? failure('no-pixels', 'The file does not say which image it is: it has no SOP Instance UID.'))
  }
  const sopClassUid =
    uid(dataSet, tag.sopClassUid) ??
    (file.meta === null ? undefined : uid(file.meta, tag.mediaStorageSopClassUid)) ??
    ''
  const say = texts(dataSet, decoding)
  const modality = (ascii(dataSet, tag.modality) ?? '').slice(0, 16)
  const regions = ultrasoundRegionsOf(dataSet)
  const spacing = pixelSpacingOf(dataSet, modality, regions)
  const plane = functionalGroup(dataSet, tag.planeOrientationSequence)
  const place = functionalGroup(dataSet, tag.planePositionSequence)
  return ok({
    sopInstanceUid,
    sopClassUid,
    sopClass: sopClassName(sopClassUid),
    studyInstanceUid: uid(dataSet, tag.studyInstanceUid) ?? '',
    seriesInstanceUid: uid(dataSet, tag.seriesInstanceUid) ?? '',
    modality,
    shows: showableOf(file, sopClassUid),
    patient: patientOf(dataSet, say),
    study: {
      date: calendarDate(dataSet, tag.studyDate) ?? null,
      time: clockTime(dataSet, tag.studyTime) ?? null,
      description: say(tag.studyDescription),
      id: say(tag.studyId),
      accessionNumber: say(tag.accessionNumber),
    },
    series: {
      number: integer(dataSet, tag.seriesNumber) ?? null,
      description: say(tag.seriesDescription),
      protocol: say(tag.protocolName),
    },
    instanceNumber: integer(dataSet, tag.instanceNumber) ?? null,
    acquired: acquiredAt(dataSet),
    device: {
      manufacturer: say(tag.manufacturer),
      model: say(tag.manufacturerModelName),
      institution: say(tag.institutionName),
    },
    laterality: lateralityOf(dataSet),
    bodyPart: bodyPartOf(dataSet, say, decoding),
    viewPosition: say(tag.viewPosition),
    patientOrientation: orientationLetters(dataSet),
    imageOrientation:
      numbers(dataSet, tag.imageOrientationPatient, 6) ??
      (plane === undefined ? null : numbers(plane, tag.imageOrientationPatient, 6)),
    imagePosition:
      numbers(dataSet, tag.imagePositionPatient, 3) ??
      (place === undefined ? null : numbers(place, tag.imagePositionPatient, 3)),
    sliceThicknessMm: firstDecimal(dataSet, tag.sliceThickness) ?? null,
    positioner: {
      primaryDeg: firstDecimal(dataSet, tag.positionerPrimaryAngle) ?? null,
      secondaryDeg: firstDecimal(dataSet, tag.positionerSecondaryAngle) ?? null,
    },
    rows: uint16(dataSet, tag.rows) ?? 0,
    columns: uint16(dataSet, tag.columns) ?? 0,
    frames: framesOf(dataSet),
    spacing,
    pixelAspect: pixelAspectOf(dataSet, spacing),
    ultrasoundRegions: [...regions],
    frameTimeMs: frameTimeOf(dataSet),
    photometric: (ascii(dataSet, tag.photometricInterpretation) ?? '').slice(0, 16),
    bitsStored: uint16(dataSet, tag.bitsStored) ?? 0,
    windows: windowsOf(dataSet, decoding),
    transferSyntax: file.syntax.uid,
    lossy: file.syntax.lossy || ascii(dataSet, tag.lossyImageCompression) === '01',
    dose: doseOf(dataSet),
  })
}

/** A UID with its padding off; undefined when it is none (then the file is not trusted to name an instance). */
function uid(dataSet: DataSet, which: number): string | undefined {
  const text = ascii(dataSet, which)?.replaceAll(' ', '')
  return text !== undefined && /^[0-9.]{1,64}$/.test(text) ? text : undefined
}

type Say = (which: number) => string | null

function texts(dataSet: DataSet, decoding: TextDecoding, inherited: readonly string[] = []): Say {
  const own = dataSet.elements.has(tag.specificCharacterSet) ? asciiValuesKeepingEmpty(dataSet) : inherited
  const sets = characterSets(own)
  return (which) => {
    const bytes = valueBytes(dataSet, which)
    if (bytes === undefined || bytes.length === 0) return null
    return cleanText(decodeText(bytes.subarray(0, 4096), sets, decoding, nameDelimiters))
  }
}

function asciiValuesKeepingEmpty(dataSet: DataSet): readonly string[] {
  return asciiValues(dataSet, tag.specificCharacterSet)
}

function patientOf(dataSet: DataSet, say: Say): ImagePatient {
  const others = items(dataSet, tag.otherPatientIdsSequence)
    .slice(0, 20)
    .flatMap((item) => ascii(item, tag.patientId) ?? [])
  const listed = asciiValues(dataSet, tag.otherPatientIds).slice(0, 20)
  const sex = ascii(dataSet, tag.patientSex)?.toUpperCase()
  return {
    // Empty component groups at the end say nothing (PS3.5 6.2.1).
    name: say(tag.patientName)?.replace(/=+$/, '') || null,
    id: say(tag.patientId),
    issuer: say(tag.issuerOfPatientId),
    otherIds: [...listed, ...others].flatMap((id) => cleanText(id, 64) ?? []),
    birthDate: calendarDate(dataSet, tag.patientBirthDate) ?? null,
    sex: sex === 'M' ? 'male' : sex === 'F' ? 'female' : sex === 'O' ? 'other' : null,
  }
}

function acquiredAt(dataSet: DataSet): { date: string | null; time: string | null } {
  const pairs: readonly (readonly [number, number])[] = [
    [tag.acquisitionDate, tag.acquisitionTime],
    [tag.contentDate, tag.contentTime],
    [tag.studyDate, tag.studyTime],
  ]
  for (const [dateTag, timeTag] of pairs) {
    const date = calendarDate(dataSet, dateTag)
    if (date !== undefined) return { date, time: clockTime(dataSet, timeTag) ?? null }
  }
  // A DT value: the time follows the date without a separator.
  const [, time] = /^\d{8}(\d{2,6})/.exec(ascii(dataSet, tag.acquisitionDateTime) ?? '') ?? []
  return {
    date: calendarDate(dataSet, tag.acquisitionDateTime) ?? null,
    time: time === undefined ? null : (clockOf(time) ?? null),
  }
}

function lateralityOf(dataSet: DataSet): InstanceSummary['laterality'] {
  const anatomy = functionalGroup(dataSet, tag.frameAnatomySequence)
  const stated =
    ascii(dataSet, tag.imageLaterality) ??
    ascii(dataSet, tag.laterality) ??
    (anatomy === undefined ? undefined : ascii(anatomy, tag.frameLaterality))
  switch (stated?.toUpperCase()) {
    case 'L':
      return 'left'
    case 'R':
      return 'right'
    case 'B':
      return 'both'
    case 'U':
      return 'unpaired'
    default:
      return null
  }
}

function bodyPartOf(dataSet: DataSet, say: Say, decoding: TextDecoding): string | null {
  const stated = say(tag.bodyPartExamined)
  if (stated !== null) return stated
  const anatomy = functionalGroup(dataSet, tag.frameAnatomySequence)
  const region =
    items(dataSet, tag.anatomicRegionSequence)[0] ??
    (anatomy === undefined ? undefined : items(anatomy, tag.anatomicRegionSequence)[0])
  return region === undefined
    ? null
    : texts(region, decoding, asciiValues(dataSet, tag.specificCharacterSet))(tag.codeMeaning)
}

/** Letters of PS3.3 C.7.6.1.1.1, the main one first: A, P, L, R, H, F in twos and threes. */
function orientationLetters(dataSet: DataSet): [string, string] | null {
  const [row, column] = asciiValues(dataSet, tag.patientOrientation)
  const isDirection = (text: string | undefined): text is string => text !== undefined && /^[APLRHF]{1,3}$/.test(text)
  return isDirection(row) && isDirection(column) ? [row, column] : null
}

function numbers(dataSet: DataSet, which: number, count: number): number[] | null {
  const values = decimals(dataSet, which)
  return values !== undefined && values.length === count ? [...values] : null
}

function framesOf(dataSet: DataSet): number {
  if (uint16(dataSet, tag.rows) === undefined) return 0
  return Math.max(1, integer(dataSet, tag.numberOfFrames) ?? 1)
}

function showableOf(file: DicomFile, sopClassUid: string): Showable {
  const { dataSet } = file
  const described = uint16(dataSet, tag.rows) !== undefined && uint16(dataSet, tag.columns) !== undefined
  if (!described) return showsWithoutPixels(sopClassUid)
  return file.syntax.codec === 'video' ? 'video' : 'image'
}

/** Milliseconds between frames: Frame Time, the mean of its vector, else from a rate. */
function frameTimeOf(dataSet: DataSet): number | null {
  const time = firstDecimal(dataSet, tag.frameTime)
  if (time !== undefined && time > 0) return time
  const vector = decimals(dataSet, tag.frameTimeVector)?.slice(1)
  if (vector !== undefined && vector.length > 0) {
    const mean = vector.reduce((sum, each) => sum + each, 0) / vector.length
    if (mean > 0) return mean
  }
  const rate = firstDecimal(dataSet, tag.cineRate) ?? firstDecimal(dataSet, tag.recommendedDisplayFrameRate)
  return rate !== undefined && rate > 0 ? 1000 / rate : null
}

const maxWindows = 16

function windowsOf(dataSet: DataSet, decoding: TextDecoding): WindowPreset[] {
  const group = functionalGroup(dataSet, tag.frameVoiLutSequence)
  const source = dataSet.elements.has(tag.windowCenter) ? dataSet : group
  if (source === undefined) return []
  const centers = decimals(source, tag.windowCenter) ?? []
  const widths = decimals(source, tag.windowWidth) ?? []
  const label =
    texts(source, decoding, asciiValues(dataSet, tag.specificCharacterSet))(tag.windowExplanation)?.split('\\') ?? []
  const fn = voiFunction(ascii(source, tag.voiLutFunction))
  return centers.slice(0, maxWindows).flatMap((center, i) => {
    const width = widths[i]
    return width !== undefined && width > 0 ? [{ center, width, label: label[i]?.trim() || null, fn }] : []
  })
}

function voiFunction(text: string | undefined): WindowPreset['fn'] {
  if (text === 'LINEAR_EXACT') return 'linear-exact'
  return text === 'SIGMOID' ? 'sigmoid' : 'linear'
}
