import { defaultSitePolicy } from '@shared/case/policy'
import { rulesNoted } from '@shared/preparation/notedRules'
import { rulesOfCase } from '@shared/preparation/rulesOfCase'
import { emptyRulebook, type Rulebook, type RuleVersion } from '@shared/rulebook/rulebook'
import { shippedRules } from '@shared/screening/rules'
import { describe, expect, it } from 'vitest'
import { aBookedCase } from '../../fixtures/aCase'
import { colleague, lead, longerApixaban } from '../rulebook/rules'

const version = (number: number, value: string): RuleVersion => ({
  number,
  tables: shippedRules.version,
  changes: [{ ...longerApixaban, value }],
  why: 'Stricter.',
  first: colleague,
  second: lead,
  from: '2026-11-20T08:00:00.000Z',
})
const one: Rulebook = { ...emptyRulebook, versions: [version(1, 'P4D')] }
const two: Rulebook = { ...emptyRulebook, versions: [version(1, 'P4D'), version(2, 'P5D')] }

describe('the rules of a case', () => {
  const under = aBookedCase()
  under.rulebook = one
  under.do({ do: 'weight.record', weightKg: 61 })
  const numberUnder = (state: Parameters<typeof rulesOfCase>[0], rulebook: Rulebook) =>
    rulesOfCase(state, { ...defaultSitePolicy, rulebook }).site?.number

  it('are the ones in force while the patient has not been touched', () => {
    expect(numberUnder(under.case, one)).toBe(1)
    expect(numberUnder(under.case, two)).toBe(2)
  })

  it('are noted row by row when the procedure begins', () => {
    under.do({
      do: 'medications.record',
      list: { status: 'recorded', items: [{ name: 'Eliquis 5 mg tab', lastDose: '2026-11-20T20:00:00-05:00' }] },
    })
    const [noted] = rulesNoted(under.case, [{ type: 'procedure.started', body: {} }], {
      policy: { ...defaultSitePolicy, rulebook: one },
      now: '2026-11-24T13:40:00.000Z',
    })
    expect(noted?.body).toMatchObject({
      tables: shippedRules.version,
      number: 1,
      pinned: {
        riskClass: 'intermediate',
        rows: [{ drug: 'apixaban', knownAs: 'Eliquis 5 mg tab', rule: 'site-1/apixaban' }],
      },
    })
  })

  it('stay the ones it began with, whatever comes into force later', () => {
    const begun = { ...under.case, procedure: { ...under.case.procedure, startedAt: '2026-11-24T13:40:00.000Z' } }
    expect(numberUnder(begun, two)).toBe(1)
  })
})
