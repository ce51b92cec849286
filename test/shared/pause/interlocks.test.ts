import type { CaseEvent } from '@shared/case/events'
import { fold } from '@shared/case/evolve'
import type { CaseState } from '@shared/case/state'
import { ageOfTimeOut, mayStartProcedure } from '@shared/pause/interlocks'
import { itemsOf } from '@shared/pause/templates'
import type { Side } from '@shared/plan/plan'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseId, leftEpidural, nurse, physician, Room } from './room'

/**
 * Each rule before the needle alone, against records that were never decided here: from an import, another station or a
 * release with a fault. Everything else in them is in order, so that only the rule in question can refuse.
 */
const ready = new Room().throughTimeOut()
const items = itemsOf(ready.state.pause, 'time-out')
const wrongSide = fc.constantFrom<Side>('right', 'bilateral', 'midline')
const may = (state: CaseState | null, now = ready.now) => {
  if (state === null) throw new Error('There is no case')
  const decided = mayStartProcedure(state, { now, policy: ready.policy })
  return decided.ok ? 'open' : decided.failure.code
}

/** The record with further facts in it that no decision looked at. */
function withFacts(...facts: readonly CaseEvent[]): CaseState {
  const room = new Room()
  room.state = ready.state
  room.now = ready.now
  room.happen(...facts)
  return room.state
}

describe('the needle', () => {
  it('is free where everything is in order', () => {
    expect(may(ready.state)).toBe('open')
  })

  it('is held before the pause, and a time-out that has not ended has no age', () => {
    const { state } = new Room()
    expect(may(state)).toBe('pause.not-begun')
    expect(ageOfTimeOut(state, { now: ready.now, policy: ready.policy })).toEqual({ state: 'not-complete' })
    expect(ageOfTimeOut(ready.state, { now: ready.now, policy: ready.policy })).toEqual({
      state: 'fresh',
      ageMs: 0,
      remainingMs: 15 * 60_000,
    })
  })

  it('is held by any one answer of the time-out that one person gave alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...items), fc.constantFrom(nurse, physician), fc.boolean(), (item, alone, nobody) => {
        const events = ready.events.map((event) =>
          event.type === 'pause.itemAnswered' && event.body.itemId === item.id
            ? { ...event, body: { ...event.body, readBy: alone, confirmedBy: nobody ? [] : [alone] } }
            : event,
        )
        expect(may(fold(events, caseId))).toBe('pause.second-person')
      }),
    )
  })

  it('is held by any one source that says another side, level or procedure', () => {
    const claim = { procedure: leftEpidural.procedure, levels: leftEpidural.levels, side: leftEpidural.side }
    fc.assert(
      fc.property(fc.nat(5), wrongSide, (source, side) => {
        const consent = { signedOn: '2026-11-24', stillWished: true, interpreter: 'not-needed' as const }
        const facts: readonly CaseEvent[] = [
          { type: 'consent.recorded', body: { ...consent, claim: { ...claim, side } } },
          { type: 'order.recorded', body: { claim: { ...claim, side }, reference: 'R-2' } },
          {
            type: 'siteMark.recorded',
            body: { side, region: 'lumbar', initials: 'PP', visibleAfterDraping: true, markedBy: physician },
          },
          { type: 'plan.changed', body: { plan: { ...leftEpidural, side }, reason: 'Elsewhere' } },
          { type: 'consent.recorded', body: { ...consent, claim: { ...claim, levels: ['L3-L4'] } } },
          { type: 'order.recorded', body: { claim: { ...claim, procedure: 'esi-caudal' }, reference: 'R-2' } },
        ]
        const fact = facts[source]
        if (fact === undefined) throw new Error('No such source')
        expect(may(withFacts(fact))).toBe('pause.differs')
      }),
    )
  })

  it('is held by an identity that differs, whatever was said before', () => {
    const identifiers = [{ kind: 'name' as const, matches: true }]
    const state = withFacts({ type: 'identity.checked', body: { identifiers, bandMatches: false, imagesMatch: null } })
    expect(may(state)).toBe('pause.identity-differs')
  })

  it('is held by a stop of screening that nobody decided about', () => {
    const state = withFacts({
      type: 'medications.recorded',
      body: {
        status: 'recorded',
        items: [{ name: 'apixaban 5 mg', lastDose: '2026-11-24T07:00:00Z', indication: 'atrial fibrillation' }],
      },
    })
    expect(may(state)).toBe('pause.finding-open')
  })

  it('is held by a time-out that lacks its end, an item, or an answer to a concern', () => {
    const without = (left: (event: (typeof ready.events)[number]) => boolean) =>
      may(
        fold(
          ready.events.filter((event) => !left(event)),
          caseId,
        ),
      )
    expect(without((event) => event.type === 'pause.phaseCompleted' && event.body.phase === 'time-out')).toBe(
      'pause.time-out-open',
    )
    for (const phase of ['verification', 'room-ready'] as const) {
      expect(without((event) => event.type === 'pause.phaseCompleted' && event.body.phase === phase)).toBe(
        `pause.${phase}-first`,
      )
    }
    fc.assert(
      fc.property(fc.constantFrom(...items), (item) => {
        expect(without((event) => event.type === 'pause.itemAnswered' && event.body.itemId === item.id)).toBe(
          'pause.items-open',
        )
        if (item.stop === 'warn' || item.stopWhen !== 'always') return
        const concern = ready.events.map((event) =>
          event.type === 'pause.itemAnswered' && event.body.itemId === item.id
            ? { ...event, body: { ...event.body, answer: { kind: 'concern' as const, text: 'Not right.' } } }
            : event,
        )
        expect(may(fold(concern, caseId)), item.id).toBe('pause.items-open')
      }),
    )
  })

  it('is held by STOP, an interruption, a voiding, the limit of minutes, and a clock that went back', () => {
    expect(may(withFacts({ type: 'pause.stopCalled', body: {} }))).toBe('pause.stopped')
    expect(may(withFacts({ type: 'pause.interrupted', body: { because: 'Alarm' } }))).toBe('pause.interrupted')
    const reason = { code: 'weight', says: 'The weight changed.', params: {} }
    expect(may(withFacts({ type: 'pause.voided', body: { because: [reason], itemIds: ['C9'] } }))).toBe(
      'pause.time-out-voided',
    )
    const completedAt = Date.parse(ready.state.pause.phases['time-out'].completedAt ?? '')
    const at = (ms: number) => may(ready.state, new Date(completedAt + ms).toISOString())
    expect(at(15 * 60_000)).toBe('open')
    expect(at(15 * 60_000 + 1)).toBe('pause.too-old')
    expect(at(-1)).toBe('pause.clock-went-back')
    expect(at(24 * 3_600_000)).toBe('pause.too-old')
  })
})
