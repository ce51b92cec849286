import { scenarioFromFhir } from '@shared/screening/fhir/scenarioFromFhir'
import { screen } from '@shared/screening/screen'
import { describe, expect, it } from 'vitest'
import { planOfClass } from '../calmScenario'

const at = '2026-11-24T09:00:00-05:00'
const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] })
const status = (code: string) => ({ coding: [{ code }] })
const patient = { resourceType: 'Patient', id: 'p1', birthDate: '1984-03-02', gender: 'male' }
const subject = { reference: 'Patient/p1' }

function read(resources: readonly object[], plan: unknown = planOfClass.intermediate) {
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [patient, ...resources].map((resource) => ({ resource })),
  }
  const result = scenarioFromFhir(bundle, plan, at)
  if (!result.ok) throw new Error(result.failure.join(' '))
  return { ...result.value, result: screen(result.value.scenario, {}, undefined, result.value.unread) }
}
const medications = (...resources: readonly object[]) => read(resources).scenario.medications.items
const statement = (name: string, more: object = {}) => ({
  resourceType: 'MedicationStatement',
  status: 'active',
  subject,
  medicationCodeableConcept: { text: name },
  ...more,
})

describe('medications', () => {
  it('takes the last dose, the dose, the frequency, the route and the reason of a statement', () => {
    const [item] = medications(
      statement('Lovenox', {
        effectiveDateTime: '2026-11-23T20:00:00-05:00',
        reasonCode: [{ text: 'prophylaxis after surgery' }],
        dosage: [
          {
            route: { text: 'subcutaneous' },
            doseAndRate: [{ doseQuantity: { value: 40, unit: 'mg' } }],
            timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
          },
        ],
      }),
    )
    expect(item).toMatchObject({
      name: 'Lovenox',
      status: 'active',
      lastDose: '2026-11-23T20:00:00-05:00',
      dose: '40 mg',
      frequency: 'once daily',
      route: 'subcutaneous',
      indication: 'prophylaxis after surgery',
    })
  })

  it.each([
    ['MedicationStatement', { status: 'active' }, 'active'],
    ['MedicationStatement', { status: 'not-taken' }, 'not-taken'],
    ['MedicationStatement', { status: 'entered-in-error' }, 'entered-in-error'],
    ['MedicationStatement', { status: 'intended' }, 'intended'],
    ['MedicationStatement', { status: 'on-hold' }, 'on-hold'],
    ['MedicationRequest', { status: 'stopped', intent: 'order' }, 'stopped'],
    ['MedicationRequest', { status: 'active', intent: 'proposal' }, 'intended'],
    ['MedicationRequest', { status: 'completed', doNotPerform: true, intent: 'order' }, 'not-taken'],
    ['MedicationRequest', { intent: 'order' }, 'unknown'],
    ['MedicationAdministration', { status: 'completed' }, 'completed'],
    ['MedicationAdministration', { status: 'not-done' }, 'not-taken'],
    ['MedicationDispense', { status: 'completed' }, 'completed'],
  ])('%s with %j is %s', (resourceType, more, expected) => {
    expect(
      medications({ resourceType, subject, medicationCodeableConcept: { text: 'warfarin' }, ...more })[0]?.status,
    ).toBe(expected)
  })

  it.each([
    [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '1364430' }, 'apixaban'],
    [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '1364435' }, 'apixaban'],
    [{ system: 'http://www.whocc.no/atc', code: 'B01AA03' }, 'warfarin'],
    [{ system: 'http://snomed.info/sct', code: '48603004' }, 'warfarin'],
  ])('knows a drug by its code only: %j', (coding, drug) => {
    const { result } = read([statement('', { medicationCodeableConcept: { coding: [coding] } })])
    expect(result.findings.find(({ topic }) => topic === 'antithrombotic')?.subject).toBe(drug)
  })

  it('believes a code and words that contradict each other both', () => {
    const { result } = read([
      statement('', {
        medicationCodeableConcept: {
          text: 'lisinopril',
          coding: [{ system: 'http://www.whocc.no/atc', code: 'B01AF02' }],
        },
      }),
    ])
    expect(result.findings.some(({ subject: name }) => name === 'apixaban')).toBe(true)
  })

  it('follows references: contained, by identity, and to ingredients', () => {
    const items = medications(
      {
        resourceType: 'MedicationRequest',
        status: 'active',
        intent: 'order',
        subject,
        contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'Plavix' } }],
        medicationReference: { reference: '#m' },
      },
      {
        resourceType: 'Medication',
        id: 'm2',
        code: { text: 'a mixture' },
        ingredient: [{ itemCodeableConcept: { text: 'rivaroxaban' } }],
      },
      {
        resourceType: 'MedicationRequest',
        status: 'active',
        intent: 'order',
        subject,
        medicationReference: { reference: 'Medication/m2' },
      },
    )
    expect(items.map(({ name }) => name)).toEqual(['Plavix', 'rivaroxaban'])
  })

  it('an order takes its last dose from a current statement of the same drug, never from a dose given in hospital', () => {
    const order = {
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      authoredOn: '2020-01-01',
      subject,
      medicationCodeableConcept: { text: 'apixaban 5 MG Oral Tablet' },
    }
    const given = {
      resourceType: 'MedicationAdministration',
      status: 'completed',
      effectiveDateTime: '2026-10-01T08:00:00Z',
      subject,
      medicationCodeableConcept: { text: 'apixaban' },
    }
    expect(medications(order, given)[0]?.lastDose).toBeUndefined()
    expect(medications(order, statement('Eliquis', { effectiveDateTime: '2026-11-20T08:00:00Z' }))[0]?.lastDose).toBe(
      '2026-11-20T08:00:00Z',
    )
  })

  it('a medication that cannot be read stays on the list as unrecognised, and is listed', () => {
    for (const broken of [{ medicationCodeableConcept: {} }, { medicationCodeableConcept: 'warfarin' }, {}]) {
      const { result } = read([
        { resourceType: 'MedicationRequest', status: 'active', intent: 'order', subject, ...broken },
      ])
      expect(
        result.findings.some(({ topic, severity }) => topic === 'unknown-medication' && severity === 'stop'),
        JSON.stringify(broken),
      ).toBe(true)
    }
  })

  it('a statement that there are none is “none”, a statement that nothing is known is “not asked”', () => {
    const said = (code: string) =>
      read([
        statement('', {
          medicationCodeableConcept: {
            coding: [{ system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', code }],
          },
        }),
      ]).scenario.medications.status
    expect(said('no-known-medications')).toBe('none')
    expect(said('no-medication-info')).toBe('not-asked')
  })

  it.each([
    [{ repeat: { frequency: 1, period: 12, periodUnit: 'h' } }, 'twice daily, bid'],
    [{ repeat: { period: 24, periodUnit: 'h' } }, 'once daily'],
    [{ repeat: { frequency: 3, period: 1, periodUnit: 'd' } }, '3 times daily'],
    [{ code: { coding: [{ code: 'BID' }] } }, 'BID'],
    [{ repeat: { frequency: 2, period: 1, periodUnit: 'wk' } }, undefined],
  ])('reads the timing %j', (timing, expected) =>
    expect(medications(statement('Lovenox', { dosage: [{ timing }] }))[0]?.frequency).toBe(expected),
  )

  it('neither the date of an assertion nor an old date of an active medicine is its last dose', () => {
    for (const dated of [
      { dateAsserted: '2026-11-01' },
      { effectivePeriod: { start: '2020-01-01' } },
      { effectiveDateTime: '2023-02-12' },
    ]) {
      const { scenario, result } = read([statement('Eliquis', dated)])
      expect(scenario.medications.items[0]?.lastDose, JSON.stringify(dated)).toBeUndefined()
      expect(result.findings.find(({ subject: name }) => name === 'apixaban')?.severity).toBe('stop')
    }
    expect(read([statement('Eliquis', { effectiveDateTime: '2023-02-12' })]).unread.map(({ why }) => why)).toContain(
      'the medicine is called active, so a date this old is not its last dose',
    )
    expect(
      medications(statement('Eliquis', { status: 'stopped', effectivePeriod: { end: '2023-02-12' } }))[0],
    ).toMatchObject({ status: 'stopped', lastDose: '2023-02-12' })
  })

  it('takes a code that every object inherits for a code like any other', () => {
    const { result } = read([
      statement('', { medicationCodeableConcept: { coding: [{ code: 'constructor' }] } }),
      { resourceType: 'AllergyIntolerance', patient: subject, code: { coding: [{ code: 'toString' }] } },
    ])
    expect(result.findings.map(({ topic, severity }) => `${severity} ${topic}`)).toEqual(
      expect.arrayContaining(['stop unknown-medication', 'stop allergy']),
    )
  })

  it('a dose after the planned time is listed and not taken', () => {
    const { scenario, unread } = read([statement('Eliquis', { effectiveDateTime: '2026-12-01T08:00:00Z' })])
    expect(scenario.medications.items[0]?.lastDose).toBeUndefined()
    expect(unread.map(({ why }) => why)).toContain('it lies after the planned time')
  })
})

describe('allergies', () => {
  const allergies = (...resources: readonly object[]) =>
    read(resources.map((each) => ({ resourceType: 'AllergyIntolerance', patient: subject, ...each }))).scenario
      .allergies
  it('takes reaction, severity and status', () => {
    expect(
      allergies({
        code: { text: 'Latex' },
        clinicalStatus: status('active'),
        reaction: [{ manifestation: [{ text: 'hives' }], severity: 'mild' }],
      }).items[0],
    ).toMatchObject({ substance: 'Latex', status: 'active', severity: 'mild', reaction: 'hives' })
    expect(allergies({ code: { text: 'Latex' }, criticality: 'high' }).items[0]?.severity).toBe('severe')
    expect(
      allergies({
        code: { text: 'No ibuprofen allergy' },
        clinicalStatus: status('active'),
        verificationStatus: status('refuted'),
      }).items[0]?.status,
    ).toBe('refuted')
  })
  it.each([
    [{ code: { text: 'No known allergy', coding: [{ code: '716186003' }] } }, 'none'],
    [{ code: { text: 'No known drug allergies' } }, 'none'],
    [{ code: { text: 'No Known Latex Allergy' } }, 'not-asked'],
    [{ code: { coding: [{ code: '429625007', display: 'No known food allergy' }] } }, 'not-asked'],
    [{ code: { text: 'No information about allergies', coding: [{ code: 'no-allergy-info' }] } }, 'not-asked'],
  ])('%j gives %s', (resource, expected) => expect(allergies(resource).status).toBe(expected))
  it('an allergy without a name is a stop, and is listed', () => {
    const { result, unread } = read([
      { resourceType: 'AllergyIntolerance', patient: subject, clinicalStatus: status('active') },
    ])
    expect(result.findings.some(({ rule }) => rule === 'allergy/unknown')).toBe(true)
    expect(unread.map(({ what }) => what)).toContain('an allergy without a name')
  })
})

describe('conditions, procedures, devices and results', () => {
  const condition = (text: string, more: object = {}) => ({
    resourceType: 'Condition',
    subject,
    code: { text },
    clinicalStatus: status('active'),
    ...more,
  })
  it('a device that is recorded as a procedure only still counts; one that was removed does not', () => {
    const rfa = {
      ...planOfClass.intermediate,
      procedure: 'medial-branch-rfa',
      levels: ['L4-L5'],
      contrast: 'none',
      injectates: ['lidocaine'],
    }
    const device = (text: string) =>
      read(
        [
          condition('asthma'),
          { resourceType: 'Procedure', status: 'completed', subject, code: { text }, performedDateTime: '2020-01-01' },
        ],
        rfa,
      ).result.findings.some(({ topic, severity }) => topic === 'device' && severity === 'stop')
    expect(device('Insertion of biventricular implantable cardioverter defibrillator')).toBe(true)
    expect(device('Removal of pacemaker')).toBe(false)
  })
  it('what is over counts only as an event', () => {
    const topics = (text: string, code: string) =>
      read([condition(text, { clinicalStatus: status(code), onsetDateTime: '2026-11-01' })]).result.findings.map(
        ({ rule }) => rule,
      )
    expect(topics('Normal pregnancy', 'resolved').some((rule) => rule.startsWith('pregnancy'))).toBe(false)
    expect(topics('Stroke', 'resolved')).toContain('thrombosis/stroke')
    expect(
      read([condition('Stroke', { verificationStatus: status('refuted') })]).result.findings.some(
        ({ rule }) => rule === 'thrombosis/stroke',
      ),
    ).toBe(false)
  })
  const inr = (more: object) => ({
    resourceType: 'Observation',
    status: 'final',
    subject,
    code: loinc('6301-6'),
    effectiveDateTime: '2026-11-24T07:00:00-05:00',
    valueQuantity: { value: 1.1, unit: 'INR' },
    ...more,
  })
  it('takes a final result', () =>
    expect(read([inr({})]).scenario.labs).toEqual([
      { test: 'inr', value: 1.1, unit: 'INR', at: '2026-11-24T07:00:00-05:00' },
    ]))
  it.each([
    [{ status: 'entered-in-error' }, /status is entered-in-error/],
    [{ status: 'unknown' }, /status is unknown/],
    [{ valueQuantity: undefined, valueCodeableConcept: { text: 'White' } }, /no number/],
    [{ valueQuantity: { value: 110, unit: '%' } }, /not one of this test/],
    [{ effectiveDateTime: undefined }, /no time/],
    [{ effectiveDateTime: '2026-12-24T07:00:00Z' }, /after the planned time/],
  ])('lists %j with its reason', (more, why) => {
    const { scenario, unread } = read([inr(more)])
    expect(scenario.labs).toEqual([])
    expect(unread.map((each) => each.why).join()).toMatch(why)
  })
  it('reads a result by its words where a laboratory uses its own codes, and lists what only sounds like one', () => {
    const observed = (code: object) =>
      read([
        {
          resourceType: 'Observation',
          status: 'final',
          subject,
          code,
          effectiveDateTime: '2026-11-24T07:00:00-05:00',
          valueQuantity: { value: 1.4, unit: '1' },
        },
      ])
    expect(observed({ coding: [{ system: 'urn:lab', code: '77', display: 'INR' }] }).scenario.labs).toMatchObject([
      { test: 'inr', value: 1.4 },
    ])
    expect(observed({ text: 'Prothrombin time and INR panel' }).unread.map(({ what }) => what)).toContain(
      'Prothrombin time and INR panel',
    )
    expect(
      observed({ coding: [{ system: 'http://loinc.org', code: '2093-3', display: 'Cholesterol' }] }).unread,
    ).toEqual([])
  })

  it('takes the newest weight in kilograms', () => {
    const weight = (value: number, unit: string, day: string) => ({
      resourceType: 'Observation',
      status: 'final',
      subject,
      code: loinc('29463-7'),
      effectiveDateTime: `${day}T08:00:00Z`,
      valueQuantity: { value, code: unit },
    })
    expect(read([weight(150, '[lb_av]', '2026-10-02'), weight(90, 'kg', '2020-01-01')]).scenario.patient.weightKg).toBe(
      68,
    )
  })
  it('leaves out what belongs to another patient, and says so', () => {
    const { scenario, unread } = read([statement('warfarin', { subject: { reference: 'Patient/other' } })])
    expect(scenario.medications.items).toEqual([])
    expect(unread.map(({ why }) => why)).toContain('it belongs to another patient')
  })
})

describe('documents that are refused, and answers beside the plan', () => {
  const failure = (document: unknown, plan: unknown = planOfClass.intermediate, when = at) => {
    const result = scenarioFromFhir(document, plan, when)
    return result.ok ? '' : result.failure.join(' ')
  }
  it.each<[string, unknown, RegExp]>([
    ['no resource', {}, /no FHIR resource/],
    [
      'two patients',
      { resourceType: 'Bundle', entry: [{ resource: patient }, { resource: { ...patient, id: 'p2' } }] },
      /2 patients/,
    ],
    ['DSTU2', { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'MedicationOrder' } }] }, /DSTU2/],
    [
      'STU3',
      { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Condition', clinicalStatus: 'active' } }] },
      /STU3/,
    ],
  ])('%s', (_name, document, says) => expect(failure(document)).toMatch(says))
  it('a plan that is none, and an instant that is none', () => {
    expect(failure(patient, 'left')).toMatch(/plan is not a JSON object/)
    expect(failure(patient, planOfClass.intermediate, 'tomorrow')).toMatch(/“tomorrow” is not a date and time/)
    expect(failure(patient, { ...planOfClass.intermediate, side: 'port' })).toMatch(/“plan.side” is not one of/)
  })
  it('takes the answers of the day from the plan document', () => {
    const { scenario } = read([], {
      plan: planOfClass.intermediate,
      answers: { consent: 'signed' },
      patient: { weightKg: 70 },
    })
    expect(scenario.answers.consent).toBe('signed')
    expect(scenario.patient.weightKg).toBe(70)
  })
})
