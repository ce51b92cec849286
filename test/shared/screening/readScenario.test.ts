import { readScenario } from '@shared/screening/readScenario'
import { screen } from '@shared/screening/screen'
import { describe, expect, it } from 'vitest'

type Loose = Record<string, unknown>

/** The example of the contract, as a document. */
function contract(): Record<string, Loose & { items?: Loose[] }> {
  return JSON.parse(`{ "at": "2026-11-24T09:00:00-05:00",
    "plan": { "procedure": "esi-transforaminal", "region": "lumbar", "levels": ["L5-S1"], "side": "left",
              "modality": "fluoroscopy", "contrast": "iohexol-240", "sedation": "none",
              "injectates": ["dexamethasone", "lidocaine"] },
    "patient": { "birthDate": "1954-03-02", "sex": "female", "weightKg": 61 },
    "medications": { "status": "recorded", "items": [
        { "name": "Eliquis 5 mg tab", "lastDose": "2026-11-22T20:00:00-05:00", "indication": "atrial fibrillation", "decision": null } ] },
    "allergies":   { "status": "recorded", "items": [ { "substance": "Omnipaque", "reaction": "hives", "severity": "moderate" } ] },
    "conditions":  { "status": "recorded", "items": [ "chronic kidney disease stage 4" ] },
    "labs": [ { "test": "inr", "value": 1.1, "unit": "1", "at": "2026-11-24T07:10:00-05:00" } ],
    "answers": { "pregnant": "no", "infection": "no", "fever": "no", "escort": "yes", "consent": "signed", "ateAt": null } }`)
}

function read(change: (document: ReturnType<typeof contract>) => unknown) {
  const document = contract()
  const other = change(document)
  return readScenario(other === undefined ? document : other)
}
const problems = (change: Parameters<typeof read>[0]) => {
  const result = read(change)
  return result.ok ? [] : result.failure
}

describe('the contract', () => {
  it('gives what it promises', () => {
    const result = read(() => undefined)
    if (!result.ok) throw new Error(result.failure.join())
    const screened = screen(result.value.scenario)
    expect(screened).toMatchObject({ verdict: 'stop', riskClass: 'high' })
    expect(screened.findings[0]).toMatchObject({
      topic: 'antithrombotic',
      subject: 'apixaban',
      matchedFrom: 'Eliquis 5 mg tab',
      severity: 'stop',
      needs: '72 h since last dose',
      has: '37 h',
      clearsAt: '2026-11-25T20:00:00-05:00',
      restart: '24 h after',
      rule: 'asra-2018/apixaban',
      clearedBy: ['wait', 'override'],
    })
  })
  it('takes harmless variants of one meaning', () => {
    const variant = read((document) => {
      Object.assign(document.plan ?? {}, {
        side: 'LEFT',
        region: 'Lumbar ',
        modality: 'Fluoro',
        levels: 'L5-S1',
        injectates: 'dexamethasone, lidocaine',
      })
      Object.assign(document.answers ?? {}, { infection: false, escort: true, consent: 'Signed' })
      return {
        ...document,
        medications: { status: 'Recorded', items: ['Eliquis 5 mg tab'] },
        labs: [{ test: 'INR', value: '1.1', unit: null, at: '2026-11-24T07:10:00-05:00' }],
      }
    })
    if (!variant.ok) throw new Error(variant.failure.join())
    expect(variant.value.scenario.plan).toMatchObject({
      side: 'left',
      region: 'lumbar',
      levels: ['L5-S1'],
      injectates: ['dexamethasone', 'lidocaine'],
    })
    expect(variant.value.scenario.answers).toMatchObject({ infection: 'no', escort: 'yes', consent: 'signed' })
  })
  it('keeps blank as not stated', () => {
    const blank = read((document) => void Object.assign(document.plan ?? {}, { side: ' ', modality: '' }))
    expect(blank.ok && blank.value.scenario.plan).toMatchObject({ side: null, modality: null })
  })
  it('takes a part that is null for one that nobody asked about, never for “none”', () => {
    const names = [
      'medications',
      'allergies',
      'conditions',
      'labs',
      'answers',
      'patient',
      'steroids',
      'devices',
      'vaccines',
    ]
    const nothing = read((document) => ({ ...document, ...Object.fromEntries(names.map((name) => [name, null])) }))
    if (!nothing.ok) throw new Error(nothing.failure.join())
    for (const name of ['medications', 'allergies', 'conditions', 'steroids', 'devices'] as const)
      expect(nothing.value.scenario[name], name).toEqual({ status: 'not-asked', items: [] })
    expect(screen(nothing.value.scenario).verdict).toBe('stop')
    const empty = read((document) => ({ ...document, medications: { status: 'recorded', items: null } }))
    if (!empty.ok) throw new Error(empty.failure.join())
    expect(screen(empty.value.scenario).findings.map(({ rule }) => rule)).toContain('missing/medications')
  })
  it('takes a number that was written as a text, and none with a unit or a comma', () => {
    const weight = (weightKg: string) => read((document) => void Object.assign(document.patient ?? {}, { weightKg }))
    expect(
      ['61', ' 61.5 '].map((text) => weight(text)).map((each) => each.ok && each.value.scenario.patient.weightKg),
    ).toEqual([61, 61.5])
    for (const text of ['134 lb', '61 kg', '61,5', '1e2', '-61', 'sixty'])
      expect(weight(text), text).toMatchObject({ ok: false, failure: ['“patient.weightKg” is not a number.'] })
  })
  it('lists names that nothing reads', () => {
    const extra = read((document) => ({ ...document, comment: 'of the nurse' }))
    expect(extra.ok && extra.value.unread).toEqual([
      { where: 'comment', what: '"of the nurse"', why: 'no rule reads this name' },
    ])
  })
})

describe('what is refused, each with a sentence', () => {
  it.each<[string, Parameters<typeof read>[0], RegExp]>([
    ['no object', () => [1], /not a JSON object/],
    ['null', () => null, /not a JSON object/],
    ['a misspelt name', (document) => ({ ...document, medicatons: {} }), /“medicatons”.*did you mean “medications”/],
    [
      'a misspelt name inside',
      (document) => void Object.assign(document.answers ?? {}, { pregnancy: 'yes' }),
      /did you mean “pregnant”/,
    ],
    [
      'a weight without its unit',
      (document) => void Object.assign(document.patient ?? {}, { weight: 61 }),
      /did you mean “weightKg”/,
    ],
    ['no plan', ({ at }) => ({ at }), /“plan” is missing/],
    [
      'a procedure of no catalogue',
      (document) => void Object.assign(document.plan ?? {}, { procedure: 'lobotomy' }),
      /not a procedure of the catalogue/,
    ],
    [
      'an instant without its offset',
      (document) => ({ ...document, at: '2026-11-24T09:00:00' }),
      /“at” is not a date and time with its offset/,
    ],
    ['a day that is none', (document) => ({ ...document, at: '2026-02-31T09:00:00Z' }), /“at”/],
    [
      'a last dose in the future',
      (document) =>
        void Object.assign(document.medications?.items?.[0] ?? {}, { lastDose: '2026-11-24T09:00:01-05:00' }),
      /lies after the planned time/,
    ],
    [
      'a last dose tomorrow, by date',
      (document) => void Object.assign(document.medications?.items?.[0] ?? {}, { lastDose: '2026-11-25' }),
      /lies after the planned time/,
    ],
    [
      'a last dose in words',
      (document) => void Object.assign(document.medications?.items?.[0] ?? {}, { lastDose: 'yesterday' }),
      /lastDose/,
    ],
    [
      'a result of the future',
      (document) => ({ ...document, labs: [{ test: 'inr', value: 1, unit: '', at: '2026-11-25T07:00:00Z' }] }),
      /labs\[0\].*lies after/,
    ],
    [
      'a wrong unit',
      (document) => ({
        ...document,
        labs: [{ test: 'glucose', value: 100, unit: 'mmHg', at: '2026-11-24T07:00:00Z' }],
      }),
      /mmHg/,
    ],
    [
      'a value of another unit',
      (document) => ({
        ...document,
        labs: [{ test: 'creatinine', value: 88, unit: 'mg/dL', at: '2026-11-24T07:00:00Z' }],
      }),
      /not plausible/,
    ],
    [
      'a percentage written as mmol/mol',
      (document) => ({
        ...document,
        labs: [{ test: 'hba1c', value: 12, unit: 'mmol/mol', at: '2026-11-24T07:00:00Z' }],
      }),
      /not plausible/,
    ],
    [
      'a decision of the future',
      (document) =>
        void Object.assign(document.medications?.items?.[0] ?? {}, {
          decision: { by: 'Dr A', at: '2026-12-01', outcome: 'may go ahead' },
        }),
      /decision\.at.*lies after/,
    ],
    [
      'a severity nobody uses',
      (document) => ({
        ...document,
        allergies: { status: 'recorded', items: [{ substance: 'latex', severity: 'terrible' }] },
      }),
      /“allergies\.items\[0\]\.severity” is not one of: mild/,
    ],
    [
      'an entry that is neither text nor object',
      (document) => ({ ...document, conditions: { status: 'recorded', items: [7] } }),
      /neither a text nor an object/,
    ],
    [
      'lists longer than any patient’s',
      (document) => ({
        ...document,
        medications: { status: 'recorded', items: Array.from({ length: 300 }, () => ({ name: 'x'.repeat(3000) })) },
      }),
      /lists hold 900\d{3} characters/,
    ],
    [
      'an unknown test',
      (document) => ({ ...document, labs: [{ test: 'vibes', value: 1, unit: '', at: '2026-11-24T07:00:00Z' }] }),
      /is not one of: inr, platelets/,
    ],
    [
      'an age of 121',
      (document) => void Object.assign(document.patient ?? {}, { birthDate: '1905-01-01' }),
      /an age of 121 years/,
    ],
    [
      'a birth after the procedure',
      (document) => void Object.assign(document.patient ?? {}, { birthDate: '2027-01-01' }),
      /lies after the planned time/,
    ],
    ['a weight below zero', (document) => void Object.assign(document.patient ?? {}, { weightKg: -1 }), /too small/],
    [
      'a weight as text',
      (document) => void Object.assign(document.patient ?? {}, { weightKg: '61 kg' }),
      /is not a number/,
    ],
    [
      'an unknown answer',
      (document) => void Object.assign(document.answers ?? {}, { pregnant: 'perhaps tomorrow' }),
      /is not one of: no, not-possible/,
    ],
    [
      'an unknown side',
      (document) => void Object.assign(document.plan ?? {}, { side: 'port' }),
      /is not one of: left, right/,
    ],
    [
      'a list longer than a patient’s',
      (document) => ({
        ...document,
        medications: { status: 'recorded', items: Array.from({ length: 1001 }, () => ({ name: 'aspirin' })) },
      }),
      /more entries than a list of one patient/,
    ],
    [
      'five megabytes in one line',
      (document) => ({
        ...document,
        medications: { status: 'recorded', items: [{ name: 'aspirin 81 mg, '.repeat(350_000) }] },
      }),
      /longer than 4000 characters/,
    ],
  ])('%s', (_name, change, sentence) => {
    const found = problems(change)
    expect(found.join(' ')).toMatch(sentence)
    for (const each of found) expect(each).toMatch(/[.?]$/)
  })

  it('today’s date without a time is no future, and counts as its last moment', () => {
    const result = read(
      (document) => void Object.assign(document.medications?.items?.[0] ?? {}, { lastDose: '2026-11-24' }),
    )
    if (!result.ok) throw new Error(result.failure.join())
    expect(screen(result.value.scenario).findings[0]?.clearedBy).toEqual(['wait', 'last-dose', 'override'])
  })

  it('takes names that every object inherits for names like any other', () => {
    const document = contract()
    const result = readScenario({ ...document, constructor: 1, toString: 'x', plan: { ...document.plan, valueOf: 2 } })
    if (!result.ok) throw new Error(result.failure.join())
    expect(result.value.unread.map(({ where }) => where)).toEqual(['plan.valueOf', 'constructor', 'toString'])
    expect(problems((changed) => ({ ...changed, labs: [{ test: 'constructor' }] })).join()).toMatch(
      /is not one of: inr/,
    )
  })

  it('counts what it does not list', () => {
    const found = problems((document) => ({
      ...document,
      labs: Array.from({ length: 30 }, (_, index) => ({
        test: 'inr',
        value: 90 + index,
        unit: '',
        at: '2026-11-24T07:00:00Z',
      })),
    }))
    expect(found).toHaveLength(9)
    expect(found.at(-1)).toMatch(/22 more/)
  })
})
