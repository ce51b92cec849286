import discharge from '@resources/locales/en/discharge.json'
import pause from '@resources/locales/en/pause.json'
import prepare from '@resources/locales/en/prepare.json'
import procedure from '@resources/locales/en/procedure.json'
import record from '@resources/locales/en/record.json'
import settings from '@resources/locales/en/settings.json'
import type { ScreeningResult } from '@shared/screening/finding'
import { understand } from '@shared/screening/medicationMatch'
import { fold } from '@shared/screening/names/words'
import { shippedRules } from '@shared/screening/rules'
import type { AllergyItem, ConditionItem, Lab, MedicationItem, Scenario } from '@shared/screening/scenario'
import { screen } from '@shared/screening/screen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calmScenario } from './calmScenario'

const runs = { numRuns: 10_000 } as const
const timeout = 120_000
const hour = 3_600_000
const calm = calmScenario()
const atMs = Date.parse(calm.at)
const iso = (ms: number) => new Date(ms).toISOString()
const rank = { clear: 0, info: 0, caution: 1, stop: 2 } as const

// Arbitraries: small lists from pools that reach every kind of row, condition and allergy.

const drugNames = [
  'Eliquis 5 mg',
  'warfarin',
  'Plavix 75',
  'prasugrel',
  'aspirin 81',
  'ASA',
  'enoxaparin',
  'heparin',
  'dabigatran',
  'alteplase',
  'abciximab',
  'naproxen',
  'celecoxib',
  'sertraline',
  'ginkgo',
  'Aggrenox',
  'DuoPlavin',
  'fish oil',
  'bivalirudin',
  'vorapaxar',
]
const otherNames = [
  'metformin 500 mg',
  'lisinopril',
  'ritonavir',
  'amoxicillin',
  'zzqx',
  'eliqis',
  'blood thinner',
  'stopped Plavix in 2021',
  'no aspirin',
  'sulodexide',
]
const conditionNames = [
  'chronic kidney disease stage 4',
  'cirrhosis',
  'haemophilia',
  'diabetes',
  'pacemaker',
  'drug eluting stent 2026-08-01',
  'stroke',
  'glaucoma',
  'asthma',
  'pneumonia',
  'no history of stroke',
  'lumbar fusion',
  'pregnancy',
  'myocardial infarction 2026-10-02',
  'bare metal stent 2026-11-05',
  'pulmonary embolism two weeks ago',
  'latex allergy',
  'mechanical mitral valve',
  'kidney transplant',
  'ESRD on dialysis',
]
const substances = [
  'Omnipaque',
  'iodine',
  'shellfish',
  'lidocaine',
  'dexamethasone',
  'latex',
  'chlorhexidine',
  'tape',
  'pollen',
  'qqwxz',
  'PEG',
  'benzyl alcohol',
  'cortisone',
  'penicillin',
  'Betadine',
  'banana',
  'bupivacaine',
]

/** Every name of the drug table, brands and foreign names among them. */
const tableNames = shippedRules.drugs.flatMap((row) => [...row.names, ...row.synonyms, ...row.moreNames])

const hoursAgo = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom(0, 6, 12, 24, 71, 72, 73, 120, 168, 240))
const medication: fc.Arbitrary<MedicationItem> = fc.record({
  name: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...drugNames) },
    { weight: 3, arbitrary: fc.constantFrom(...tableNames) },
    { weight: 2, arbitrary: fc.constantFrom(...otherNames) },
  ),
  lastDose: fc.option(
    fc.oneof(
      { weight: 5, arbitrary: hoursAgo.map((hours) => iso(atMs - hours * hour)) },
      // Only the date, the month or the year is known.
      { weight: 1, arbitrary: fc.constantFrom('2026-11-20', '2026-11', '2026-10', '2021') },
    ),
    { freq: 6 },
  ),
  indication: fc.constantFrom(null, 'primary prevention', 'secondary prevention'),
  dose: fc.constantFrom(null, '40 mg', '80 mg', '1 mg/kg'),
  frequency: fc.constantFrom(null, 'daily', 'BID'),
  route: fc.constantFrom(null, 'iv', 'sc'),
  status: fc.constantFrom(null, null, 'active' as const, 'on-hold' as const, 'stopped' as const, 'unknown' as const),
  decision: fc.constantFrom(null, { by: 'Dr A', at: '2026-11-20', outcome: 'may go ahead' }),
})
const condition: fc.Arbitrary<ConditionItem> = fc.record({ name: fc.constantFrom(...conditionNames) })
const allergy: fc.Arbitrary<AllergyItem> = fc.record({
  substance: fc.constantFrom(...substances),
  reaction: fc.constantFrom(null, 'hives', 'anaphylaxis', 'nausea'),
  severity: fc.constantFrom(null, 'mild' as const, 'severe' as const),
})
const lab: fc.Arbitrary<Lab> = fc.oneof(
  fc.record({
    test: fc.constant('inr' as const),
    value: fc.constantFrom(0.9, 1.2, 1.3, 1.9),
    unit: fc.constant(''),
    at: hoursAgo.map((hours) => iso(atMs - (hours % 48) * hour)),
  }),
  fc.record({
    test: fc.constantFrom('anti-xa' as const),
    value: fc.constantFrom(0.7, '<0.1'),
    unit: fc.constant('IU/mL'),
    at: hoursAgo.map((hours) => iso(atMs - (hours % 48) * hour)),
  }),
  fc.record({
    test: fc.constant('crcl' as const),
    value: fc.constantFrom(25, 49, 50, 90),
    unit: fc.constant('mL/min'),
    at: hoursAgo.map((hours) => iso(atMs - hours * hour)),
  }),
  fc.record({
    test: fc.constant('platelets' as const),
    value: fc.constantFrom(15, 60, 90, 220),
    unit: fc.constant('10*9/L'),
    at: fc.constant(iso(atMs - hour)),
  }),
  fc.record({
    test: fc.constant('glucose' as const),
    value: fc.constantFrom(60, 120, 210, 320),
    unit: fc.constant('mg/dL'),
    at: fc.constant(iso(atMs - hour)),
  }),
)
const plans: readonly Scenario['plan'][] = [
  calm.plan,
  {
    ...calm.plan,
    procedure: 'sacroiliac-injection',
    region: 'sacral',
    levels: [],
    injectates: ['triamcinolone-acetonide', 'lidocaine'],
  },
  { ...calm.plan, procedure: 'medial-branch-rfa', levels: ['L4-L5'], contrast: 'none', injectates: ['lidocaine'] },
  {
    ...calm.plan,
    procedure: 'esi-transforaminal',
    region: 'cervical',
    levels: ['C6'],
    injectates: ['methylprednisolone-acetate'],
  },
  {
    ...calm.plan,
    procedure: 'peripheral-joint-injection',
    region: 'knee',
    levels: [],
    modality: 'ultrasound',
    contrast: 'none',
  },
]
const sex = fc.constantFrom('female' as const, 'male' as const)
const birthDate = fc.constantFrom('1984-03-02', '1951-11-24', '1951-11-27', '1940-01-01')

function listed<Item>(items: readonly Item[]): { status: 'none' | 'recorded'; items: Item[] } {
  return { status: items.length === 0 ? 'none' : 'recorded', items: [...items] }
}

const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    plan: fc.constantFrom(...plans),
    sex,
    birthDate,
    medications: fc.array(medication, { maxLength: 3 }),
    conditions: fc.array(condition, { maxLength: 2 }),
    allergies: fc.array(allergy, { maxLength: 1 }),
    labs: fc.array(lab, { maxLength: 2 }),
  })
  .map((made) => ({
    ...calm,
    plan: made.plan,
    patient: { ...calm.patient, sex: made.sex, birthDate: made.birthDate },
    medications: listed(made.medications),
    conditions: listed(made.conditions),
    allergies: listed(made.allergies),
    labs: made.labs,
  }))

/** A case in which nothing but what a law adds is in the way. */
const quiet: fc.Arbitrary<Scenario> = fc
  .record({ plan: fc.constantFrom(...plans.slice(0, 3)), sex: fc.constant('male' as const), birthDate })
  .map((made) => ({
    ...calm,
    plan: made.plan,
    patient: { ...calm.patient, sex: made.sex, birthDate: made.birthDate },
  }))

/** Real medicines that no table holds: each of them is asked about. */
const medicinesOutside =
  'eliglustat tezepelumab lusutrombopag avatrombopag eltrombopag romiplostim fostamatinib emicizumab fitusiran concizumab marstacimab aprotinin protamine andexanet idarucizumab dextran pegcetacoplan iptacopan sutimlimab crizanlizumab voxelotor luspatercept ravulizumab satralizumab efgartigimod rozanolixizumab inebilizumab nusinersen risdiplam tofersen lecanemab donanemab aducanumab zuranolone brexanolone xanomeline deutetrabenazine valbenazine tradipitant daridorexant seltorexant obicetrapib pelacarsen olezarsen volanesorsen plozasiran vutrisiran tafamidis acoramidis eplontersen mavacamten aficamten omecamtiv sotatercept aprocitentan sparsentan atrasentan resmetirom elafibranor seladelpar maralixibat odevixibat setmelanotide cagrilintide survodutide'.split(
    ' ',
  )

// What two results must have in common.

/** The worst severity of every topic: what no added risk may lower. */
function worstByTopic(result: ScreeningResult): ReadonlyMap<string, number> {
  const worst = new Map<string, number>()
  for (const { topic, severity } of result.findings) worst.set(topic, Math.max(worst.get(topic) ?? 0, rank[severity]))
  return worst
}

function neverLower(before: ScreeningResult, after: ScreeningResult): boolean {
  const now = worstByTopic(after)
  for (const [topic, severity] of worstByTopic(before)) if ((now.get(topic) ?? 0) < severity) return false
  return rank[after.verdict] >= rank[before.verdict]
}

/** The judgement without the words of the list it quotes and without the offset instants are written in. */
function judgement(result: ScreeningResult): string {
  const lines = result.findings.map(({ topic, severity, rule, subject, clearsAt, easesAt }) => {
    const instant = (text: string | null) => (text === null ? '' : Date.parse(text))
    return [topic, severity, rule, fold(subject).replace(/\s+/g, ' ').trim(), instant(clearsAt), instant(easesAt)].join(
      '|',
    )
  })
  return [result.verdict, result.riskClass, ...lines.sort()].join('\n')
}

describe('laws of screening', () => {
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
    'the order of the lists does not matter',
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
          expect(judgement(screen(turned))).toBe(judgement(screen(base)))
        }),
        runs,
      )
    },
    timeout,
  )

  it(
    'a later last dose never lowers severity',
    () => {
      fc.assert(
        fc.property(
          scenario,
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
            // A name that carries its own route or dose ("SC heparin", "Voltaren gel") answers a question the others leave open.
            fc.pre(
              ![a, b].some((index) =>
                /\b(sc|sq|subcut\w*|iv|intravenous|drip|infusion|bolus|gtt|gel|emulgel|patch|topical|vascular|flector)\b/i.test(
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

  it(
    'what is not known never gives clear',
    () => {
      // Whether the procedure is of low or higher risk, a row with an interval needs its last dose.
      const timed = shippedRules.drugs.filter(({ hold }) => hold.intermediate.startsWith('P'))
      const gaps: Readonly<Record<string, (base: Scenario) => Scenario>> = {
        medications: (base) => ({ ...base, medications: { status: 'not-asked', items: [] } }),
        allergies: (base) => ({ ...base, allergies: { status: 'not-asked', items: [] } }),
        conditions: (base) => ({ ...base, conditions: { status: 'not-asked', items: [] } }),
        'an empty list': (base) => ({ ...base, allergies: { status: 'recorded', items: [] } }),
        side: (base) => ({ ...base, plan: { ...base.plan, side: null } }),
        modality: (base) => ({ ...base, plan: { ...base.plan, modality: null } }),
        sedation: (base) => ({ ...base, plan: { ...base.plan, sedation: null } }),
        injectates: (base) => ({ ...base, plan: { ...base.plan, injectates: null } }),
        consent: (base) => ({ ...base, answers: { ...base.answers, consent: null } }),
        infection: (base) => ({ ...base, answers: { ...base.answers, infection: null } }),
        fever: (base) => ({ ...base, answers: { ...base.answers, fever: 'unknown' } }),
        'birth date': (base) => ({ ...base, patient: { ...base.patient, birthDate: null } }),
        weight: (base) => ({
          ...base,
          plan: { ...base.plan, injectates: ['lidocaine'] },
          patient: { ...base.patient, weightKg: null },
        }),
        level: (base) => ({ ...base, plan: { ...calm.plan, levels: [] } }),
        contrast: (base) => ({ ...base, plan: { ...calm.plan, contrast: null } }),
        pregnancy: (base) => ({
          ...base,
          patient: { ...base.patient, sex: 'female', birthDate: '1990-05-05' },
          answers: { ...base.answers, pregnant: null },
        }),
        'an unknown allergy': (base) => ({ ...base, allergies: listed([{ substance: 'qqwxz' }]) }),
        ...Object.fromEntries(
          timed.map(({ id, drug }) => [
            `the last dose of ${id}`,
            (base: Scenario): Scenario => ({ ...base, plan: calm.plan, medications: listed([{ name: drug }]) }),
          ]),
        ),
        ...Object.fromEntries(
          ['zzqx', 'eliqis', 'blood thinner', 'sulodexide', 'heart pill', 'Cartia', 'aspirin/zorblax'].map((name) => [
            `a name for “${name}”`,
            (base: Scenario): Scenario => ({ ...base, medications: listed([{ name }]) }),
          ]),
        ),
        'a clearance for dabigatran': (base) => ({
          ...base,
          plan: calm.plan,
          labs: [],
          medications: listed([{ name: 'dabigatran', lastDose: iso(atMs - 900 * hour) }]),
        }),
        'an INR for warfarin': (base) => ({
          ...base,
          plan: calm.plan,
          labs: [],
          medications: listed([{ name: 'warfarin', lastDose: iso(atMs - 300 * hour) }]),
        }),
        'an unknown drug on the tray': (base) => ({ ...base, plan: { ...base.plan, injectates: ['qqwxz'] } }),
      }
      const names = Object.keys(gaps)
      fc.assert(
        fc.property(quiet, fc.constantFrom(...names), (base, name) => {
          const made = gaps[name]?.(base) ?? base
          if (screen(made).verdict === 'clear') throw new Error(`Clear without ${name}`)
        }),
        runs,
      )
    },
    timeout,
  )

  it(
    'no name that the tables do not know passes as clear',
    () => {
      const letters = fc.string({
        unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzáñöß'.split('')),
        minLength: 3,
        maxLength: 14,
      })
      fc.assert(
        fc.property(letters, fc.constantFrom('', ' 5 mg tab', ' 20 mg once daily', 'Take 1 '), (word, around) => {
          const name = around.startsWith('Take') ? `${around}${word}` : `${word}${around}`
          const { reading, kind } = understand(name)
          const known = reading.mentions.length > 0
          const result = screen({ ...calm, medications: listed([{ name }]) })
          if (!known && result.verdict !== 'stop') throw new Error(`“${name}” passed as ${result.verdict} (${kind})`)
        }),
        runs,
      )
    },
    timeout,
  )

  it('no plain word of the screens and no medicine outside the tables passes as clear', () => {
    const words = new Set(
      [discharge, pause, prepare, procedure, record, settings]
        .flatMap((texts) => Object.values(texts))
        .flatMap((text) => text.match(/\p{L}{3,}/gu) ?? [])
        .map((word) => word.toLowerCase()),
    )
    expect(words.size).toBeGreaterThan(800)
    const passed = [...words, ...medicinesOutside].filter((name) => {
      const known = understand(name).reading.mentions.length > 0
      const none = understand(name).reading.saysNone
      return !known && !none && screen({ ...calm, medications: listed([{ name }]) }).verdict !== 'stop'
    })
    expect(passed).toEqual([])
    expect(medicinesOutside.filter((name) => understand(name).reading.mentions.length > 0)).toEqual([])
  })

  it(
    'the verdict is the worst severity, the class is never below the procedure’s, and the same input gives the same result',
    () => {
      fc.assert(
        fc.property(scenario, (base) => {
          const result = screen(base)
          const found = result.findings.map(({ severity }) => severity)
          expect(result.verdict).toBe(found.includes('stop') ? 'stop' : found.includes('caution') ? 'caution' : 'clear')
          expect(JSON.stringify(screen(base))).toBe(JSON.stringify(result))
          expect(new Set(result.findings.map(({ key }) => key)).size).toBe(result.findings.length)
        }),
        runs,
      )
    },
    timeout,
  )
})
