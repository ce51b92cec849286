import { mayStartProcedure } from '@shared/pause/interlocks'
import { answerTo } from '@shared/pause/state'
import { describe, expect, it } from 'vitest'
import { leftEpidural, nurse, physician, Room, secondNurse, technologist } from './room'

function refusal(decision: ReturnType<Room['act']>): string {
  return decision.ok ? 'accepted' : decision.failure.code
}
function says(decision: ReturnType<Room['act']>): string {
  return decision.ok ? '' : decision.failure.says
}

describe('the pause of a well-prepared case', () => {
  it('runs through verification, room ready and time-out, and lets the procedure start', () => {
    const room = new Room().throughTimeOut()
    expect(mayStartProcedure(room.state, room.context(nurse))).toEqual({ ok: true, value: true })
  })

  it('keeps each answer with its two people, its time and its seconds', () => {
    const room = new Room().throughTimeOut()
    const side = answerTo(room.state.pause.phases['time-out'], 'C5')
    expect(side?.answer).toEqual({ kind: 'confirmed', value: 'Left. Mark visible.', choice: 'left' })
    expect(side?.readBy.name).toBe('Nadia Nurse')
    expect(side?.confirmedBy.map((person) => person.name)).toEqual(['Paul Physician'])
    expect(side?.seconds).toBe(4)
  })

  it('asks for the phases in their order', () => {
    const room = new Room().prepare().begin()
    expect(refusal(room.act({ do: 'pause.startPhase', phase: 'time-out', site: null }))).toBe('pause.room-ready-first')
    expect(refusal(room.act({ do: 'pause.startPhase', phase: 'room-ready', site: null }))).toBe(
      'pause.verification-first',
    )
    expect(refusal(room.act({ do: 'pause.startPhase', phase: 'sign-out', site: null }))).toBe(
      'pause.procedure-not-ended',
    )
  })

  it('takes no answer to a phase that is complete', () => {
    const room = new Room().prepare().begin()
    room.runPhase('verification')
    expect(refusal(room.answer('verification', 'A1'))).toBe('pause.phase-complete')
  })

  it('does not complete a phase while an item is open, and names it', () => {
    const room = new Room().prepare().begin()
    room.must({ do: 'pause.startPhase', phase: 'verification', site: null })
    room.answerAll('verification')
    const open = new Room().prepare().begin()
    open.must({ do: 'pause.startPhase', phase: 'verification', site: null })
    const refused = open.act({ do: 'pause.completePhase', phase: 'verification' })
    expect(refusal(refused)).toBe('pause.items-open')
    expect(says(refused)).toContain('A1, A2, A3')
    expect(refusal(room.act({ do: 'pause.completePhase', phase: 'verification' }))).toBe('accepted')
  })
})

describe('who answers', () => {
  function timeOut(): Room {
    const room = new Room().prepare().begin()
    room.runPhase('verification')
    room.runPhase('room-ready')
    return room
  }
  const answer = { do: 'pause.answer', phase: 'time-out', patientVoice: null } as const

  it('does not start a time-out with one person', () => {
    const room = timeOut()
    room.signedIn = [physician]
    expect(refusal(room.act({ do: 'pause.startPhase', phase: 'time-out', site: null }))).toBe('pause.two-people')
  })

  it('does not start a time-out without a physician', () => {
    const room = timeOut()
    room.signedIn = [nurse, technologist]
    expect(refusal(room.act({ do: 'pause.startPhase', phase: 'time-out', site: null }))).toBe('pause.physician-missing')
  })

  it('does not take the reader as the one who confirms', () => {
    const room = timeOut()
    room.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
    const value = room.rightAnswer('time-out', 'C4')
    const alone = { ...answer, itemId: 'C4', answer: value, readById: nurse.id, confirmedByIds: [nurse.id] }
    expect(refusal(room.act(alone))).toBe('pause.confirmer-role')
    expect(refusal(room.act({ ...alone, readById: physician.id, confirmedByIds: [physician.id] }))).toBe(
      'pause.reader-role',
    )
  })

  it('does not take somebody who is not signed in', () => {
    const room = timeOut()
    room.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
    const value = room.rightAnswer('time-out', 'C4')
    room.signedIn = [nurse]
    expect(
      refusal(room.act({ ...answer, itemId: 'C4', answer: value, readById: nurse.id, confirmedByIds: [physician.id] })),
    ).toBe('pause.not-signed-in')
  })

  it('asks a technologist for level and side where one takes part', () => {
    const room = timeOut()
    room.signedIn = [nurse, physician, technologist]
    room.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
    const value = room.rightAnswer('time-out', 'C4')
    const without = { ...answer, itemId: 'C4', answer: value, readById: nurse.id, confirmedByIds: [physician.id] }
    expect(refusal(room.act(without))).toBe('pause.confirmer-role')
    expect(refusal(room.act({ ...without, confirmedByIds: [physician.id, technologist.id] }))).toBe('accepted')
  })

  it('takes the agreement only from every member of the team by name', () => {
    const room = timeOut()
    room.signedIn = [nurse, physician, technologist]
    room.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
    for (let number = 1; number <= 12; number += 1) {
      const given = room.answer('time-out', `C${number}`)
      expect(refusal(given)).toBe('accepted')
    }
    const value = room.rightAnswer('time-out', 'C13')
    const silent = {
      ...answer,
      itemId: 'C13',
      answer: value,
      readById: nurse.id,
      confirmedByIds: [nurse.id, physician.id],
    }
    expect(says(room.act(silent))).toContain('Tara Technologist')
    expect(refusal(room.act({ ...silent, confirmedByIds: [nurse.id, physician.id, technologist.id] }))).toBe('accepted')
  })

  it('does not let a person answer who joined after the time-out began, until the team knows', () => {
    const room = timeOut()
    room.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
    room.signedIn = [nurse, physician, secondNurse]
    const value = room.rightAnswer('time-out', 'C4')
    const joined = { ...answer, itemId: 'C4', answer: value, readById: secondNurse.id, confirmedByIds: [physician.id] }
    expect(refusal(room.act(joined))).toBe('pause.not-in-team')
    room.must({ do: 'pause.changeTeam', joins: [secondNurse.id], leaves: [], because: '' })
    expect(refusal(room.act(joined))).toBe('accepted')
  })

  it('hears the patient where the patient answers', () => {
    const room = new Room().prepare().begin()
    room.must({ do: 'pause.startPhase', phase: 'verification', site: null })
    const command = {
      do: 'pause.answer' as const,
      phase: 'verification' as const,
      itemId: 'A1',
      answer: room.rightAnswer('verification', 'A1'),
      readById: nurse.id,
      confirmedByIds: [],
    }
    expect(refusal(room.act({ ...command, patientVoice: null }))).toBe('pause.patient-silent')
    expect(refusal(room.act({ ...command, patientVoice: 'asleep' }))).toBe('pause.patient-awake')
    expect(refusal(room.act({ ...command, patientVoice: 'patient' }))).toBe('accepted')
  })
})

describe('values, not ticks', () => {
  it('refuses a side that was said wrong and names what was said and what the plan says', () => {
    const room = new Room().prepare().begin()
    room.runPhase('verification')
    room.runPhase('room-ready')
    room.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
    const refused = room.answer('time-out', 'C5', { kind: 'confirmed', value: 'Right. Mark visible.', choice: 'right' })
    expect(says(refused)).toBe('RIGHT was said, the plan says LEFT. Find out which is right before you go on.')
    expect(answerTo(room.state.pause.phases['time-out'], 'C5')).toBeNull()
  })

  it('does not take a confirmation of a value that the record no longer holds', () => {
    const room = new Room().prepare().begin()
    room.runPhase('verification')
    room.runPhase('room-ready')
    room.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
    const old = room.rightAnswer('time-out', 'C7')
    room.must({
      do: 'allergies.record',
      list: { status: 'recorded', items: [{ substance: 'latex', reaction: 'rash', severity: 'mild' }] },
    })
    expect(['pause.value-changed', 'pause.finding-open']).toContain(refusal(room.answer('time-out', 'C7', old)))
  })

  it('shows every item and takes "does not apply" only with a fact of the record', () => {
    const room = new Room().prepare().begin()
    room.runPhase('verification')
    room.must({ do: 'pause.startPhase', phase: 'room-ready', site: null })
    const given = room.answer('room-ready', 'B8')
    expect(refusal(given)).toBe('accepted')
    expect(answerTo(room.state.pause.phases['room-ready'], 'B8')?.answer).toEqual({
      kind: 'not-applicable',
      because: 'the plan is not a radiofrequency procedure',
    })
    expect(refusal(room.answer('room-ready', 'B4', { kind: 'not-applicable', because: 'we know where it is' }))).toBe(
      'pause.applies',
    )
    expect(refusal(room.answer('room-ready', 'B8', { kind: 'confirmed', value: 'Pad checked.', choice: null }))).toBe(
      'pause.does-not-apply',
    )
  })
})

describe('hard stops', () => {
  function atTimeOut(room: Room): Room {
    room.begin()
    room.runPhase('verification')
    room.runPhase('room-ready')
    room.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
    return room
  }

  it('names the two sources that differ and does not take the side', () => {
    const room = atTimeOut(new Room().prepare())
    room.must({
      do: 'consent.record',
      claim: { procedure: 'esi-interlaminar', levels: ['L4-L5'], side: 'right' },
      signedOn: '2026-11-24',
      stillWished: true,
      interpreter: 'not-needed',
    })
    const refused = room.answer('time-out', 'C5')
    expect(refusal(refused)).toBe('pause.differs')
    expect(says(refused)).toContain('The consent says RIGHT, the plan says LEFT.')
  })

  it('does not take the agreement while another item is open or a concern', () => {
    const room = atTimeOut(new Room().prepare())
    const early = room.answer('time-out', 'C13')
    expect(refusal(early)).toBe('pause.items-open')
    for (let number = 1; number <= 12; number += 1) room.answer('time-out', `C${number}`)
    room.answer('time-out', 'C6', { kind: 'concern', text: 'The arm board slips.' })
    expect(says(room.answer('time-out', 'C13'))).toContain('C6')
  })

  it('lets a physician decide about a concern at a stop, never at identity, consent, procedure, level, side or agreement', () => {
    const room = atTimeOut(new Room().prepare())
    room.answer('time-out', 'C9', { kind: 'concern', text: 'One syringe is missing its label.' })
    room.answer('time-out', 'C5', { kind: 'concern', text: 'The mark is hidden by the drape.' })
    const reason = 'Replaced and labelled by two people.'
    expect(refusal(room.act({ do: 'pause.overrideItem', phase: 'time-out', itemId: 'C9', reason }, nurse))).toBe(
      'people.role-not-allowed',
    )
    expect(refusal(room.act({ do: 'pause.overrideItem', phase: 'time-out', itemId: 'C9', reason }, physician))).toBe(
      'accepted',
    )
    for (const itemId of ['C2', 'C3', 'C4', 'C5', 'C13']) {
      const refused = room.act({ do: 'pause.overrideItem', phase: 'time-out', itemId, reason }, physician)
      expect(refusal(refused)).toBe('pause.never-overridden')
    }
    expect(answerTo(room.state.pause.phases['time-out'], 'C9')?.override?.by).toEqual(physician)
  })

  it('takes a concern at a warning without holding the phase', () => {
    const room = atTimeOut(new Room().prepare())
    room.answer('time-out', 'C12', { kind: 'concern', text: 'Call word not agreed.' })
    room.answerAll('time-out')
    expect(refusal(room.act({ do: 'pause.completePhase', phase: 'time-out' }))).toBe('accepted')
  })

  it('does not take consent that the patient withdrew', () => {
    const room = new Room().prepare()
    room.must({
      do: 'consent.record',
      claim: { procedure: 'esi-interlaminar', levels: ['L4-L5'], side: 'left' },
      signedOn: '2026-11-24',
      stillWished: false,
      interpreter: 'not-needed',
    })
    room.begin()
    room.must({ do: 'pause.startPhase', phase: 'verification', site: null })
    expect(refusal(room.answer('verification', 'A3'))).toBe('pause.consent-withdrawn')
  })

  it('does not take unknown for clear: a list that nobody asked for holds its item', () => {
    const room = new Room().prepare()
    room.must({ do: 'allergies.record', list: { status: 'not-asked', items: [] } })
    room.begin()
    room.must({ do: 'pause.startPhase', phase: 'verification', site: null })
    expect(['pause.fact-unknown', 'pause.finding-open']).toContain(refusal(room.answer('verification', 'A5')))
  })

  it('refuses the procedure without a site mark even when everything was said', () => {
    const room = new Room().throughTimeOut()
    const unmarked = { ...room.state, preparation: { ...room.state.preparation, siteMark: null } }
    const refused = mayStartProcedure(unmarked, room.context(nurse))
    expect(refused.ok ? '' : refused.failure.code).toBe('pause.site-mark-missing')
  })
})

describe('STOP', () => {
  it('takes a STOP from anyone, signed in or not, at any time', () => {
    const room = new Room()
    expect(refusal(room.act({ do: 'pause.stop' }, null))).toBe('accepted')
    expect(room.state.pause.stop).toEqual({ at: room.now, by: null })
  })

  it('freezes the pause until a signed-in person says what was wrong and how it was resolved', () => {
    const room = new Room().throughTimeOut()
    room.must({ do: 'pause.stop' }, null)
    expect(mayStartProcedure(room.state, room.context(nurse)).ok).toBe(false)
    expect(refusal(room.act({ do: 'pause.startPhase', phase: 'needle-pause', site: null }))).toBe('pause.stopped')
    expect(refusal(room.act({ do: 'pause.resolveStop', what: 'Wrong name', how: 'Checked band' }, null))).toBe(
      'people.sign-in-first',
    )
    room.must({ do: 'pause.resolveStop', what: 'Wrong name called', how: 'Band checked again' }, nurse)
    expect(room.state.pause.stop).toBeNull()
    expect(room.state.pause.stops[0]?.resolved?.what).toBe('Wrong name called')
  })

  it('takes no answer, no decision and no end of a phase while it stands', () => {
    const room = new Room().prepare().begin()
    room.must({ do: 'pause.startPhase', phase: 'verification', site: null })
    room.must({ do: 'pause.stop' }, null)
    expect(refusal(room.answer('verification', 'A1'))).toMatch(/\.stopped$/)
    const phase = 'verification'
    expect(refusal(room.act({ do: 'pause.completePhase', phase }))).toMatch(/\.stopped$/)
    const overriding = { do: 'pause.overrideItem', phase, itemId: 'A5', reason: 'Decided by the test' } as const
    expect(refusal(room.act(overriding, physician))).toMatch(/\.stopped$/)
  })

  it('asks identity, procedure, level, side and agreement again after a STOP', () => {
    const room = new Room().throughTimeOut()
    room.must({ do: 'pause.stop' }, null)
    room.must({ do: 'pause.resolveStop', what: 'Wrong name called', how: 'Band checked again' }, nurse)
    expect(room.state.pause.voidings.at(-1)?.itemIds).toEqual(['C2', 'C3', 'C4', 'C5', 'C13'])
  })

  it('counts a second press once and refuses nothing', () => {
    const room = new Room()
    room.must({ do: 'pause.stop' }, null)
    expect(refusal(room.act({ do: 'pause.stop' }, null))).toBe('accepted')
    expect(room.state.pause.stops).toHaveLength(1)
  })
})

describe('interruptions', () => {
  it('takes no answer while interrupted and goes on at the same item', () => {
    const room = new Room().prepare().begin()
    room.must({ do: 'pause.startPhase', phase: 'verification', site: null })
    room.wait(3000)
    room.answer('verification', 'A1')
    room.must({ do: 'pause.interrupt', because: 'Alarm next door' })
    expect(refusal(room.answer('verification', 'A2'))).toBe('pause.interrupted')
    room.wait(600_000)
    room.must({ do: 'pause.resume' })
    room.wait(5000)
    room.answer('verification', 'A2')
    const again = answerTo(room.state.pause.phases.verification, 'A2')
    expect(again?.seconds).toBe(5)
    expect(room.state.pause.earlierInterruptions).toHaveLength(1)
  })
})

describe('the age of the time-out', () => {
  it('holds to the last moment of the limit and not beyond it', () => {
    const room = new Room().throughTimeOut()
    room.wait(15 * 60_000)
    expect(mayStartProcedure(room.state, room.context(nurse)).ok).toBe(true)
    room.wait(1)
    const late = mayStartProcedure(room.state, room.context(nurse))
    expect(late.ok ? '' : late.failure.code).toBe('pause.too-old')
  })

  it('does not trust a clock that went back', () => {
    const room = new Room().throughTimeOut()
    room.wait(-24 * 3_600_000)
    const refused = mayStartProcedure(room.state, room.context(nurse))
    expect(refused.ok ? '' : refused.failure.code).toBe('pause.clock-went-back')
  })

  it('is asked again after it expired, and then lets the procedure start', () => {
    const room = new Room().throughTimeOut()
    room.wait(16 * 60_000)
    room.must({ do: 'pause.rearm', because: 'Waited for the C-arm' })
    expect(room.state.pause.voidings.at(-1)?.because[0]?.code).toBe('expired')
    room.answerAll('time-out')
    room.must({ do: 'pause.completePhase', phase: 'time-out' })
    expect(mayStartProcedure(room.state, room.context(nurse)).ok).toBe(true)
  })

  it('gives no seconds where the clock went back between two answers', () => {
    const room = new Room().prepare().begin()
    room.must({ do: 'pause.startPhase', phase: 'verification', site: null })
    room.wait(-86_400_000)
    room.answer('verification', 'A1')
    expect(answerTo(room.state.pause.phases.verification, 'A1')?.seconds).toBeNull()
  })
})

describe('a plan without an image, a level or a side', () => {
  it('runs for an ultrasound knee injection with what applies there', () => {
    const room = new Room({
      ...leftEpidural,
      procedure: 'peripheral-joint-injection',
      region: 'knee',
      levels: [],
      side: 'right',
      modality: 'ultrasound',
      contrast: 'none',
    }).prepare()
    room.begin('ultrasound-suite')
    for (const phase of ['verification', 'room-ready', 'time-out'] as const) room.runPhase(phase)
    expect(mayStartProcedure(room.state, room.context(nurse)).ok).toBe(true)
  })
})
