import type { ScreeningResult } from '@shared/screening/finding'
import { fold } from '@shared/screening/names/words'
import { shippedRules } from '@shared/screening/rules'
import type { AllergyItem, ConditionItem, Lab, MedicationItem, Scenario } from '@shared/screening/scenario'
import fc from 'fast-check'
import { calmScenario } from './calmScenario'

export const runs = { numRuns: 10_000 } as const
export const timeout = 240_000
export const hour = 3_600_000
export const calm = calmScenario()
export const atMs = Date.parse(calm.at)
export const iso = (ms: number) => new Date(ms).toISOString()
const rank = { clear: 0, info: 0, caution: 1, stop: 2 } as const

// Arbitraries: small lists from pools that reach every kind of row, condition and allergy.

const drugNames = [
  'Eliquis 5 mg',
  'warfarin',
  'Plavix 75',
  'prasugrel',
  'ticlopidine',
  'phenprocoumon',
  'eptifibatide',
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
export const medication: fc.Arbitrary<MedicationItem> = fc.record({
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
export const condition: fc.Arbitrary<ConditionItem> = fc.record({ name: fc.constantFrom(...conditionNames) })
export const allergy: fc.Arbitrary<AllergyItem> = fc.record({
  substance: fc.constantFrom(...substances),
  reaction: fc.constantFrom(null, 'hives', 'anaphylaxis', 'nausea'),
  severity: fc.constantFrom(null, 'mild' as const, 'severe' as const),
})
export const lab: fc.Arbitrary<Lab> = fc.oneof(
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
export const lawPlans: readonly Scenario['plan'][] = [
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

export function listed<Item>(items: readonly Item[]): { status: 'none' | 'recorded'; items: Item[] } {
  return { status: items.length === 0 ? 'none' : 'recorded', items: [...items] }
}

export const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    plan: fc.constantFrom(...lawPlans),
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
export const quiet: fc.Arbitrary<Scenario> = fc
  .record({ plan: fc.constantFrom(...lawPlans.slice(0, 3)), sex: fc.constant('male' as const), birthDate })
  .map((made) => ({
    ...calm,
    plan: made.plan,
    patient: { ...calm.patient, sex: made.sex, birthDate: made.birthDate },
  }))

// What two results must have in common.

/** The worst severity of every topic: what no added risk may lower. */
function worstByTopic(result: ScreeningResult): ReadonlyMap<string, number> {
  const worst = new Map<string, number>()
  for (const { topic, severity } of result.findings) worst.set(topic, Math.max(worst.get(topic) ?? 0, rank[severity]))
  return worst
}

export function neverLower(before: ScreeningResult, after: ScreeningResult): boolean {
  const now = worstByTopic(after)
  for (const [topic, severity] of worstByTopic(before)) if ((now.get(topic) ?? 0) < severity) return false
  return rank[after.verdict] >= rank[before.verdict]
}

/** The judgement without the words of the list it quotes and without the offset instants are written in. */
export function judgement(result: ScreeningResult): string {
  const lines = result.findings.map(({ topic, severity, rule, subject, clearsAt, easesAt }) => {
    const instant = (text: string | null) => (text === null ? '' : Date.parse(text))
    return [topic, severity, rule, fold(subject).replace(/\s+/g, ' ').trim(), instant(clearsAt), instant(easesAt)].join(
      '|',
    )
  })
  return [result.verdict, result.riskClass, ...lines.sort()].join('\n')
}
