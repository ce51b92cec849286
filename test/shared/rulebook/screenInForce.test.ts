import { procedures } from '@shared/plan/catalogue'
import type { RuleChange } from '@shared/rulebook/changes'
import { strictThresholds, type ThresholdName, thresholdNames, thresholdValue } from '@shared/rulebook/changes'
import { rulesWith } from '@shared/rulebook/inForce'
import { screenInForce, understandInForce } from '@shared/rulebook/screenInForce'
import { checkChanges } from '@shared/rulebook/stricter'
import type { Finding, ScreeningResult } from '@shared/screening/finding'
import { shippedRules } from '@shared/screening/rules'
import type { Scenario } from '@shared/screening/scenario'
import { screen } from '@shared/screening/screen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calmScenario, findingsOf, hoursBefore, recorded } from '../screening/calmScenario'
import { laterApixaban, longerApixaban, lowerGlucose, zentovir } from './rules'

const why = 'Decided at the meeting of the department.'
const withChanges = (...changes: RuleChange[]) => rulesWith(shippedRules, changes, 1)
const onApixaban = (hours: number) =>
  calmScenario({ medications: recorded({ name: 'Eliquis 5 mg', lastDose: hoursBefore(hours) }) })

describe('a longer interval of the site', () => {
  it('counts where the table’s has passed, to the minute, with the table’s beside it', () => {
    const rules = withChanges(longerApixaban)
    const at95 = screenInForce(onApixaban(95), rules)
    expect(at95.verdict).toBe('stop')
    expect(findingsOf(at95, 'antithrombotic')).toMatchObject([
      {
        subject: 'apixaban',
        rule: 'site-1/apixaban',
        edition: 'rules of this site, version 1',
        confidence: 'site-policy',
        needs: '96 h since last dose',
        clearsAt: '2026-11-24T10:00:00-05:00',
      },
    ])
    expect(screenInForce(onApixaban(96), rules).verdict).toBe(screen(onApixaban(96)).verdict)
    expect(screenInForce(onApixaban(96), rules).passed.filter(({ subject }) => subject === 'apixaban')).toMatchObject([
      { rule: 'site-1/apixaban', needs: '96 h since last dose' },
    ])
  })

  it('stands in the place of the table’s where both speak, and shows what the table says', () => {
    const [finding, ...others] = findingsOf(
      screenInForce(onApixaban(10), withChanges(longerApixaban)),
      'antithrombotic',
    )
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule: 'site-1/apixaban', clearsAt: '2026-11-27T23:00:00-05:00' })
    expect(finding?.otherViews[0]?.edition).toBe(shippedRules.drugs.find(({ id }) => id === 'apixaban')?.edition)
  })

  it('counts for the blood pressure and for the age at which local anaesthetic is reduced', () => {
    const stricter = (name: ThresholdName, value: number) => withChanges({ kind: 'threshold', name, value, why })
    const pressed = calmScenario({ answers: { systolicMmHg: 95, diastolicMmHg: 60 } })
    expect(screen(pressed).verdict).toBe('clear')
    expect(screenInForce(pressed, stricter('bloodPressureLow', 100)).findings).toContainEqual(
      expect.objectContaining({ severity: 'caution', rule: 'vitals/blood-pressure', confidence: 'site-policy' }),
    )
    const numbed = calmScenario({
      patient: { birthDate: '1958-01-01', weightKg: 100 },
      plan: { injectates: ['dexamethasone', 'lidocaine 1 % 25 mL'] },
    })
    expect(screen(numbed).verdict).toBe('clear')
    expect(screenInForce(numbed, stricter('anaestheticReductionAge', 65)).verdict).toBe('caution')
  })

  it('asks for its later restart', () => {
    const result = screenInForce(onApixaban(200), withChanges(laterApixaban))
    expect(result.passed.find(({ subject }) => subject === 'apixaban')).toMatchObject({ restart: '48 h after' })
  })

  it('does not take away a question that the tables ask', () => {
    // With both doses at the same interval the site’s tables alone would have no reason to ask which dose it is.
    const scenario = calmScenario({ medications: recorded({ name: 'enoxaparin', lastDose: hoursBefore(30) }) })
    expect(screen(scenario).verdict).toBe('stop')
    const same = withChanges({
      kind: 'hold',
      row: 'enoxaparin-prophylactic',
      riskClass: 'intermediate',
      value: 'PT24H',
      why,
    })
    expect(screen(scenario, {}, same.site?.rules).verdict).not.toBe('stop')
    expect(screenInForce(scenario, same).verdict).toBe('stop')
  })
})

describe('a stricter limit of the site', () => {
  it('turns what the table lets pass into a stop', () => {
    const scenario = calmScenario({
      conditions: recorded('diabetes'),
      labs: [{ test: 'glucose', value: 230, unit: 'mg/dL', at: hoursBefore(1) }],
    })
    expect(findingsOf(screen(scenario), 'glucose')).toMatchObject([{ severity: 'caution' }])
    expect(findingsOf(screenInForce(scenario, withChanges(lowerGlucose)), 'glucose')).toMatchObject([
      { severity: 'stop', edition: 'rules of this site, version 1', confidence: 'site-policy' },
    ])
  })
})

describe('a drug that only the site has a row for', () => {
  const rules = withChanges(zentovir)
  const taking = (hours: number, as: string | null) =>
    calmScenario({
      medications: recorded({
        name: 'Zentova 10 mg',
        lastDose: hoursBefore(hours),
        confirmed: as === null ? null : { as, by: 'Marit Solberg', at: hoursBefore(1) },
      }),
    })

  it('stays unknown, and a stop, until a person says in this case that it is that drug', () => {
    const before = screenInForce(taking(500, null), rules)
    expect(findingsOf(before, 'unknown-medication')).toMatchObject([{ severity: 'stop' }])
    expect(understandInForce('Zentova 10 mg', rules)).toMatchObject({ kind: 'suggestion', didYouMean: ['zentovirax'] })
  })

  it('is judged by the site’s row once a person has said so', () => {
    const soon = screenInForce(taking(47, 'zentovirax'), rules)
    expect(findingsOf(soon, 'unknown-medication')).toEqual([])
    expect(findingsOf(soon, 'antithrombotic')).toMatchObject([
      { severity: 'stop', rule: 'site-1/own-zentovirax', clearsAt: '2026-11-24T10:00:00-05:00' },
    ])
    const later = screenInForce(taking(48, 'zentovirax'), rules)
    expect(findingsOf(later, 'antithrombotic')).toEqual([])
    expect(later.verdict).toBe('clear')
  })
})

describe('rules that nobody has adopted', () => {
  it('say so in every result, with their version', () => {
    expect(screenInForce(calmScenario(), withChanges(longerApixaban)).rules).toEqual({
      version: `${shippedRules.version}+1`,
      adopted: null,
      mark: 'rules not yet adopted by this site',
    })
  })
})

// The law: whatever a site may have beside the tables, no scenario is judged easier by it.

const atMs = Date.parse(calmScenario().at)
const iso = (hoursAgo: number) => new Date(atMs - hoursAgo * 3_600_000).toISOString()
const riskClass = fc.constantFrom('low' as const, 'intermediate' as const, 'high' as const)
const cells = [
  ...['PT6H', 'PT24H', 'PT36H', 'PT73H', 'P4D', 'P5D', 'P7D', 'P10D', 'P14D', 'P30D'],
  ...['P3D..P5D', 'P7D..P14D', 'shared decision', 'avoid'],
]
/** Drugs that appear in the random scenarios, so that most changes matter. */
const rows = shippedRules.drugs.filter(({ drug }) =>
  [
    'apixaban',
    'warfarin',
    'clopidogrel',
    'aspirin',
    'enoxaparin',
    'heparin',
    'dabigatran',
    'naproxen',
    'ginkgo',
  ].includes(drug),
)
const anyChange: fc.Arbitrary<RuleChange> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('hold' as const, 'restart' as const),
    row: fc.constantFrom(...rows.map(({ id }) => id)),
    riskClass,
    value: fc.constantFrom(...cells),
    why: fc.constant(why),
  }),
  fc
    .tuple(fc.constantFrom(...thresholdNames), fc.integer({ min: 1, max: 9 }))
    .map(([name, tenths]): RuleChange => ({ kind: 'threshold', name, value: moved(name, tenths), why })),
  fc
    .constantFrom(...procedures.map(({ code }) => code))
    .map((procedure): RuleChange => ({ kind: 'procedure', procedure, why })),
  fc
    .constantFrom('asra-regional-2025', 'asra-regional-2018')
    .map((edition): RuleChange => ({ kind: 'edition', edition, why })),
  fc.constant(zentovir),
  fc.constant<RuleChange>({ ...zentovir, name: 'metformin', names: [] }),
)

/** A limit moved by tenths in its strict direction. */
function moved(name: ThresholdName, tenths: number): number {
  const value = thresholdValue(shippedRules, name)
  return strictThresholds[name] === 'higher' ? value * (1 + tenths / 10) : value * (1 - tenths / 11)
}

const accepted = (changes: readonly RuleChange[]) => changes.length > 0 && checkChanges(changes, shippedRules).ok
/** Rule sets are built once: reading their names takes longer than a screening. */
const ruleSets = fc
  .sample(
    fc
      .uniqueArray(anyChange, { minLength: 1, maxLength: 12, selector: (each) => JSON.stringify(each) })
      .map((changes) => changes.filter((change) => accepted([change]))),
    { numRuns: 400, seed: 20261124 },
  )
  .filter(accepted)
  .slice(0, 60)
  .map((changes) => rulesWith(shippedRules, changes, 1))

const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    names: fc.uniqueArray(
      fc.constantFrom(
        ...['Eliquis 5 mg', 'warfarin', 'Plavix 75', 'aspirin 81', 'enoxaparin', 'heparin', 'dabigatran', 'naproxen'],
        ...['ginkgo', 'DuoPlavin', 'metformin', 'Zentova 10 mg', 'zzqx', 'eliqis', 'stopped Plavix in 2021'],
      ),
      { maxLength: 3 },
    ),
    hours: fc.array(
      fc.option(fc.oneof(fc.integer({ min: 0, max: 800 }), fc.constantFrom(6, 12, 24, 71, 72, 73, 96, 120, 168, 240)), {
        freq: 8,
      }),
      { minLength: 3, maxLength: 3 },
    ),
    detail: fc.constantFrom(
      {},
      { indication: 'secondary prevention' },
      { indication: 'primary prevention', dose: '40 mg', frequency: 'daily', route: 'sc' },
      { decision: { by: 'Dr A', at: '2026-11-20', outcome: 'may go ahead' } },
    ),
    conditions: fc.uniqueArray(fc.constantFrom('diabetes', 'cirrhosis', 'atrial fibrillation'), { maxLength: 2 }),
    labs: fc.uniqueArray(
      fc.constantFrom(
        { test: 'inr' as const, value: 1.1, unit: '', at: iso(3) },
        { test: 'inr' as const, value: 1.6, unit: '', at: iso(20) },
        { test: 'crcl' as const, value: 44, unit: 'mL/min', at: iso(100) },
        { test: 'crcl' as const, value: 90, unit: 'mL/min', at: iso(400) },
        { test: 'platelets' as const, value: 52, unit: '10*9/L', at: iso(5) },
        { test: 'glucose' as const, value: 205, unit: 'mg/dL', at: iso(2) },
        { test: 'hba1c' as const, value: 7.8, unit: '%', at: iso(300) },
      ),
      { maxLength: 4 },
    ),
    place: fc.constantFrom(
      {},
      { procedure: 'sacroiliac-injection', region: 'sacral', levels: [] },
      { procedure: 'intercostal-block', region: null, levels: ['rib 7'], modality: 'ultrasound', contrast: 'none' },
      { procedure: 'esi-interlaminar', region: 'cervical', levels: ['C7-T1'], side: 'midline' },
    ),
    birthDate: fc.constantFrom('1984-03-02', '1940-03-02'),
  })
  .map(({ names, hours, detail, conditions, labs, place, birthDate }) =>
    calmScenario({
      plan: place,
      patient: { birthDate },
      medications: recorded(
        ...names.map((name, index) => ({
          name,
          lastDose: hours[index] == null ? null : iso(hours[index]),
          ...detail,
        })),
      ),
      conditions: recorded(...conditions),
      labs,
    }),
  )

const rank = { clear: 0, info: 0, caution: 1, stop: 2 } as const
const classes = ['low', 'intermediate', 'high']
const ends = ({ clearsAt }: Finding) => (clearsAt === null ? Number.POSITIVE_INFINITY : Date.parse(clearsAt))

/** Every finding that would be easier under the second result: about the same words, less severe or sooner gone. */
function easier(tables: ScreeningResult, site: ScreeningResult): readonly Finding[] {
  return tables.findings.filter(
    (finding) =>
      finding.severity !== 'info' &&
      !site.findings.some(
        (other) =>
          other.topic === finding.topic &&
          other.subject === finding.subject &&
          other.matchedFrom === finding.matchedFrom &&
          rank[other.severity] >= rank[finding.severity] &&
          ends(other) >= ends(finding),
      ),
  )
}

describe('the law of the site’s rows', () => {
  it('is looked at with changes of every kind', () => {
    const kinds = new Set(ruleSets.flatMap(({ site }) => site?.changes.map(({ kind }) => kind) ?? []))
    expect([...kinds].sort()).toEqual(['edition', 'hold', 'own-drug', 'procedure', 'restart', 'threshold'])
    expect(ruleSets.length).toBeGreaterThanOrEqual(40)
  })

  it('holds: no accepted row lowers a severity, a class or the verdict, or brings an end forward', () => {
    let differs = 0
    fc.assert(
      fc.property(scenario, fc.constantFrom(...ruleSets), (facts, rules) => {
        const tables = screen(facts)
        const site = screenInForce(facts, rules)
        if (site.findings.length !== tables.findings.length || site.verdict !== tables.verdict) differs += 1
        expect(easier(tables, site)).toEqual([])
        expect(rank[site.verdict]).toBeGreaterThanOrEqual(rank[tables.verdict])
        expect(classes.indexOf(site.riskClass)).toBeGreaterThanOrEqual(classes.indexOf(tables.riskClass))
      }),
      { numRuns: 10_000 },
    )
    // Rows that never matter would prove nothing.
    expect(differs).toBeGreaterThan(500)
  }, 120_000)

  it('would be broken by the site’s tables alone, which is why both are judged', () => {
    const broken = fc.check(
      fc.property(scenario, fc.constantFrom(...ruleSets), (facts, rules) => {
        const alone = screen(facts, rules.site?.policy, rules.site?.rules)
        return easier(screen(facts), alone).length === 0
      }),
      { numRuns: 3_000 },
    )
    expect(broken.failed).toBe(true)
  }, 60_000)
})
