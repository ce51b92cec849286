import type { RadiofrequencyBasis } from '@shared/diary/basis'
import { basisKey, basisQuestion } from '@shared/diary/basisQuestion'
import type { ElsewhereBlock } from '@shared/diary/elsewhere'
import { mayStartProcedure } from '@shared/pause/interlocks'
import { itemsOf } from '@shared/pause/templates'
import type { Plan } from '@shared/plan/plan'
import { describe, expect, it } from 'vitest'
import { leftEpidural, nurse, physician, Room } from '../pause/room'

const radiofrequency: Plan = {
  ...leftEpidural,
  procedure: 'medial-branch-rfa',
  levels: ['L4-L5'],
  contrast: 'none',
  injectates: ['lidocaine'],
}
const none: RadiofrequencyBasis = {
  verdict: 'question',
  because: 'no-block',
  thresholdPercent: 80,
  blocksNeeded: 2,
  blocks: [],
}
const met: RadiofrequencyBasis = { ...none, verdict: 'met', because: 'two-blocks' }
const letter: ElsewhereBlock = {
  on: '2026-09-03',
  levels: ['L4-L5'],
  side: 'left',
  anaesthetic: 'bupivacaine',
  reliefPercent: 90,
  saidBy: 'Letter of Dr Mora, 5 Sep 2026',
}

/** A room with a radiofrequency, where the records of the station say this of earlier blocks. */
function roomWith(basis: RadiofrequencyBasis | null, plan = radiofrequency): Room {
  const room = new Room(plan)
  room.blocksBefore = () => basis
  return room
}
const codeOf = (result: ReturnType<Room['act']>) =>
  result.ok ? result.value.map(({ type }) => type) : result.failure.code
const question = (room: Room) => basisQuestion(room.state, room.policy, room.blocksBefore ?? undefined)
const readOn = (room: Room) => {
  const asked = question(room)
  if (asked === null) throw new Error('Nothing is asked')
  return basisKey(asked.read)
}
const answerOf = (room: Room, who = physician, reason = 'Two blocks at the county hospital, letter seen') =>
  room.act({ do: 'basis.answer', reason, read: readOn(room) }, who)

/** Everything of the time-out but its last word is said. */
function upToAgreement(room: Room): Room {
  room.prepare().begin()
  room.runPhase('verification')
  room.runPhase('room-ready')
  room.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
  room.answerAll('time-out', 4, [last(room)])
  return room
}
const last = (room: Room) =>
  itemsOf(room.state.pause, 'time-out').find(({ guards }) => guards.includes('everything'))?.id ?? 'none'

describe('the time-out of a radiofrequency without a block that meets the rule', () => {
  it('cannot be finished until a physician answers with a reason', () => {
    const room = upToAgreement(roomWith(none))
    expect(codeOf(room.answer('time-out', last(room)))).toBe('pause.basis-open')
    expect(codeOf(answerOf(room))).toEqual(['basis.answered'])
    expect(codeOf(room.answer('time-out', last(room)))).toEqual(['pause.itemAnswered'])
    room.must({ do: 'pause.completePhase', phase: 'time-out' })
    expect(codeOf(room.act({ do: 'procedure.start' }, physician))).toEqual(['procedure.started'])
  })

  it('is held as well where nobody could look the blocks up', () => {
    const unread = upToAgreement(roomWith(null))
    expect(codeOf(unread.answer('time-out', last(unread)))).toBe('pause.basis-open')
    const alone = upToAgreement(new Room(radiofrequency))
    expect(codeOf(alone.answer('time-out', last(alone)))).toBe('pause.basis-open')
  })

  it('keeps the needle away where the record of a block changed after the time-out', () => {
    const room = roomWith(met).throughTimeOut()
    const may = () => mayStartProcedure(room.state, room.context(physician))
    expect(may().ok).toBe(true)
    room.blocksBefore = () => ({ ...none, because: 'negative' })
    const held = may()
    expect(held.ok ? 'open' : held.failure.code).toBe('pause.basis-open')
  })

  it('goes on where the rule is met, and where no block is asked for', () => {
    expect(question(roomWith(met))).toBeNull()
    expect(question(roomWith({ ...none, verdict: 'decided', because: 'physician-decided' }))).toBeNull()
    expect(question(roomWith(none, leftEpidural))).toBeNull()
    roomWith(met).throughTimeOut()
  })
})

describe('the answer', () => {
  it('is a physician’s, with a reason, to what stands there', () => {
    const room = roomWith(none)
    expect(codeOf(answerOf(room, nurse))).toBe('people.role-not-allowed')
    const read = readOn(room)
    room.blocksBefore = () => ({ ...none, because: 'negative' })
    expect(codeOf(room.act({ do: 'basis.answer', reason: 'as read before', read }, physician))).toBe('basis.changed')
    room.blocksBefore = () => met
    expect(codeOf(room.act({ do: 'basis.answer', reason: 'as read before', read }, physician))).toBe(
      'basis.nothing-open',
    )
  })

  it('holds for this place and these blocks, and is asked again for others', () => {
    const room = roomWith(none)
    answerOf(room)
    expect(question(room)?.answer).toMatchObject({ by: physician.name, reason: expect.stringContaining('county') })
    room.must({ do: 'plan.change', plan: { ...radiofrequency, side: 'right' }, reason: 'other side' }, physician)
    expect(question(room)?.answer).toBeNull()
    room.must({ do: 'plan.change', plan: radiofrequency, reason: 'back again' }, physician)
    expect(question(room)?.answer).not.toBeNull()
    room.blocksBefore = () => ({ ...none, because: 'negative' })
    expect(question(room)?.answer).toBeNull()
  })

  it('is not asked of a procedure that rests on no block, nor once it has begun', () => {
    const other = roomWith(none, leftEpidural)
    expect(codeOf(other.act({ do: 'basis.recordElsewhere', block: letter }))).toBe('basis.not-needed')
    const begun = roomWith(met).throughTimeOut()
    begun.must({ do: 'procedure.start' }, physician)
    expect(codeOf(begun.act({ do: 'basis.recordElsewhere', block: letter }))).toBe('basis.too-late')
  })
})

describe('a block done elsewhere', () => {
  it('is kept with who says so, and never meets the rule by itself', () => {
    const room = roomWith(none)
    room.must({ do: 'basis.recordElsewhere', block: letter })
    expect(room.state.diary.elsewhere).toMatchObject([{ ...letter, by: nurse.name }])
    expect(question(room)).toMatchObject({ answer: null, read: { elsewhere: [room.state.diary.elsewhere[0]?.id] } })
  })

  it('asks again after an answer that did not know of it', () => {
    const room = roomWith(none)
    answerOf(room)
    room.must({ do: 'basis.recordElsewhere', block: { ...letter, reliefPercent: 10 } })
    expect(question(room)?.answer).toBeNull()
    const id = room.state.diary.elsewhere[0]?.id ?? ''
    room.must({ do: 'basis.withdrawElsewhere', id, reason: 'another patient’s letter' })
    expect(question(room)?.answer).not.toBeNull()
    expect(codeOf(room.act({ do: 'basis.withdrawElsewhere', id, reason: 'once more' }))).toBe('basis.no-such-block')
  })

  it('that was newer and brought too little, or nobody knows what, speaks against blocks that met the rule', () => {
    const ask = (reliefPercent: number | null) => {
      const room = roomWith(met)
      room.must({ do: 'basis.recordElsewhere', block: { ...letter, reliefPercent } })
      return question(room) !== null
    }
    expect([ask(79), ask(null), ask(80), ask(100)]).toEqual([true, true, false, false])
  })

  it('is refused at another place and in the future', () => {
    const room = roomWith(none)
    const enter = (changes: Partial<ElsewhereBlock>) =>
      codeOf(room.act({ do: 'basis.recordElsewhere', block: { ...letter, ...changes } }))
    expect(enter({ levels: ['L3-L4'] })).toBe('basis.other-place')
    expect(enter({ side: 'right' })).toBe('basis.other-place')
    expect(enter({ on: '2026-11-25' })).toBe('basis.in-future')
    expect(enter({ on: '2026-11-24', side: 'bilateral', levels: ['L3-L4', 'l4/l5'] })).toEqual([
      'basis.elsewhereRecorded',
    ])
  })
})
