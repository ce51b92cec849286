import type { RecordedEvent } from '@shared/case/events'
import type { FrameReference, Target } from '@shared/imaging/caseEvents'
import { calibrate } from '@shared/imaging/ruler'
import type { ImportedInstance } from '@shared/imaging/types'

export type LinkedInstance = ImportedInstance & {
  readonly role: 'prior' | 'live'
  readonly linkedAt: string
  /** Reason and names where the images name somebody else and two people let them in. */
  readonly acceptedMismatch: { readonly reason: string; readonly by: readonly string[] } | null
}

export type SideMark = {
  readonly pictureLeftIs: 'patient-left' | 'patient-right'
  readonly by: string
  readonly at: string
}

export type BodySide = {
  readonly shows: 'left' | 'right' | 'midline'
  readonly by: string
  readonly at: string
}

/** What one pixel of an image measures, as a person found it on an object of known size. */
export type HandCalibration = {
  /** Millimetres across one pixel; down one pixel it is this times the pixel aspect. */
  readonly mmPerColumn: number
  readonly what: string
  readonly realMm: number
  /** The frame (from 1) on which it was measured. */
  readonly frame: number
  readonly by: string
  readonly at: string
}

export type KeyImage = {
  readonly on: FrameReference
  readonly note: string
  readonly by: string
  readonly at: string
}

export type ImagingState = {
  readonly instances: readonly LinkedInstance[]
  /** By content id: a run is not turned round between its frames. */
  readonly sideMarks: Readonly<Record<string, SideMark>>
  /** By content id, of pictures whose edges are neither left nor right. The later of a side mark and this one counts. */
  readonly bodySides: Readonly<Record<string, BodySide>>
  /** By content id: the C-arm stays where it is while a run is taken. */
  readonly calibrations: Readonly<Record<string, HandCalibration>>
  /** In the order in which they were chosen. */
  readonly keyImages: readonly KeyImage[]
  readonly targets: readonly (Target & { readonly by: string; readonly at: string })[]
}

export const noImages: ImagingState = {
  instances: [],
  sideMarks: {},
  bodySides: {},
  calibrations: {},
  keyImages: [],
  targets: [],
}

export function evolveImaging(before: ImagingState, event: RecordedEvent): ImagingState {
  const by = event.meta.actor?.name ?? ''
  switch (event.type) {
    case 'images.linked': {
      const { role, instances, acceptedMismatch } = event.body
      const known = new Set(before.instances.map((each) => each.contentId))
      const accepted = acceptedMismatch && { reason: acceptedMismatch.reason, by: [by, acceptedMismatch.second.name] }
      const added = instances
        .filter((each) => !known.has(each.contentId))
        .map((each) => ({ ...each, role, linkedAt: event.meta.at, acceptedMismatch: accepted }))
      return { ...before, instances: [...before.instances, ...added] }
    }
    case 'images.unlinked': {
      const gone = new Set(event.body.contentIds)
      return {
        ...before,
        instances: before.instances.filter((each) => !gone.has(each.contentId)),
        keyImages: before.keyImages.filter((each) => !gone.has(each.on.contentId)),
        targets: before.targets.filter((each) => !gone.has(each.on.contentId)),
      }
    }
    case 'image.sideMarked': {
      const { on, pictureLeftIs } = event.body
      const { [on.contentId]: _replaced, ...bodySides } = before.bodySides
      const mark = { pictureLeftIs, by, at: event.meta.at }
      return { ...before, bodySides, sideMarks: { ...before.sideMarks, [on.contentId]: mark } }
    }
    case 'image.bodySideMarked': {
      const { on, shows } = event.body
      const { [on.contentId]: _replaced, ...sideMarks } = before.sideMarks
      return {
        ...before,
        sideMarks,
        bodySides: { ...before.bodySides, [on.contentId]: { shows, by, at: event.meta.at } },
      }
    }
    case 'image.calibrated': {
      const { on, ends, realMm, what } = event.body
      const instance = before.instances.find((each) => each.contentId === on.contentId)
      if (instance === undefined) return before
      const scale = calibrate(instance, ends[0], ends[1], { realMm, on: what, at: event.meta.at })
      if (!scale.ok) return before
      const { mmPerColumn } = scale.value
      const calibration = { mmPerColumn, what, realMm, frame: on.frame, by, at: event.meta.at }
      return { ...before, calibrations: { ...before.calibrations, [on.contentId]: calibration } }
    }
    case 'image.calibrationWithdrawn': {
      const { [event.body.contentId]: _withdrawn, ...calibrations } = before.calibrations
      return { ...before, calibrations }
    }
    case 'image.keyMarked': {
      const { on, note } = event.body
      const others = before.keyImages.filter((each) => !isSameFrame(each.on, on))
      return { ...before, keyImages: [...others, { on, note, by, at: event.meta.at }] }
    }
    case 'image.keyUnmarked':
      return { ...before, keyImages: before.keyImages.filter((each) => !isSameFrame(each.on, event.body.on)) }
    case 'target.placed':
      return { ...before, targets: [...before.targets, { ...event.body.target, by, at: event.meta.at }] }
    case 'target.changed': {
      const { target } = event.body
      return {
        ...before,
        targets: before.targets.map((each) => (each.id === target.id ? { ...target, by, at: event.meta.at } : each)),
      }
    }
    case 'target.removed':
      return { ...before, targets: before.targets.filter((each) => each.id !== event.body.targetId) }
    default:
      return before
  }
}

export function isSameFrame(
  one: Pick<FrameReference, 'contentId' | 'frame'>,
  other: Pick<FrameReference, 'contentId' | 'frame'>,
): boolean {
  return one.contentId === other.contentId && one.frame === other.frame
}
