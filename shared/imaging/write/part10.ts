import { tag } from '@shared/imaging/tags'
import { dataSetBytes, type WrittenElement } from './element'
import { implementationClassUid, implementationVersionName } from './uid'

const explicitLittleEndian = '1.2.840.10008.1.2.1'

const preambleLength = 128
const prefix = [0x44, 0x49, 0x43, 0x4d]
/** Tag, representation and length of File Meta Information Group Length, and its value. */
const groupLengthBytes = 12

/**
 * A DICOM file (PS3.10 section 7): preamble, file meta information with its group length, and the data set in Explicit
 * VR Little Endian and UTF-8. The SOP class and instance are taken from the data set, so that the two cannot differ;
 * Specific Character Set is added here, where it is known. Throws as `dataSetBytes` does.
 */
export function part10File(elements: readonly WrittenElement[]): Uint8Array {
  const meta = dataSetBytes([
    { tag: 0x00020001, vr: 'OB', bytes: Uint8Array.of(0, 1) },
    { tag: tag.mediaStorageSopClassUid, vr: 'UI', values: [uidIn(elements, tag.sopClassUid)] },
    { tag: tag.mediaStorageSopInstanceUid, vr: 'UI', values: [uidIn(elements, tag.sopInstanceUid)] },
    { tag: tag.transferSyntaxUid, vr: 'UI', values: [explicitLittleEndian] },
    { tag: 0x00020012, vr: 'UI', values: [implementationClassUid] },
    { tag: 0x00020013, vr: 'SH', values: [implementationVersionName] },
  ])
  const groupLength = dataSetBytes([{ tag: 0x00020000, vr: 'UL', values: [meta.length] }])
  const body = dataSetBytes([{ tag: tag.specificCharacterSet, vr: 'CS', values: ['ISO_IR 192'] }, ...elements])
  const file = new Uint8Array(preambleLength + prefix.length + groupLengthBytes + meta.length + body.length)
  file.set(prefix, preambleLength)
  file.set(groupLength, preambleLength + prefix.length)
  file.set(meta, preambleLength + prefix.length + groupLengthBytes)
  file.set(body, file.length - body.length)
  return file
}

function uidIn(elements: readonly WrittenElement[], which: number): string {
  const found = elements.find((element) => element.tag === which)
  const uid = found?.vr === 'UI' ? found.values[0] : undefined
  if (uid === undefined) throw new RangeError('A DICOM file needs its SOP class and instance.')
  return uid
}
