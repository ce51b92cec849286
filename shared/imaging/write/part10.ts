import { tag } from '@shared/imaging/tags'
import { dataSetBytes, type WrittenElement } from './element'
import { implementationClassUid, implementationVersionName } from './uid'

export const explicitLittleEndian = '1.2.840.10008.1.2.1'

const preambleLength = 128
const prefix = [0x44, 0x49, 0x43, 0x4d]

/**
 * A DICOM file (PS3.10 section 7): preamble, file meta information with its group length, and the data set in Explicit
 * VR Little Endian and UTF-8. The SOP class and instance are taken from the data set, so that the two cannot differ;
 * Specific Character Set is added here, where it is known. Throws as `dataSetBytes` does.
 */
export function part10File(elements: readonly WrittenElement[]): Uint8Array {
  const [sopClassUid, sopInstanceUid] = [uidIn(elements, tag.sopClassUid), uidIn(elements, tag.sopInstanceUid)]
  const body = dataSetBytes([{ tag: tag.specificCharacterSet, vr: 'CS', values: ['ISO_IR 192'] }, ...elements])
  return joined([fileMeta({ sopClassUid, sopInstanceUid, transferSyntaxUid: explicitLittleEndian }), body])
}

/** What a file meta information header names. */
export type FileMeta = {
  readonly sopClassUid: string
  readonly sopInstanceUid: string
  readonly transferSyntaxUid: string
}

/** Preamble, prefix and file meta information: all of a DICOM file that comes before its data set. */
export function fileMeta({ sopClassUid, sopInstanceUid, transferSyntaxUid }: FileMeta): Uint8Array {
  const meta = dataSetBytes([
    { tag: 0x00020001, vr: 'OB', bytes: Uint8Array.of(0, 1) },
    { tag: tag.mediaStorageSopClassUid, vr: 'UI', values: [sopClassUid] },
    { tag: tag.mediaStorageSopInstanceUid, vr: 'UI', values: [sopInstanceUid] },
    { tag: tag.transferSyntaxUid, vr: 'UI', values: [transferSyntaxUid] },
    { tag: 0x00020012, vr: 'UI', values: [implementationClassUid] },
    { tag: 0x00020013, vr: 'SH', values: [implementationVersionName] },
  ])
  const groupLength = dataSetBytes([{ tag: 0x00020000, vr: 'UL', values: [meta.length] }])
  return joined([new Uint8Array(preambleLength), Uint8Array.from(prefix), groupLength, meta])
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

function uidIn(elements: readonly WrittenElement[], which: number): string {
  const found = elements.find((element) => element.tag === which)
  const uid = found?.vr === 'UI' ? found.values[0] : undefined
  if (uid === undefined) throw new RangeError('A DICOM file needs its SOP class and instance.')
  return uid
}
