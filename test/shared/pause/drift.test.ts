import { basisKey, basisQuestion } from '@shared/diary/basisQuestion'
import { mayInject, mayStartProcedure } from '@shared/pause/interlocks'
import { answerTo } from '@shared/pause/state'
import { itemsOf } from '@shared/pause/templates'
import type { Plan } from '@shared/plan/plan'
import { describe, expect, it } from 'vitest'
import { lesion, place } from '../../builders/procedureRoom'
import { aLinkedInstance } from '../../fixtures/linkedInstance'
import { askAgain, needlePlaced, pauseNeedle, refusedInjection, site } from './needles'
import { leftEpidural, nurse, physician, Room, secondNurse, technologist } from './room'

/**
 * Ways in which a team in a hurry might drift past a hard stop without anybody meaning to. Held keys, double presses, a
 * process that dies and a screen that is left are in the tests of the running app.
 */
const code = (decided: ReturnType<Room['act']>) => (decided.ok ? 'accepted' : decided.failure.code)

/** A time-out under way, answered up to the item before `next`. */
function timeOutBefore(next: string): Room {
  const room = new Room().prepare().begin()
  room.runPhase('verification')
  room.runPhase('room-ready')
  room.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
  for (const { id } of itemsOf(room.state.pause, 'time-out')) {
    if (id === next) return room
    room.wait(4000)
    if (code(room.answer('time-out', id)) !== 'accepted') throw new Error(`${id} was refused`)
  }
  return room
}

const finish = (room: Room) => room.act({ do: 'pause.completePhase', phase: 'time-out' })
const answered = (room: Room, id: string) => answerTo(room.state.pause.phases['time-out'], id) !== null

describe('a record that changes under the hand that confirms', () => {
  const read = (room: Room, itemId: string) => {
    const seen = room.rightAnswer('time-out', itemId)
    return () => code(room.answer('time-out', itemId, seen))
  }

  it('does not take what was read before another window changed the plan', () => {
    const changes: readonly (readonly [itemId: string, plan: Plan])[] = [
      ['C3', { ...leftEpidural, purpose: 'S1 radicular pain.' }],
      ['C4', { ...leftEpidural, levels: ['L5-S1'] }],
      ['C5', { ...leftEpidural, side: 'right' }],
      ['C9', { ...leftEpidural, injectates: ['triamcinolone'] }],
    ]
    for (const [itemId, plan] of changes) {
      const room = timeOutBefore(itemId)
      const confirm = read(room, itemId)
      room.must({ do: 'plan.change', plan, reason: 'Changed at another desk' })
      expect(confirm(), itemId).not.toBe('accepted')
      expect(answered(room, itemId), itemId).toBe(false)
    }
  })

  it('does not take the last yes where a picture came in meanwhile, and asks for it again with identity and side', () => {
    const room = timeOutBefore('C13')
    const confirm = read(room, 'C13')
    room.must({ do: 'images.link', role: 'live', instances: [aLinkedInstance()], acceptMismatch: null })
    expect(confirm()).toBe('pause.items-open')
    for (const id of ['C2', 'C5', 'C6', 'C8']) expect(answered(room, id), id).toBe(false)
    for (const id of ['C1', 'C3', 'C9']) expect(answered(room, id), id).toBe(true)
    expect(code(finish(room))).toBe('pause.items-open')
  })

  it('does not take a yes given before a stop of screening opened', () => {
    const room = timeOutBefore('C13')
    const confirm = read(room, 'C13')
    room.happen({
      type: 'medications.recorded',
      body: { status: 'recorded', items: [{ name: 'apixaban 5 mg', lastDose: room.now, indication: 'fibrillation' }] },
    })
    expect(confirm()).toBe('pause.finding-open')
  })
})

describe('people who come and go between the reading and the yes', () => {
  const named = (room: Room, readById: string, confirmedByIds: readonly string[]) =>
    code(
      room.act({
        do: 'pause.answer',
        phase: 'time-out',
        itemId: 'C3',
        answer: room.rightAnswer('time-out', 'C3'),
        readById,
        confirmedByIds: [...confirmedByIds],
        patientVoice: null,
      }),
    )

  it('count only while they are signed in, and only once', () => {
    const room = timeOutBefore('C3')
    room.signedIn = [nurse]
    expect(named(room, nurse.id, [physician.id])).toBe('pause.not-signed-in')
    room.signedIn = [physician, technologist]
    expect(named(room, nurse.id, [physician.id])).toBe('pause.not-signed-in')
    expect(named(room, technologist.id, [physician.id])).toBe('pause.not-in-team')
    room.signedIn = [nurse, physician]
    expect(named(room, nurse.id, [nurse.id, nurse.id])).toBe('pause.confirmer-role')
    expect(named(room, nurse.id, [physician.id])).toBe('accepted')
  })

  it('cannot leave a team of one that finishes alone', () => {
    const room = timeOutBefore('C13')
    room.must({ do: 'pause.changeTeam', joins: [], leaves: [nurse.id], because: 'Called away' })
    room.signedIn = [physician]
    for (const { id } of itemsOf(room.state.pause, 'time-out')) {
      if (answered(room, id)) continue
      const alone = { kind: 'confirmed' as const, value: 'Said.', choice: null }
      expect(code(room.answer('time-out', id, alone)), id).not.toBe('accepted')
    }
    expect(code(finish(room))).toBe('pause.items-open')
  })

  it('who take over in the middle are told of, and who was there is asked again', () => {
    const room = timeOutBefore('C13')
    room.signedIn = [nurse, physician, secondNurse]
    room.must({ do: 'pause.changeTeam', joins: [secondNurse.id], leaves: [nurse.id], because: 'End of shift' })
    expect(answered(room, 'C1')).toBe(false)
    expect(room.state.pause.voidings.at(-1)?.because.map((reason) => reason.code)).toEqual(['joined', 'left'])
  })
})

describe('time that passes in a time-out', () => {
  it('counts: one that was held up for longer than it may stand is too old when it ends', () => {
    const room = timeOutBefore('C6')
    room.must({ do: 'pause.interrupt', because: 'Called to another room' })
    room.wait(15 * 60_000)
    room.must({ do: 'pause.resume' })
    askAgain(room)
    const may = mayStartProcedure(room.state, room.context(nurse))
    expect(may.ok ? 'open' : may.failure.code).toBe('pause.too-old')
    room.must({ do: 'pause.rearm', because: 'The team was away' })
    expect(room.state.pause.voidings.at(-1)?.because[0]?.code).toBe('expired')
    askAgain(room)
    expect(mayStartProcedure(room.state, room.context(nurse)).ok).toBe(true)
  })

  it('counts to the last second on the last item, and what was said again counts anew', () => {
    const room = timeOutBefore('C13')
    const saidAt = Date.parse(answerTo(room.state.pause.phases['time-out'], 'C2')?.at ?? '')
    room.wait(saidAt + 15 * 60_000 - Date.parse(room.now))
    room.must({ do: 'pause.changePosition', because: 'Turned a little' })
    room.answerAll('time-out', 0)
    room.must({ do: 'pause.completePhase', phase: 'time-out' })
    expect(mayStartProcedure(room.state, room.context(nurse)).ok).toBe(true)

    const late = timeOutBefore('C13')
    late.wait(15 * 60_000)
    late.answerAll('time-out')
    late.must({ do: 'pause.completePhase', phase: 'time-out' })
    const may = mayStartProcedure(late.state, late.context(nurse))
    expect(may.ok ? 'open' : may.failure.code).toBe('pause.too-old')
  })
})

describe('a second start', () => {
  it('does not change the checklist under a pause, nor begin a phase anew', () => {
    const room = timeOutBefore('C5')
    const before = room.state
    expect(code(room.act({ do: 'pause.begin', templateId: 'ultrasound-suite' }))).toBe('pause.already-begun')
    for (const phase of ['verification', 'room-ready', 'time-out'] as const) {
      expect(code(room.act({ do: 'pause.startPhase', phase, site: null })), phase).toBe('pause.phase-started')
    }
    expect(room.state).toBe(before)
  })

  it('does not end a phase twice, nor start the procedure twice', () => {
    const room = new Room().throughTimeOut()
    expect(code(finish(room))).toBe('pause.phase-complete')
    room.must({ do: 'procedure.start' })
    expect(code(room.act({ do: 'procedure.start' }))).toBe('procedure.already-started')
  })
})

describe('STOP in the last moment', () => {
  it('keeps the time-out from ending, and when it is resolved who, what, where and which side are asked again', () => {
    const room = timeOutBefore('nothing')
    room.must({ do: 'pause.stop' }, null)
    expect(code(finish(room))).toBe('case.stopped')
    room.must({ do: 'pause.resolveStop', what: 'Wrong name called', how: 'Band checked again' })
    expect(code(finish(room))).toBe('pause.items-open')
    for (const id of ['C2', 'C3', 'C4', 'C5', 'C13']) expect(answered(room, id), id).toBe(false)
  })
})

describe('at the needle', () => {
  function paused(): { room: Room; needleId: string } {
    const room = new Room().throughTimeOut()
    const needleId = needlePlaced(room)
    pauseNeedle(room, needleId)
    expect(refusedInjection(room, needleId)).toBe('open')
    return { room, needleId }
  }

  it('an interruption holds the syringe until somebody resumes', () => {
    const { room, needleId } = paused()
    room.must({ do: 'pause.interrupt', because: 'The C-arm lost its picture' })
    expect(refusedInjection(room, needleId)).toBe('pause.interrupted')
    room.must({ do: 'pause.resume' })
    expect(refusedInjection(room, needleId)).toBe('open')
  })

  it('a picture of the procedure that shows the other side holds it, though pictures void nothing then', () => {
    const { room, needleId } = paused()
    const picture = aLinkedInstance({ patientOrientation: ['R', 'F'] })
    const on = { contentId: picture.contentId, sopInstanceUid: picture.sopInstanceUid, frame: 1 }
    room.must({ do: 'images.link', role: 'live', instances: [picture], acceptMismatch: null })
    const target = { id: room.newId(), on, kind: 'point' as const, points: [{ x: 12, y: 40 }], label: '' }
    room.must({ do: 'target.place', target: { ...target, ...site } })
    expect(refusedInjection(room, needleId)).toBe('open')
    room.must({ do: 'image.markBodySide', on, shows: 'right' })
    expect(room.state.pause.voidings).toEqual([])
    expect(refusedInjection(room, needleId)).toBe('pause.differs')
    room.must({ do: 'image.markBodySide', on, shows: 'left' })
    expect(refusedInjection(room, needleId)).toBe('open')
  })

  it('heat waits for the pause of its needle, for STOP and for a time-out that stands, as an injection does', () => {
    const room = new Room({ ...leftEpidural, procedure: 'medial-branch-rfa', contrast: 'none' }).prepare()
    const question = basisQuestion(room.state, room.policy, undefined)
    if (question === null) throw new Error('Nobody asks what this rests on')
    room.must({ do: 'basis.answer', reason: 'Blocks done elsewhere', read: basisKey(question.read) }, physician)
    room.begin()
    for (const phase of ['verification', 'room-ready', 'time-out'] as const) room.runPhase(phase)
    room.must({ do: 'procedure.start' })
    room.must(place({ ...site, approach: 'medial-branch', gauge: 18, lengthMm: 100, extensionTubing: 'not-recorded' }))
    const needleId = room.state.procedure.needles[0]?.id ?? ''
    const heat = () => code(room.act(lesion(needleId)))
    expect(heat()).toBe('pause.needle-pause-first')
    pauseNeedle(room, needleId)
    room.must({ do: 'pause.stop' }, null)
    expect(heat()).toMatch(/\.stopped$/)
    room.must({ do: 'pause.resolveStop', what: 'The pad came off', how: 'Replaced or repaired' })
    expect(heat()).toBe('pause.time-out-voided')
    expect(room.state.procedure.lesions).toEqual([])
    askAgain(room)
    pauseNeedle(room, needleId)
    expect(mayInject(room.state, { needleId, ...site }, room.context(nurse)).ok).toBe(true)
    expect(heat()).toBe('accepted')
  })
})
