import { fold } from '@shared/case/evolve'
import { type RescueEntry, rescueRuns } from '@shared/rescue/runs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseId, Room } from '../pause/room'

const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 13, 0, second)).toISOString()
const entry = (second: number, step: number | null, card: RescueEntry['card'] = 'last'): RescueEntry => ({
  at: at(second),
  card,
  step,
  weightKg: null,
})

describe('a rescue', () => {
  it('runs from the opening of its card to its end, with each step once', () => {
    const runs = rescueRuns([entry(0, 0), entry(5, 1), entry(9, 1), entry(20, 5), entry(60, null), entry(90, 0)])
    expect(runs).toEqual([
      {
        card: 'last',
        openedAt: at(0),
        closedAt: at(60),
        steps: [
          { step: 1, at: at(5) },
          { step: 5, at: at(20) },
        ],
        weightKg: null,
      },
      { card: 'last', openedAt: at(90), closedAt: null, steps: [], weightKg: null },
    ])
  })

  it('goes on with the same clock when its card is opened again, and stands beside another', () => {
    const runs = rescueRuns([entry(0, 0), entry(4, 0, 'seizure'), entry(10, 0), entry(12, 2)])
    expect(runs.map(({ card, openedAt }) => [card, openedAt])).toEqual([
      ['last', at(0)],
      ['seizure', at(4)],
    ])
  })

  it('loses no step, whatever the order of the notes', () => {
    const notes = fc.array(
      fc.record({
        card: fc.constantFrom('last' as const, 'seizure' as const),
        step: fc.option(fc.integer({ min: 0, max: 8 }), { nil: null }),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(notes, (list) => {
        const entries = list.map(({ card, step }, index) => entry(index, step, card))
        const runs = rescueRuns(entries)
        for (const note of entries) {
          if (note.step === null || note.step === 0) continue
          const during = runs.filter((run) => run.card === note.card && run.openedAt <= note.at)
          expect(during.some((run) => run.steps.some((each) => each.step === note.step))).toBe(true)
        }
        for (const card of ['last', 'seizure']) {
          expect(runs.filter((run) => run.card === card && run.closedAt === null).length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('what was held while the record was locked', () => {
  const id = (number: number) => `01999999-0000-7000-9000-${String(number).padStart(12, '0')}`
  const notes = [
    { kind: 'stop', id: id(1), at: at(0) },
    { kind: 'rescue', id: id(2), at: at(3), card: 'last', step: 0, weightKg: null },
    { kind: 'rescue', id: id(3), at: at(9), card: 'last', step: 5, weightKg: 60 },
    { kind: 'rescue-closed', id: id(4), at: at(30), card: 'last' },
  ] as const

  it('joins the case with its own times, once, and the STOP is asked about', () => {
    const room = new Room().prepare().begin()
    room.now = at(600)
    room.must({ do: 'rescue.join', notes: [...notes] })
    expect(room.state.pause.stop?.at).toBe(at(0))
    expect(room.state.pause.rescues.map(({ at: when, step, weightKg, by }) => [when, step, weightKg, by])).toEqual([
      [at(3), 0, null, null],
      [at(9), 5, 60, null],
      [at(30), null, null, null],
    ])
    const before = room.events.length
    room.must({ do: 'rescue.join', notes: [...notes] })
    expect(room.events).toHaveLength(before)
    room.must({ do: 'pause.resolveStop', what: 'Numb mouth', how: 'Patient treated and stable' })
    expect(room.state.pause.stops).toMatchObject([{ at: at(0), resolved: { what: 'Numb mouth' } }])
    expect(fold(room.events, caseId)).toEqual(room.state)
  })

  it('is joined by somebody who is signed in, and is a STOP of its own beside one in force', () => {
    const room = new Room().prepare().begin()
    room.signedIn = []
    expect(room.act({ do: 'rescue.join', notes: [...notes] }, null).ok).toBe(false)
    expect(room.act({ do: 'pause.stop' }, null).ok).toBe(true)
    expect(room.act({ do: 'rescue.note', card: 'vasovagal', step: 0 }, null).ok).toBe(true)
    room.signedIn = new Room().signedIn
    room.must({ do: 'rescue.join', notes: [...notes] })
    expect(room.state.pause.stops).toHaveLength(2)
    room.must({ do: 'pause.resolveStop', what: 'Both', how: 'Checked again' })
    expect(room.state.pause.stops.every((stop) => stop.resolved !== null)).toBe(true)
  })
})
