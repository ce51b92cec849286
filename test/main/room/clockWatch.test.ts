import { describe, expect, it } from 'vitest'
import { type ClockMove, clockWatch } from '../../../main/room/clockWatch'

const start = Date.parse('2026-11-24T09:00:00.000Z')
const day = 86_400_000

function station() {
  const time = { wall: start, real: 0 }
  const moves: ClockMove[] = []
  const watch = clockWatch({
    clock: () => new Date(time.wall),
    elapsed: () => time.real,
    onMoved: (move) => moves.push(move),
  })
  const pass = (ms: number, drift = 0) => {
    time.real += ms
    time.wall += ms + drift
    watch.check()
  }
  return { pass, moves }
}

describe('the clock of the station', () => {
  it('is left alone while it runs as time passes, hours on end', () => {
    const { pass, moves } = station()
    for (let hour = 0; hour < 10; hour += 1) pass(3_600_000, 2000)
    expect(moves).toEqual([])
  })

  it('is noticed once for each move, forward and back, with both times', () => {
    const { pass, moves } = station()
    pass(60_000)
    pass(1000, day)
    pass(1000)
    pass(1000, -day)
    pass(1000)
    expect(moves).toEqual([
      { before: '2026-11-24T09:01:01.000Z', after: '2026-11-25T09:01:01.000Z' },
      { before: '2026-11-25T09:01:03.000Z', after: '2026-11-24T09:01:03.000Z' },
    ])
  })

  it('is noticed where it was put back by as little as would make an old time-out young again', () => {
    const { pass, moves } = station()
    pass(16 * 60_000, -5 * 60_000)
    expect(moves).toHaveLength(1)
  })
})
