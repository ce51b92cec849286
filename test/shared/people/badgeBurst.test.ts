import { type Burst, noBurst, takeKey } from '@shared/people/badgeBurst'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** Types keys with these gaps in milliseconds; returns what was taken for a badge at the end. */
function typed(keys: readonly string[], gapMs: number, isRepeat = false): string | null {
  let burst: Burst = noBurst
  let badge: string | null = null
  keys.forEach((key, index) => {
    const taken = takeKey(burst, { key, at: 1000 + index * gapMs, isRepeat })
    burst = taken.burst
    badge = taken.badge
  })
  return badge
}

describe('a badge reader', () => {
  it('is told from a person by its pace, its length and its Enter', () => {
    expect(typed([...'00481516', 'Enter'], 8)).toBe('00481516')
    expect(typed([...'00481516', 'Enter'], 50)).toBe('00481516')
    expect(typed([...'00481516', 'Enter'], 51)).toBeNull()
    expect(typed([...'2468', 'Enter'], 1)).toBeNull()
    expect(typed([...'00481516'], 8)).toBeNull()
    expect(typed([...'00481516', 'Enter', 'Enter'], 8)).toBeNull()
  })

  it('may hold Shift for capitals, and nothing else', () => {
    expect(typed(['Shift', 'A', 'Shift', 'B', '1', '2', '3', '4', 'Enter'], 8)).toBe('AB1234')
    expect(typed([...'0048', 'ArrowRight', ...'1516', 'Enter'], 8)).toBeNull()
  })

  it('is no held key', () => {
    expect(typed([...'11111111', 'Enter'], 8, true)).toBeNull()
  })

  it('never sees a badge in keys pressed at the pace of hands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'0123456789ab', 'Enter', 'Shift', 'PageDown'), { maxLength: 60 }),
        fc.integer({ min: 51, max: 400 }),
        (keys, gap) => {
          expect(typed(keys, gap)).toBeNull()
        },
      ),
    )
  })
})
