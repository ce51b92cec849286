import type { FrameReference } from '@shared/imaging/caseEvents'
import type { LinkedInstance } from '@shared/imaging/caseState'
import { type Stack, type StackFrame, stacksOf, takenAt } from '@shared/imaging/view/stack'
import { useMemo, useState } from 'react'

export type FrameOnScreen = {
  readonly stacks: readonly Stack[]
  readonly stack: Stack | null
  readonly shown: StackFrame | null
  /** What a record can be tied to; null while no picture is there. */
  readonly frame: FrameReference | null
  readonly show: (frame: StackFrame) => void
}

/**
 * The picture beside the record. The newest picture of the room comes up by itself, at its last frame, until a person
 * chooses another.
 */
export function useFrameOnScreen(instances: readonly LinkedInstance[]): FrameOnScreen {
  const [chosen, setChosen] = useState<{ contentId: string; frame: number; among: number } | null>(null)
  const stacks = useMemo(() => stacksOf(instances).filter((stack) => stack.shows === 'image'), [instances])
  const live = instances.filter((each) => each.role === 'live' && each.shows === 'image')
  // A choice holds until a newer picture arrives.
  const holds = chosen !== null && chosen.among === live.length
  const newest = lastTaken(live) ?? instances.findLast((each) => each.shows === 'image')
  const wanted = holds ? chosen : newest === undefined ? null : { contentId: newest.contentId, frame: newest.frames }
  const stack =
    stacks.find((each) => each.frames.some((frame) => frame.instance.contentId === wanted?.contentId)) ?? null
  const shown =
    stack?.frames.find((each) => each.instance.contentId === wanted?.contentId && each.frame === wanted.frame) ??
    stack?.frames.at(-1) ??
    null
  const frame =
    shown === null
      ? null
      : {
          contentId: shown.instance.contentId,
          sopInstanceUid: shown.instance.sopInstanceUid,
          frame: shown.frame,
        }
  const show = (next: StackFrame) =>
    setChosen({ contentId: next.instance.contentId, frame: next.frame, among: live.length })
  return { stacks, stack, shown, frame, show }
}

/** The picture taken last by the clock of its device; of those that do not say, the one that came last. */
function lastTaken(live: readonly LinkedInstance[]): LinkedInstance | undefined {
  return live.reduce<LinkedInstance | undefined>(
    (last, each) => (last === undefined || takenAt(each) >= takenAt(last) ? each : last),
    undefined,
  )
}
