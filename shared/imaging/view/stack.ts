import type { LinkedInstance } from '@shared/imaging/caseState'
import type { Showable } from '@shared/imaging/types'

/** One picture of a stack: a frame (counted from 1) of one instance. */
export type StackFrame = { readonly instance: LinkedInstance; readonly frame: number }

/**
 * What is scrolled or played as one: the slices of a cross-sectional series, or the frames of one run. Every other
 * picture stands alone, so that a front view and a side view are two entries of the list.
 */
export type Stack = {
  /** Stable while images are added: names what the stack is made of. */
  readonly key: string
  readonly role: LinkedInstance['role']
  readonly shows: Showable
  readonly frames: readonly [StackFrame, ...StackFrame[]]
  /** The frames follow each other in time and can be played; else they lie side by side in space. */
  readonly isRun: boolean
}

/** Modalities whose single-frame images are slices of one body. */
const sliced = new Set(['CT', 'MR', 'PT', 'NM', 'OPT'])

/** Groups the images of a case for the list: live before prior, newest first, then by series and number. */
export function stacksOf(instances: readonly LinkedInstance[]): readonly Stack[] {
  const groups = new Map<string, LinkedInstance[]>()
  for (const instance of instances) {
    const key = groupKey(instance)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [instance])
    else group.push(instance)
  }
  const stacks: Stack[] = []
  for (const [key, group] of groups) {
    const [first, ...rest] = inSpace(group).flatMap(framesOf)
    if (first === undefined) continue
    const isRun = group.length === 1 && !isVolume(first.instance) && first.instance.frames > 1
    stacks.push({ key, role: first.instance.role, shows: first.instance.shows, frames: [first, ...rest], isRun })
  }
  return stacks.sort(byAge)
}

function isVolume(instance: LinkedInstance): boolean {
  return sliced.has(instance.modality)
}

function groupKey(instance: LinkedInstance): string {
  const isSlice = instance.shows === 'image' && instance.frames <= 1 && isVolume(instance)
  if (!isSlice) return instance.contentId
  return [instance.role, instance.seriesInstanceUid, planeOf(instance)].join(' ')
}

/** Slices of one series that lie in different planes (a localizer) are scrolled apart. */
function planeOf(instance: LinkedInstance): string {
  const plane = instance.imageOrientation?.map((each) => Math.round(each * 10) / 10 + 0).join(' ') ?? ''
  return `${instance.columns}x${instance.rows} ${plane}`
}

function framesOf(instance: LinkedInstance): StackFrame[] {
  return Array.from({ length: Math.max(1, instance.frames) }, (_, index) => ({ instance, frame: index + 1 }))
}

/** Along the normal of the slices where all of them say where they lie; else by instance number. */
function inSpace(group: readonly LinkedInstance[]): readonly LinkedInstance[] {
  const depths = group.map(depthOf)
  if (group.length > 1 && depths.every((depth) => depth !== null)) {
    const distinct = new Set(depths.map((depth) => Math.round((depth ?? 0) * 100)))
    // Several images at one place (phases, echoes) are in order only by their numbers.
    if (distinct.size === group.length) {
      return group
        .map((instance, index) => ({ instance, depth: depths[index] ?? 0 }))
        .sort((one, other) => one.depth - other.depth)
        .map(({ instance }) => instance)
    }
  }
  return [...group].sort((one, other) => numberOf(one) - numberOf(other) || compareText(one.source, other.source))
}

function depthOf(instance: LinkedInstance): number | null {
  const { imageOrientation: o, imagePosition: p } = instance
  if (o === null || p === null) return null
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = o
  const [x = 0, y = 0, z = 0] = p
  return (b * f - c * e) * x + (c * d - a * f) * y + (a * e - b * d) * z
}

function numberOf(instance: LinkedInstance): number {
  return instance.instanceNumber ?? Number.MAX_SAFE_INTEGER
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Date and time of the picture as the device wrote them; empty where it did not. */
export function takenAt(instance: LinkedInstance): string {
  const date = instance.acquired.date ?? instance.study.date ?? ''
  const time = instance.acquired.time ?? instance.study.time ?? ''
  return `${date} ${time}`.trim()
}

function byAge(one: Stack, other: Stack): number {
  if (one.role !== other.role) return one.role === 'live' ? -1 : 1
  const [a, b] = [one.frames[0].instance, other.frames[0].instance]
  return (
    compareText(b.acquired.date ?? b.study.date ?? '', a.acquired.date ?? a.study.date ?? '') ||
    compareText(a.studyInstanceUid, b.studyInstanceUid) ||
    (a.series.number ?? Number.MAX_SAFE_INTEGER) - (b.series.number ?? Number.MAX_SAFE_INTEGER) ||
    numberOf(a) - numberOf(b) ||
    compareText(takenAt(a), takenAt(b)) ||
    compareText(a.contentId, b.contentId)
  )
}

/** Where a frame lies in a stack, from 0; -1 when it is not of it. */
export function indexInStack(stack: Stack, contentId: string, frame: number): number {
  return stack.frames.findIndex((each) => each.instance.contentId === contentId && each.frame === frame)
}
