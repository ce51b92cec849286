import { interlockAt } from '@shared/procedure/interlock'
import { describe, expect, it } from 'vitest'
import type { Room } from '../../builders/noteScenes'
import {
  contrast,
  physician,
  planWith,
  position,
  reposition,
  roomWithNeedle,
  ultrasound,
} from '../../builders/procedureRoom'

const hydrodissection = planWith({
  procedure: 'perineural-hydrodissection',
  region: 'median nerve',
  levels: [],
  modality: 'ultrasound',
  contrast: 'none',
  side: 'right',
})
const nerveRoom = () => roomWithNeedle({ plan: hydrodissection }, { level: '', side: 'right', approach: 'perineural' })

const at = (made: Room) => interlockAt(made.state().plan, made.state().procedure, made.needle())
/** `open`, or who could pass the lock. */
const way = (made: Room) => {
  const now = at(made)
  return now.kind === 'locked' ? now.passable : now.kind
}
const codes = (made: Room) => at(made).reasons.map((each) => each.code)

describe('the lock at a needle', () => {
  it('is not opened by a clean aspiration after blood was drawn back at the same place', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(position(made.needle(), { aspiration: 'blood' }))
    made.must(position(made.needle(), { aspiration: 'negative' }))
    expect([way(made), codes(made)]).toEqual(['go-on', ['needle.blood']])
    made.must(reposition(made.needle()))
    made.must(contrast(made.needle()))
    expect(way(made)).toBe('open')
  })

  it('lets nobody pass where one look was critical, also beside a vascular one that a physician could pass', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { patterns: ['IV-VEN'] }))
    expect(way(made)).toBe('go-on')
    made.must(contrast(made.needle(), { patterns: ['ITH'] }))
    expect(way(made)).toBe('never')
  })

  it('closes again where nothing is seen after a good flow, and opens where a later look shows it', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    expect(way(made)).toBe('open')
    made.must(contrast(made.needle(), { patterns: ['NONE-SEEN'] }))
    expect(way(made)).toBe('go-on')
    made.must(contrast(made.needle()))
    expect(way(made)).toBe('open')
  })

  it('does not take a still picture for the view in which the flow has to be watched live', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { mode: 'static', view: 'ap' }))
    made.must(contrast(made.needle(), { mode: 'live', view: 'lateral' }))
    expect([way(made), codes(made)]).toEqual(['go-on', ['spread.view-missing']])
    made.must(contrast(made.needle(), { mode: 'live', view: 'ap', volumeMl: 0 }))
    expect(way(made)).toBe('open')
  })

  it('does not forget a swelling inside the nerve when a later look is clean', () => {
    const made = nerveRoom()
    made.must(ultrasound(made.needle(), { spread: ['intraneural'] }))
    made.must(ultrasound(made.needle()))
    expect([way(made), codes(made)]).toEqual(['never', ['ultrasound.intraneural']])
  })

  it('names the strictest way out of several', () => {
    const made = roomWithNeedle()
    made.must(position(made.needle(), { aspiration: 'blood' }))
    expect(way(made)).toBe('without-contrast')
    made.must(position(made.needle(), { aspiration: 'csf' }))
    expect(way(made)).toBe('never')
  })

  it('goes by the last word of the patient about paraesthesia', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(position(made.needle(), { paraesthesia: 'persistent' }))
    expect(way(made)).toBe('go-on')
    made.must(position(made.needle(), { paraesthesia: 'none' }))
    expect(way(made)).toBe('open')
    made.must(position(made.needle(), { paraesthesia: 'persistent' }))
    expect(way(made)).toBe('go-on')
  })

  it('takes a move that was corrected away for no move', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(reposition(made.needle()))
    expect(way(made)).toBe('without-contrast')
    // What opens a lock again takes a physician.
    made.must(
      { do: 'entry.correct', ofSequence: made.lastSequence(), reason: 'Other needle', instead: null },
      physician,
    )
    expect(way(made)).toBe('open')
  })

  it('leaves a corrected look in its place: it does not become the newest', () => {
    const made = nerveRoom()
    made.must(ultrasound(made.needle(), { freedCm: 2 }))
    const first = made.lastSequence()
    made.must(ultrasound(made.needle(), { spread: ['none-seen'] }))
    expect(way(made)).toBe('go-on')
    made.must({
      do: 'entry.correct',
      ofSequence: first,
      reason: 'It was 3 cm',
      instead: ultrasound(made.needle(), { freedCm: 3 }),
    })
    expect([way(made), codes(made)]).toEqual(['go-on', ['ultrasound.none-seen']])
  })
})
