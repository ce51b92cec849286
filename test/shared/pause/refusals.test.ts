import type { CaseCommand } from '@shared/case/commands'
import { mayInject, mayStartProcedure } from '@shared/pause/interlocks'
import { answerTo } from '@shared/pause/state'
import { personSchema } from '@shared/people/person'
import { describe, expect, it } from 'vitest'
import { needlePlaced, site } from './needles'
import { leftEpidural, nurse, physician, Room, secondNurse, technologist } from './room'

/** Acts of the pause out of their place, one by one: each is refused with a reason of its own and leaves no entry. */
const administrator = personSchema.parse({ id: 'p-admin', name: 'Ada Administrator', role: 'administrator' })

const begun = () => new Room().prepare().begin()

function inTimeOut(): Room {
  const room = begun()
  room.runPhase('verification')
  room.runPhase('room-ready')
  room.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
  return room
}

function ended(): Room {
  const room = new Room().throughTimeOut()
  needlePlaced(room)
  room.must({ do: 'procedure.end', outcome: 'partly-done', note: 'Vasovagal reaction' })
  return room
}

const start = (phase: 'verification' | 'time-out' | 'needle-pause' | 'sign-out', at: typeof here | null = null) =>
  ({ do: 'pause.startPhase', phase, site: at }) satisfies CaseCommand
const here = { needleId: null, ...site }
const answer = (itemId: string, choice: string | null) =>
  ({
    do: 'pause.answer',
    phase: 'time-out',
    itemId,
    answer: { kind: 'confirmed', value: 'Said.', choice },
    readById: itemId === 'C6' ? technologist.id : nurse.id,
    confirmedByIds: [physician.id],
    patientVoice: 'patient',
  }) satisfies CaseCommand
const team = (joins: readonly string[], leaves: readonly string[]) =>
  ({ do: 'pause.changeTeam', joins: [...joins], leaves: [...leaves], because: '' }) satisfies CaseCommand
const reason = 'Decided by the test'

const outOfPlace: readonly (readonly [what: string, room: () => Room, command: CaseCommand, code: string])[] = [
  ['a phase before the pause', () => new Room(), start('verification'), 'not-begun'],
  ['a checklist that is not here', () => new Room(), { do: 'pause.begin', templateId: 'theatre' }, 'no-template'],
  ['an end of a STOP that nobody called', begun, { do: 'pause.resolveStop', what: 'Nothing', how: 'None' }, 'no-stop'],
  ['an answer to a phase that has not begun', begun, answer('C1', null), 'phase-not-started'],
  ['a resumption of nothing', begun, { do: 'pause.resume' }, 'not-interrupted'],
  ['a repeat of what has not begun', begun, { do: 'pause.rearm', because: 'Again' }, 'time-out-not-begun'],
  ['a repeat after the end', ended, { do: 'pause.rearm', because: 'Again' }, 'procedure-over'],
  ['a needle pause before the procedure', inTimeOut, start('needle-pause', here), 'procedure-first'],
  ['a needle pause after it', ended, start('needle-pause', here), 'procedure-over'],
  ['a sign-out before the end', inTimeOut, start('sign-out'), 'procedure-not-ended'],
  ['an answer to an item that is not there', inTimeOut, answer('C99', null), 'no-item'],
  ['a choice where there is none', inTimeOut, answer('C4', 'left'), 'no-choice'],
  ['no choice where there is one', inTimeOut, answer('C5', null), 'choose-first'],
  ['a choice that nobody offered', inTimeOut, answer('C5', 'upwards'), 'choose-first'],
  [
    'a decision about an item that is not there',
    inTimeOut,
    { do: 'pause.overrideItem', phase: 'time-out', itemId: 'C99', reason },
    'no-item',
  ],
  [
    'a decision about no concern',
    inTimeOut,
    { do: 'pause.overrideItem', phase: 'time-out', itemId: 'C9', reason },
    'nothing-to-override',
  ],
  ['a team that stays as it was', inTimeOut, team([nurse.id], []), 'team-unchanged'],
  ['somebody who is not signed in', inTimeOut, team([secondNurse.id], []), 'not-signed-in'],
  ['a room that everybody leaves', inTimeOut, team([], [nurse.id, physician.id]), 'nobody-in-room'],
]

describe('out of its place', () => {
  for (const [what, make, command, expected] of outOfPlace) {
    it(`${what} is refused`, () => {
      const room = make()
      const before = room.events.length
      const decided = room.act(command, physician)
      expect(decided.ok ? 'accepted' : decided.failure.code).toBe(`pause.${expected}`)
      expect(room.events).toHaveLength(before)
    })
  }

  it('a second interruption is refused, and so is a phase with nobody of the room', () => {
    const room = begun()
    room.must({ do: 'pause.interrupt', because: 'Alarm next door' })
    const again = room.act({ do: 'pause.interrupt', because: 'Alarm next door' })
    expect(again.ok ? '' : again.failure.code).toBe('pause.already-interrupted')
    const empty = begun()
    empty.signedIn = [administrator]
    const alone = empty.act(start('verification'))
    expect(alone.ok ? '' : alone.failure.code).toBe('pause.nobody-in-room')
  })

  it('a needle pause waits for a time-out that stands, and says which needle it is for', () => {
    const room = new Room().throughTimeOut()
    room.must({ do: 'procedure.start' })
    const nowhere = room.act(start('needle-pause'))
    expect(nowhere.ok ? '' : nowhere.failure.code).toBe('pause.site-missing')
    room.must({ do: 'pause.changePosition', because: 'Turned' })
    const voided = room.act(start('needle-pause', here))
    expect(voided.ok ? '' : voided.failure.code).toBe('pause.time-out-open')
  })
})

describe('the team', () => {
  it('of a needle pause is that of the time-out, whoever has signed in since, and only that phase has a needle', () => {
    const room = new Room().throughTimeOut()
    room.must({ do: 'procedure.start' })
    room.signedIn = [nurse, physician, technologist]
    room.must(start('needle-pause', here))
    expect(room.events.at(-1)?.body).toEqual({ phase: 'needle-pause', team: [nurse, physician], site: here })
    const early = begun()
    early.must(start('verification', here))
    expect(early.events.at(-1)?.body).toMatchObject({ phase: 'verification', site: null })
  })

  it('takes in who joins once and lets go who leaves, and no one else', () => {
    const room = inTimeOut()
    room.signedIn = [nurse, physician, secondNurse, technologist]
    room.must(team([secondNurse.id, physician.id], [nurse.id]))
    const [changed] = room.events.filter((event) => event.type === 'pause.teamChanged')
    expect(changed?.body).toEqual({
      team: [physician, secondNurse],
      joined: [secondNurse],
      left: [nurse],
      because: '',
    })
  })
})

describe('a concern', () => {
  const concern = { kind: 'concern', text: 'Something is not right.' } as const
  const say = (room: Room, phase: 'verification' | 'time-out', itemId: string, readById: string) =>
    room.act({ do: 'pause.answer', phase, itemId, answer: concern, readById, confirmedByIds: [], patientVoice: null })

  it('is one person’s own, in any role, and nobody is said to have agreed; the patient need not be heard first', () => {
    const room = begun()
    room.signedIn = [nurse, physician, technologist]
    room.must(start('verification'))
    expect(say(room, 'verification', 'A1', technologist.id).ok).toBe(true)
    const given = answerTo(room.state.pause.phases.verification, 'A1')
    expect([given?.readBy, given?.confirmedBy]).toEqual([technologist, []])
    const unknown = say(room, 'verification', 'A1', secondNurse.id)
    expect(unknown.ok ? '' : unknown.failure.code).toBe('pause.not-signed-in')
  })

  it('of one person at an item that only warns holds neither the phase nor the needle', () => {
    const room = inTimeOut()
    expect(say(room, 'time-out', 'C12', nurse.id).ok).toBe(true)
    room.answerAll('time-out')
    room.must({ do: 'pause.completePhase', phase: 'time-out' })
    expect(mayStartProcedure(room.state, room.context(nurse)).ok).toBe(true)
  })
})

describe('the patient', () => {
  it('may be asleep where deeper sedation is planned, and is heard everywhere else', () => {
    const room = new Room({ ...leftEpidural, sedation: 'moderate' }).prepare()
    room.signedIn = [nurse, physician]
    room.begin()
    room.must(start('verification'))
    const heard = (patientVoice: 'asleep' | null) => {
      const decided = room.act({
        do: 'pause.answer',
        phase: 'verification',
        itemId: 'A1',
        answer: room.rightAnswer('verification', 'A1'),
        readById: nurse.id,
        confirmedByIds: [],
        patientVoice,
      })
      return decided.ok ? 'accepted' : decided.failure.code
    }
    expect(heard(null)).toBe('pause.patient-silent')
    expect(heard('asleep')).toBe('accepted')
  })
})

describe('a needle that was not written when it paused', () => {
  it('counts by its level and side, either way round', () => {
    const room = new Room().throughTimeOut()
    const needleId = needlePlaced(room)
    room.must({ do: 'pause.startPhase', phase: 'needle-pause', site: { needleId, ...site } })
    room.answerAll('needle-pause')
    room.must({ do: 'pause.completePhase', phase: 'needle-pause' })
    const unwritten = mayInject(room.state, here, room.context(nurse))
    expect(unwritten.ok).toBe(true)
    const other = mayInject(room.state, { ...here, side: 'right' }, room.context(nurse))
    expect(other.ok ? '' : other.failure.code).toBe('pause.needle-pause-first')
  })
})

describe('the station', () => {
  it('notes a moved clock only in a case that is under way', () => {
    const moved = {
      do: 'pause.noteClock',
      before: '2026-11-24T13:20:00.000Z',
      after: '2026-11-24T13:05:00.000Z',
    } as const
    const room = ended()
    const before = room.events.length
    room.must(moved, null)
    expect(room.events).toHaveLength(before)
  })
})
