import { screen } from '@shared/screening/screen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  atMs,
  condition,
  hour,
  iso,
  lab,
  listed,
  medication,
  neverLower,
  quiet,
  runs,
  scenario,
  timeout,
} from './lawScenarios'

describe('laws of screening: time', () => {
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
                    other.subject === finding.subject &&
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
})
