import { indexInStack, stacksOf } from '@shared/imaging/view/stack'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aLinkedInstance } from '../../../fixtures/linkedInstance'

const slice = (z: number, more: Parameters<typeof aLinkedInstance>[0] = {}) =>
  aLinkedInstance({
    modality: 'MR',
    role: 'prior',
    seriesInstanceUid: '1.9',
    imageOrientation: [1, 0, 0, 0, 1, 0],
    imagePosition: [0, 0, z],
    ...more,
  })

describe('the list of stacks', () => {
  it('makes one stack of the slices of a series, in the order in which they lie in the body', () => {
    const [stack, ...others] = stacksOf([slice(30), slice(10), slice(20)])
    expect(others).toEqual([])
    expect(stack?.frames.map((each) => each.instance.imagePosition?.[2])).toEqual([10, 20, 30])
    expect(stack?.isRun).toBe(false)
  })

  it('keeps the order of numbers where several images lie at one place', () => {
    const [stack] = stacksOf([
      slice(10, { instanceNumber: 3 }),
      slice(10, { instanceNumber: 1 }),
      slice(20, { instanceNumber: 2 }),
    ])
    expect(stack?.frames.map((each) => each.instance.instanceNumber)).toEqual([1, 2, 3])
  })

  it('scrolls the planes of a localizer apart', () => {
    expect(stacksOf([slice(1), slice(2), slice(3, { imageOrientation: [0, 1, 0, 0, 0, -1] })])).toHaveLength(2)
  })

  it('plays a run of many frames and keeps pictures of one series apart', () => {
    const run = aLinkedInstance({ frames: 4 })
    const still = aLinkedInstance()
    const stacks = stacksOf([run, still])
    expect(stacks.map((stack) => [stack.frames.length, stack.isRun])).toEqual([
      [4, true],
      [1, false],
    ])
    expect(stacks[0] && indexInStack(stacks[0], run.contentId, 3)).toBe(2)
    expect(stacks[1] && indexInStack(stacks[1], run.contentId, 3)).toBe(-1)
  })

  it('puts what is live before what is prior, and the newest first', () => {
    const old = aLinkedInstance({ role: 'prior', acquired: { date: '2020-01-01', time: null } })
    const newer = aLinkedInstance({ role: 'prior', acquired: { date: '2026-09-03', time: null } })
    const live = aLinkedInstance()
    expect(stacksOf([old, newer, live]).map((stack) => stack.frames[0].instance.contentId)).toEqual([
      live.contentId,
      newer.contentId,
      old.contentId,
    ])
  })

  it('is the same in whatever order the images came in, and loses none', () => {
    const instances = [
      slice(1),
      slice(2),
      aLinkedInstance({ frames: 3 }),
      aLinkedInstance(),
      aLinkedInstance({ modality: 'CT' }),
    ]
    const wanted = stacksOf(instances)
    expect(wanted.flatMap((stack) => stack.frames)).toHaveLength(7)
    fc.assert(
      fc.property(fc.shuffledSubarray(instances, { minLength: instances.length }), (shuffled) => {
        expect(stacksOf(shuffled)).toEqual(wanted)
      }),
    )
  })
})
