import { caseIdSchema } from '@shared/case/envelope'
import { channel } from '@shared/contract/channel'
import { carriedMark } from '@shared/imaging/export/readMarks'
import { contentId } from '@shared/imaging/types'
import { z } from 'zod'

const nothing = z.object({})
const exportId = z.uuid()

/** Largest side of a drawn picture, in pixels. */
const largestSide = 8192

const chosenWindow = z.object({ center: z.number(), width: z.number().positive() })

/** How one image lies on screen, and the words beside its marks as they are shown. */
const shownImage = z.object({
  contentId,
  mirrored: z.boolean(),
  turns: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  inverted: z.boolean(),
  window: chosenWindow.nullable(),
})
export type ShownImage = Readonly<z.infer<typeof shownImage>>

/** Taking pictures of a case out of the station: a folder is chosen, drawn pictures follow one by one, the rest at the end. */
export const imageExportChannels = {
  /** Lets the person choose where; a new folder is made there, and nothing that exists is written over. */
  'images.exportBegin': channel(
    z.object({
      caseId: caseIdSchema,
      /** The images as they came, for other viewers. */
      originals: z.array(contentId).max(10_000),
      /** Images whose marks are written as presentation states. */
      states: z.array(shownImage).max(2000),
      words: z.record(z.uuid(), z.array(z.string().max(200)).max(6)),
    }),
    z.object({ exportId: exportId.nullable() }),
  ),
  'images.exportPicture': channel(
    z.object({
      exportId,
      contentId,
      /** From 1. */
      frame: z.int().min(1),
      width: z.int().min(1).max(largestSide),
      height: z.int().min(1).max(largestSide),
      /** For a secondary capture; null where none is wanted. */
      rgba: z.instanceof(Uint8Array).nullable(),
      /** A whole PNG file; null where none is wanted. */
      png: z.instanceof(Uint8Array).nullable(),
      orientation: z.tuple([z.string().max(16), z.string().max(16)]).nullable(),
      namesPatient: z.boolean(),
      says: z.string().max(900),
    }),
    nothing,
  ),
  'images.exportFinish': channel(
    z.object({ exportId }),
    z.object({
      folder: z.string(),
      originals: z.int(),
      states: z.int(),
      captures: z.int(),
      pictures: z.int(),
      /** What could not be written, each with its reason. */
      left: z.array(z.object({ what: z.string(), says: z.string() })),
    }),
  ),
  /** Ends an export at once and takes away the folder that it made. */
  'images.exportCancel': channel(z.object({ exportId }), nothing),
  /** The marks that a saved display of this app carries; none for any other file. */
  'images.marks': channel(z.object({ contentId }), z.object({ marks: z.array(carriedMark) })),
} as const

export const exportProgress = z.object({ exportId, done: z.number().nonnegative(), total: z.number().nonnegative() })
