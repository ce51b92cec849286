import { procedureOf } from '@shared/plan/catalogue'
import { type InjectateProduct, productOf } from '@shared/procedure/catalogue'
import { judgeInjectate } from '@shared/procedure/injectateRules'
import { describe, expect, it } from 'vitest'
import type { Room } from '../../builders/noteScenes'
import { contrast, physician, place, planWith, reposition, roomWithNeedle } from '../../builders/procedureRoom'

const suspension = productOf('methylprednisolone-acetate')
if (suspension === undefined) throw new Error('The catalogue has no methylprednisolone')

const judged = (made: Room, product: InjectateProduct) =>
  judgeInjectate(
    {
      needleId: made.needle(),
      product,
      mgPerMl: 40,
      volumeMl: 1,
      route: 'transforaminal',
      lot: 'A1',
      expiry: '2027-03-31',
    },
    {
      plan: made.state().plan,
      procedure: made.state().procedure,
      weightKg: 70,
      birthDate: '1958-03-12',
      today: '2026-11-24',
    },
  )
const refused = (made: Room, product = suspension) => judged(made, product).refused.map((each) => each.code)

describe('a steroid at a foramen', () => {
  it('counts as a suspension where nobody knows whether it is one', () => {
    const made = roomWithNeedle()
    expect(refused(made, { ...suspension, particulate: null })).toEqual(['steroid.first-lumbar'])
    expect(refused(made, { ...suspension, particulate: false })).toEqual([])
  })

  it('is no suspension after arterial flow at this level, through whichever needle and however the level is named', () => {
    const levels = ['L4-L5', 'L5-S1']
    const made = roomWithNeedle({ plan: planWith({ injectionNumber: 2, side: 'bilateral', levels }) })
    made.must(contrast(made.needle(), { patterns: ['IV-ART'] }))
    made.must(reposition(made.needle()), physician)
    expect(refused(made)).toEqual(['steroid.arterial'])
    made.must(place())
    expect(refused(made)).toEqual(['steroid.arterial'])
    for (const same of [place({ side: 'right' }), place({ level: 'L5' }), place({ level: 'l5 - s1' })]) {
      made.must(same)
      expect(refused(made)).toEqual(['steroid.arterial'])
    }
    made.must(place({ level: 'L4-L5' }))
    expect(refused(made)).toEqual([])
  })

  it('is not taken for a later one where the plan does not say so', () => {
    const at = (injectionNumber?: number) => {
      const plan = injectionNumber === undefined ? planWith({}) : planWith({ injectionNumber })
      return judged(roomWithNeedle({ plan }), suspension)
    }
    expect(at().refused.map((each) => each.code)).toEqual(['steroid.first-lumbar'])
    expect(at(1).refused.map((each) => each.code)).toEqual(['steroid.first-lumbar'])
    expect(at(2).refused).toEqual([])
    expect(at(2).physician.map((each) => each.code)).toEqual(['steroid.later-lumbar'])
  })
})

describe('a local anaesthetic', () => {
  const lidocaine = productOf('lidocaine')
  if (lidocaine === undefined) throw new Error('The catalogue has no lidocaine')
  const given = (volumeMl: number, birthDate = '1958-03-12') => {
    const made = roomWithNeedle()
    return judgeInjectate(
      {
        needleId: made.needle(),
        product: lidocaine,
        mgPerMl: 10,
        volumeMl,
        route: 'transforaminal',
        lot: 'A1',
        expiry: null,
      },
      {
        plan: made.state().plan,
        procedure: made.state().procedure,
        weightKg: 70,
        birthDate,
        today: '2026-11-24',
      },
    )
  }

  it('is questioned from ten times the usual volume on', () => {
    const usual = procedureOf('esi-transforaminal').usualVolumeMl?.[1]
    if (usual === undefined) throw new Error('No usual volume')
    const asked = (volumeMl: number) => given(volumeMl).questions.map((each) => each.code)
    expect(asked(10 * usual)).toEqual(['injectate.volume-tenfold'])
    expect(asked(10 * usual - 0.1)).toEqual([])
  })

  it.each([
    ['1956-11-24', false],
    ['1956-11-23', false],
    ['1955-11-24', true],
    ['1955-11-25', false],
  ])('is said to be reduced over 70 years only (born %s: %s)', (birthDate, isSaid) => {
    expect(given(1, birthDate).cautions.some((each) => each.code === 'anaesthetic.age')).toBe(isSaid)
  })
})
