import { isSignOutMissed } from '@shared/pause/signOut'
import { teamReport } from '@shared/quality/weekly'
import { describe, expect, it } from 'vitest'
import { nurse, physician, Room } from '../pause/room'

function through(secondsPerItem: number): Room {
  const room = new Room().prepare().begin()
  for (const phase of ['verification', 'room-ready', 'time-out'] as const) room.runPhase(phase, secondsPerItem)
  return room
}

describe('the report of the team', () => {
  it('counts completion, good catches and medians, and names nobody', () => {
    const calm = through(4)
    const hasty = through(0.3)
    const caught = new Room().prepare().begin()
    caught.must({ do: 'pause.startPhase', phase: 'verification', site: null })
    caught.answer('verification', 'A5', { kind: 'concern', text: 'Latex gloves on the tray of Nadia.' })
    caught.must({ do: 'pause.stop' }, null)
    caught.must({ do: 'pause.resolveStop', what: 'Latex', how: 'Replaced or repaired' })
    caught.must({ do: 'rescue.note', card: 'vasovagal', step: 0 })
    const report = teamReport([calm.state, hasty.state, caught.state], calm.now)
    expect(report).toMatchObject({
      cases: 3,
      drills: 0,
      completed: { verification: 2, 'room-ready': 2, 'time-out': 2, 'sign-out': 0 },
      catches: { stops: 1, concerns: 1, byItem: [{ itemId: 'A5', count: 1 }] },
      hurried: 3,
      rescues: 1,
      signOutMissed: 0,
    })
    // 13 items of 4 seconds and of 0.3 seconds: the middle of the two.
    expect(report.medianSeconds['time-out']).toBeCloseTo((52 + 3.9) / 2)
    const text = JSON.stringify(report)
    for (const name of [nurse.name, physician.name, nurse.id, physician.id, 'Nadia', 'Latex', 'Hartmann']) {
      expect(text).not.toContain(name)
    }
  })

  it('takes waits out of the time, and knows nothing from a clock that went back', () => {
    const room = new Room().prepare().begin()
    room.must({ do: 'pause.startPhase', phase: 'verification', site: null })
    room.must({ do: 'pause.interrupt', because: 'Alarm next door' })
    room.wait(600_000)
    room.must({ do: 'pause.resume' })
    room.answerAll('verification', 2)
    room.must({ do: 'pause.completePhase', phase: 'verification' })
    expect(teamReport([room.state], room.now).medianSeconds.verification).toBeCloseTo(34)
    const back = new Room().prepare().begin()
    back.must({ do: 'pause.startPhase', phase: 'verification', site: null })
    back.wait(-86_400_000)
    back.answerAll('verification', 2)
    back.must({ do: 'pause.completePhase', phase: 'verification' })
    expect(teamReport([back.state], back.now).medianSeconds.verification).toBeNull()
  })

  it('leaves training cases out, but for a sample day, and cancelled ones always', () => {
    const { state } = through(4)
    const drill = { ...state, booking: { ...state.booking, drill: true } }
    const cancelled = { ...state, cancelled: { at: state.phaseSince, reason: 'Fever' } }
    expect(teamReport([drill, cancelled], state.phaseSince)).toMatchObject({ cases: 0, drills: 1 })
    expect(teamReport([drill], state.phaseSince, true)).toMatchObject({ cases: 1, drills: 0 })
  })
})

describe('a missed sign-out', () => {
  it('is one that was not done when hours have passed since the procedure ended', () => {
    const { state } = through(4)
    const endedAt = '2026-11-24T14:00:00.000Z'
    const ended = { ...state, procedure: { ...state.procedure, startedAt: endedAt, endedAt } }
    expect(isSignOutMissed(state, '2026-11-25T14:00:00.000Z')).toBe(false)
    expect(isSignOutMissed(ended, '2026-11-24T16:00:00.000Z')).toBe(false)
    expect(isSignOutMissed(ended, '2026-11-24T16:00:00.001Z')).toBe(true)
    expect(teamReport([ended], '2026-11-24T17:00:00.000Z').signOutMissed).toBe(1)
  })

  it('is known at once when the patient is observed before it', () => {
    const { state } = through(4)
    const endedAt = '2026-11-24T14:00:00.000Z'
    const discharge = { ...state.discharge, dischargedAt: endedAt }
    const left = { ...state, discharge, procedure: { ...state.procedure, startedAt: endedAt, endedAt } }
    expect(isSignOutMissed(left, endedAt)).toBe(true)
  })
})
