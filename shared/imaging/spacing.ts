import type { DataSet } from './reader'
import { tag } from './tags'
import { cleanText } from './text'
import type { PixelSpacing, UltrasoundRegion } from './types'
import {
  ascii,
  asciiValues,
  decimals,
  firstItem,
  float64,
  int16,
  int32,
  items,
  parseDecimal,
  uint16,
  uint32,
} from './values'

/**
 * What a file says about the size of its pixels (PS3.3 10.7, C.7.6.3.1.7). A projection's Pixel Spacing counts as a
 * length in the body only where the file says that it was calibrated; all else is at the detector.
 */

const projections = new Set(['CR', 'DX', 'RG', 'RF', 'XA', 'MG', 'PX', 'IO', 'DR', 'DF', 'CF'])

type Pair = { readonly row: number; readonly column: number }

/** Two positive numbers, row spacing first, in millimetres. */
function pair(dataSet: DataSet, which: number): Pair | undefined {
  const values = decimals(dataSet, which)
  const [row, column] = values ?? []
  if (row === undefined || column === undefined || !(row > 0) || !(column > 0) || row > 1000 || column > 1000)
    return undefined
  return { row, column }
}

/** The first item of a functional group macro, shared or of the first frame. */
export function functionalGroup(dataSet: DataSet, macro: number): DataSet | undefined {
  for (const groups of [tag.sharedFunctionalGroups, tag.perFrameFunctionalGroups]) {
    const first = firstItem(dataSet, groups)
    const found = first === undefined ? undefined : firstItem(first, macro)
    if (found !== undefined) return found
  }
  return undefined
}

/** Which attributes state a size, in the words of the command line's report. */
export type SpacingSource = {
  readonly kind: string
  readonly pair: Pair | null
  readonly unit: 'mm' | 'mm at the detector' | null
}

type Stated = {
  pixel: Pair | undefined
  imager: Pair | undefined
  measures: Pair | undefined
  nominal: Pair | undefined
}

function stated(dataSet: DataSet): Stated {
  const group = functionalGroup(dataSet, tag.pixelMeasuresSequence)
  return {
    pixel: pair(dataSet, tag.pixelSpacing),
    imager: pair(dataSet, tag.imagerPixelSpacing),
    measures: group === undefined ? undefined : pair(group, tag.pixelSpacing),
    nominal: pair(dataSet, tag.nominalScannedPixelSpacing),
  }
}

export function pixelSpacingOf(dataSet: DataSet, modality: string, regions: readonly UltrasoundRegion[]): PixelSpacing {
  if (regions.length > 0) return { kind: 'ultrasound-regions' }
  const { pixel, imager, measures } = stated(dataSet)
  const inBody = pixel ?? measures
  if (!projections.has(modality) && imager === undefined)
    return inBody === undefined ? { kind: 'none' } : { kind: 'pixel', ...inBody }
  const how = calibrationOf(dataSet, inBody, imager)
  if (inBody !== undefined && how !== null) return { kind: 'calibrated', ...inBody, how }
  const detector = imager ?? inBody
  return detector === undefined ? { kind: 'none' } : { kind: 'imager', ...detector }
}

function calibrationOf(dataSet: DataSet, pixel: Pair | undefined, imager: Pair | undefined): string | null {
  const type = ascii(dataSet, tag.pixelSpacingCalibrationType)
  if (type !== undefined) {
    const description = ascii(dataSet, tag.pixelSpacingCalibrationDescription)
    return cleanText(description === undefined ? type : `${type}: ${description}`, 200)
  }
  if (pixel === undefined || imager === undefined) return null
  return differs(pixel, imager) ? 'Pixel Spacing differs from Imager Pixel Spacing' : null
}

function differs(a: Pair, b: Pair): boolean {
  return Math.abs(a.row - b.row) > 1e-4 * b.row || Math.abs(a.column - b.column) > 1e-4 * b.column
}

export function spacingSource(
  dataSet: DataSet,
  spacing: PixelSpacing,
  regions: readonly UltrasoundRegion[],
): SpacingSource {
  const { pixel, imager, measures, nominal } = stated(dataSet)
  const kinds = [
    pixel === undefined ? [] : ['PixelSpacing'],
    imager === undefined ? [] : ['ImagerPixelSpacing'],
    regions.length === 0 ? [] : ['UltrasoundRegions'],
  ].flat()
  if (kinds.length === 0 && measures !== undefined) kinds.push('SharedPixelMeasures')
  if (kinds.length === 0 && nominal !== undefined)
    return { kind: 'NominalScannedPixelSpacing', pair: nominal, unit: null }
  const kind = kinds.length === 0 ? 'none' : kinds.join('+')
  if (spacing.kind === 'none') return { kind, pair: null, unit: null }
  if (spacing.kind === 'ultrasound-regions')
    return { kind, pair: regionPair(regions), unit: regionPair(regions) === null ? null : 'mm' }
  return {
    kind,
    pair: { row: spacing.row, column: spacing.column },
    unit: spacing.kind === 'imager' ? 'mm at the detector' : 'mm',
  }
}

/** The one spacing of all tissue regions measured in centimetres; null where there is none or they differ. */
function regionPair(regions: readonly UltrasoundRegion[]): Pair | null {
  const lengths = regions.filter(
    (region) => region.unitX === 'cm' && region.unitY === 'cm' && region.spatialFormat === 1,
  )
  const [first, ...others] = lengths.map((region) => ({
    row: Math.abs(region.deltaY) * 10,
    column: Math.abs(region.deltaX) * 10,
  }))
  if (first === undefined || others.some((other) => differs(first, other))) return null
  return first
}

/** Height of a pixel divided by its width. */
export function pixelAspectOf(dataSet: DataSet, spacing: PixelSpacing): number {
  if (spacing.kind === 'pixel' || spacing.kind === 'imager' || spacing.kind === 'calibrated')
    return spacing.row / spacing.column
  const [vertical, horizontal] = asciiValues(dataSet, tag.pixelAspectRatio).map(parseDecimal)
  if (vertical === undefined || horizontal === undefined || !(vertical > 0) || !(horizontal > 0)) return 1
  const ratio = vertical / horizontal
  return ratio > 0.01 && ratio < 100 ? ratio : 1
}

type Unit = UltrasoundRegion['unitX']

/** PS3.3 C.8.5.5.1.15. */
const units: readonly Unit[] = [
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
]
const maxRegions = 64

export function ultrasoundRegionsOf(dataSet: DataSet): readonly UltrasoundRegion[] {
  return items(dataSet, tag.sequenceOfUltrasoundRegions)
    .slice(0, maxRegions)
    .flatMap((item): UltrasoundRegion[] => {
      const minX = uint32(item, tag.regionLocationMinX0)
      const minY = uint32(item, tag.regionLocationMinY0)
      const maxX = uint32(item, tag.regionLocationMaxX1)
      const maxY = uint32(item, tag.regionLocationMaxY1)
      const deltaX = float64(item, tag.physicalDeltaX)
      const deltaY = float64(item, tag.physicalDeltaY)
      if (minX === undefined || minY === undefined || maxX === undefined || maxY === undefined) return []
      return [
        {
          minX,
          minY,
          maxX,
          maxY,
          spatialFormat: uint16(item, tag.regionSpatialFormat) ?? 0,
          dataType: uint16(item, tag.regionDataType) ?? 0,
          unitX: deltaX === undefined || deltaX === 0 ? 'unknown' : unitOf(uint16(item, tag.physicalUnitsXDirection)),
          unitY: deltaY === undefined || deltaY === 0 ? 'unknown' : unitOf(uint16(item, tag.physicalUnitsYDirection)),
          deltaX: deltaX ?? 0,
          deltaY: deltaY ?? 0,
          referencePixelX0: int32(item, tag.referencePixelX0) ?? int16(item, tag.referencePixelX0) ?? null,
          referencePixelY0: int32(item, tag.referencePixelY0) ?? int16(item, tag.referencePixelY0) ?? null,
        },
      ]
    })
}

function unitOf(code: number | undefined): Unit {
  return code === undefined ? 'unknown' : (units[code] ?? 'unknown')
}
