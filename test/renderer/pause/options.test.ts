import { defaultSitePolicy } from '@shared/case/policy'
import { pauseView } from '@shared/pause/view'
import { describe, expect, it } from 'vitest'
import { answerFrom, firstSelected, nextSelected, optionsFor } from '../../../renderer/screens/pause/options'
import { Room } from '../../shared/pause/room'

function at(room: Room, phase: 'time-out' | 'room-ready', itemId: string, locale: 'en' | 'es' = 'en') {
  const item = room.item(phase, itemId)
  const view = pauseView(room.state, { now: room.now, policy: defaultSitePolicy }, locale)
  return { item, view, options: optionsFor(item, phase, view) }
}

function room(): Room {
  const made = new Room().prepare().begin()
  made.runPhase('verification')
  made.runPhase('room-ready')
  made.must({ do: 'pause.startPhase', phase: 'time-out', site: null })
  return made
}

describe('what *next* and *confirm* do at an item', () => {
  it('offers the response of the record first, so that one press confirms it', () => {
    const { options } = at(room(), 'time-out', 'C2')
    expect(options.map((option) => option.kind)).toEqual(['value', 'concern'])
    expect(firstSelected(options)).toBe(0)
  })

  it('offers no side first: the one that was said has to be found', () => {
    const { options } = at(room(), 'time-out', 'C5')
    expect(firstSelected(options)).toBeNull()
    const left = nextSelected(options, null)
    const right = nextSelected(options, left)
    expect(options[left ?? -1]).toMatchObject({ choice: 'left' })
    expect(options[right ?? -1]).toMatchObject({ choice: 'right' })
  })

  it('walks round and round', () => {
    const { options } = at(room(), 'time-out', 'C2')
    expect(nextSelected(options, 0)).toBe(1)
    expect(nextSelected(options, 1)).toBe(0)
  })

  it('offers "does not apply" first where the record says so', () => {
    const { options } = at(room(), 'time-out', 'C10')
    expect(options[firstSelected(options) ?? -1]?.kind).toBe('not-applicable')
  })

  it('leaves only the concern where the record stands against the value', () => {
    const made = room()
    made.must({
      do: 'consent.record',
      claim: { procedure: 'esi-interlaminar', levels: ['L4-L5'], side: 'right' },
      signedOn: '2026-11-24',
      stillWished: true,
      interpreter: 'not-needed',
    })
    const { options } = at(made, 'time-out', 'C5')
    const first = firstSelected(options)
    expect(options[first ?? -1]?.kind).toBe('concern')
    expect(nextSelected(options, first)).toBe(first)
  })

  it('sends the value in English whatever the screen speaks, and the case takes it', () => {
    const made = room()
    const { item, view, options } = at(made, 'time-out', 'C5', 'es')
    const left = options.find((option) => option.kind === 'value' && option.choice === 'left')
    expect(left).toMatchObject({ text: 'Izquierda' })
    const answer = left === undefined ? null : answerFrom(left, item, view)
    expect(answer).toEqual({ kind: 'confirmed', value: 'Left. Mark visible.', choice: 'left' })
    if (answer !== null) expect(made.answer('time-out', 'C5', answer).ok).toBe(true)
  })
})
