import { createHash } from 'node:crypto'
import type { Codecs } from '@shared/imaging/codecs/wasmCodecs'
import { type DecodedFrame, decodeFrame } from '@shared/imaging/decode'
import type { DicomFailure } from '@shared/imaging/failure'
import { failure } from '@shared/imaging/failure'
import { type DicomFile, openDicom } from '@shared/imaging/file'
import { type FrameIndex, indexFrames } from '@shared/imaging/frames'
import { sopClassName } from '@shared/imaging/sopClasses'
import { pixelSpacingOf, spacingSource, ultrasoundRegionsOf } from '@shared/imaging/spacing'
import { sampleStatistics } from '@shared/imaging/statistics'
import { tag } from '@shared/imaging/tags'
import { ascii, integer, uint16 } from '@shared/imaging/values'
import { videoClip } from '@shared/imaging/video'

type FrameReport = { index: number; min: number; max: number; mean: number; sha256: string }

/** One line of the `dicom` command: see the imaging contract. */
export type FileReport = {
  path: string
  ok: boolean
  error: DicomFailure | null
  sopClass: string | null
  sopClassUid: string | null
  modality: string | null
  transferSyntax: string | null
  transferSyntaxName: string | null
  rows: number | null
  columns: number | null
  frames: number | null
  framesPresent: number | null
  bitsAllocated: number | null
  bitsStored: number | null
  photometric: string | null
  colourSpace: string | null
  spacing: { kind: string; row: number | null; column: number | null; unit: string | null }
  frame: FrameReport[]
  video: { codec: string; container: string; bytes: number } | null
  notes: string[]
}

function emptyReport(path: string): FileReport {
  return {
    path,
    ok: false,
    error: null,
    sopClass: null,
    sopClassUid: null,
    modality: null,
    transferSyntax: null,
    transferSyntaxName: null,
    rows: null,
    columns: null,
    frames: null,
    framesPresent: null,
    bitsAllocated: null,
    bitsStored: null,
    photometric: null,
    colourSpace: null,
    spacing: { kind: 'none', row: null, column: null, unit: null },
    frame: [],
    video: null,
    notes: [],
  }
}

export function failedReport(path: string, error: DicomFailure): FileReport {
  return { ...emptyReport(path), error }
}

/** What a file says and what its first and last frame hold. */
export async function describeFile(path: string, bytes: Uint8Array, codecs: Codecs): Promise<FileReport> {
  const opened = openDicom(bytes)
  if (!opened.ok) return failedReport(path, opened.failure)
  const file = opened.value
  const report = { ...emptyReport(path), ...headerFacts(file), notes: [...file.notes] }
  if (uint16(file.dataSet, tag.rows) === undefined && !file.dataSet.elements.has(tag.pixelData)) {
    // A report, a document, an index: nothing to show as a picture, and nothing wrong.
    if (file.truncated) report.notes.push('the file is cut off')
    const isEmpty = file.dataSet.elements.size === 0
    return isEmpty
      ? { ...report, error: failure('truncated', 'The file ends before it says anything.') }
      : { ...report, ok: true }
  }
  const indexed = indexFrames(file)
  if (!indexed.ok) return { ...report, error: indexed.failure }
  const index = indexed.value
  report.framesPresent = index.frames.length
  report.notes.push(...index.notes)
  if (file.syntax.codec === 'video') {
    const clip = videoClip(index, file.syntax)
    if (!clip.ok) return { ...report, error: clip.failure }
    const { codec, container, bytes: stream } = clip.value
    return { ...report, ok: true, video: { codec, container, bytes: stream.length } }
  }
  return withFrames(report, file, index, codecs)
}

function headerFacts(file: DicomFile): Partial<FileReport> {
  const { dataSet, meta } = file
  const sopClassUid =
    ascii(dataSet, tag.sopClassUid) ?? (meta === null ? undefined : ascii(meta, tag.mediaStorageSopClassUid)) ?? null
  const modality = ascii(dataSet, tag.modality) ?? null
  const rows = uint16(dataSet, tag.rows) ?? null
  const regions = ultrasoundRegionsOf(dataSet)
  const spacing = spacingSource(dataSet, pixelSpacingOf(dataSet, modality ?? '', regions), regions)
  return {
    sopClass: sopClassUid === null ? null : sopClassName(sopClassUid),
    sopClassUid,
    modality,
    transferSyntax: file.syntax.uid,
    transferSyntaxName: file.syntax.name,
    rows,
    columns: uint16(dataSet, tag.columns) ?? null,
    frames: rows === null ? null : Math.max(1, integer(dataSet, tag.numberOfFrames) ?? 1),
    bitsAllocated: uint16(dataSet, tag.bitsAllocated) ?? null,
    bitsStored: uint16(dataSet, tag.bitsStored) ?? null,
    photometric: ascii(dataSet, tag.photometricInterpretation) ?? null,
    spacing: {
      kind: spacing.kind,
      row: spacing.pair?.row ?? null,
      column: spacing.pair?.column ?? null,
      unit: spacing.unit,
    },
  }
}

/** The first and the last frame. Where the last is damaged and the first is not, the file is shown as far as it goes. */
async function withFrames(report: FileReport, file: DicomFile, index: FrameIndex, codecs: Codecs): Promise<FileReport> {
  const first = await decodeFrame(index, file.syntax, 0, codecs)
  if (!first.ok)
    return {
      ...report,
      error: file.truncated ? failure('truncated', `The file is cut off. ${first.failure.says}`) : first.failure,
    }
  report.colourSpace = first.value.colourSpace
  report.frame.push(frameReport(0, first.value))
  for (let number = index.frames.length - 1; number > 0; number--) {
    const last = await decodeFrame(index, file.syntax, number, codecs)
    if (last.ok) {
      report.frame.push(frameReport(number, last.value))
      break
    }
    report.notes.push(`frame ${number + 1} cannot be shown: ${last.failure.says}`)
    if (report.notes.length > 8) break
  }
  return { ...report, ok: true }
}

function frameReport(index: number, frame: DecodedFrame): FrameReport {
  const { min, max, mean } = sampleStatistics(frame)
  return {
    index,
    min,
    max,
    mean: Math.round(mean * 10_000) / 10_000,
    sha256: createHash('sha256').update(frame.bytes).digest('hex'),
  }
}
