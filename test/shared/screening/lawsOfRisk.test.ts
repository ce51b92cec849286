import { baseRiskClass, procedureOf } from '@shared/plan/catalogue'
import type { Scenario } from '@shared/screening/scenario'
import { screen } from '@shared/screening/screen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allergy, condition, judgement, listed, medication, neverLower, runs, scenario, timeout } from './lawScenarios'

const classes = ['low', 'intermediate', 'high']

describe('laws of screening: what may not lower a severity', () => {
  it(
    'adding a medication, an allergy, a condition or years never lowers severity, topic by topic',
    () => {
      const growth = fc.constantFrom('medication', 'medication', 'allergy', 'condition', 'condition', 'age')
      fc.assert(
        fc.property(scenario, growth, medication, allergy, condition, (base, what, drug, substance, risk) => {
          const grown: Record<string, Scenario> = {
            medication: { ...base, medications: listed([...base.medications.items, drug]) },
            allergy: { ...base, allergies: listed([...base.allergies.items, substance]) },
            condition: { ...base, conditions: listed([...base.conditions.items, risk]) },
            // Past the years in which pregnancy is asked about, age adds risk only.
            age: { ...base, patient: { ...base.patient, sex: 'male', birthDate: '1935-01-01' } },
          }
          const before = screen(what === 'age' ? { ...base, patient: { ...base.patient, sex: 'male' } } : base)
          if (!neverLower(before, screen(grown[what] ?? base))) throw new Error(`Adding a ${what} lowered the severity`)
        }),
        runs,
      )
    },
    timeout,
  )

  it(
    'the order of the lists does not matter, the verdict is the worst severity, and the class is never below the procedure’s',
    () => {
      const turn = <Item>(items: readonly Item[], by: number) => {
        const first = by % Math.max(1, items.length)
        return [...items.slice(first), ...items.slice(0, first)].reverse()
      }
      fc.assert(
        fc.property(scenario, fc.integer({ min: 1, max: 3 }), (base, by) => {
          const turned: Scenario = {
            ...base,
            medications: listed(turn(base.medications.items, by)),
            allergies: listed(turn(base.allergies.items, by)),
            conditions: listed(turn(base.conditions.items, by)),
            labs: turn(base.labs, by),
          }
          const result = screen(base)
          expect(judgement(screen(turned))).toBe(judgement(result))
          const found = result.findings.map(({ severity }) => severity)
          expect(result.verdict).toBe(found.includes('stop') ? 'stop' : found.includes('caution') ? 'caution' : 'clear')
          expect(new Set(result.findings.map(({ key }) => key)).size).toBe(result.findings.length)
          const own = baseRiskClass(procedureOf(base.plan.procedure), base.plan.region)
          expect(classes.indexOf(result.riskClass)).toBeGreaterThanOrEqual(classes.indexOf(own))
        }),
        runs,
      )
    },
    timeout,
  )
})
