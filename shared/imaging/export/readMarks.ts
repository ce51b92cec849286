import { imagePoint, type Target, targetSchema } from '@shared/imaging/caseEvents'
import type { DicomFile } from '@shared/imaging/file'
import type { DataSet } from '@shared/imaging/reader'
import { tag } from '@shared/imaging/tags'
import { decodeText, type TextDecoding } from '@shared/imaging/text'
import { ascii, firstItem, float32, integer, items, valueBytes } from '@shared/imaging/values'
import { pointsOf } from '@shared/imaging/view/marks'
import { z } from 'zod'
import { markBlockName } from './presentationState'

/** A mark that a presentation state carries, on the image that it names. The image's content is not known to the state. */
export const carriedMark = z.object({
  sopInstanceUid: z.string(),
  frame: z.int().min(1),
  id: z.uuid(),
  kind: targetSchema.shape.kind,
  level: targetSchema.shape.level,
  side: targetSchema.shape.side,
  label: targetSchema.shape.label,
  points: z.array(imagePoint).min(1).max(200),
})
export type CarriedMark = Readonly<z.infer<typeof carriedMark>>

const facts = carriedMark.pick({ id: true, kind: true, level: true, side: true, label: true })

/** Most marks that one state is read for. */
const mostMarks = 500

/**
 * The marks of a presentation state that this app wrote: kind, level and side from its private block, the points from
 * the graphics as any viewer reads them. Marks of other writers have neither level nor side and are left alone.
 */
export function marksOfState(file: DicomFile, decoding: TextDecoding): readonly CarriedMark[] {
  return items(file.dataSet, tag.graphicAnnotationSequence)
    .slice(0, mostMarks)
    .flatMap((item) => {
      const mark = markOf(item, decoding)
      return mark === null ? [] : [mark]
    })
}

function markOf(item: DataSet, decoding: TextDecoding): CarriedMark | null {
  if (ascii(item, tag.markBlock) !== markBlockName) return null
  const bytes = valueBytes(item, tag.markFacts)
  const said = facts.safeParse(bytes === undefined ? null : json(decodeText(bytes, ['192'], decoding)))
  const reference = firstItem(item, tag.referencedImageSequence)
  const graphic = firstItem(item, tag.graphicObjectSequence)
  if (!said.success || reference === undefined || graphic === undefined) return null
  const points = pointsIn(graphic, said.data.kind)
  const mark = carriedMark.safeParse({
    ...said.data,
    points,
    sopInstanceUid: ascii(reference, tag.referencedSopInstanceUid),
    frame: integer(reference, tag.referencedFrameNumber) ?? 1,
  })
  return mark.success ? mark.data : null
}

function pointsIn(graphic: DataSet, kind: Target['kind']): readonly { readonly x: number; readonly y: number }[] {
  const count = Math.min(402, (valueBytes(graphic, tag.graphicData)?.length ?? 0) >> 2)
  const numbers = Array.from({ length: count }, (_, at) => float32(graphic, tag.graphicData, at) ?? Number.NaN)
  const points = Array.from({ length: count >> 1 }, (_, at) => ({
    x: numbers[at * 2] ?? Number.NaN,
    y: numbers[at * 2 + 1] ?? Number.NaN,
  }))
  // Regions are written closed: the last point is the first again.
  if (pointsOf[kind] !== null) return points
  return points.slice(0, -1)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
