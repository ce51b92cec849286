import { interlockAt } from '@shared/procedure/interlock'
import type { SpreadMode, SpreadPattern, SpreadView } from '@shared/procedure/vocabulary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Room } from '../../builders/noteScenes'
import {
  contrast,
  physician,
  place,
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

/** The procedures whose flow must be watched live (rules R2 and R7), each with the pattern that it wants. */
const watchedLive = [
  ['esi-transforaminal', ['FOR', 'EPI-V']],
  ['nerve-root-block', ['FOR']],
] as const
type Look = { readonly mode: SpreadMode; readonly view: SpreadView; readonly seen: boolean }
const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values)
const someView = oneOf<SpreadView>('ap', 'lateral', 'contralateral-oblique', 'ipsilateral-oblique', 'other')
const someLooks = fc.array(
  fc.record<Look>({ mode: oneOf<SpreadMode>('static', 'live', 'dsa'), view: someView, seen: fc.boolean() }),
  { maxLength: 6 },
)

function lookedAt(made: Room, wanted: readonly SpreadPattern[], looks: readonly Look[]): Room {
  for (const { mode, view, seen } of looks) {
    made.must(contrast(made.needle(), { mode, view, volumeMl: 0.05, patterns: seen ? [...wanted] : ['NONE-SEEN'] }))
  }
  return made
}

describe.each(watchedLive)('the lock of %s', (procedure, wanted) => {
  const needle = () => roomWithNeedle({ plan: planWith({ procedure }) })

  it('is never opened by a still picture: without the still ones it is open as well', () => {
    let opened = 0
    fc.assert(
      fc.property(someLooks, (looks) => {
        if (way(lookedAt(needle(), wanted, looks)) !== 'open') return
        opened += 1
        const watched = looks.filter((each) => each.mode !== 'static')
        expect(way(lookedAt(needle(), wanted, watched))).toBe('open')
      }),
      { numRuns: 400 },
    )
    expect(opened).toBeGreaterThan(20)
  })

  it('is not lifted by a still picture after nothing was seen live', () => {
    const made = needle()
    lookedAt(made, wanted, [
      { mode: 'live', view: 'ap', seen: true },
      { mode: 'live', view: 'ap', seen: false },
      { mode: 'static', view: 'ap', seen: true },
    ])
    expect(way(made)).toBe('go-on')
    lookedAt(made, wanted, [{ mode: 'live', view: 'ap', seen: true }])
    expect(way(made)).toBe('open')
  })

  it('is the same whatever views the needle itself was seen in', () => {
    let closed = 0
    fc.assert(
      fc.property(someLooks, fc.uniqueArray(someView), (looks, views) => {
        const made = lookedAt(needle(), wanted, looks)
        const before = way(made)
        if (before !== 'open') closed += 1
        made.must(position(made.needle(), { views }))
        expect(way(made)).toBe(before)
      }),
      { numRuns: 200 },
    )
    expect(closed).toBeGreaterThan(20)
    const lateral = lookedAt(needle(), wanted, [{ mode: 'live', view: 'lateral', seen: true }])
    lateral.must(position(lateral.needle(), { views: ['ap'] }))
    expect([way(lateral), codes(lateral)]).toEqual(['go-on', ['spread.view-missing']])
  })
})

describe('nothing seen', () => {
  const seenOrNot = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 })

  it('in contrast locks until a later look at this needle shows the flow, whatever was seen before or elsewhere', () => {
    fc.assert(
      fc.property(seenOrNot, (looks) => {
        const made = roomWithNeedle({ plan: planWith({ side: 'bilateral' }) })
        const left = made.needle()
        made.must(place({ side: 'right' }))
        for (const seen of looks) {
          made.must(contrast(left, { patterns: seen ? ['FOR', 'EPI-V'] : ['NONE-SEEN'] }))
          made.must(contrast(made.needle()))
          const here = interlockAt(made.state().plan, made.state().procedure, left)
          expect(here.kind).toBe(seen ? 'open' : 'locked')
        }
      }),
    )
  })

  it('under ultrasound locks until a later look shows it, whatever was seen before', () => {
    fc.assert(
      fc.property(seenOrNot, (looks) => {
        const made = nerveRoom()
        for (const seen of looks) {
          made.must(ultrasound(made.needle(), { spread: [seen ? 'circumferential' : 'none-seen'] }))
          expect(way(made)).toBe(seen ? 'open' : 'go-on')
        }
      }),
    )
  })

  it('is not lifted by a good look that is corrected afterwards: it stays the earlier one', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    const first = made.lastSequence()
    made.must(contrast(made.needle(), { patterns: ['NONE-SEEN'] }))
    const instead = contrast(made.needle(), { volumeMl: 0.6 })
    made.must({ do: 'entry.correct', ofSequence: first, reason: '0.6 mL, not 1.', instead })
    expect(way(made)).toBe('go-on')
  })
})
