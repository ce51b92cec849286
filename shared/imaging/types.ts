import { z } from 'zod'

/**
 * What the rest of the product knows of an image: the summary of one SOP instance, read from its header, and the report
 * of an import. Everything here comes from a file that somebody else wrote, so every text is cleaned (no control
 * characters, no direction overrides, bounded length) before it is put in, and every number is finite.
 */

/** A length per pixel; `row` is the distance between rows (down the picture), `column` between columns (across it). */
const spacingMm = { row: z.number().positive(), column: z.number().positive() }

/**
 * One calibrated region of an ultrasound image (DICOM PS3.3 C.8.5.5). Corners in image pixels, both inclusive.
 * `unitX`/`unitY` are what one `deltaX`/`deltaY` per pixel measures; only two `cm` axes of a spatial region give a length.
 */
export const ultrasoundRegion = z.object({
  minX: z.number().int(),
  minY: z.number().int(),
  maxX: z.number().int(),
  maxY: z.number().int(),
  /** 1 two-dimensional, 2 M-mode, 3 spectral, 4 waveform, 5 graphics; 0 none. */
  spatialFormat: z.number().int(),
  /** 1 tissue, 2 colour flow, 3 pulsed wave, 4 continuous wave … (PS3.3 C.8.5.5.1.2). */
  dataType: z.number().int(),
  unitX: z.enum([
    'none',
    'percent',
    'dB',
    'cm',
    's',
    'hertz',
    'dB/s',
    'cm/s',
    'cm2',
    'cm2/s',
    'cm3',
    'cm3/s',
    'degree',
    'unknown',
  ]),
  unitY: z.enum([
    'none',
    'percent',
    'dB',
    'cm',
    's',
    'hertz',
    'dB/s',
    'cm/s',
    'cm2',
    'cm2/s',
    'cm3',
    'cm3/s',
    'degree',
    'unknown',
  ]),
  /** Physical value per pixel in `unitX`; may be negative. */
  deltaX: z.number(),
  deltaY: z.number(),
  referencePixelX0: z.number().int().nullable(),
  referencePixelY0: z.number().int().nullable(),
})
export type UltrasoundRegion = Readonly<z.infer<typeof ultrasoundRegion>>

/**
 * What the file says about the size of a pixel, in millimetres.
 * - `none`: nothing, or nothing usable: lengths are pixels only.
 * - `pixel`: Pixel Spacing of a cross-sectional image, or a plane's pixel measures: lengths in the body.
 * - `imager`: Imager Pixel Spacing (or equal, uncalibrated Pixel Spacing) of a projection: lengths at the detector.
 * - `calibrated`: Pixel Spacing of a projection that the file says was calibrated; `how` quotes it.
 * - `ultrasound-regions`: see the instance's `ultrasoundRegions`.
 */
export const pixelSpacing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('pixel'), ...spacingMm }),
  z.object({ kind: z.literal('imager'), ...spacingMm }),
  z.object({ kind: z.literal('calibrated'), ...spacingMm, how: z.string() }),
  z.object({ kind: z.literal('ultrasound-regions') }),
])
export type PixelSpacing = Readonly<z.infer<typeof pixelSpacing>>

/** A window in modality units (after rescale or modality LUT): `center` and `width` as in PS3.3 C.11.2.1.2. */
export const windowPreset = z.object({
  center: z.number(),
  width: z.number().positive(),
  label: z.string().nullable(),
  fn: z.enum(['linear', 'linear-exact', 'sigmoid']),
})
export type WindowPreset = Readonly<z.infer<typeof windowPreset>>

/** Dose as the file states it, in the units of the clinical reference; null where it is silent. */
export const headerDose = z.object({
  /** `header`: attributes of one image. `dose-report`: the totals of an X-Ray Radiation Dose Report. */
  source: z.enum(['header', 'dose-report']).default('header'),
  /** Gy.cm2. Of a header: Image and Fluoroscopy Area Dose Product (0018,115E), dGy.cm2 there. */
  doseAreaProductGyCm2: z.number().nonnegative().nullable(),
  /** At the reference point, mGy. Of a header: Entrance Dose in mGy (0040,8302), else Entrance Dose (0040,0302), dGy there. */
  airKermaMGy: z.number().nonnegative().nullable(),
  /** s. Of a header: Total Time of Fluoroscopy (0040,0300). */
  fluoroscopyS: z.number().nonnegative().nullable(),
  /** Of a header: Exposures (0040,0301); of a report: Total Number of Radiographic Frames. */
  exposures: z.number().int().nonnegative().nullable(),
  /** kVp (0018,0060) of one image. */
  kvp: z.number().nonnegative().nullable(),
  /** Start and end of irradiation as a dose report states them: `YYYY-MM-DDTHH:MM:SS`, the clock of the device. */
  from: z.string().nullable().default(null),
  to: z.string().nullable().default(null),
})
export type HeaderDose = Readonly<z.infer<typeof headerDose>>

/** The patient as the file names them. `name` keeps the `^` between its parts; see `identityCheck`. */
export const imagePatient = z.object({
  name: z.string().nullable(),
  id: z.string().nullable(),
  issuer: z.string().nullable(),
  otherIds: z.array(z.string()),
  /** `YYYY-MM-DD`; null when absent or not a date. */
  birthDate: z.string().nullable(),
  sex: z.enum(['male', 'female', 'other']).nullable(),
})
export type ImagePatient = Readonly<z.infer<typeof imagePatient>>

/** How the instance can be shown. */
export const showable = z.enum(['image', 'video', 'document', 'report', 'state', 'nothing'])
export type Showable = z.infer<typeof showable>

/** Everything that the tree, the viewer and the checks need from the header of one SOP instance. */
export const instanceSummary = z.object({
  sopInstanceUid: z.string(),
  sopClassUid: z.string(),
  /** Name of the SOP class, or the UID where it is not known here. */
  sopClass: z.string(),
  studyInstanceUid: z.string(),
  seriesInstanceUid: z.string(),
  modality: z.string(),
  shows: showable,
  patient: imagePatient,
  study: z.object({
    /** `YYYY-MM-DD` */
    date: z.string().nullable(),
    /** `HH:MM:SS`, the clock of the device, without a zone. */
    time: z.string().nullable(),
    description: z.string().nullable(),
    id: z.string().nullable(),
    accessionNumber: z.string().nullable(),
  }),
  series: z.object({
    number: z.number().int().nullable(),
    description: z.string().nullable(),
    protocol: z.string().nullable(),
  }),
  instanceNumber: z.number().int().nullable(),
  acquired: z.object({ date: z.string().nullable(), time: z.string().nullable() }),
  device: z.object({
    manufacturer: z.string().nullable(),
    model: z.string().nullable(),
    institution: z.string().nullable(),
  }),
  /** From Image Laterality or Laterality; null when the file does not say. */
  laterality: z.enum(['left', 'right', 'both', 'unpaired']).nullable(),
  bodyPart: z.string().nullable(),
  viewPosition: z.string().nullable(),
  /** Directions to which the rows (along a row) and the columns (down a column) lead, as in `['L', 'F']`; null: not stated. */
  patientOrientation: z.tuple([z.string(), z.string()]).nullable(),
  /** Six direction cosines of Image Orientation (Patient); null when not stated. */
  imageOrientation: z.array(z.number()).length(6).nullable(),
  imagePosition: z.array(z.number()).length(3).nullable(),
  sliceThicknessMm: z.number().nullable(),
  positioner: z.object({ primaryDeg: z.number().nullable(), secondaryDeg: z.number().nullable() }),
  rows: z.number().int().nonnegative(),
  columns: z.number().int().nonnegative(),
  frames: z.number().int().nonnegative(),
  spacing: pixelSpacing,
  /** Height of a pixel divided by its width, from spacing or Pixel Aspect Ratio; 1 where nothing is said. */
  pixelAspect: z.number().positive(),
  ultrasoundRegions: z.array(ultrasoundRegion),
  /** Milliseconds between frames where the file states it: Frame Time, the mean of the vector, or from a rate. */
  frameTimeMs: z.number().positive().nullable(),
  photometric: z.string(),
  bitsStored: z.number().int().nonnegative(),
  windows: z.array(windowPreset),
  transferSyntax: z.string(),
  lossy: z.boolean(),
  dose: headerDose,
})
export type InstanceSummary = Readonly<z.infer<typeof instanceSummary>>

/** SHA-256 of the stored bytes, lower-case hex: the name of the image in the store. */
export const contentId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'ContentId'>()
export type ContentId = z.infer<typeof contentId>

export const importedInstance = instanceSummary.extend({
  contentId,
  /** Length of the stored file in bytes. */
  bytes: z.number().int().nonnegative(),
  /** Where it came from, for people: the path below what was chosen, never used as a path again. */
  source: z.string(),
})
export type ImportedInstance = Readonly<z.infer<typeof importedInstance>>

export const refusalCode = z.enum([
  'not-dicom',
  'damaged',
  'too-large',
  'too-deep',
  'unreadable',
  'link',
  'outside',
  'archive-bomb',
  'archive-damaged',
  'no-image',
  'not-admitted',
  'out-of-time',
  'store-full',
  'store-failed',
])
export type RefusalCode = z.infer<typeof refusalCode>

export const refusedFile = z.object({
  source: z.string(),
  code: refusalCode,
  /** One sentence for a person. */
  says: z.string(),
})
export type RefusedFile = Readonly<z.infer<typeof refusedFile>>

export const importReport = z.object({
  taken: z.array(importedInstance),
  /** The same bytes were in the store before. */
  alreadyHere: z.array(importedInstance),
  refused: z.array(refusedFile),
  /** Indexes and other files that are no images and no fault: DICOMDIR, the system's own files. */
  passedOver: z.number().int().nonnegative(),
  cancelled: z.boolean(),
})
export type ImportReport = Readonly<z.infer<typeof importReport>>

/** An instance whose header has been read and which has not been stored. */
export type ScannedInstance = InstanceSummary & { readonly source: string; readonly bytes: number }

/** Told while an import runs, a few times a second: numbers only, because every window checks every message. */
export const importProgress = z.object({
  step: z.enum(['looking', 'headers', 'storing']),
  found: z.number().int().nonnegative(),
  read: z.number().int().nonnegative(),
  stored: z.number().int().nonnegative(),
  refused: z.number().int().nonnegative(),
  bytesDone: z.number().nonnegative(),
  bytesTotal: z.number().nonnegative(),
})
export type ImportProgress = Readonly<z.infer<typeof importProgress>>
