import type { CaseCommand } from '@shared/case/commands'
import { mayInject, mayStartProcedure } from '@shared/pause/interlocks'
import { answerTo } from '@shared/pause/state'
import { describe, expect, it } from 'vitest'
import { aLinkedInstance } from '../../fixtures/linkedInstance'
import { leftEpidural, nurse, physician, Room, secondNurse } from './room'

const lastVoiding = (room: Room) => room.state.pause.voidings.at(-1)

describe('a change after the time-out', () => {
  const changes: readonly (readonly [what: string, command: CaseCommand, asks: readonly string[]])[] = [
    [
      'the side of the plan',
      { do: 'plan.change', plan: { ...leftEpidural, side: 'right' }, reason: 'Pain is on the right' },
      ['C2', 'C5', 'C6', 'C8', 'C13'],
    ],
    [
      'the level of the plan',
      { do: 'plan.change', plan: { ...leftEpidural, levels: ['L5-S1'] }, reason: 'Level below' },
      ['C2', 'C4', 'C5', 'C8', 'C13'],
    ],
    [
      'the injectates',
      { do: 'plan.change', plan: { ...leftEpidural, injectates: ['dexamethasone'] }, reason: 'No anaesthetic' },
      ['C2', 'C5', 'C7', 'C9', 'C13'],
    ],
    [
      'the allergies',
      { do: 'allergies.record', list: { status: 'recorded', items: [{ substance: 'latex' }] } },
      ['C2', 'C5', 'C7', 'C9', 'C10', 'C13'],
    ],
    ['the position', { do: 'pause.changePosition', because: 'Turned to the side' }, ['C2', 'C5', 'C6', 'C13']],
    [
      'the team',
      { do: 'pause.changeTeam', joins: [secondNurse.id], leaves: [nurse.id], because: 'Relief' },
      ['C1', 'C2', 'C5', 'C12', 'C13'],
    ],
  ]

  for (const [what, command, asks] of changes) {
    it(`voids the time-out when ${what} changes, and asks only for what is affected, identity, side and agreement`, () => {
      const room = new Room().throughTimeOut()
      room.signedIn = [nurse, physician, secondNurse]
      room.must(command)
      expect(lastVoiding(room)?.itemIds).toEqual(asks)
      expect(room.state.pause.phases['time-out'].completedAt).toBeNull()
      const refused = mayStartProcedure(room.state, room.context(nurse))
      expect(refused.ok ? '' : refused.failure.code).toBe('pause.time-out-voided')
      expect(answerTo(room.state.pause.phases['time-out'], 'C12') === null).toBe(asks.includes('C12'))
    })
  }

  it('keeps what had been answered before, with its people and times', () => {
    const room = new Room().throughTimeOut()
    const before = answerTo(room.state.pause.phases['time-out'], 'C5')
    room.must({ do: 'pause.changePosition', because: 'Turned to the side' })
    expect(room.state.pause.phases['time-out'].items.C5).toEqual({ current: null, earlier: [before] })
  })

  it('says what changed, the side by both names', () => {
    const room = new Room().throughTimeOut()
    room.must({ do: 'plan.change', plan: { ...leftEpidural, side: 'right' }, reason: 'Pain is on the right' })
    expect(lastVoiding(room)?.because[0]).toEqual({
      code: 'plan.side',
      says: 'The side changed from left to right.',
      params: { before: 'left', after: 'right' },
    })
  })

  it('does nothing where the same is recorded again', () => {
    const room = new Room().throughTimeOut()
    room.must({ do: 'allergies.record', list: { status: 'none', items: [] } })
    room.must({ do: 'weight.record', weightKg: 68 })
    room.must({ do: 'plan.change', plan: { ...leftEpidural }, reason: 'Saved again' })
    expect(room.state.pause.voidings).toEqual([])
    expect(mayStartProcedure(room.state, room.context(nurse)).ok).toBe(true)
  })

  it('voids nothing before the time-out has begun', () => {
    const room = new Room().prepare().begin()
    room.runPhase('verification')
    room.must({ do: 'weight.record', weightKg: 70 })
    expect(room.state.pause.voidings).toEqual([])
  })

  it('lets the procedure start once what changed was asked again', () => {
    const room = new Room().throughTimeOut()
    room.must({ do: 'pause.changePosition', because: 'Turned to the side' })
    room.answerAll('time-out')
    room.must({ do: 'pause.completePhase', phase: 'time-out' })
    expect(mayStartProcedure(room.state, room.context(nurse)).ok).toBe(true)
  })

  it('voids for an image or a target before the needle, not for the pictures of the procedure', () => {
    const room = new Room().throughTimeOut()
    const image = aLinkedInstance({ patientOrientation: ['R', 'F'] })
    const linked = {
      type: 'images.linked',
      body: { role: 'live', instances: [image], acceptedMismatch: null },
    } as const
    room.must({ do: 'images.link', role: 'live', instances: [image], acceptMismatch: null })
    expect(lastVoiding(room)?.because[0]?.code).toBe('images')
    const during = new Room().throughTimeOut()
    during.happen({ type: 'procedure.started', body: {} })
    during.state = { ...during.state, procedure: { ...during.state.procedure, startedAt: during.now } }
    during.happen(linked)
    expect(during.state.pause.voidings).toEqual([])
  })
})

describe('a needle', () => {
  const site = { needleId: null, level: 'L4-L5', side: 'left' } as const

  function inProcedure(): Room {
    const room = new Room().throughTimeOut()
    room.state = { ...room.state, procedure: { ...room.state.procedure, startedAt: room.now } }
    return room
  }

  it('may not be injected through before its own pause', () => {
    const room = inProcedure()
    const refused = mayInject(room.state, site, room.context(nurse))
    expect(refused.ok ? '' : refused.failure.code).toBe('pause.needle-pause-first')
  })

  it('takes no pause at a level or side that the plan does not name', () => {
    const room = inProcedure()
    const at = (level: string, side: 'left' | 'right') =>
      room.act({ do: 'pause.startPhase', phase: 'needle-pause', site: { needleId: null, level, side } })
    const level = at('L2-L3', 'left')
    const side = at('L4-L5', 'right')
    expect(level.ok ? '' : level.failure.code).toBe('pause.site-level')
    expect(side.ok ? '' : side.failure.code).toBe('pause.site-side')
  })
})
