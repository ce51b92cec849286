import type { DataSet } from '../reader'
import { tag } from '../tags'
import type { WindowPreset } from '../types'
import { ascii, decimals, firstDecimal, items, uint16 } from '../values'
import type { ModalityTable, VoiTable } from './displayTable'
import { groupOfFrame } from './frameGroups'
import { readLut } from './lutData'

const pixelIntensityRelationship = 0x00281040
/** X-ray angiography and radiofluoroscopy. */
const projections = new Set([
  '1.2.840.10008.5.1.4.1.1.12.1',
  '1.2.840.10008.5.1.4.1.1.12.2',
  '1.2.840.10008.5.1.4.1.1.12.3',
  '1.2.840.10008.5.1.4.1.1.12.1.1',
  '1.2.840.10008.5.1.4.1.1.12.2.1',
])

/** From stored to modality values for one frame (from 0): the table of the file, its slope and intercept, or neither. */
export function modalityTableOf(dataSet: DataSet, frame: number): ModalityTable {
  const group = groupOfFrame(dataSet, tag.pixelValueTransformationSequence, frame)
  const source = group ?? dataSet
  const [table] = items(dataSet, tag.modalityLutSequence)
  if (group === undefined && table !== undefined && !isOnlyForMeasuring(dataSet)) {
    const isSigned = uint16(dataSet, tag.pixelRepresentation) === 1
    const lut = readLut(table, tag.lutDescriptor, tag.lutData, isSigned)
    if (lut !== undefined) return { kind: 'table', first: lut.first, values: lut.values }
  }
  const slope = firstDecimal(source, tag.rescaleSlope) ?? 1
  const intercept = firstDecimal(source, tag.rescaleIntercept) ?? 0
  return { kind: 'linear', slope: slope === 0 ? 1 : slope, intercept }
}

/**
 * In projections with logarithmic pixels the modality table leads to linear values for measuring and is not for display
 * (PS3.3 C.8.7.1.1.2, PS3.4 N.2.1.2).
 */
function isOnlyForMeasuring(dataSet: DataSet): boolean {
  return projections.has(ascii(dataSet, tag.sopClassUid) ?? '') && ascii(dataSet, pixelIntensityRelationship) === 'LOG'
}

const maxWindows = 16

/** The windows that the file offers for one frame (from 0), in its order. Labels stand in the instance's summary. */
export function windowsOfFrame(dataSet: DataSet, frame: number): readonly WindowPreset[] {
  const source = groupOfFrame(dataSet, tag.frameVoiLutSequence, frame) ?? dataSet
  const centers = decimals(source, tag.windowCenter) ?? []
  const widths = decimals(source, tag.windowWidth) ?? []
  const stated = ascii(source, tag.voiLutFunction)
  const fn = stated === 'SIGMOID' ? 'sigmoid' : stated === 'LINEAR_EXACT' ? 'linear-exact' : 'linear'
  return centers.slice(0, maxWindows).flatMap((center, at): WindowPreset[] => {
    const width = widths[at]
    return width !== undefined && width > 0 ? [{ center, width, label: null, fn }] : []
  })
}

/** The VOI tables of the file, in its order. `modality` says whether their input can be negative. */
export function voiTablesOf(dataSet: DataSet, frame: number, modality: ModalityTable): readonly VoiTable[] {
  const source = groupOfFrame(dataSet, tag.frameVoiLutSequence, frame) ?? dataSet
  const isSigned =
    modality.kind === 'linear' && (uint16(dataSet, tag.pixelRepresentation) === 1 || modality.intercept < 0)
  return items(source, tag.voiLutSequence)
    .slice(0, maxWindows)
    .flatMap((item): VoiTable[] => {
      const lut = readLut(item, tag.lutDescriptor, tag.lutData, isSigned)
      return lut === undefined ? [] : [{ ...lut, label: null }]
    })
}
