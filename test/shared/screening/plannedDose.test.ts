import { statedMg } from '@shared/screening/statedDose'
import { describe, expect, it } from 'vitest'
import { findingsOf, screenCalm } from './calmScenario'

const alone = { levels: 2, sides: 2, weightKg: 60 }

describe('a dose in the words of a plan', () => {
  it.each([
    ['dexamethasone 20 mg', 20],
    ['dexamethasone 20mg', 20],
    ['20 mg dexamethasone', 20],
    ['dexamethasone 4 mg/mL, 5 mL', 20],
    ['dexamethasone 4 mg/1 mL 5 cc', 20],
    ['dexamethasone 10 mg x 2', 20],
    ['2 x 10 mg dexamethasone', 20],
    ['dexamethasone 10 mg per level', 20],
    ['dexametasona 10 mg por nivel', 20],
    ['dexamethasone 10-20 mg', 20],
    ['dexamethasone 0.02 g', 20],
    ['dexamethasone 20,000 mcg', 20],
    ['Kenalog-40 3 mL', 120],
    ['Kenalog-40', null],
    ['lidocaine-1%', null],
    ['lidocaine 1 % 20 mL', 200],
    ['lidocaína 0,5 % 20 ml', 100],
    ['lidocaine 5 mg/kg', 300],
    ['lidocaine 1 % 50 mL vial', null],
    ['lidocaine 100 mg (10 mL of 1 %)', 100],
    ['bupivacaine 0.25 % with epinephrine 1:200,000', null],
  ] as const)('%s is %s mg', (text, mg) => expect(statedMg(text, alone)).toBe(mg))
})

const stated = (injectates: readonly string[], more: Record<string, unknown> = {}) =>
  screenCalm({ plan: { injectates }, ...more })

describe('a planned dose against the limits of the reference', () => {
  it.each([
    ['dexamethasone 20 mg', 'dexamethasone', '20 mg'],
    ['dexamethasone 15.5 mg', 'dexamethasone', '15.5 mg'],
    ['methylprednisolone-acetate 120 mg', 'methylprednisolone-acetate', '120 mg'],
    ['Kenalog-40 3 mL', 'triamcinolone-acetonide', '120 mg'],
    ['betamethasone 18 mg', 'betamethasone', '18 mg'],
  ])('questions “%s” in an epidural session', (text, subject, has) =>
    expect(findingsOf(stated([text]), 'steroid-load')).toContainEqual(
      expect.objectContaining({
        rule: 'medicare/steroid-per-session',
        severity: 'caution',
        subject,
        has,
        matchedFrom: text,
      }),
    ),
  )
  it.each(['dexamethasone 15 mg', 'methylprednisolone-acetate 80 mg', 'dexamethasone'])('lets “%s” pass', (text) =>
    expect(findingsOf(stated([text]), 'steroid-load').map(({ rule }) => rule)).not.toContain(
      'medicare/steroid-per-session',
    ),
  )
  it('adds the entries of one steroid, and knows no limit outside an epidural', () => {
    const twice = ['dexamethasone 10 mg', 'dexamethasone 8 mg']
    expect(findingsOf(stated(twice), 'steroid-load').map(({ has }) => has)).toContain('18 mg')
    const joint = { procedure: 'peripheral-joint-injection', region: 'knee', levels: [], injectates: twice }
    expect(findingsOf(screenCalm({ plan: joint }), 'steroid-load').map(({ rule }) => rule)).not.toContain(
      'medicare/steroid-per-session',
    )
  })

  const doses = (result: ReturnType<typeof screenCalm>) =>
    findingsOf(result, 'guidance').filter(({ subject }) => subject === 'local anaesthetic dose')
  it.each([
    ['lidocaine 1 % 31 mL', 61, 'local-anaesthetic/over-maximum'],
    ['lidocaine 1 % 28 mL', 61, 'local-anaesthetic/over-weight'],
    ['bupivacaine 0.5 % 36 mL', 100, 'local-anaesthetic/over-maximum'],
    ['ropivacaine 0.5 % 40 mL', 61, 'local-anaesthetic/over-weight'],
    ['lidocaine 300 mg and bupivacaine 20 mg', 100, 'local-anaesthetic/over-maximum'],
  ])('stops “%s” at %d kg', (text, weightKg, rule) =>
    expect(doses(stated([text], { patient: { weightKg } }))).toMatchObject([
      { severity: 'stop', rule, matchedFrom: text },
    ]),
  )
  it('knows the maximum with epinephrine, and adds every agent as a share of its own', () => {
    expect(doses(stated(['lidocaine 1 % with epinephrine 40 mL']))).toEqual([])
    expect(doses(stated(['lidocaine 1 % with epinephrine 42 mL and bupivacaine 0.25 % 1 mL']))[0]?.has).toBe(
      '2.5 mg of bupivacaine, 420 mg of lidocaine with epinephrine',
    )
    expect(doses(stated(['lidocaine 1 % 15 mL', 'bupivacaine 0.25 % 20 mL']))).toEqual([])
    expect(doses(stated(['lidocaine 1 % 20 mL', 'bupivacaine 0.25 % 20 mL']))[0]?.rule).toBe(
      'local-anaesthetic/over-weight',
    )
  })
  it('asks for the weight where none is recorded, and says nothing of a drug without a dose', () => {
    const unweighed = stated(['lidocaine 1 % 10 mL'], { patient: { weightKg: null } })
    expect(findingsOf(unweighed, 'data-missing').map(({ subject }) => subject)).toContain('weight')
    expect(doses(stated(['lidocaine 1 %']))).toEqual([])
  })
})
