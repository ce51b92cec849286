import { lastTimeOf } from '@shared/lastTime/lastTime'
import { describe, expect, it } from 'vitest'
import { Room } from '../pause/room'

describe('what an earlier case says to the team of today', () => {
  it('is its spread, what was given, the pain and the reactions, in the language of the station', () => {
    const room = new Room().throughTimeOut()
    room.must({ do: 'procedure.start' })
    room.must({
      do: 'needle.place',
      level: 'L4-L5',
      side: 'left',
      approach: 'interlaminar',
      gauge: 20,
      lengthMm: 90,
      extensionTubing: 'no',
      note: '',
    })
    const needleId = room.state.procedure.needles[0]?.id ?? ''
    room.must({
      do: 'contrast.record',
      needleId,
      agentId: 'iohexol-240',
      volumeMl: 1,
      mode: 'live',
      noneReason: '',
      view: 'lateral',
      viewDegrees: null,
      patterns: ['EPI-D'],
      extent: { cephalad: 'L3', caudad: 'L5', side: 'same-side' },
      washout: null,
      concordance: 'none',
      frame: null,
      lot: 'A1',
      expiry: '2029-05-01',
      action: '',
      freeText: '',
      confirmed: true,
      reason: '',
    })
    expect(lastTimeOf(room.state, 'en')).toBeNull()
    room.must({
      do: 'complication.record',
      term: 'vasovagal',
      onset: room.now,
      grade: 1,
      expected: false,
      relation: 'related',
      needleId: null,
      action: 'Legs up',
      outcome: '',
    })
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
