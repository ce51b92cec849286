import type { Finding } from '@shared/screening/finding'
import { type Rules, shippedRules } from '@shared/screening/rules'
import type { Scenario } from '@shared/screening/scenario'
import { screen } from '@shared/screening/screen'
import { ownClassSubject } from '@shared/screening/topics/antithrombotic/ownClass'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  atMs,
  calm,
  condition,
  hour,
  iso,
  lab,
  lawPlans,
  listed,
  medication,
  neverLower,
  quiet,
  runs,
  scenario,
  timeout,
} from './lawScenarios'

/** The same question to the prescriber, put under the procedure's own class after a birthday on the way. */
const isSameQuestion = (one: Finding, other: Finding) =>
  other.subject === ownClassSubject(one.subject) &&
  [one, other].every(({ clearedBy }) => clearedBy.includes('prescriber-decision'))

describe('laws of screening: time', () => {
  it('a birthday on the way answers no question to the prescriber about a drug that was stopped', () => {
    const { plan, ...rest } = calm
    const stopped: Scenario = {
      ...rest,
      plan: { ...plan, procedure: 'sacroiliac-injection', region: 'sacral', levels: [], side: 'left' },
      patient: { ...rest.patient, birthDate: '1951-11-27', sex: 'male' },
      medications: {
        status: 'recorded',
        items: [{ name: 'dabigatran', lastDose: '2026-11-21T13:00:00.000Z', status: 'stopped' }],
      },
      labs: [{ test: 'crcl', value: 90, unit: 'mL/min', at: '2026-11-24T14:00:00.000Z' }],
    }
    const asked = (at: string) => screen({ ...stopped, at }).findings.filter(({ topic }) => topic === 'antithrombotic')
    const [first] = asked('2026-11-24T09:00:00-05:00')
    if (first === undefined || first.clearsAt === null) throw new Error('Nothing was asked.')
    expect(asked(first.clearsAt)).toEqual([])
    expect(asked(iso(Date.parse(first.clearsAt) - 1))).toHaveLength(1)
  })

  it(
    'a later last dose never lowers severity',
    () => {
      fc.assert(
        fc.property(
          // Alone, and beside other drugs that may already be a stop.
          fc.oneof(quiet, scenario),
          medication,
          fc.integer({ min: 0, max: 400 }),
          fc.integer({ min: 0, max: 400 }),
          (base, drug, a, b) => {
            const dosed = (hours: number) =>
              screen({
                ...base,
                medications: listed([...base.medications.items, { ...drug, lastDose: iso(atMs - hours * hour) }]),
              })
            return neverLower(dosed(Math.max(a, b)), dosed(Math.min(a, b)))
          },
        ),
        runs,
      )
    },
    timeout,
  )

  it(
    'clearsAt is exactly the first instant at which the finding is gone',
    () => {
      let looked = 0
      fc.assert(
        fc.property(
          quiet,
          fc.uniqueArray(medication, { minLength: 1, maxLength: 2, selector: ({ name }) => name }),
          fc.array(condition, { maxLength: 1 }),
          fc.array(lab, { maxLength: 1 }),
          fc.nat(1000),
          (base, drugs, conditions, labs, permille) => {
            const made = { ...base, medications: listed(drugs), conditions: listed(conditions), labs }
            for (const finding of screen(made).findings) {
              if (finding.clearsAt === null) continue
              looked += 1
              const clears = Date.parse(finding.clearsAt)
              const present = (ms: number) =>
                screen({ ...made, at: iso(ms) }).findings.some(
                  (other) =>
                    other.topic === finding.topic &&
                    (other.subject === finding.subject || isSameQuestion(finding, other)) &&
                    other.matchedFrom === finding.matchedFrom &&
                    other.severity !== 'info',
                )
              const between = atMs + Math.floor(((clears - atMs) * permille) / 1001)
              if (present(clears)) throw new Error(`${finding.key} is still there at ${finding.clearsAt}`)
              if (!present(clears - 1)) throw new Error(`${finding.key} is gone before ${finding.clearsAt}`)
              if (!present(between)) throw new Error(`${finding.key} is gone at ${iso(between)}`)
            }
          },
        ),
        runs,
      )
      expect(looked).toBeGreaterThan(1000)
    },
    timeout,
  )

  it(
    'clearsAt and easesAt are what a look at every hour finds, whatever the table says and whoever turns 75 meanwhile',
    () => {
      const cell = fc.constantFrom('none', 'PT24H', 'P2D', 'P3D', 'P3D..P5D', 'P5D', 'PT36H..P3D', 'shared decision')
      const hold = fc.record({ low: cell, intermediate: cell, high: cell })
      let waited = 0
      let asked = 0
      fc.assert(
        fc.property(
          fc.constantFrom(...lawPlans),
          hold,
          fc.integer({ min: 0, max: 130 }),
          // A birthday within the hold, at the planned time, past and far away.
          fc.constantFrom('1951-11-24', '1951-11-25', '1951-11-27', '1951-11-28', '1984-03-02'),
          fc.constantFrom(null, { by: 'Dr A', at: '2026-11-20', outcome: 'may go ahead' }),
          (plan, cells, back, birthDate, decision) => {
            const rules: Rules = {
              ...shippedRules,
              drugs: shippedRules.drugs.map((row) => (row.drug === 'apixaban' ? { ...row, hold: cells } : row)),
            }
            const made: Scenario = {
              ...calm,
              plan,
              patient: { ...calm.patient, sex: 'male', birthDate },
              medications: listed([{ name: 'Eliquis', lastDose: iso(atMs - back * hour), decision }]),
            }
            const severities = (ms: number, { subject, rule }: Pick<Finding, 'subject' | 'rule'>) =>
              screen({ ...made, at: iso(ms) }, {}, rules).findings.filter(
                (other) =>
                  other.topic === 'antithrombotic' &&
                  other.severity !== 'info' &&
                  (other.subject === subject ||
                    // The same question under the name of the own class, where a birthday raised the class.
                    (!rule.endsWith('/own-class') &&
                      (other.clearedBy.includes('wait') || other.clearedBy.includes('prescriber-decision')))),
              )
            for (const finding of screen(made, {}, rules).findings) {
              if (finding.topic !== 'antithrombotic' || finding.severity === 'info') continue
              const waits = finding.clearedBy.includes('wait')
              const left = (ms: number) =>
                severities(ms, finding).filter(
                  (other) => other.subject === finding.subject || !waits || other.clearedBy.includes('wait'),
                )
              const hours = Array.from({ length: 150 }, (_, index) => atMs + (index + 1) * hour)
              const gone = hours.find((ms) => left(ms).length === 0)
              const eased = hours.find(
                (ms) => left(ms).length > 0 && left(ms).every(({ severity }) => severity === 'caution'),
              )
              expect(finding.clearsAt === null ? undefined : Date.parse(finding.clearsAt)).toBe(gone)
              if (finding.severity === 'stop')
                expect(finding.easesAt === null ? undefined : Date.parse(finding.easesAt)).toBe(
                  gone === undefined || eased === undefined || eased < gone ? eased : undefined,
                )
              if (gone === undefined) asked += 1
              else waited += 1
            }
          },
        ),
        { numRuns: 400 },
      )
      expect(waited).toBeGreaterThan(20)
      expect(asked).toBeGreaterThan(5)
    },
    timeout,
  )
})
