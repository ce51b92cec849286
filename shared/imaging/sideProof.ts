import { aimingKinds } from '@shared/imaging/caseEvents'
import type { BodySide, ImagingState, LinkedInstance } from '@shared/imaging/caseState'
import { type PictureLeft, sideKnowledge } from '@shared/imaging/view/edges'

/** What is known of the sides of one picture. */
export type PictureProof =
  /** Left and right of the patient lie at its edges; `left` is what its left edge shows, as stored. */
  | { readonly is: 'front'; readonly left: PictureLeft }
  /** Taken from the side, or along the body: neither edge is left or right. `shows`: what a person said it shows. */
  | { readonly is: 'side-view'; readonly shows: BodySide['shows'] | null }
  | { readonly is: 'unknown' }

/** What the file and people say about one picture. A person's mark counts where the two differ; the difference is named elsewhere. */
function pictureProof(imaging: ImagingState, instance: LinkedInstance): PictureProof {
  const shown = imaging.bodySides[instance.contentId]
  if (shown !== undefined) return { is: 'side-view', shows: shown.shows }
  const marked = imaging.sideMarks[instance.contentId]?.pictureLeftIs ?? null
  const { from, directions } = sideKnowledge(instance, marked)
  if (from === 'side-on') return { is: 'side-view', shows: null }
  if (marked !== null) return { is: 'front', left: marked }
  const towards = directions.right?.charAt(0)
  if (towards === 'L') return { is: 'front', left: 'patient-right' }
  return towards === 'R' ? { is: 'front', left: 'patient-left' } : { is: 'unknown' }
}

export type SideProof =
  | { readonly is: 'no-target' }
  /** A picture with a target whose sides nobody has stated. */
  | { readonly is: 'unknown'; readonly contentId: string }
  /** A picture with a target that cannot show a side, and nothing beside it that does. */
  | { readonly is: 'side-view-only'; readonly contentId: string }
  /** What each picture with a target shows. */
  | { readonly is: 'proven'; readonly pictures: readonly PictureProof[] }

/**
 * Whether the pictures with targets prove their side. A view from the side cannot by itself: it counts once a front view
 * of the same sitting has its sides known, or once a person has said which side of the patient it shows.
 */
export function sideProof(imaging: ImagingState): SideProof {
  const aimedAt = new Set(
    imaging.targets.filter((target) => aimingKinds.has(target.kind)).map((target) => target.on.contentId),
  )
  const aimed = imaging.instances
    .filter((instance) => aimedAt.has(instance.contentId))
    .map((instance) => ({ instance, proof: pictureProof(imaging, instance) }))
  if (aimed.length === 0) return { is: 'no-target' }
  const unknown = aimed.find(({ proof }) => proof.is === 'unknown')
  if (unknown !== undefined) return { is: 'unknown', contentId: unknown.instance.contentId }
  const alone = aimed.find(
    ({ instance, proof }) => proof.is === 'side-view' && proof.shows === null && !hasFrontView(imaging, instance.role),
  )
  if (alone !== undefined) return { is: 'side-view-only', contentId: alone.instance.contentId }
  return { is: 'proven', pictures: aimed.map(({ proof }) => proof) }
}

function hasFrontView(imaging: ImagingState, role: LinkedInstance['role']): boolean {
  return imaging.instances.some((instance) => instance.role === role && pictureProof(imaging, instance).is === 'front')
}
