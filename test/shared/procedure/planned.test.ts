import {
  needleLikeLast,
  nextNeedle,
  plannedContrast,
  plannedProducts,
  productNamed,
  reachableLevels,
  volumeAtNext,
  volumeChoices,
} from '@shared/procedure/planned'
import { describe, expect, it } from 'vitest'
import { contrast, give, place, planWith, room } from '../../builders/procedureRoom'

describe('what the plan offers', () => {
  it('finds the products the plan names, in its order', () => {
    const plan = planWith({ injectates: ['dexamethasone', 'Lidocaine 1 %', 'methylprednisolone acetate', 'moonlight'] })
    expect(plannedProducts(plan).map((each) => each.id)).toEqual([
      'dexamethasone',
      'lidocaine',
      'methylprednisolone-acetate',
    ])
  })

  it('takes an unknown name for no product', () => {
    expect(productNamed('')).toBeUndefined()
    expect(productNamed('12345')).toBeUndefined()
  })

  it('finds the contrast of the plan, and nothing for none', () => {
    expect(plannedContrast({ contrast: 'iohexol-240' })).toBe('iohexol-240')
    expect(plannedContrast({ contrast: 'none' })).toBeNull()
  })

  it.each([
    [
      [0.5, 1.5],
      [0.5, 1, 1.5],
    ],
    [
      [0.1, 0.3],
      [0.1, 0.2, 0.3],
    ],
    [
      [1, 4],
      [1, 2, 3, 4],
    ],
    [
      [10, 20],
      [10, 15, 20],
    ],
    [
      [2, 8],
      [2, 4, 6, 8],
    ],
  ])('offers volumes of %j mL', (range, expected) => {
    const [low = 0, high = 0] = range
    expect(volumeChoices([low, high])).toEqual(expected)
  })

  it('offers the first level without a needle, on each side of a bilateral plan', () => {
    const made = room({ plan: planWith({ levels: ['L4-L5', 'L5-S1'], side: 'bilateral' }) })
    made.must({ do: 'procedure.start' })
    const next = () => nextNeedle(made.state().plan, made.state().procedure)
    const offered = [next()]
    for (let count = 0; count < 3; count += 1) {
      made.must(place(next()))
      offered.push(next())
    }
    expect(offered).toEqual([
      { level: 'L4-L5', side: 'left' },
      { level: 'L5-S1', side: 'left' },
      { level: 'L4-L5', side: 'right' },
      { level: 'L5-S1', side: 'right' },
    ])
  })

  it('offers the next needle like the last one while the plan has a place for it', () => {
    const made = room({ plan: planWith({ procedure: 'medial-branch-block', levels: ['L4-L5'], side: 'right' }) })
    made.must({ do: 'procedure.start' })
    const like = () => needleLikeLast(made.state().plan, made.state().procedure)
    expect(like()).toBeNull()
    const first = { level: 'L3', side: 'right', approach: 'medial-branch', gauge: 25, lengthMm: 90 } as const
    made.must(place({ ...first, extensionTubing: 'not-recorded', note: 'Steep.' }))
    const next = like()
    expect(next).toEqual({ ...place(first), level: 'L4', extensionTubing: 'not-recorded', note: '' })
    if (next !== null) made.must(next)
    expect(like()).toBeNull()
  })

  it('offers no needle like one whose size or tubing was left open', () => {
    const following = (changes: Parameters<typeof place>[0]) => {
      const made = room({ plan: planWith({ levels: ['L4-L5', 'L5-S1'] }) })
      made.must({ do: 'procedure.start' })
      made.must(place({ level: 'L4-L5', ...changes }))
      return needleLikeLast(made.state().plan, made.state().procedure)
    }
    expect(following({})).toMatchObject({ level: 'L5-S1', side: 'left', extensionTubing: 'yes' })
    expect(following({ gauge: null })).toBeNull()
    expect(following({ lengthMm: null })).toBeNull()
    expect(following({ extensionTubing: 'not-recorded' })).toBeNull()
  })

  it('offers the spaces around a level', () => {
    expect(reachableLevels('L5-S1')).toEqual([
      'T12-L1',
      'L1-L2',
      'L2-L3',
      'L3-L4',
      'L4-L5',
      'L5-S1',
      'S1',
      'S2',
      'S3',
      'S4',
    ])
    expect(reachableLevels('knee').length).toBeGreaterThan(20)
  })
})

describe('the volume at the next needle', () => {
  it('is the one of the needle before, of the same product, and none for a second time or without a needle', () => {
    const made = room({ plan: planWith({ levels: ['L4-L5', 'L5-S1'] }) })
    made.must({ do: 'procedure.start' })
    made.must(give(null, { productId: 'lidocaine', volumeMl: 3 }))
    made.must(place({ level: 'L4-L5' }))
    const first = made.needle()
    const next = (productId: string, needleId: string | null) =>
      volumeAtNext(made.state().procedure, productId, needleId)
    expect(next('lidocaine', first)).toBeNull()
    made.must(contrast(first))
    made.must(give(first, { volumeMl: 0.5 }))
    const wrong = made.lastSequence()
    made.must({ do: 'entry.correct', ofSequence: wrong, reason: 'Misread.', instead: give(first, { volumeMl: 0.6 }) })
    made.must(place({ level: 'L5-S1' }))
    expect(next('dexamethasone', made.needle())).toBe(0.6)
    expect(next('dexamethasone', first)).toBeNull()
    expect(next('dexamethasone', null)).toBeNull()
    expect(next('lidocaine', made.needle())).toBeNull()
  })
})
