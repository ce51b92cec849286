import { targetSchema } from '@shared/imaging/caseEvents'
import { afterRedo, afterUndo, commandOf, noHistory, reverseOf, withAct } from '@shared/imaging/view/history'
import { describe, expect, it } from 'vitest'
import { aLinkedInstance } from '../../../fixtures/linkedInstance'

const { contentId, sopInstanceUid } = aLinkedInstance()
const target = targetSchema.parse({
  id: '01890000-0000-7000-8000-000000000001',
  on: { contentId, sopInstanceUid, frame: 1 },
  kind: 'point',
  points: [{ x: 1, y: 2 }],
  level: 'L5-S1',
  side: 'left',
  label: '',
})
const moved = { ...target, points: [{ x: 5, y: 6 }] }

describe('taking back marks', () => {
  it('removes what was placed, with a reason for the record, and places it again', () => {
    const act = { did: 'place' as const, target }
    expect(reverseOf(act, 'Taken back.')).toEqual({ do: 'target.remove', targetId: target.id, reason: 'Taken back.' })
    expect(commandOf(act)).toEqual({ do: 'target.place', target })
  })

  it('puts back where it was what was moved', () => {
    const act = { did: 'change' as const, before: target, after: moved }
    expect(reverseOf(act, 'Taken back.')).toEqual({ do: 'target.change', target })
    expect(commandOf(act)).toEqual({ do: 'target.change', target: moved })
  })

  it('places again what was removed, without who placed it: that is the record’s to say', () => {
    const act = { did: 'remove' as const, target: { ...target, by: 'Somebody', at: 'then' }, reason: 'Wrong place.' }
    expect(reverseOf(act, '')).toEqual({ do: 'target.place', target })
    expect(commandOf(act)).toEqual({ do: 'target.remove', targetId: target.id, reason: 'Wrong place.' })
  })

  it('goes back and forth in order, and forgets what was undone after a new act', () => {
    const one = { did: 'place' as const, target }
    const two = { did: 'change' as const, before: target, after: moved }
    const both = withAct(withAct(noHistory, one), two)
    const back = afterUndo(both)
    expect(back).toEqual({ done: [one], undone: [two] })
    expect(afterRedo(back)).toEqual(both)
    expect(withAct(back, one)).toEqual({ done: [one, one], undone: [] })
    expect(afterUndo(noHistory)).toEqual(noHistory)
    expect(afterRedo(both)).toEqual(both)
  })
})
