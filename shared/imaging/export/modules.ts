import type { LinkedInstance } from '@shared/imaging/caseState'
import { type Attributes, elementsOf } from '@shared/imaging/write/attributes'
import type { WrittenElement } from '@shared/imaging/write/element'
import { fittingText, personName, textProblem } from '@shared/imaging/write/limits'
import { part10File } from '@shared/imaging/write/part10'

/** Who writes a file, and when. Times are the station's own clock, as DICOM writes them without a zone. */
export type Writer = {
  readonly station: string
  readonly version: string
  /** The person signed in, as shown. */
  readonly person: string
  /** `YYYY-MM-DD` */
  readonly date: string
  /** `HH:MM:SS` */
  readonly time: string
}

export function dicomDate(date: string | null): string | null {
  return date === null ? null : date.replaceAll('-', '')
}

export function dicomTime(time: string | null): string | null {
  return time === null ? null : time.replaceAll(':', '')
}

/** The patient as the source image names them: what is made from an image must not change whose it is. */
export function patientOf({ patient }: LinkedInstance): Attributes {
  return {
    patientName: name(patient.name),
    patientId: patient.id === null ? null : fittingText('LO', patient.id),
    patientBirthDate: dicomDate(patient.birthDate),
    patientSex: patient.sex === null ? null : ({ male: 'M', female: 'F', other: 'O' } as const)[patient.sex],
  }
}

/** A name that cannot stand as it is (a slash, too long) is written word by word. */
function name(text: string | null): string | null {
  if (text === null || textProblem('PN', text) === null) return text
  const [family = '', ...given] = (text.split('=')[0] ?? '').split('^')
  return personName(family, given.join(' '))
}

/** The study of the source image: what is made from it belongs to the same. */
export function studyOf({ study, studyInstanceUid }: LinkedInstance): Attributes {
  return {
    studyInstanceUid,
    studyDate: dicomDate(study.date),
    studyTime: dicomTime(study.time),
    referringPhysicianName: null,
    studyId: study.id === null ? null : fittingText('SH', study.id),
    accessionNumber: study.accessionNumber === null ? null : fittingText('SH', study.accessionNumber),
    ...(study.description === null ? {} : { studyDescription: fittingText('LO', study.description) }),
  }
}

/** Laterality (0020,0060): without a value where the source says nothing of a paired part. */
export function lateralityOf({ laterality }: LinkedInstance): 'L' | 'R' | null {
  return laterality === 'left' ? 'L' : laterality === 'right' ? 'R' : null
}

export function equipmentOf({ station, version }: Writer): Attributes {
  return {
    manufacturer: 'Procedure Pause',
    manufacturerModelName: 'Procedure Pause',
    deviceSerialNumber: fittingText('LO', station) || 'STATION',
    softwareVersions: fittingText('LO', version),
  }
}

/** A reference to frames of an image; without `frames` to all of it. */
export function imageReference(instance: LinkedInstance, frames: readonly number[] = []): Attributes {
  return {
    referencedSopClassUid: instance.sopClassUid,
    referencedSopInstanceUid: instance.sopInstanceUid,
    ...(frames.length > 0 && instance.frames > 1 ? { referencedFrameNumber: [...frames] } : {}),
  }
}

/** A whole file from its modules. Later ones win. */
export function fileOf(...modules: readonly Attributes[]): Uint8Array {
  const all: Attributes = Object.assign({}, ...modules)
  const elements: readonly WrittenElement[] = elementsOf(all)
  return part10File(elements)
}
