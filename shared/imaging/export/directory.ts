import { directorySopClass } from '@shared/imaging/sopClasses'
import { type Attributes, elementsOf } from '@shared/imaging/write/attributes'
import { dataSetBytes } from '@shared/imaging/write/element'
import { fittingText } from '@shared/imaging/write/limits'
import { explicitLittleEndian, fileMeta, joined } from '@shared/imaging/write/part10'

/** One file of a disc, as its index names it. Texts as in `Attributes`. */
export type DiscFile = {
  /** Folder and name, each of at most eight capitals, digits and underscores. */
  readonly path: readonly string[]
  readonly kind: 'image' | 'state'
  readonly sopClassUid: string
  readonly sopInstanceUid: string
  readonly transferSyntaxUid: string
  readonly patient: Attributes
  readonly study: Attributes & { readonly studyInstanceUid: string }
  readonly series: {
    readonly seriesInstanceUid: string
    readonly modality: string
    readonly seriesNumber: number | null
  }
  readonly instanceNumber: number | null
  /** What the record of a state names besides. */
  readonly state: Attributes | null
}

type Node = { readonly record: Attributes; readonly below: readonly Node[] }

/**
 * A DICOMDIR (PS3.3 annex F): patients, studies, series, images and states of a disc, linked by where each record lies
 * in the file. What the index must name and an image does not is filled in as DCMTK's index writer does it: the first
 * day of 1900, a number counted up, an identity made of the study.
 */
export function directoryFile(files: readonly DiscFile[], sopInstanceUid: string): Uint8Array {
  const tree = patientsOf(files)
  const flat = flatten(tree)
  const lengths = flat.map(({ node }) => 8 + recordBytes(node.record, 0, 0).length)
  const meta = fileMeta({ sopClassUid: directorySopClass, sopInstanceUid, transferSyntaxUid: explicitLittleEndian })
  const headLength = directoryHead(0, 0, 0).length
  // Items follow their sequence's own header: tag, representation and a 32-bit length.
  const firstItem = meta.length + headLength
  const offsets: number[] = []
  lengths.reduce((at, length, index) => {
    offsets[index] = at
    return at + length
  }, firstItem)
  const offsetOf = (node: Node | undefined) => {
    const index = flat.findIndex((each) => each.node === node)
    return node === undefined ? 0 : (offsets[index] ?? 0)
  }
  const items = flat.map(({ node, next }) => {
    const bytes = recordBytes(node.record, offsetOf(next), offsetOf(node.below[0]))
    return joined([itemHeader(bytes.length), bytes])
  })
  const body = joined(items)
  return joined([meta, directoryHead(offsetOf(tree[0]), offsetOf(tree.at(-1)), body.length), body])
}

function recordBytes(record: Attributes, next: number, lower: number): Uint8Array {
  return dataSetBytes(
    elementsOf({ ...record, offsetOfNextRecord: next, recordInUseFlag: 0xffff, offsetOfLowerRecord: lower }),
  )
}

/** Everything of the data set before the first record; the sequence is written with its length. */
function directoryHead(first: number, last: number, length: number): Uint8Array {
  const head = dataSetBytes(
    elementsOf({
      fileSetId: 'IMAGES',
      offsetOfFirstRecord: first,
      offsetOfLastRecord: last,
      fileSetConsistencyFlag: 0,
    }),
  )
  const sequence = Uint8Array.of(0x04, 0, 0x20, 0x12, 0x53, 0x51, 0, 0, 0, 0, 0, 0)
  new DataView(sequence.buffer).setUint32(8, length, true)
  return joined([head, sequence])
}

function itemHeader(length: number): Uint8Array {
  const out = Uint8Array.of(0xfe, 0xff, 0, 0xe0, 0, 0, 0, 0)
  new DataView(out.buffer).setUint32(4, length, true)
  return out
}

/** In the order of the file: each record, then all below it; with the record that comes next at its level. */
function flatten(nodes: readonly Node[]): readonly { readonly node: Node; readonly next: Node | undefined }[] {
  return nodes.flatMap((node, index) => [{ node, next: nodes[index + 1] }, ...flatten(node.below)])
}

function groupsOf<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return [...groups.values()]
}

const utf8 = { specificCharacterSet: 'ISO_IR 192' } as const

function patientsOf(files: readonly DiscFile[]): readonly Node[] {
  return groupsOf(files, ({ patient }) => JSON.stringify([patient.patientId, patient.patientName])).map((group) => {
    const { patient, study } = group[0]
    return {
      record: {
        ...utf8,
        directoryRecordType: 'PATIENT',
        patientName: patient.patientName ?? null,
        patientId: patient.patientId || fittingText('LO', study.studyInstanceUid),
      },
      below: studiesOf(group),
    }
  })
}

function studiesOf(files: readonly DiscFile[]): readonly Node[] {
  return groupsOf(files, ({ study }) => study.studyInstanceUid).map((group, index) => {
    const { study } = group[0]
    return {
      record: {
        ...utf8,
        directoryRecordType: 'STUDY',
        studyDate: study.studyDate || '19000101',
        studyTime: study.studyTime || '000000',
        accessionNumber: study.accessionNumber ?? null,
        studyDescription: study.studyDescription ?? null,
        studyInstanceUid: study.studyInstanceUid,
        studyId: study.studyId || String(index + 1),
      },
      below: seriesOf(group),
    }
  })
}

function seriesOf(files: readonly DiscFile[]): readonly Node[] {
  return groupsOf(files, ({ series }) => series.seriesInstanceUid).map((group, index) => {
    const { seriesInstanceUid, modality, seriesNumber } = group[0].series
    return {
      record: {
        ...utf8,
        directoryRecordType: 'SERIES',
        modality: modality || 'OT',
        seriesInstanceUid,
        seriesNumber: seriesNumber ?? index + 1,
      },
      below: group.map(leafOf),
    }
  })
}

function leafOf(file: DiscFile, index: number): Node {
  const { path, kind, sopClassUid, sopInstanceUid, transferSyntaxUid, instanceNumber, state } = file
  return {
    record: {
      ...utf8,
      directoryRecordType: kind === 'image' ? 'IMAGE' : 'PRESENTATION',
      referencedFileId: [...path],
      referencedSopClassUidInFile: sopClassUid,
      referencedSopInstanceUidInFile: sopInstanceUid,
      referencedTransferSyntaxUidInFile: transferSyntaxUid,
      instanceNumber: instanceNumber ?? index + 1,
      ...state,
    },
    below: [],
  }
}
