import { actOf } from '@shared/procedure/actOf'
import { correctable } from '@shared/procedure/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, give, physician, place, planWith, room, roomWithNeedle } from '../../builders/procedureRoom'
import { someOtherStep, someStep } from '../../builders/roomSteps'

describe('the act that an entry came from', () => {
  it('holds every value of the entry: put in its place unchanged, it records the same', () => {
    let compared = 0
    const steps = fc.array(fc.oneof(someStep, someOtherStep), { minLength: 3, maxLength: 20 })
    fc.assert(
      fc.property(steps, fc.nat(), (all, pickAny) => {
        const made = room({ plan: planWith({ levels: ['L4-L5'] }) })
        made.must({ do: 'procedure.start' })
        made.must(place({ level: 'L4-L5' }))
        for (const step of all) step(made)
        const entries = correctable.flatMap((list) =>
          made.state().procedure[list].filter((each) => each.entry.struck === null),
        )
        const old = entries[pickAny % entries.length]
        if (old === undefined) return
        const act = actOf(made.state().procedure, old.entry.sequence)
        if (act === null) return
        const stands = 'confirmed' in act ? { ...act, confirmed: true } : act
        const instead = 'reason' in stands ? { ...stands, reason: 'Because.' } : stands
        made.attempt(
          { do: 'entry.correct', ofSequence: old.entry.sequence, reason: 'Looked again.', instead },
          physician,
        )
        const again = correctable
          .flatMap((list) => [...made.state().procedure[list]])
          .find((each) => each.entry.sequence === made.lastSequence() && each.entry.order === old.entry.order)
        if (again === undefined) return
        compared += 1
        const { entry: _a, ...before } = { ...old, id: '' }
        const { entry: _b, ...after } = { ...again, id: '' }
        expect(after).toMatchObject(withoutJudgement(before))
      }),
      { numRuns: 200 },
    )
    expect(compared).toBeGreaterThan(50)
  })

  it('is none for a decision or a move, and for what is not an entry of the procedure', () => {
    const made = roomWithNeedle()
    made.must({ do: 'needle.reposition', needleId: made.needle(), reason: '' })
    expect(actOf(made.state().procedure, made.lastSequence())).toBeNull()
    expect(actOf(made.state().procedure, 1)).toBeNull()
  })

  it('does not take over what was confirmed or decided about the old values', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(give(made.needle(), { volumeMl: 1, reason: 'Said before.' }))
    expect(actOf(made.state().procedure, made.lastSequence())).toMatchObject({ confirmed: false, reason: '' })
  })
})

/** What the rules said then may be said otherwise now; what a person recorded may not. */
function withoutJudgement(body: object): object {
  const judged = new Set(['cautions', 'confirmed', 'decided', 'attempt'])
  return Object.fromEntries(Object.entries(body).filter(([key]) => !judged.has(key)))
}
