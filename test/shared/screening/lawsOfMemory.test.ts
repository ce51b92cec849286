import { defaultScreeningPolicy } from '@shared/screening/policy'
import type { Scenario } from '@shared/screening/scenario'
import { screen } from '@shared/screening/screen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  calm,
  condition,
  iso,
  lab,
  lawPlans,
  listed,
  medication,
  atMs as needleMs,
  scenario,
  timeout,
} from './lawScenarios'

/** One change of a case; everything else stays the very same object, as it does in the application. */
const change: fc.Arbitrary<(before: Scenario) => Scenario> = fc.oneof(
  medication.map((item) => (before: Scenario) => ({
    ...before,
    medications: listed([...before.medications.items, item]),
  })),
  medication.map((item) => (before: Scenario) => ({
    ...before,
    medications: listed([item, ...before.medications.items.slice(1)]),
  })),
  fc.constant((before: Scenario) => ({ ...before, medications: listed(before.medications.items.slice(1)) })),
  fc.array(lab, { maxLength: 2 }).map((labs) => (before: Scenario) => ({ ...before, labs })),
  fc
    .array(condition, { maxLength: 2 })
    .map((items) => (before: Scenario) => ({ ...before, conditions: listed(items) })),
  fc.constantFrom(...lawPlans).map((plan) => (before: Scenario) => ({ ...before, plan })),
  fc
    .constantFrom('1984-03-02', '1951-11-24', '1951-11-27', '1940-01-01')
    .map((birthDate) => (before: Scenario) => ({ ...before, patient: { ...before.patient, birthDate } })),
  fc
    .constantFrom(40, 61, 110)
    .map((weightKg) => (before: Scenario) => ({ ...before, patient: { ...before.patient, weightKg } })),
  fc
    .constantFrom('male' as const, 'female' as const)
    .map((sex) => (before: Scenario) => ({ ...before, patient: { ...before.patient, sex } })),
  fc.integer({ min: 0, max: 96 }).map((hours) => (before: Scenario) => ({
    ...before,
    at: iso(needleMs + hours * 3_600_000),
  })),
  fc.constant((before: Scenario) => ({
    ...before,
    devices: { status: 'recorded' as const, items: [{ name: 'ESRD on dialysis' }] },
  })),
)

describe('what was found out before', () => {
  it(
    'changes no answer: a case that is changed step by step is judged like one that is read for the first time',
    () => {
      fc.assert(
        fc.property(scenario, fc.array(change, { minLength: 1, maxLength: 5 }), (first, changes) => {
          let now = first
          screen(now)
          for (const each of changes) {
            now = each(now)
            expect(screen(now)).toEqual(screen(structuredClone(now)))
          }
        }),
        { numRuns: 400 },
      )
    },
    timeout,
  )

  it('changes no answer when the site decides otherwise', () => {
    fc.assert(
      fc.property(scenario, fc.constantFrom(65, 75, 80), fc.boolean(), (case_, seniorAgeYears, raised) => {
        const policy = {
          ...defaultScreeningPolicy,
          seniorAgeYears,
          raisedProcedures: raised ? [case_.plan.procedure] : [],
        }
        screen(case_)
        expect(screen(case_, policy)).toEqual(screen(structuredClone(case_), policy))
      }),
      { numRuns: 200 },
    )
  })

  it('changes no answer when the weight or the sex decides how dabigatran leaves the body', () => {
    const first: Scenario = {
      ...calm,
      patient: { ...calm.patient, birthDate: '1956-01-01', sex: 'male', weightKg: 58 },
      medications: listed([{ name: 'dabigatran 150 mg', lastDose: iso(needleMs - 100 * 3_600_000) }]),
      labs: [{ test: 'creatinine', value: 1, unit: 'mg/dL', at: iso(needleMs - 3_600_000) }],
    }
    for (const patient of [
      { ...first.patient, weightKg: 40 },
      { ...first.patient, sex: 'female' as const },
    ]) {
      const next = { ...first, patient }
      expect(screen(next).findings).not.toEqual(screen(first).findings)
      expect(screen(next)).toEqual(screen(structuredClone(next)))
    }
  })
})
