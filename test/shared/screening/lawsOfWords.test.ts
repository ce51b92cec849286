import { understand } from '@shared/screening/medicationMatch'
import { shippedRules } from '@shared/screening/rules'
import type { Scenario } from '@shared/screening/scenario'
import { screen } from '@shared/screening/screen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allergy,
  atMs,
  condition,
  hour,
  iso,
  judgement,
  listed,
  medication,
  quiet,
  runs,
  timeout,
} from './lawScenarios'

describe('laws of screening: words, units and zones', () => {
  it(
    'letter case, accents and spaces of names do not matter',
    () => {
      const dress = (text: string, style: number) => {
        if (style === 0) return text.toUpperCase()
        if (style === 1) return text.toLowerCase()
        if (style === 2)
          return `  ${text
            .replace(/a/g, 'á')
            .replace(/o/g, 'ö')
            .replace(/n(?=z|c)/g, 'ñ')} `
        return text.replace(/ /g, '  ').replace(/e/g, 'e\u0301')
      }
      fc.assert(
        fc.property(
          quiet,
          medication,
          allergy,
          condition,
          fc.integer({ min: 0, max: 3 }),
          (base, drug, substance, risk, style) => {
            const made = (change: (text: string) => string): Scenario => ({
              ...base,
              medications: listed([{ ...drug, name: change(drug.name) }]),
              allergies: listed([{ ...substance, substance: change(substance.substance) }]),
              conditions: listed([{ ...risk, name: change(risk.name) }]),
            })
            expect(judgement(screen(made((text) => dress(text, style))))).toBe(judgement(screen(made((text) => text))))
          },
        ),
        runs,
      )
    },
    timeout,
  )

  it(
    'a brand and a generic name of one drug mean the same',
    () => {
      const names = new Map<string, string[]>()
      for (const row of shippedRules.drugs) {
        for (const name of [...row.names, ...row.synonyms, ...row.moreNames]) {
          const understood = understand(name).reading.mentions[0]
          if (understood?.meaning.kind !== 'antithrombotic' || understood.meaning.drug !== row.drug) continue
          const key = understood.meaning.rowIds.join()
          names.set(key, [...(names.get(key) ?? []), name])
        }
      }
      const groups = [...names.values()].filter((group) => group.length > 1)
      expect(groups.length).toBeGreaterThan(80)
      fc.assert(
        fc.property(
          quiet,
          medication,
          fc.nat(groups.length - 1),
          fc.nat(200),
          fc.nat(200),
          (base, drug, group, a, b) => {
            const pool = groups[group] ?? []
            const named = (index: number) =>
              screen({ ...base, medications: listed([{ ...drug, name: pool[index % pool.length] ?? '' }]) })
            // A name that carries its own route or dose ("SC heparin", "Voltaren gel", "Hep-Lock") answers a question the others leave open.
            fc.pre(
              ![a, b].some((index) =>
                /\b(sc|sq|subcut\w*|iv|intravenous|drip|infusion|bolus|gtt|gel|emulgel|patch|topical|vascular|flector|flush\w*|lock|hep-?lock)\b/i.test(
                  pool[index % pool.length] ?? '',
                ),
              ),
            )
            expect(judgement(named(a))).toBe(judgement(named(b)))
          },
        ),
        runs,
      )
    },
    timeout,
  )

  it(
    'units that mean the same and the time zone of an instant do not matter',
    () => {
      const offsets = ['Z', '+05:30', '-11:00', '+14:00'] as const
      const shifted = (text: string, offset: string) => {
        // A date without a time names no instant: it is the same date in every zone.
        if (text.length <= 10) return text
        if (offset === 'Z') return iso(Date.parse(text))
        const sign = offset.startsWith('-') ? -1 : 1
        const minutes = sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)))
        return `${iso(Date.parse(text) + minutes * 60_000).slice(0, 23)}${offset}`
      }
      const measured = fc.record({
        glucose: fc.integer({ min: 40, max: 400 }),
        creatinine: fc.integer({ min: 4, max: 60 }),
        platelets: fc.integer({ min: 5, max: 300 }),
        hba1c: fc.integer({ min: 50, max: 120 }),
      })
      fc.assert(
        fc.property(quiet, medication, measured, fc.constantFrom(...offsets), (base, drug, values, offset) => {
          const at = iso(atMs - hour)
          const common = { ...base, conditions: listed([{ name: 'diabetes' }]), medications: listed([drug]) }
          const one: Scenario = {
            ...common,
            labs: [
              { test: 'glucose', value: values.glucose, unit: 'mg/dL', at },
              { test: 'creatinine', value: values.creatinine / 10, unit: 'mg/dL', at },
              { test: 'platelets', value: values.platelets, unit: '10*9/L', at },
              { test: 'hba1c', value: values.hba1c / 10, unit: '%', at },
            ],
          }
          const other: Scenario = {
            ...common,
            at: shifted(base.at, offset),
            medications: listed([
              { ...drug, lastDose: typeof drug.lastDose === 'string' ? shifted(drug.lastDose, offset) : null },
            ]),
            labs: [
              {
                test: 'hba1c',
                value: (values.hba1c / 10 - 2.152) / 0.09148,
                unit: 'mmol/mol',
                at: shifted(at, offset),
              },
              { test: 'platelets', value: values.platelets * 1000, unit: '/uL', at: shifted(at, offset) },
              { test: 'creatinine', value: (values.creatinine / 10) * 88.42, unit: 'µmol/L', at: shifted(at, offset) },
              { test: 'glucose', value: values.glucose / 18.016, unit: 'mmol/L', at: shifted(at, offset) },
            ],
          }
          expect(judgement(screen(other))).toBe(judgement(screen(one)))
        }),
        runs,
      )
    },
    timeout,
  )
})
