import { lastTimeOf } from '@shared/lastTime/lastTime'
import { describe, expect, it } from 'vitest'
import { complication } from '../../builders/procedureRoom'
import { needlePlaced } from '../pause/needles'
import { Room } from '../pause/room'

describe('what an earlier case says to the team of today', () => {
  it('is its spread, what was given, the pain and the reactions, in the language of the station', () => {
    const room = new Room().throughTimeOut()
    needlePlaced(room)
    expect(lastTimeOf(room.state, 'en')).toBeNull()
    room.must(complication(room.now))
    room.must({ do: 'procedure.end', outcome: 'partly-done', note: 'Stopped early' })
    const english = lastTimeOf(room.state, 'en')
    const spanish = lastTimeOf(room.state, 'es')
    expect(english).toMatchObject({ frame: null, given: ['iohexol 240'], stops: 0 })
    expect(english?.spread).toHaveLength(1)
    expect(english?.reactions).toHaveLength(1)
    expect(english?.pain).toEqual([
      { when: 'before', nrs: 6 },
      { when: 'after', nrs: null },
    ])
    expect(spanish?.spread).not.toEqual(english?.spread)
  })
})
