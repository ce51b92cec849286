import { defaultSitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { judgeAllergies } from '@shared/procedure/allergyAtEntry'
import { contrastAgents, injectateProducts } from '@shared/procedure/catalogue'
import type { AboutToBeGiven } from '@shared/procedure/roomChecks'
import type { AllergyList } from '@shared/screening/scenario'
import { describe, expect, it } from 'vitest'
import { beginsAt, room } from '../../builders/procedureRoom'

const clock = { now: beginsAt, offsetMinutes: 0, policy: defaultSitePolicy }

/** A case whose allergy list is this one. */
function withAllergies(list: AllergyList): CaseState {
  const state = room().state()
  return { ...state, preparation: { ...state.preparation, allergies: { ...list, noted: null } } }
}
const allergicTo = (substance: string, severity: 'mild' | 'severe' = 'severe') =>
  withAllergies({ status: 'recorded', items: [{ substance, reaction: 'hives', severity }] })

const judge = (state: CaseState, given: AboutToBeGiven) => {
  const { refused, physician, cautions } = judgeAllergies(state, given, clock)
  if (refused.length + physician.length > 0) return 'stop'
  return cautions.length > 0 ? 'caution' : 'clear'
}
const injectate = (id: string): AboutToBeGiven => {
  const product = injectateProducts.find((each) => each.id === id)
  if (product === undefined) throw new Error(`No product ${id}`)
  return { injectate: product.name.en }
}

describe('the allergy check at the needle', () => {
  it('finds nothing where the list says none', () => {
    const state = withAllergies({ status: 'none', items: [] })
    for (const product of injectateProducts)
      expect([product.id, judge(state, { injectate: product.name.en })]).toEqual([product.id, 'clear'])
    for (const agent of contrastAgents.filter((each) => each.kind === 'iodinated')) {
      expect([agent.id, judge(state, { contrast: agent.id })]).toEqual([agent.id, 'clear'])
    }
  })

  it('does not take "nobody asked" for none', () => {
    const state = withAllergies({ status: 'not-asked', items: [] })
    expect(judge(state, injectate('lidocaine'))).not.toBe('clear')
    expect(judge(state, { contrast: 'iohexol-240' })).not.toBe('clear')
  })

  it.each([
    ['lidocaine', 'lidocaine'],
    ['polyethylene glycol', 'methylprednisolone-acetate'],
    ['carboxymethylcellulose', 'triamcinolone-acetonide'],
    ['benzyl alcohol', 'triamcinolone-acetonide'],
    ['benzalkonium chloride', 'betamethasone'],
    ['dexamethasone', 'dexamethasone'],
    ['sulfite', 'lidocaine-epinephrine'],
  ])('an allergy to %s speaks against %s', (substance, product) => {
    expect(judge(allergicTo(substance), injectate(product))).not.toBe('clear')
  })

  it.each([
    ['polyethylene glycol', 'dexamethasone'],
    ['carboxymethylcellulose', 'methylprednisolone-acetate'],
    ['sulfite', 'saline'],
    ['latex', 'lidocaine'],
  ])('an allergy to %s does not speak against %s', (substance, product) => {
    expect(judge(allergicTo(substance), injectate(product))).toBe('clear')
  })

  it('asks about the one product in the hand, not about the plan', () => {
    const state = allergicTo('iohexol')
    expect(judge(state, { contrast: 'iohexol-240' })).toBe('stop')
    expect(judge(state, injectate('dexamethasone'))).toBe('clear')
  })
})
