import { describe, expect, it } from 'vitest'
import { chainsOf } from '../../../renderer/screens/record/corrections'
import { give, roomWithNeedle } from '../../builders/procedureRoom'

describe('the chain of corrections', () => {
  it('links an entry to what corrected it and to what stands in its place, through a second correction', () => {
    const made = roomWithNeedle()
    made.must(give(null, { productId: 'lidocaine', volumeMl: 20 }))
    const first = made.lastSequence()
    const correct = (ofSequence: number, volumeMl: number | null) =>
      made.must({
        do: 'entry.correct',
        ofSequence,
        reason: 'Misread.',
        instead: volumeMl === null ? null : give(null, { productId: 'lidocaine', volumeMl }),
      })
    correct(first, 2)
    correct(first + 2, null)
    const link = chainsOf(made.events())
    const by = { by: 'Rosa Lind', reason: 'Misread.' }
    expect(link(first)).toMatchObject({ correctedBy: { ...by, replacedBy: first + 2 }, inPlaceOf: null })
    expect(link(first + 2)).toMatchObject({ correctedBy: { ...by, replacedBy: null }, inPlaceOf: first })
    expect(link(first + 3)).toEqual({ correctedBy: null, inPlaceOf: null })
  })
})
