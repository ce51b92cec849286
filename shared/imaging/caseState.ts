import type { RecordedEvent } from '@shared/case/events'
import type { Target } from '@shared/imaging/caseEvents'
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

export type ImagingState = {
  readonly instances: readonly LinkedInstance[]
  /** By content id: a run is not turned round between its frames. */
  readonly sideMarks: Readonly<Record<string, SideMark>>
  readonly targets: readonly (Target & { readonly by: string; readonly at: string })[]
}

export const noImages: ImagingState = { instances: [], sideMarks: {}, targets: [] }

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
        targets: before.targets.filter((each) => !gone.has(each.on.contentId)),
      }
    }
    case 'image.sideMarked': {
      const mark = { pictureLeftIs: event.body.pictureLeftIs, by, at: event.meta.at }
      return { ...before, sideMarks: { ...before.sideMarks, [event.body.on.contentId]: mark } }
    }
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
