import { frameAt, framesAhead, frameTimeOf, usualFrameTimeMs } from '@shared/imaging/view/cine'
import { describe, expect, it } from 'vitest'

describe('playing a run', () => {
  it('shows the frame that belongs to the time that has passed', () => {
    expect(frameAt(0, 0, 40, 10)).toBe(0)
    expect(frameAt(0, 39.9, 40, 10)).toBe(0)
    expect(frameAt(0, 40, 40, 10)).toBe(1)
    expect(frameAt(3, 80, 40, 10)).toBe(5)
  })

  it('leaves frames out when drawing was late, and goes round at the end', () => {
    expect(frameAt(8, 200, 40, 10)).toBe(3)
    expect(frameAt(0, 40 * 1005, 40, 10)).toBe(5)
  })

  it('stays on the only frame there is', () => {
    expect(frameAt(0, 5000, 40, 1)).toBe(0)
  })

  it('takes the frame time from the file where it can be believed', () => {
    expect(frameTimeOf(33.3)).toBe(33.3)
    expect(frameTimeOf(null)).toBe(usualFrameTimeMs)
    expect(frameTimeOf(0.001)).toBeCloseTo(1000 / 120)
    expect(frameTimeOf(Number.NaN)).toBe(usualFrameTimeMs)
    expect(frameTimeOf(60_000)).toBe(5000)
  })

  it('asks for the next frames ahead, round the end, and never for the one on screen', () => {
    expect(framesAhead(8, 10, 4)).toEqual([9, 0, 1, 2])
    expect(framesAhead(0, 3, 10)).toEqual([1, 2])
    expect(framesAhead(0, 1, 4)).toEqual([])
  })
})
