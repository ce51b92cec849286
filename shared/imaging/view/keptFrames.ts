import type { FrameReference } from '@shared/imaging/caseEvents'
import { type ImagingState, isSameFrame } from '@shared/imaging/caseState'

/** A frame worth keeping before the eye: it carries marks, or a person chose it, or both. */
export type KeptFrame = { readonly on: FrameReference; readonly isKey: boolean; readonly note: string }

/** The frames with marks in the order of their first mark, then the key pictures without marks as they were chosen. */
export function keptFrames({ targets, keyImages }: Pick<ImagingState, 'targets' | 'keyImages'>): readonly KeptFrame[] {
  const kept: KeptFrame[] = []
  for (const on of [...targets.map((target) => target.on), ...keyImages.map((key) => key.on)]) {
    if (kept.some((each) => isSameFrame(each.on, on))) continue
    const key = keyImages.find((each) => isSameFrame(each.on, on))
    kept.push({ on, isKey: key !== undefined, note: key?.note ?? '' })
  }
  return kept
}
