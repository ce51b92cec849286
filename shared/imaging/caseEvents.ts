import { contentId, importedInstance } from '@shared/imaging/types'
import { personSchema } from '@shared/people/person'
import { planSide } from '@shared/plan/plan'
import { z } from 'zod'

const uid = z.string().regex(/^[0-9.]{1,64}$/)
const reason = z.string().trim().min(3).max(2000)

/** A place on one frame, in image pixels: x across from the left edge, y down from the top edge, DICOM GSPS PIXEL units. */
export const imagePoint = z.object({ x: z.number(), y: z.number() })
export type ImagePoint = Readonly<z.infer<typeof imagePoint>>

/** One frame of one SOP instance. `frame` counts from 1, as DICOM does. */
export const frameReference = z.object({ contentId, sopInstanceUid: uid, frame: z.int().min(1) })
export type FrameReference = Readonly<z.infer<typeof frameReference>>

/**
 * A mark for an intended or reached target. `points` in image pixels: one for a point, entry then target for a
 * needle path, three or more for a region, two for a distance, three (middle one the vertex) for an angle.
 */
export const targetSchema = z
  .object({
    id: z.uuid(),
    on: frameReference,
    kind: z.enum(['point', 'path', 'region', 'distance', 'angle', 'text']),
    points: z.array(imagePoint).min(1).max(200),
    level: z.string().trim().max(60),
    side: planSide,
    label: z.string().trim().max(120),
  })
  .refine((target) => target.points.length >= leastPoints[target.kind], {
    message: 'Too few points for this kind of mark.',
  })
export type Target = Readonly<z.infer<typeof targetSchema>>

const leastPoints = { point: 1, path: 2, region: 3, distance: 2, angle: 3, text: 1 } as const

/** Kinds that say where the needle goes; the others only measure and carry no level or side. */
export const aimingKinds: ReadonlySet<Target['kind']> = new Set(['point', 'path', 'region'])

/** Which side of the patient lies at the left edge of the picture as stored, said by a person. */
const sideMarkSchema = z.object({ on: frameReference, pictureLeftIs: z.enum(['patient-left', 'patient-right']) })

/**
 * Which side of the patient a picture shows that is taken from the side or along the body, said by a person: neither of
 * its edges is the patient's left or right.
 */
const bodySideSchema = z.object({ on: frameReference, shows: z.enum(['left', 'right', 'midline']) })

/**
 * An object of known size on one frame, said by a person: its two ends on the picture, in image pixels, and the true
 * distance between them in millimetres. It counts in the plane of that object and for every frame of that image.
 */
const calibrationSchema = z.object({
  on: frameReference,
  ends: z.tuple([imagePoint, imagePoint]),
  realMm: z.number().positive().max(1000),
  /** What was measured, as a person says it: `22 G needle`. */
  what: z.string().trim().min(2).max(60),
})

/** A frame that a person chose to be kept before the eye: in the record, the note and exports. */
const keyImageSchema = z.object({ on: frameReference, note: z.string().trim().max(200) })

/** Pictures that were taken out of the station, by how many of each kind. Where to is the person's affair. */
const exportedSchema = z.object({
  originals: z.int().nonnegative(),
  states: z.int().nonnegative(),
  captures: z.int().nonnegative(),
  pictures: z.int().nonnegative(),
})

const acceptedMismatchSchema = z.object({ reason, second: personSchema })

export const imagingEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('images.linked'),
    body: z.object({
      role: z.enum(['prior', 'live']),
      instances: z.array(importedInstance).min(1).max(5000),
      /** Present where name, birth date, number or sex differed and two people decided that the images belong here. */
      acceptedMismatch: acceptedMismatchSchema.nullable(),
    }),
  }),
  z.object({
    type: z.literal('images.unlinked'),
    body: z.object({ contentIds: z.array(contentId).min(1).max(5000), reason }),
  }),
  z.object({ type: z.literal('images.exported'), body: exportedSchema }),
  z.object({ type: z.literal('image.sideMarked'), body: sideMarkSchema }),
  z.object({ type: z.literal('image.bodySideMarked'), body: bodySideSchema }),
  z.object({ type: z.literal('image.calibrated'), body: calibrationSchema }),
  z.object({ type: z.literal('image.calibrationWithdrawn'), body: z.object({ contentId, reason }) }),
  z.object({ type: z.literal('image.keyMarked'), body: keyImageSchema }),
  z.object({ type: z.literal('image.keyUnmarked'), body: z.object({ on: frameReference }) }),
  z.object({ type: z.literal('target.placed'), body: z.object({ target: targetSchema }) }),
  z.object({ type: z.literal('target.changed'), body: z.object({ target: targetSchema }) }),
  z.object({ type: z.literal('target.removed'), body: z.object({ targetId: z.uuid(), reason }) }),
])

export const imagingCommandSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('images.link'),
    role: z.enum(['prior', 'live']),
    instances: z.array(importedInstance).min(1).max(5000),
    /** A reason and a second signed-in person, where the images name somebody else. */
    acceptMismatch: z.object({ reason, secondPersonId: z.string().min(1) }).nullable(),
  }),
  z.object({ do: z.literal('images.unlink'), contentIds: z.array(contentId).min(1).max(5000), reason }),
  z.object({ do: z.literal('images.noteExport'), ...exportedSchema.shape }),
  z.object({ do: z.literal('image.markSide'), ...sideMarkSchema.shape }),
  z.object({ do: z.literal('image.markBodySide'), ...bodySideSchema.shape }),
  z.object({ do: z.literal('image.calibrate'), ...calibrationSchema.shape }),
  z.object({ do: z.literal('image.withdrawCalibration'), contentId, reason }),
  z.object({ do: z.literal('image.markKey'), ...keyImageSchema.shape }),
  z.object({ do: z.literal('image.unmarkKey'), on: frameReference }),
  z.object({ do: z.literal('target.place'), target: targetSchema }),
  z.object({ do: z.literal('target.change'), target: targetSchema }),
  z.object({ do: z.literal('target.remove'), targetId: z.uuid(), reason }),
])
export type ImagingCommand = z.infer<typeof imagingCommandSchema>
