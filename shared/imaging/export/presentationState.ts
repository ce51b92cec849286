import type { ImagePoint, Target } from '@shared/imaging/caseEvents'
import type { LinkedInstance } from '@shared/imaging/caseState'
import { applyTo } from '@shared/imaging/view/affine'
import type { ChosenWindow } from '@shared/imaging/view/view'
import { imageToCanvas, plainView, type View } from '@shared/imaging/view/view'
import type { Attributes } from '@shared/imaging/write/attributes'
import { fittingText, personName } from '@shared/imaging/write/limits'
import { sRgbProfile } from './colourProfile'
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
import { type PictureTones, tonesModules } from './tonesModules'

export const greyStateClass = '1.2.840.10008.5.1.4.1.1.11.1'
export const colourStateClass = '1.2.840.10008.5.1.4.1.1.11.2'

/** Names the private block in which a mark keeps what it is beyond its points. */
export const markBlockName = 'PROCEDURE PAUSE 1'

export type StateSource = {
  readonly instance: LinkedInstance
  readonly targets: readonly Target[]
  /** How a person had set the picture up. */
  readonly view: Pick<View, 'mirrored' | 'turns' | 'inverted'>
  /** The window on screen, in modality values; null where the file's own table makes the tones, or in colour. */
  readonly window: ChosenWindow | null
  /** From the header; null in colour. */
  readonly tones: PictureTones | null
  /** Words beside a mark, as on screen: level and side, lengths with their badge. */
  readonly wordsOf: (target: Target) => readonly string[]
}

export type StateIdentity = {
  readonly sopInstanceUid: string
  readonly seriesInstanceUid: string
  readonly instanceNumber: number
}

/**
 * A Softcopy Presentation State (PS3.3 A.33.1, and A.33.2 for pictures in colour) with the marks of one image: the whole
 * picture as it lay on screen, its tones, and each mark as graphics with its words. Points are written in image pixels,
 * as they are kept here: (0,0) is the outer corner of the first pixel (PS3.3 C.10.5.1.2).
 */
export function presentationState(source: StateSource, identity: StateIdentity, writer: Writer): Uint8Array {
  const { instance, targets } = source
  const isColour = !instance.photometric.startsWith('MONOCHROME')
  return fileOf(
    { sopClassUid: isColour ? colourStateClass : greyStateClass, sopInstanceUid: identity.sopInstanceUid },
    patientOf(instance),
    studyOf(instance),
    {
      modality: 'PR',
      seriesInstanceUid: identity.seriesInstanceUid,
      seriesNumber: 9001,
      seriesDescription: 'Marks',
      laterality: lateralityOf(instance),
      instanceNumber: identity.instanceNumber,
    },
    equipmentOf(writer),
    {
      contentLabel: 'TARGETS',
      contentDescription: fittingText('LO', `${targets.length} marks`),
      presentationCreationDate: dicomDate(writer.date),
      presentationCreationTime: dicomTime(writer.time),
      contentCreatorName: personName(writer.person, ''),
      referencedSeriesSequence: [
        { seriesInstanceUid: instance.seriesInstanceUid, referencedImageSequence: [imageReference(instance)] },
      ],
      ...displayedArea(instance, source.view),
      ...spatialTransformation(source.view),
      ...(targets.length === 0
        ? {}
        : {
            graphicAnnotationSequence: targets.map((target) => annotation(source, target)),
            graphicLayerSequence: [
              { graphicLayer: layer, graphicLayerOrder: 1, graphicLayerDescription: 'Targets and measures' },
            ],
          }),
    },
    isColour
      ? { iccProfile: sRgbProfile() }
      : tonesModules(source.tones, source.window, isInverse(instance) !== source.view.inverted),
  )
}

const layer = 'TARGETS'

function isInverse({ photometric }: LinkedInstance): boolean {
  return photometric === 'MONOCHROME1'
}

/**
 * The whole picture, scaled to fit. Its corners are named as they lie on screen: pixels counted from 1, before any flip
 * or turn (PS3.3 C.10.4).
 */
function displayedArea(instance: LinkedInstance, view: StateSource['view']): Attributes {
  const { columns, rows, pixelAspect } = instance
  const canvas = { width: 1000, height: 1000 }
  const place = imageToCanvas({ ...plainView, ...view }, instance, canvas)
  const corners = [
    { x: 1, y: 1 },
    { x: columns, y: 1 },
    { x: 1, y: rows },
    { x: columns, y: rows },
  ].map((pixel) => ({ pixel, seen: applyTo(place, { x: pixel.x - 0.5, y: pixel.y - 0.5 }) }))
  const first = [...corners].sort((a, b) => a.seen.x + a.seen.y - (b.seen.x + b.seen.y))
  const [topLeft, bottomRight] = [first[0]?.pixel, first.at(-1)?.pixel]
  if (topLeft === undefined || bottomRight === undefined) throw new Error('A picture has four corners.')
  const { spacing } = instance
  const isStated = spacing.kind === 'pixel' || spacing.kind === 'calibrated'
  return {
    displayedAreaSelectionSequence: [
      {
        displayedAreaTopLeft: [topLeft.x, topLeft.y],
        displayedAreaBottomRight: [bottomRight.x, bottomRight.y],
        presentationSizeMode: 'SCALE TO FIT',
        ...(isStated
          ? { presentationPixelSpacing: [spacing.row, spacing.column] }
          : { presentationPixelAspectRatio: ratio(pixelAspect) }),
      },
    ],
  }
}

/** Height to width of a pixel as two whole numbers. */
function ratio(pixelAspect: number): [number, number] {
  return pixelAspect === 1 ? [1, 1] : [Math.round(pixelAspect * 10_000), 10_000]
}

/** Here a picture is mirrored first and turned then; in DICOM it is turned first and flipped then (PS3.3 C.10.6). */
function spatialTransformation({ mirrored, turns }: StateSource['view']): Attributes {
  const quarters = mirrored ? (4 - turns) % 4 : turns
  return { imageHorizontalFlip: mirrored ? 'Y' : 'N', imageRotation: quarters * 90 }
}

function annotation({ instance, wordsOf }: StateSource, target: Target): Attributes {
  const [anchor] = target.points
  const words = wordsOf(target).filter((line) => line !== '')
  const { id, kind, level, side, label } = target
  return {
    referencedImageSequence: [imageReference(instance, [target.on.frame])],
    graphicLayer: layer,
    ...(words.length === 0 || anchor === undefined
      ? {}
      : {
          textObjectSequence: [
            {
              anchorPointAnnotationUnits: 'PIXEL',
              unformattedTextValue: fittingText('ST', words.join('\r\n')),
              anchorPoint: [anchor.x, anchor.y],
              anchorPointVisibility: 'N',
            },
          ],
        }),
    graphicObjectSequence: [graphic(kind, target.points)],
    markBlock: markBlockName,
    markFacts: JSON.stringify({ id, kind, level, side, label }),
  }
}

function graphic(kind: Target['kind'], points: readonly ImagePoint[]): Attributes {
  const [first] = points
  // A region is drawn closed: its first point comes again.
  const drawn = kind === 'region' && first !== undefined ? [...points, first] : points
  return {
    graphicAnnotationUnits: 'PIXEL',
    graphicDimensions: 2,
    numberOfGraphicPoints: drawn.length,
    graphicData: drawn.flatMap(({ x, y }) => [x, y]),
    graphicType: drawn.length === 1 ? 'POINT' : 'POLYLINE',
    ...(drawn.length === 1 ? {} : { graphicFilled: 'N' }),
  }
}
