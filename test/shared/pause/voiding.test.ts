import type { CaseCommand } from '@shared/case/commands'
import { phaseOf } from '@shared/case/phase'
import { mayInject, mayStartProcedure } from '@shared/pause/interlocks'
import { answerTo } from '@shared/pause/state'
import { describe, expect, it } from 'vitest'
import { complication, dose } from '../../builders/procedureRoom'
import { aLinkedInstance } from '../../fixtures/linkedInstance'
import { addNeedle, askAgain, needlePlaced, pauseNeedle, refusedInjection, site } from './needles'
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

  it('voids a finished time-out when the clock of the station was moved, and loses nothing said in one under way', () => {
    const moved = {
      do: 'pause.noteClock',
      before: '2026-11-24T13:20:00.000Z',
      after: '2026-11-24T13:05:00.000Z',
    } as const
    const finished = new Room().throughTimeOut()
    // Put back by a little, an old time-out would be young again.
    finished.must(moved, null)
    expect(lastVoiding(finished)).toMatchObject({
      because: [{ code: 'clock' }],
      itemIds: ['C2', 'C5', 'C13'],
      by: null,
    })
    expect(mayStartProcedure(finished.state, finished.context(nurse)).ok).toBe(false)

    const underWay = new Room().prepare().begin()
    underWay.runPhase('verification')
    underWay.runPhase('room-ready')
    underWay.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
    underWay.answer('time-out', 'C1')
    underWay.must(moved, null)
    expect(underWay.events.at(-1)?.type).toBe('pause.clockMoved')
    expect(answerTo(underWay.state.pause.phases['time-out'], 'C1')).not.toBeNull()

    const notBegun = new Room().prepare()
    const before = notBegun.events.length
    notBegun.must(moved, null)
    expect(notBegun.events).toHaveLength(before)
    const during = new Room().throughTimeOut()
    during.must({ do: 'procedure.start' })
    during.must(moved, null)
    expect(during.state.pause.voidings).toEqual([])
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
    askAgain(room)
    expect(mayStartProcedure(room.state, room.context(nurse)).ok).toBe(true)
  })

  it('voids for an image or a target before the needle, not for the pictures of the procedure', () => {
    const link = () => ({
      do: 'images.link' as const,
      role: 'live' as const,
      instances: [aLinkedInstance({ patientOrientation: ['R', 'F'] })],
      acceptMismatch: null,
    })
    const room = new Room().throughTimeOut()
    room.must(link())
    expect(lastVoiding(room)?.because[0]?.code).toBe('images')
    const during = new Room().throughTimeOut()
    during.must({ do: 'procedure.start' })
    during.must(link())
    expect(during.state.pause.voidings).toEqual([])
  })

  it('voids during the procedure when the plan changes, and holds the injection until it was asked again', () => {
    const room = new Room().throughTimeOut()
    const needleId = needlePlaced(room)
    pauseNeedle(room, needleId)
    expect(mayInject(room.state, { needleId, ...site }, room.context(nurse)).ok).toBe(true)
    room.must({ do: 'pause.changePosition', because: 'Turned to the side' })
    expect(refusedInjection(room, needleId)).toBe('pause.time-out-voided')
    askAgain(room)
    expect(refusedInjection(room, needleId)).toBe('pause.needle-pause-first')
  })
})

describe('a needle', () => {
  it('may not be injected through before its own pause, and may after it', () => {
    const room = new Room().throughTimeOut()
    const needleId = needlePlaced(room)
    expect(refusedInjection(room, needleId)).toBe('pause.needle-pause-first')
    pauseNeedle(room, needleId)
    expect(refusedInjection(room, needleId)).toBe('open')
  })

  it('is held while its pause is not complete, and by STOP after it', () => {
    const room = new Room().throughTimeOut()
    const needleId = needlePlaced(room)
    room.must({ do: 'pause.startPhase', phase: 'needle-pause', site: { needleId, ...site } })
    room.answerAll('needle-pause')
    expect(refusedInjection(room, needleId)).toBe('pause.needle-pause-first')
    room.must({ do: 'pause.completePhase', phase: 'needle-pause' })
    room.must({ do: 'pause.stop' }, null)
    expect(refusedInjection(room, needleId)).toBe('pause.stopped')
  })

  it('counts a pause that named no needle for its level and side alone', () => {
    const room = new Room().throughTimeOut()
    const needleId = needlePlaced(room)
    pauseNeedle(room, null)
    const other = (where: Partial<{ level: string; side: 'left' | 'right' }>) => {
      const decision = mayInject(room.state, { needleId, ...site, ...where }, room.context(nurse))
      return decision.ok ? 'open' : decision.failure.code
    }
    expect(other({})).toBe('open')
    expect(other({ side: 'right' })).toBe('pause.needle-pause-first')
    expect(other({ level: 'L5-S1' })).toBe('pause.needle-pause-first')
  })

  it('has a pause of its own: that of another needle does not count', () => {
    const room = new Room().throughTimeOut()
    const first = needlePlaced(room)
    const second = addNeedle(room)
    pauseNeedle(room, first)
    expect(refusedInjection(room, second)).toBe('pause.needle-pause-first')
    expect(room.state.pause.earlierRounds).toHaveLength(0)
    room.must({ do: 'pause.startPhase', phase: 'needle-pause', site: { needleId: second, ...site } })
    expect(room.state.pause.earlierRounds[0]?.site.needleId).toBe(first)
    expect(refusedInjection(room, first)).toBe('open')
  })

  it('does not take the spread for seen before it stands in the record', () => {
    const room = new Room().throughTimeOut()
    room.must({ do: 'procedure.start' })
    room.must({ do: 'pause.startPhase', phase: 'needle-pause', site: { needleId: null, ...site } })
    const refused = room.answer('needle-pause', 'D4', { kind: 'confirmed', value: 'Dorsal epidural', choice: null })
    expect(refused.ok ? '' : refused.failure.code).toBe('pause.needle-missing')
  })

  it('takes no pause at a level or side that the plan does not name', () => {
    const room = new Room().throughTimeOut()
    room.must({ do: 'procedure.start' })
    const at = (level: string, side: 'left' | 'right') =>
      room.act({ do: 'pause.startPhase', phase: 'needle-pause', site: { needleId: null, level, side } })
    const level = at('L2-L3', 'left')
    const side = at('L4-L5', 'right')
    expect(level.ok ? '' : level.failure.code).toBe('pause.site-level')
    expect(side.ok ? '' : side.failure.code).toBe('pause.site-side')
  })
})

describe('the sign-out', () => {
  it('follows the end of the procedure and needs what was given, the counts, the dose and the instructions', () => {
    const room = new Room().throughTimeOut()
    needlePlaced(room)
    room.must({ do: 'procedure.end', outcome: 'partly-done', note: 'Vasovagal reaction' })
    room.must({ do: 'pause.startPhase', phase: 'sign-out', site: null })
    const untold = room.answer('sign-out', 'E4')
    expect(untold.ok ? '' : untold.failure.code).toBe('pause.fact-unknown')
    room.policy = { ...room.policy, phoneDay: '555 0100' }
    room.answerAll('sign-out', 4, ['E4'])
    room.answer('sign-out', 'E4', { kind: 'concern', text: 'Nobody wrote the dose down.' })
    const withoutDose = room.act({ do: 'pause.completePhase', phase: 'sign-out' })
    expect(withoutDose.ok ? '' : withoutDose.failure.code).toBe('pause.dose-missing')
    room.must(dose())
    room.answer('sign-out', 'E4')
    const withoutSheet = room.act({ do: 'pause.completePhase', phase: 'sign-out' })
    expect(withoutSheet.ok ? '' : withoutSheet.failure.code).toBe('pause.instructions-missing')
    room.must({ do: 'instructions.compose', locale: 'en', size: 'normal', timeZone: 'UTC' })
    room.must({ do: 'pause.completePhase', phase: 'sign-out' })
    expect(answerTo(room.state.pause.phases['sign-out'], 'E6')?.answer).toEqual({
      kind: 'confirmed',
      value: 'No. No event recorded.',
      choice: 'no',
    })
    expect(phaseOf(room.state)).toBe('recovery')
  })

  it('does not take "nothing happened" where the record holds an event', () => {
    const room = new Room().throughTimeOut()
    needlePlaced(room)
    room.must(complication(room.now, { grade: 2 }))
    room.must({ do: 'procedure.end', outcome: 'partly-done', note: 'Vasovagal reaction' })
    room.must({ do: 'pause.startPhase', phase: 'sign-out', site: null })
    const refused = room.answer('sign-out', 'E6', { kind: 'confirmed', value: 'No.', choice: 'no' })
    expect(refused.ok ? '' : refused.failure.code).toBe('pause.said-differs.yes-no')
  })
})
