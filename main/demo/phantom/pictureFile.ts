import type { Patient } from '@shared/case/patient'
import { tag } from '@shared/imaging/tags'
import { type Attributes, elementsOf } from '@shared/imaging/write/attributes'
import { personName } from '@shared/imaging/write/limits'
import { part10File } from '@shared/imaging/write/part10'
import { uidOf } from '@shared/imaging/write/uid'
import { v5 as uuidv5 } from 'uuid'
import { scanMmPerPixel, scanRegion } from './kneeUltrasound'
import { type Picture, run } from './pictures'

/** What a drawn picture says about itself; everything else follows from the kind of device. */
export type PictureHeader = {
  readonly device: 'film' | 'c-arm' | 'fluoroscope' | 'scanner'
  readonly patient: Pick<Patient, 'familyName' | 'givenName' | 'id' | 'birthDate' | 'sex'>
  /** Local day `YYYY-MM-DD` and time `HH:MM:SS`, as a device's clock says them. */
  readonly taken: { readonly date: string; readonly time: string }
  /** Names the study within the sample day; pictures of one study share it. */
  readonly study: string
  readonly studyDescription: string
  readonly series: number
  readonly seriesDescription: string
  readonly instance: number
  readonly bodyPart: string
  readonly view?: 'AP' | 'LL'
  /** Directions of the rows and the columns, as in `['L', 'F']`; left out where the device does not know, as a scanner. */
  readonly orientation?: readonly [string, string]
  readonly laterality?: 'L' | 'R'
}

const namespace = '3b4c9f60-5a0e-4a1e-9d0e-7f4f6a2f1c55'
const uidFor = (name: string) => uidOf(uuidv5(name, namespace))

/** A DICOM file of a drawn picture, with the header its device would write. It says in words that nobody is shown. */
export function pictureFile(picture: Picture, header: PictureHeader): Uint8Array {
  const { device, patient, taken, study } = header
  const date = taken.date.replaceAll('-', '')
  const time = taken.time.replaceAll(':', '')
  const instance = `${study}/${header.series}/${header.instance}/${taken.date}`
  return part10File(
    elementsOf({
      ...kinds[device](picture, header),
      sopInstanceUid: uidFor(instance),
      studyInstanceUid: uidFor(`${study}/${taken.date}`),
      seriesInstanceUid: uidFor(`${study}/${header.series}/${taken.date}`),
      studyDate: date,
      seriesDate: date,
      acquisitionDate: date,
      contentDate: date,
      studyTime: time,
      seriesTime: time,
      acquisitionTime: time,
      contentTime: time,
      accessionNumber: null,
      referringPhysicianName: null,
      studyId: 'DRILL',
      studyDescription: header.studyDescription,
      seriesNumber: header.series,
      seriesDescription: header.seriesDescription,
      instanceNumber: header.instance,
      manufacturer: 'Procedure Pause drill',
      institutionName: 'Drill, nobody real',
      softwareVersions: 'drawn by a program',
      patientName: personName(patient.familyName, patient.givenName),
      patientId: patient.id,
      patientBirthDate: patient.birthDate.replaceAll('-', ''),
      patientSex: { female: 'F', male: 'M', other: 'O', unknown: null }[patient.sex],
      patientComments: 'DRILL: a drawn picture of a patient who does not exist.',
      bodyPartExamined: header.bodyPart,
      patientOrientation: header.orientation ?? null,
      rows: picture.rows,
      columns: picture.columns,
      samplesPerPixel: 1,
      pixelRepresentation: 0,
      bitsAllocated: picture.bits > 8 ? 16 : 8,
      bitsStored: picture.bits,
      highBit: picture.bits - 1,
      burnedInAnnotation: 'NO',
      lossyImageCompression: '00',
      pixelData: storedSamples(picture),
    }),
  )
}

/** A picture turned over, left to right, as a film laid the wrong way round. */
export function turnedOver(picture: Picture): Picture {
  const { columns } = picture
  const samples = picture.samples.map((_, at, all) => all[at - (at % columns) + columns - 1 - (at % columns)] ?? 0)
  return { ...picture, samples }
}

function storedSamples({ samples, bits }: Picture): Uint8Array {
  if (bits <= 8) return Uint8Array.from(samples)
  const bytes = new Uint8Array(samples.length * 2)
  const view = new DataView(bytes.buffer)
  for (const [at, sample] of samples.entries()) view.setUint16(at * 2, sample, true)
  return bytes
}

type Kind = (picture: Picture, header: PictureHeader) => Attributes

const storage = '1.2.840.10008.5.1.4.1.1'

/** PS3.3 A.2 (computed radiography), A.14 (angiography), A.16 (radiofluoroscopy), A.6 (ultrasound). */
const kinds: Readonly<Record<PictureHeader['device'], Kind>> = {
  film: (picture, { view, laterality }) => ({
    sopClassUid: `${storage}.1`,
    modality: 'CR',
    manufacturerModelName: 'Drawn film',
    imageType: ['DERIVED', 'PRIMARY'],
    viewPosition: view ?? null,
    ...(laterality === undefined ? {} : { laterality }),
    kvp: 75,
    imagerPixelSpacing: [picture.mmPerPixel, picture.mmPerPixel],
    // A film is dark where much of the beam arrives.
    photometricInterpretation: 'MONOCHROME1',
    windowCenter: 2 ** (picture.bits - 1),
    windowWidth: Math.round(2 ** picture.bits * 0.72),
  }),
  'c-arm': (picture, header) => ({
    ...projection(picture),
    sopClassUid: `${storage}.12.1`,
    modality: 'XA',
    positionerPrimaryAngle: header.view === 'LL' ? 90 : 0,
    positionerSecondaryAngle: 0,
  }),
  fluoroscope: (picture) => ({
    ...projection(picture),
    sopClassUid: `${storage}.12.2`,
    modality: 'RF',
    intensifierSize: Math.round(picture.columns * picture.mmPerPixel),
  }),
  scanner: ({ bits }, { laterality }) => ({
    sopClassUid: `${storage}.6.1`,
    modality: 'US',
    manufacturerModelName: 'Drawn scan',
    imageType: ['DERIVED', 'PRIMARY', 'MUSCULOSKELETAL', '0001'],
    ...(laterality === undefined ? {} : { laterality }),
    photometricInterpretation: 'MONOCHROME2',
    windowCenter: 2 ** (bits - 1),
    windowWidth: 2 ** bits,
    sequenceOfUltrasoundRegions: [
      {
        regionSpatialFormat: 1,
        regionDataType: 1,
        regionFlags: 0,
        regionLocationMinX0: scanRegion.minX,
        regionLocationMinY0: scanRegion.minY,
        regionLocationMaxX1: scanRegion.maxX,
        regionLocationMaxY1: scanRegion.maxY,
        // Code 3: centimetres (PS3.3 C.8.5.5.1.15).
        physicalUnitsXDirection: 3,
        physicalUnitsYDirection: 3,
        physicalDeltaX: scanMmPerPixel / 10,
        physicalDeltaY: scanMmPerPixel / 10,
      },
    ],
  }),
}

function projection(picture: Picture): Attributes {
  const moving: Attributes =
    picture.frames === 1
      ? {}
      : {
          numberOfFrames: picture.frames,
          frameIncrementPointer: tag.frameTime,
          frameTime: run.frameTimeMs,
          recommendedDisplayFrameRate: Math.round(1000 / run.frameTimeMs),
          positionerMotion: 'STATIC',
          totalTimeOfFluoroscopy: Math.round((picture.frames * run.frameTimeMs) / 1000),
        }
  return {
    ...moving,
    manufacturerModelName: 'Drawn C-arm',
    imageType: ['DERIVED', 'PRIMARY', 'SINGLE PLANE'],
    pixelIntensityRelationship: 'DISP',
    radiationSetting: picture.frames === 1 ? 'SC' : 'GR',
    kvp: 78,
    xRayTubeCurrent: 3,
    exposureTime: 10,
    distanceSourceToDetector: 1000,
    distanceSourceToPatient: 700,
    imageAndFluoroscopyAreaDoseProduct: picture.frames === 1 ? 0.4 : 4.2,
    imagerPixelSpacing: [picture.mmPerPixel, picture.mmPerPixel],
    photometricInterpretation: 'MONOCHROME2',
    windowCenter: 2 ** (picture.bits - 1),
    windowWidth: Math.round(2 ** picture.bits * 0.85),
  }
}
