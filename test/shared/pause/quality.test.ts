import { longestHurry, qualityOf } from '@shared/pause/quality'
import { describe, expect, it } from 'vitest'
import { Room } from './room'

const took = (...seconds: (number | null)[]) => seconds.map((each) => ({ seconds: each }))

describe('how a phase was answered', () => {
  it('notices nine items in three seconds', () => {
    const third = 1 / 3
    const hurried = longestHurry(took(6, third, third, third, third, third, third, third, third, third, 30))
    expect(hurried?.items).toBe(9)
    expect(hurried?.seconds).toBeCloseTo(3)
  })

  it('reproaches nobody for a calm pace, for two quick items, or for a clock that went back', () => {
    expect(longestHurry(took(4, 5, 3, 6))).toBeNull()
    expect(longestHurry(took(0.4, 0.4))).toBeNull()
    expect(longestHurry(took(0.2, 0.2, null, 0.2, 0.2))).toBeNull()
    expect(longestHurry([])).toBeNull()
  })

  it('counts exactly one second an item as read aloud', () => {
    expect(longestHurry(took(1, 1, 1))).toBeNull()
    expect(longestHurry(took(0.5, 1, 0.5, 0.5))).toBeNull()
    expect(longestHurry(took(0.75, 0.75, 0.75))).toEqual({ items: 3, seconds: 2.25 })
  })

  it('gives seconds, the median and everyone who answered', () => {
    const room = new Room().throughTimeOut()
    const quality = qualityOf(room.state.pause, 'time-out')
    expect(quality).toEqual({
      items: 13,
      seconds: 52,
      medianSeconds: 4,
      hurried: null,
      concerns: 0,
      askedAgain: 0,
      people: ['Nadia Nurse', 'Paul Physician'],
    })
  })

  it('shows a phase that was ticked through', () => {
    const room = new Room().prepare().begin()
    room.runPhase('verification', 0.3)
    expect(qualityOf(room.state.pause, 'verification').hurried?.items).toBe(17)
  })
})
