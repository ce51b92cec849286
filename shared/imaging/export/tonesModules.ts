import type { DataSet } from '@shared/imaging/reader'
import { tag } from '@shared/imaging/tags'
import { ascii, uint16 } from '@shared/imaging/values'
import type { ModalityTable, VoiTable } from '@shared/imaging/view/displayTable'
import { modalityTableOf, voiTablesOf, windowsOfFrame } from '@shared/imaging/view/greyPipeline'
import type { ChosenWindow } from '@shared/imaging/view/view'
import type { Attributes } from '@shared/imaging/write/attributes'

/** How the file itself makes grey tones: what a presentation state has to repeat, because it stands in their place. */
export type PictureTones = {
  readonly modality: ModalityTable
  readonly rescaleType: string
  readonly window: (ChosenWindow & { readonly fn: 'linear' | 'linear-exact' | 'sigmoid' }) | null
  readonly voiTable: VoiTable | null
  readonly isSigned: boolean
}

/** Reads them from a header, for one frame (from 0). */
export function pictureTones(dataSet: DataSet, frame: number): PictureTones {
  const modality = modalityTableOf(dataSet, frame)
  const [window] = windowsOfFrame(dataSet, frame)
  const [voiTable] = voiTablesOf(dataSet, frame, modality)
  return {
    modality,
    rescaleType: ascii(dataSet, tag.rescaleType) || 'US',
    window: window === undefined ? null : { center: window.center, width: window.width, fn: window.fn },
    voiTable: voiTable ?? null,
    isSigned: uint16(dataSet, tag.pixelRepresentation) === 1,
  }
}

/**
 * Modality LUT, Softcopy VOI LUT and Softcopy Presentation LUT (PS3.3 C.11.1, C.11.8, C.11.6). `window`: what a person
 * had chosen, else the file's own.
 */
export function tonesModules(tones: PictureTones | null, window: ChosenWindow | null, isInverse: boolean): Attributes {
  const shown = window === null ? (tones?.window ?? null) : { ...window, fn: tones?.window?.fn ?? 'linear' }
  return {
    ...(tones === null ? {} : modality(tones)),
    ...(shown !== null
      ? {
          softcopyVoiLutSequence: [
            { windowCenter: shown.center, windowWidth: shown.width, voiLutFunction: functions[shown.fn] },
          ],
        }
      : tones?.voiTable != null
        ? { softcopyVoiLutSequence: [{ voiLutSequence: [table(tones.voiTable, isInputSigned(tones))] }] }
        : {}),
    presentationLutShape: isInverse ? 'INVERSE' : 'IDENTITY',
  }
}

const functions = { linear: 'LINEAR', 'linear-exact': 'LINEAR_EXACT', sigmoid: 'SIGMOID' } as const

function isInputSigned({ modality: table, isSigned }: PictureTones): boolean {
  return table.kind === 'linear' && (isSigned || table.intercept < 0)
}

function modality({ modality: from, rescaleType, isSigned }: PictureTones): Attributes {
  if (from.kind === 'linear') {
    if (from.slope === 1 && from.intercept === 0) return {}
    return { rescaleIntercept: from.intercept, rescaleSlope: from.slope, rescaleType }
  }
  const lut = table({ first: from.first, values: from.values, bits: 16, label: null }, isSigned)
  return { modalityLutSequence: [{ ...lut, modalityLutType: rescaleType }] }
}

/** A table with 16-bit entries; 65,536 of them are written as 0 (PS3.3 C.11.1.1.1). */
function table({ first, values, bits }: VoiTable, isSigned: boolean): Attributes {
  const count = values.length >= 65536 ? 0 : values.length
  const bytes = new Uint8Array(values.length * 2)
  const view = new DataView(bytes.buffer)
  values.forEach((value, at) => {
    view.setUint16(at * 2, value, true)
  })
  const signedCount = count > 0x7fff ? count - 0x10000 : count
  return {
    ...(isSigned ? { signedLutDescriptor: [signedCount, first, bits] } : { lutDescriptor: [count, first, bits] }),
    lutData: bytes,
  }
}
