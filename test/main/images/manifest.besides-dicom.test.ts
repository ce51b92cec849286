import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { openDicom } from '@shared/imaging/file'
import { summarise } from '@shared/imaging/summary'
import { cleanText } from '@shared/imaging/text'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeFile, type FileReport } from '../../../main/images/describeFile'
import { nodeCodecs } from '../../../main/images/nodeCodecs'
import { textDecoding } from '../../../main/images/textDecoding'

/**
 * Published test images and what independent decoders made of each. They lie beside the project and are no part of it;
 * where they are absent this file is not collected, and the hand-built files of the other tests stand alone.
 */
const folder = fileURLToPath(new URL('../../../../shared/dicom/', import.meta.url))

const frame = z.object({ min: z.number(), max: z.number(), mean: z.number(), sha256: z.string() })
const entry = z.object({
  path: z.string(),
  category: z.enum(['valid', 'unusual', 'malformed']),
  modality: z.string().nullish(),
  transfer_syntax: z.string().nullish(),
  sop_class: z.string().nullish(),
  rows: z.number().nullish(),
  columns: z.number().nullish(),
  frames: z.number().nullish(),
  bits_stored: z.number().nullish(),
  photometric_interpretation: z.string().nullish(),
  pixel_spacing_kind: z.string().nullish(),
  patient_name_utf8: z.string().nullish(),
  pixels: z
    .object({
      first_frame: frame.optional(),
      last_frame: frame.optional(),
      all_frames_sha256: z.string().optional(),
      agree: z.array(z.string()).optional(),
      sample_colour_space: z.string().optional(),
    })
    .loose()
    .nullable(),
})
type Entry = z.infer<typeof entry>

/** Damaged files whose samples one decoder alone gives, by filling in what is not there. We refuse, or show what is. */
const filledInByOneDecoder = new Set(['pydicom/test_files/MR_truncated.dcm', 'fo-dicom/multiframe.dcm'])

const entries = z
  .object({ files: z.array(entry) })
  .parse(JSON.parse(readFileSync(`${folder}manifest.json`, 'utf8'))).files

async function reportOn(each: Entry): Promise<FileReport> {
  return describeFile(each.path, await readFile(folder + each.path), codecs)
}
const codecs = nodeCodecs()

function samplesFit(each: Entry, report: FileReport): string | undefined {
  const { pixels } = each
  if (pixels === null) return undefined
  if (!report.ok) return `${each.path}: ${report.error?.says}`
  const first = pixels.first_frame?.sha256 ?? pixels.all_frames_sha256
  if (report.frame[0]?.sha256 !== first) return `${each.path}: first frame`
  if (pixels.last_frame !== undefined && report.frame.at(-1)?.sha256 !== pixels.last_frame.sha256)
    return `${each.path}: last frame`
  return undefined
}

describe('published images', () => {
  it('decode to the very samples that independent decoders give', { timeout: 120_000 }, async () => {
    const decodable = entries.filter(
      ({ pixels, path }) => pixels?.all_frames_sha256 !== undefined && !filledInByOneDecoder.has(path),
    )
    expect(decodable.length).toBeGreaterThan(200)
    const wrong: string[] = []
    for (const each of decodable) {
      const fault = samplesFit(each, await reportOn(each))
      if (fault !== undefined) wrong.push(fault)
    }
    expect(wrong).toEqual([])
  })

  it('give the header facts that others read, and a line for every file', { timeout: 120_000 }, async () => {
    const wrong: string[] = []
    for (const each of entries) {
      const report = await reportOn(each)
      if (!report.ok && (report.error === null || !/^[A-Z].*\.$/s.test(report.error.says)))
        wrong.push(`${each.path}: no sentence`)
      const facts: readonly (readonly [string, unknown, unknown])[] = [
        ['modality', report.modality, each.modality],
        ['transfer syntax', report.transferSyntax, each.transfer_syntax],
        ['SOP class', report.sopClass, each.sop_class],
        ['rows', report.rows, each.rows],
        ['columns', report.columns, each.columns],
        ['frames', report.frames, each.frames],
        ['bits stored', report.bitsStored, each.bits_stored],
        ['photometric', report.photometric, each.photometric_interpretation],
        ['spacing', report.spacing.kind, each.pixel_spacing_kind],
      ]
      for (const [name, ours, theirs] of facts) {
        if (theirs !== null && theirs !== undefined && ours !== theirs)
          wrong.push(`${each.path}: ${name} ${ours}, others ${theirs}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('give the name of the patient in every character set', async () => {
    const wrong: string[] = []
    for (const each of entries) {
      // The decoder behind the manifest left the escape sequences of this one in the name.
      if (!each.patient_name_utf8 || each.path.endsWith('chrGB2312.dcm')) continue
      const opened = openDicom(await readFile(folder + each.path))
      const summary = opened.ok ? summarise(opened.value, textDecoding) : opened
      if (!summary.ok) continue
      const expected = cleanText(each.patient_name_utf8)
      if (summary.value.patient.name !== expected)
        wrong.push(`${each.path}: ${summary.value.patient.name}, others ${expected}`)
    }
    expect(wrong).toEqual([])
  })
})
