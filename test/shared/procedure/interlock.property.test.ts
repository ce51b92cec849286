import type { RecordedEvent } from '@shared/case/events'
import type { ProcedureCode } from '@shared/plan/plan'
import type { SpreadPattern } from '@shared/procedure/vocabulary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { give, physician, place, planWith, room } from '../../builders/procedureRoom'
import { type Event, is, someStep } from '../../builders/roomSteps'

/** Never injected into, whoever decides. Written down here from the reference (8.5), not read from the code. */
const critical: readonly SpreadPattern[] = ['ITH', 'SUBD', 'IV-ART', 'DISC', 'PLEU', 'PERI', 'RETRO']
const vascular: readonly SpreadPattern[] = ['IV-VEN', 'IV-MIX', 'NONE-SEEN']

/** What stood at a needle when something was given through it, told from the bare list of events. */
function before(events: readonly RecordedEvent[], given: Event<'injectate.given'>) {
  const { needleId } = given.body
  const earlier = events.filter((event) => event.meta.sequence < given.meta.sequence)
  const struck = new Set(earlier.filter(is('entry.corrected')).map((event) => event.body.ofSequence))
  const standing = earlier.filter((event) => !struck.has(event.meta.sequence))
  const moved = standing.filter(is('needle.repositioned')).filter((event) => event.body.needleId === needleId)
  const placed = standing.filter(is('needle.placed')).filter((event) => event.body.id === needleId)
  // What was recorded in place of another entry belongs where that one stood.
  const placeOf = (sequence: number): number => {
    const correction = earlier.filter(is('entry.corrected')).find((event) => event.meta.sequence === sequence - 1)
    return correction?.body.replaced === true ? placeOf(correction.body.ofSequence) : sequence
  }
  const since = Math.max(...[...placed, ...moved].map((event) => placeOf(event.meta.sequence)))
  const here = standing.filter((event) => placeOf(event.meta.sequence) > since)
  const spreads = here
    .filter(is('contrast.recorded'))
    .filter((event) => event.body.needleId === needleId && event.body.mode !== 'none')
  const decisions = here.filter(is('needle.decided')).filter((event) => event.body.needleId === needleId)
  const looks = here
    .filter((event) =>
      ['contrast.recorded', 'ultrasoundSpread.recorded', 'needle.positionConfirmed'].includes(event.type),
    )
    .filter((event) => 'needleId' in event.body && event.body.needleId === needleId)
  return { placed, spreads, decisions, looks, placeOf }
}

const procedures: readonly ProcedureCode[] = [
  'esi-transforaminal',
  'esi-interlaminar',
  'nerve-root-block',
  'facet-joint-injection',
  'medial-branch-block',
  'lumbar-sympathetic-block',
]

describe('no sequence of acts gives an injectate', () => {
  it('into a bad or unseen spread without a physician’s decision, or into a critical one at all', () => {
    let given = 0
    let afterDecision = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...procedures),
        fc.array(someStep, { minLength: 10, maxLength: 60 }),
        (procedure, steps) => {
          const made = room({ plan: planWith({ procedure, levels: ['L4-L5'] }) })
          made.must({ do: 'procedure.start' })
          made.must(place({ level: 'L4-L5' }))
          for (const step of steps) step(made)
          for (const event of made.events().filter(is('injectate.given'))) {
            given += 1
            const { placed, spreads, decisions, looks, placeOf } = before(made.events(), event)
            expect(placed).toHaveLength(1)
            expect(decisions.some((each) => each.body.outcome === 'abandon')).toBe(false)
            expect(spreads.some((each) => each.body.patterns.some((code) => critical.includes(code)))).toBe(false)
            const lastLook = Math.max(0, ...looks.map((each) => each.meta.sequence))
            const decided = decisions.some(
              (each) =>
                ['go-on', 'without-contrast'].includes(each.body.outcome) &&
                each.body.by.role === 'physician' &&
                each.meta.sequence > lastLook,
            )
            if (decided) afterDecision += 1
            const latest = [...spreads].sort((a, b) => placeOf(a.meta.sequence) - placeOf(b.meta.sequence)).at(-1)
            if (latest?.body.patterns.some((code) => vascular.includes(code))) expect(decided).toBe(true)
            const needsLive = procedure === 'esi-transforaminal' || procedure === 'nerve-root-block'
            if (needsLive && !decided) expect(spreads.some((each) => each.body.mode !== 'static')).toBe(true)
            const needsContrast = procedure !== 'medial-branch-block' && procedure !== 'facet-joint-injection'
            if (needsContrast && !decided) expect(spreads.length).toBeGreaterThan(0)
          }
        },
      ),
      { numRuns: 600 },
    )
    // The law would hold idly if nothing were ever given.
    expect(given).toBeGreaterThan(200)
    expect(afterDecision).toBeGreaterThan(10)
  })

  it('past the absolute caps of local anaesthetic', () => {
    const agents = ['lidocaine', 'bupivacaine', 'ropivacaine'] as const
    const caps = { lidocaine: 300, bupivacaine: 175, ropivacaine: 200 } as const
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...agents), fc.integer({ min: 1, max: 200 })), { maxLength: 15 }),
        (tries) => {
          const made = room({ weightKg: 110 })
          made.must({ do: 'procedure.start' })
          for (const [productId, tenths] of tries) {
            made.attempt(
              give(null, { productId, mgPerMl: 5, volumeMl: tenths / 10, confirmed: true, reason: 'Needed.' }),
              physician,
            )
          }
          const share = agents.reduce((sum, agent) => {
            const mg = made
              .events()
              .filter(is('injectate.given'))
              .filter((each) => each.body.agent === agent)
            return sum + mg.reduce((total, each) => total + (each.body.doseMg ?? 0), 0) / caps[agent]
          }, 0)
          expect(share).toBeLessThanOrEqual(1 + 1e-9)
        },
      ),
    )
  })
})
