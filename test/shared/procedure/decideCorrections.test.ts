import { fail, ok } from '@shared/kit/result'
import { interlockAt } from '@shared/procedure/interlock'
import { standing } from '@shared/procedure/state'
import { totalsOf } from '@shared/procedure/totals'
import { describe, expect, it } from 'vitest'
import {
  contrast,
  give,
  openChecks,
  physician,
  place,
  planWith,
  position,
  reposition,
  roomWithNeedle,
} from '../../builders/procedureRoom'

const _start = { do: 'procedure.start' } as const

describe('corrections', () => {
  it('leave the old entry in the record and take the new one', () => {
    const made = roomWithNeedle()
    made.must(give(null, { productId: 'lidocaine', volumeMl: 20 }))
    const wrong = made.lastSequence()
    made.must({
      do: 'entry.correct',
      ofSequence: wrong,
      reason: '2 mL, not 20.',
      instead: give(null, { productId: 'lidocaine', volumeMl: 2 }),
    })
    const { procedure } = made.state()
    expect(procedure.injectates).toHaveLength(2)
    expect(procedure.injectates[0]?.entry.struck).toMatchObject({ reason: '2 mL, not 20.', by: 'Rosa Lind' })
    expect(standing(procedure.injectates)).toHaveLength(1)
    expect(totalsOf(procedure, 70).localAnaesthetic.mg).toBe(20)
  })

  it('of contrast leave only what stands in its total', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { volumeMl: 1 }))
    const first = made.lastSequence()
    made.must(contrast(made.needle(), { volumeMl: 0.5 }))
    const second = made.lastSequence()
    const total = () => totalsOf(made.state().procedure, 70).contrast
    expect(total()).toEqual({ volumeMl: 1.5, iodineMg: 360, iodineComplete: true })
    const instead = contrast(made.needle(), { volumeMl: 0.6 })
    made.must({ do: 'entry.correct', ofSequence: first, reason: '0.6 mL, not 1.', instead })
    expect(total()).toEqual({ volumeMl: 1.1, iodineMg: 264, iodineComplete: true })
    made.must({ do: 'entry.correct', ofSequence: second, reason: 'Not given.', instead: null })
    expect(total()).toEqual({ volumeMl: 0.6, iodineMg: 144, iodineComplete: true })
  })

  it.each([
    ['the pause', true, 'pause.needle-pause-first'],
    ['the spread', false, 'procedure.injectate-locked'],
  ])('that move an injectate to another needle ask %s of that needle', (_what, seenThere, refused) => {
    const paused = new Set<string>()
    const mayInject: typeof openChecks.mayInject = (_state, { needleId }) =>
      needleId !== null && paused.has(needleId)
        ? ok(true)
        : fail({ code: 'pause.needle-pause-first', says: 'Pause here.', params: {} })
    const made = roomWithNeedle({ checks: { ...openChecks, mayInject }, plan: planWith({ side: 'bilateral' }) })
    const left = made.needle()
    made.must(place({ side: 'right' }))
    const right = made.needle()
    made.must(contrast(left))
    if (seenThere) made.must(contrast(right))
    paused.add(left)
    made.must(give(left))
    const moved = {
      do: 'entry.correct',
      ofSequence: made.lastSequence(),
      reason: 'It was the other side.',
      instead: give(right),
    } as const
    const standsAt = () => standing(made.state().procedure.injectates).map((each) => [each.needleId, each.lot])
    expect(made.refusal(moved).code).toBe(refused)
    expect(standsAt()).toEqual([[left, '88A1']])
    // The needle that it leaves is not asked again, and neither is one at which a corrected entry stays.
    paused.clear()
    made.must({ ...moved, instead: give(left, { lot: '88A7' }) })
    paused.add(right)
    const again = { ...moved, ofSequence: made.lastSequence() }
    if (seenThere) made.must(again)
    else expect(made.refusal(again).code).toBe(refused)
    expect(standsAt()).toEqual(seenThere ? [[right, '88A1']] : [[left, '88A7']])
  })

  it('are judged like any other entry', () => {
    const made = roomWithNeedle()
    made.must(give(null, { productId: 'lidocaine' }))
    const instead = give(null, { productId: 'lidocaine', expiry: '2020-01-01' })
    const refusal = made.refusal({
      do: 'entry.correct',
      ofSequence: made.lastSequence(),
      reason: 'Wrong vial.',
      instead,
    })
    expect(refusal.params).toMatchObject({ reason: 'injectate.expired' })
    expect(standing(made.state().procedure.injectates)).toHaveLength(1)
  })

  it('judge a lot by the day on which it was given, and keep the clock of that day', () => {
    const made = roomWithNeedle()
    made.must(give(null, { productId: 'lidocaine', lot: 'A1', expiry: '2026-11-24' }))
    const ofSequence = made.lastSequence()
    const given = made.state().procedure.injectates.at(-1)?.entry
    // The next day, and after the clocks were changed.
    made.wait(24 * 60, -240)
    const instead = give(null, { productId: 'lidocaine', lot: 'A7', expiry: '2026-11-24' })
    const correct = { do: 'entry.correct', ofSequence, reason: 'The lot was misread.', instead } as const
    const expiredThen = { ...instead, expiry: '2026-11-23' }
    expect(made.refusal({ ...correct, instead: expiredThen }).params).toMatchObject({ reason: 'injectate.expired' })
    made.must(correct)
    expect(standing(made.state().procedure.injectates).at(-1)).toMatchObject({
      lot: 'A7',
      entry: { happenedAt: given?.happenedAt, offsetMinutes: -300 },
    })
    expect(made.refusal(instead).params).toMatchObject({ reason: 'injectate.expired' })
  })

  it('of a bad spread are a physician’s', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { patterns: ['IV-VEN'] }))
    const correction = {
      do: 'entry.correct',
      ofSequence: made.lastSequence(),
      reason: 'It was the wrong needle.',
      instead: null,
    } as const
    expect(made.refusal(correction).code).toBe('people.role-not-allowed')
    made.must(correction, physician)
    expect(interlockAt(made.state().plan, made.state().procedure, made.needle()).kind).toBe('locked')
  })

  it('reach a lot after the end, whatever was seen at the needle since', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(give(made.needle()))
    const given = made.lastSequence()
    made.must(contrast(made.needle(), { patterns: ['IV-VEN'] }))
    made.must({ do: 'procedure.end', outcome: 'completed', note: '' })
    made.must({
      do: 'entry.correct',
      ofSequence: given,
      reason: 'Lot misread.',
      instead: give(made.needle(), { lot: '88A7' }),
    })
    expect(standing(made.state().procedure.injectates).map((each) => each.lot)).toEqual(['88A7'])
  })

  it('of a spread count where the needle stood then, never where it stands now', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    const seen = made.lastSequence()
    made.must(reposition(made.needle()))
    const instead = contrast(made.needle(), { volumeMl: 0.6 })
    made.must({ do: 'entry.correct', ofSequence: seen, reason: '0.6 mL, not 1.', instead })
    const { plan, procedure } = made.state()
    expect(standing(procedure.spreads).map((each) => [each.volumeMl, each.attempt, each.entry.order])).toEqual([
      [0.6, 1, seen],
    ])
    expect(interlockAt(plan, procedure, made.needle())).toMatchObject({
      kind: 'locked',
      passable: 'without-contrast',
    })
    expect(made.refusal(give(made.needle())).code).toBe('procedure.injectate-locked')
  })

  it('keep the time at which it happened', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(give(made.needle(), { lot: '88A7' }))
    const wrong = made.state().procedure.injectates[0]?.entry
    made.must(contrast(made.needle(), { volumeMl: 0 }))
    const instead = give(made.needle())
    made.must({ do: 'entry.correct', ofSequence: wrong?.sequence ?? 0, reason: 'Lot misread.', instead })
    const [right] = standing(made.state().procedure.injectates)
    expect(right?.entry).toMatchObject({ order: wrong?.sequence, happenedAt: wrong?.at })
    expect(right?.entry.at).not.toBe(wrong?.at)
    expect(made.state().procedure.injectates[0]?.entry.struck).toMatchObject({ replacedBy: right?.entry.sequence })
  })

  it('describe a needle anew under everything that was recorded at it', () => {
    const made = roomWithNeedle()
    const placed = made.lastSequence()
    made.must(contrast(made.needle()))
    const instead = place({ gauge: 25, lengthMm: 88 })
    made.must({ do: 'entry.correct', ofSequence: placed, reason: '25 G, 88 mm.', instead })
    made.must(give(made.needle()))
    const { procedure } = made.state()
    expect(standing(procedure.needles)).toHaveLength(1)
    expect(standing(procedure.needles)[0]).toMatchObject({ gauge: 25, lengthMm: 88 })
    expect(standing(procedure.injectates)[0]?.needleId).toBe(standing(procedure.needles)[0]?.id)
  })

  it('put nothing of another kind or needle in the place of what was seen', () => {
    const made = roomWithNeedle({ plan: planWith({ levels: ['L4-L5', 'L5-S1'] }) })
    made.must(contrast(made.needle()))
    const seen = made.lastSequence()
    made.must(place({ level: 'L4-L5' }))
    const correct = (instead: ReturnType<typeof contrast> | ReturnType<typeof position>) =>
      made.refusal({ do: 'entry.correct', ofSequence: seen, reason: 'Other needle.', instead }).code
    expect(correct(contrast(made.needle()))).toBe('procedure.other-kind')
    expect(correct(position(made.needle()))).toBe('procedure.other-kind')
  })

  it('come once to an entry, and never to the start or a needle in use', () => {
    const made = roomWithNeedle()
    const placed = made.lastSequence()
    made.must(contrast(made.needle()))
    const correct = (ofSequence: number) =>
      ({ do: 'entry.correct', ofSequence, reason: 'Mistyped.', instead: null }) as const
    expect(made.refusal(correct(placed)).code).toBe('procedure.needle-in-use')
    expect(made.refusal(correct(placed - 1)).code).toBe('procedure.not-correctable')
    made.must(correct(placed + 1))
    expect(made.refusal(correct(placed + 1)).code).toBe('procedure.already-corrected')
    made.must(correct(placed))
  })
})
