import type { LinkedInstance } from '@shared/imaging/caseState'
import { fittingText } from '@shared/imaging/write/limits'
import {
  dicomDate,
  dicomTime,
  equipmentOf,
  fileOf,
  imageReference,
  lateralityOf,
  patientOf,
  studyOf,
  type Writer,
} from './modules'
import type { StateIdentity } from './presentationState'

export const secondaryCaptureClass = '1.2.840.10008.5.1.4.1.1.7'

/** A picture with everything drawn into it. `rgba`: four bytes a pixel, red first, rows from the top. */
export type DrawnPicture = {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array
  /** From 1: the frame that it was drawn from. */
  readonly frame: number
  /** Directions of the patient to the right and down, as drawn; null where they are not known. */
  readonly orientation: readonly [string, string] | null
  /** Name, birth date or number of the patient are among what was drawn. */
  readonly namesPatient: boolean
  /** What is drawn on it, in words. */
  readonly says: string
}

/** A Secondary Capture Image (PS3.3 A.8.1) of a key picture with its marks burned in, tied to the image it was made from. */
export function secondaryCapture(
  instance: LinkedInstance,
  drawn: DrawnPicture,
  identity: StateIdentity,
  writer: Writer,
): Uint8Array {
  const { width, height, orientation } = drawn
  return fileOf(
    { sopClassUid: secondaryCaptureClass, sopInstanceUid: identity.sopInstanceUid },
    patientOf(instance),
    studyOf(instance),
    {
      modality: 'OT',
      seriesInstanceUid: identity.seriesInstanceUid,
      seriesNumber: 9002,
      seriesDescription: 'Pictures with marks',
      laterality: lateralityOf(instance),
      instanceNumber: identity.instanceNumber,
    },
    equipmentOf(writer),
    {
      conversionType: 'WSD',
      imageType: ['DERIVED', 'SECONDARY'],
      contentDate: dicomDate(writer.date),
      contentTime: dicomTime(writer.time),
      ...dateOfAcquisition(instance),
      patientOrientation: orientation === null ? null : [...orientation],
      derivationDescription: fittingText('ST', `Marks burned in. ${drawn.says}`),
      sourceImageSequence: [imageReference(instance, [drawn.frame])],
      burnedInAnnotation: drawn.namesPatient ? 'YES' : 'NO',
      lossyImageCompression: instance.lossy ? '01' : '00',
      samplesPerPixel: 3,
      photometricInterpretation: 'RGB',
      planarConfiguration: 0,
      rows: height,
      columns: width,
      bitsAllocated: 8,
      bitsStored: 8,
      highBit: 7,
      pixelRepresentation: 0,
      pixelData: rgbOf(drawn),
    },
  )
}

function dateOfAcquisition({ acquired }: LinkedInstance) {
  return {
    ...(acquired.date === null ? {} : { acquisitionDate: dicomDate(acquired.date) }),
    ...(acquired.time === null ? {} : { acquisitionTime: dicomTime(acquired.time) }),
  }
}

function rgbOf({ width, height, rgba }: DrawnPicture): Uint8Array {
  const rgb = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0
    rgb[to + 1] = rgba[from + 1] ?? 0
    rgb[to + 2] = rgba[from + 2] ?? 0
  }
  return rgb
}
