import { contrastTotal, doseMg, type Given, localAnaestheticTotal, steroidTotal } from '@shared/procedure/totals'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const la = (agent: string, dose: number | null, epinephrine = false): Given => ({
  agent,
  kind: 'local-anaesthetic',
  epinephrine,
  doseMg: dose,
})
const steroid = (agent: string, dose: number | null): Given => ({
  agent,
  kind: 'steroid',
  epinephrine: false,
  doseMg: dose,
})

describe('dose of an injectate', () => {
  it.each([
    [2, 10, 20],
    [1, 10, 10],
    [0.3, 5, 1.5],
    [0.1, 2.5, 0.25],
    [3, 0.1, 0.3],
  ])('%s mL of %s mg/mL is %s mg', (volume, strength, mg) => {
    expect(doseMg(volume, strength)).toBe(mg)
  })
})

describe('running total of local anaesthetic', () => {
  it('takes the absolute cap where weight times mg/kg is higher', () => {
    const total = localAnaestheticTotal([la('lidocaine', 150)], 80)
    expect(total.agents[0]).toMatchObject({ maxMg: 300, limitMg: 300, mgPerKg: 1.875 })
    expect(total.ofLimits).toBe(0.5)
  })

  it('takes mg/kg where it is the lower', () => {
    const total = localAnaestheticTotal([la('lidocaine', 90)], 40)
    expect(total.agents[0]?.limitMg).toBe(180)
    expect(total.ofLimits).toBe(0.5)
    expect(total.ofCaps).toBe(0.3)
  })

  it('adds mixed agents as fractions of their own limits', () => {
    const total = localAnaestheticTotal([la('lidocaine', 150), la('bupivacaine', 87.5)], 100)
    expect(total.ofCaps).toBe(1)
    expect(total.mg).toBe(237.5)
  })

  it('counts plain lidocaine and lidocaine with epinephrine each by its own row', () => {
    const total = localAnaestheticTotal([la('lidocaine', 150), la('lidocaine', 250, true)], 100)
    expect(total.ofCaps).toBe(1)
  })

  it('takes the lower end of a range of mg/kg', () => {
    expect(localAnaestheticTotal([la('bupivacaine', 50)], 50).agents[0]?.limitMg).toBe(100)
  })

  it('cannot check mg/kg without a weight, and says so by null', () => {
    const total = localAnaestheticTotal([la('lidocaine', 60)], null)
    expect(total.ofLimits).toBeNull()
    expect(total.ofCaps).toBe(0.2)
  })

  it('names what it cannot count instead of counting it as nothing', () => {
    expect(localAnaestheticTotal([la('articaine', 40), la('lidocaine', null)], 70).notCounted).toEqual([
      'articaine',
      'lidocaine',
    ])
  })
})

describe('running total of steroid', () => {
  it('adds methylprednisolone equivalents by the table of the reference', () => {
    const total = steroidTotal([
      steroid('dexamethasone', 7.5),
      steroid('triamcinolone', 40),
      steroid('betamethasone', 6),
    ])
    expect(total.methylprednisoloneMg).toBe(120)
  })

  it('names a steroid without a known equivalence', () => {
    const total = steroidTotal([steroid('prednisolone', 25)])
    expect(total.methylprednisoloneMg).toBe(0)
    expect(total.notCounted).toEqual(['prednisolone'])
  })
})

describe('running total of contrast', () => {
  it('adds volumes and iodine; a further view of one injection adds none', () => {
    const total = contrastTotal([
      { agentId: 'iohexol-240', volumeMl: 1, mgIodinePerMl: 240 },
      { agentId: 'iohexol-240', volumeMl: 0, mgIodinePerMl: 240 },
      { agentId: 'iohexol-240', volumeMl: 0.5, mgIodinePerMl: 240 },
      { agentId: null, volumeMl: null, mgIodinePerMl: null },
    ])
    expect(total).toEqual({ volumeMl: 1.5, iodineMg: 360, iodineComplete: true })
  })

  it('says when the iodine is not complete', () => {
    expect(contrastTotal([{ agentId: 'ioversol', volumeMl: 1, mgIodinePerMl: null }]).iodineComplete).toBe(false)
    const unread = { agentId: 'iohexol-240', volumeMl: null, mgIodinePerMl: 240 }
    expect(contrastTotal([{ ...unread, volumeMl: 1 }, unread])).toEqual({
      volumeMl: 1,
      iodineMg: 240,
      iodineComplete: false,
    })
  })
})

const agents = ['lidocaine', 'bupivacaine', 'ropivacaine', 'dexamethasone', 'methylprednisolone', 'saline'] as const
const someGiven = fc.record({
  agent: fc.constantFrom(...agents),
  kind: fc.constantFrom('local-anaesthetic', 'steroid', 'diluent', 'other'),
  epinephrine: fc.boolean(),
  doseMg: fc.option(fc.integer({ min: 1, max: 400_000 }).map((thousandths) => thousandths / 1000)),
})
const someWeight = fc.option(fc.integer({ min: 30, max: 150 }))

describe('laws of the totals', () => {
  it('do not depend on the order of the entries', () => {
    fc.assert(
      fc.property(
        fc.array(someGiven, { maxLength: 30 }),
        someWeight,
        fc.infiniteStream(fc.nat()),
        (given, weight, keys) => {
          const shuffled = given
            .map((each) => ({ each, key: keys.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ each }) => each)
          expect(localAnaestheticTotal(shuffled, weight)).toEqual(localAnaestheticTotal(given, weight))
          expect(steroidTotal(shuffled)).toEqual(steroidTotal(given))
        },
      ),
    )
  })

  it('add up: the sum of agents is the sum of doses', () => {
    fc.assert(
      fc.property(fc.array(someGiven, { maxLength: 30 }), (given) => {
        const total = localAnaestheticTotal(given, 70)
        const counted = given.filter(
          (each) => each.kind === 'local-anaesthetic' && each.doseMg !== null && !total.notCounted.includes(each.agent),
        )
        const uncountedSameAgent = total.notCounted.some((name) => total.agents.some((each) => each.agent === name))
        fc.pre(!uncountedSameAgent)
        const thousandths = counted.reduce((sum, each) => sum + Math.round((each.doseMg ?? 0) * 1000), 0)
        expect(Math.round(total.mg * 1000)).toBe(thousandths)
      }),
    )
  })

  it('never fall when something is given', () => {
    fc.assert(
      fc.property(fc.array(someGiven, { maxLength: 20 }), someGiven, (given, more) => {
        const before = localAnaestheticTotal(given, 60)
        const after = localAnaestheticTotal([...given, more], 60)
        expect(after.ofCaps).toBeGreaterThanOrEqual(before.ofCaps)
        expect(after.ofLimits ?? 0).toBeGreaterThanOrEqual(before.ofLimits ?? 0)
        expect(steroidTotal([...given, more]).methylprednisoloneMg).toBeGreaterThanOrEqual(
          steroidTotal(given).methylprednisoloneMg,
        )
      }),
    )
  })

  it('a lighter patient never has a lower share', () => {
    fc.assert(
      fc.property(fc.array(someGiven), fc.integer({ min: 30, max: 120 }), (given, weight) => {
        const heavier = localAnaestheticTotal(given, weight + 10).ofLimits ?? 0
        expect(localAnaestheticTotal(given, weight).ofLimits ?? 0).toBeGreaterThanOrEqual(heavier)
      }),
    )
  })
})
