import { bookingSchema } from '@shared/case/bookingEvents'
import { type CaseEvent, caseEventSchema, type RecordedEvent } from '@shared/case/events'
import { evolve } from '@shared/case/evolve'
import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { decideDischarge } from '@shared/discharge/decide'
import type { InstructionLocale, PrintSize } from '@shared/discharge/document'
import type { RestartDecision } from '@shared/discharge/events'
import { addMs, minuteMs } from '@shared/kit/time'
import { type Plan, planSchema } from '@shared/plan/plan'
import { complicationTermOf, productOf } from '@shared/procedure/catalogue'
import type { InjectateRoute } from '@shared/procedure/vocabulary'
import { contextAt, idOf, nurse, physician } from './aftercare'

/** What happens to one patient of the reviewed set, before it is turned into events. */
export type SheetPatient = {
  readonly name: string
  readonly locale: InstructionLocale
  readonly size: PrintSize
  readonly plan: Partial<Plan> & Pick<Plan, 'procedure'>
  readonly goal: string
  readonly conditions: readonly string[] | 'not-asked'
  /** As the list has them, with the last dose. */
  readonly medications: readonly { readonly name: string; readonly lastDose: string; readonly indication?: string }[]
  readonly given: readonly (readonly [
    product: string,
    mgPerMl: number | null,
    volumeMl: number,
    route: InjectateRoute,
  ])[]
  readonly contrastMl: number | null
  readonly lesions?: number
  readonly outcome: 'completed' | 'partly-done' | 'abandoned'
  readonly complications: readonly (readonly [term: string, expected: boolean])[]
  /** Events in recovery: term, expected. */
  readonly recovery: readonly (readonly [term: string, expected: boolean])[]
  readonly restarts: readonly (readonly [drug: string, decision: RestartDecision, reason: string])[]
}

const beginsAt = '2026-11-24T14:30:00.000Z'
export const sheetTimeZone = 'America/New_York'
export const sheetPolicy: SitePolicy = contextAt(beginsAt).policy

const base: SheetPatient = {
  name: 'Doe, Jane',
  locale: 'en',
  size: 'normal',
  plan: { procedure: 'esi-transforaminal' },
  goal: '',
  conditions: [],
  medications: [],
  given: [],
  contrastMl: null,
  outcome: 'completed',
  complications: [],
  recovery: [],
  restarts: [],
}
const patient = (about: Partial<SheetPatient>): SheetPatient => ({ ...base, ...about })

const lumbar: Pick<Plan, 'region' | 'levels' | 'side'> = { region: 'lumbar', levels: ['L5-S1'], side: 'left' }
const dexamethasone = ['dexamethasone', 10, 1, 'transforaminal'] as const
const numbing = ['lidocaine', 10, 2, 'transforaminal'] as const
const skin = ['lidocaine', 10, 3, 'skin'] as const

/** Twenty patients: procedures, medicines, thinners, sugar, sedation, events, languages and sizes as they come. */
export const sheetPatients: Readonly<Record<string, SheetPatient>> = {
  '01 lumbar transforaminal, apixaban': patient({
    name: 'Hartmann, Liesel',
    plan: { procedure: 'esi-transforaminal', ...lumbar, purpose: 'Pain of the left leg from the L5 root.' },
    goal: 'walk one mile again',
    medications: [{ name: 'Eliquis 5 mg', lastDose: '2026-11-20T20:00:00-05:00', indication: 'atrial fibrillation' }],
    given: [skin, dexamethasone, numbing],
    contrastMl: 1,
    restarts: [['apixaban', { kind: 'at', at: '2026-11-25T15:30:00.000Z' }, '']],
  }),
  '02 lumbar transforaminal, nothing else': patient({
    name: 'Okafor, Ben',
    plan: { procedure: 'esi-transforaminal', ...lumbar, side: 'right' },
    goal: 'sit through a film',
    given: [skin, dexamethasone],
    contrastMl: 1,
  }),
  '03 cervical interlaminar': patient({
    name: 'Alvarez, Rosa',
    locale: 'es',
    plan: { procedure: 'esi-interlaminar', region: 'cervical', levels: ['C7-T1'], side: 'midline' },
    goal: 'peinar a mi nieta',
    given: [skin, ['dexamethasone', 10, 1, 'epidural'], ['saline', null, 2, 'epidural']],
    contrastMl: 1,
  }),
  '04 caudal, diabetes, anaesthetic': patient({
    name: 'Novak, Petra',
    plan: { procedure: 'esi-caudal', region: 'sacral', levels: [], side: 'midline' },
    goal: 'garden for an hour',
    conditions: ['type 2 diabetes'],
    given: [skin, ['triamcinolone-acetonide', 40, 1, 'epidural'], ['bupivacaine', 2.5, 3, 'epidural']],
    contrastMl: 3,
  }),
  '05 interlaminar, dural puncture, warfarin in words': patient({
    name: 'Berg, Anton',
    plan: { procedure: 'esi-interlaminar', region: 'lumbar', levels: ['L4-L5'], side: 'midline' },
    goal: 'sleep through the night',
    medications: [{ name: 'warfarin 5 mg', lastDose: '2026-11-18T18:00:00-05:00', indication: 'mechanical valve' }],
    given: [skin],
    contrastMl: 1,
    outcome: 'partly-done',
    complications: [['dural-puncture', false]],
    restarts: [['warfarin', { kind: 'words', words: 'Dr. Vale calls you tomorrow with the day and the dose' }, '']],
  }),
  '06 medial branch block, diagnostic': patient({
    name: 'Lindqvist, Maja',
    plan: { procedure: 'medial-branch-block', region: 'lumbar', levels: ['L4-L5', 'L5-S1'], side: 'right' },
    goal: 'stand and cook',
    conditions: ['type 1 diabetes'],
    given: [skin, ['bupivacaine', 5, 1, 'perineural']],
    contrastMl: null,
  }),
  '07 medial branch block with steroid': patient({
    name: 'Marsh, Colin',
    locale: 'es',
    plan: { procedure: 'medial-branch-block', region: 'cervical', levels: ['C4-C5'], side: 'left' },
    goal: 'conducir sin dolor',
    conditions: 'not-asked',
    given: [skin, ['lidocaine', 20, 1, 'perineural'], ['dexamethasone', 4, 1, 'perineural']],
    contrastMl: null,
  }),
  '08 radiofrequency, sedated, faint, large print': patient({
    name: 'Whitfield-Montgomery-Castellanos, Alexandrina Josephine',
    size: 'large',
    plan: {
      procedure: 'medial-branch-rfa',
      region: 'lumbar',
      levels: ['L3-L4', 'L4-L5'],
      side: 'bilateral',
      sedation: 'moderate',
    },
    goal: 'play golf with my brother again',
    given: [skin, ['lidocaine', 20, 2, 'perineural']],
    lesions: 4,
    recovery: [['vasovagal', false]],
  }),
  '09 radiofrequency abandoned before a lesion': patient({
    name: 'Ito, Kenji',
    plan: { procedure: 'medial-branch-rfa', region: 'lumbar', levels: ['L4-L5'], side: 'left' },
    goal: 'lift my daughter',
    given: [skin, ['lidocaine', 20, 1, 'perineural']],
    outcome: 'abandoned',
  }),
  '10 stellate, expected Horner': patient({
    name: 'Haddad, Leila',
    plan: { procedure: 'stellate-ganglion-block', region: 'cervical', levels: ['C6'], side: 'right' },
    goal: 'use my right hand',
    given: [skin, ['ropivacaine', 2, 8, 'prevertebral']],
    contrastMl: 2,
    complications: [['horner', true]],
  }),
  '11 cervical transforaminal, unexpected Horner': patient({
    name: 'Dubois, Claire',
    plan: { procedure: 'esi-transforaminal', region: 'cervical', levels: ['C6-C7'], side: 'left' },
    goal: 'read without neck pain',
    given: [skin, ['dexamethasone', 10, 1, 'transforaminal'], ['lidocaine', 10, 1, 'transforaminal']],
    contrastMl: 1,
    recovery: [['horner', false]],
  }),
  '12 lumbar sympathetic': patient({
    name: 'Sato, Emi',
    locale: 'es',
    plan: { procedure: 'lumbar-sympathetic-block', region: 'lumbar', levels: ['L3'], side: 'left' },
    goal: 'caminar hasta el parque',
    given: [skin, ['bupivacaine', 2.5, 12, 'prevertebral']],
    contrastMl: 2,
  }),
  '13 knee, steroid': patient({
    name: 'Murphy, Sean',
    plan: { procedure: 'peripheral-joint-injection', region: 'knee', levels: [], side: 'left', modality: 'ultrasound' },
    goal: 'climb my stairs',
    conditions: ['diabetes mellitus'],
    given: [skin, ['triamcinolone-acetonide', 40, 1, 'intra-articular'], ['lidocaine', 10, 3, 'intra-articular']],
  }),
  '14 knee, gel': patient({
    name: 'Petrov, Ivan',
    plan: {
      procedure: 'peripheral-joint-injection',
      region: 'knee',
      levels: [],
      side: 'right',
      modality: 'ultrasound',
    },
    goal: 'cycle again',
    given: [['hyaluronic-acid', null, 3, 'intra-articular']],
  }),
  '15 shoulder, plasma, ibuprofen later': patient({
    name: 'Ng, Alice',
    locale: 'es',
    plan: {
      procedure: 'peripheral-joint-injection',
      region: 'shoulder',
      levels: [],
      side: 'right',
      modality: 'ultrasound',
    },
    goal: 'nadar',
    medications: [{ name: 'ibuprofen 600 mg', lastDose: '2026-11-10T08:00:00-05:00' }],
    given: [skin, ['platelet-rich-plasma', null, 4, 'intra-articular']],
    restarts: [['ibuprofen', { kind: 'at', at: '2026-12-15T14:00:00.000Z' }, '']],
  }),
  '16 intercostal': patient({
    name: 'Kowalski, Jan',
    plan: { procedure: 'intercostal-block', region: 'thoracic', levels: ['T6'], side: 'right', modality: 'ultrasound' },
    goal: 'take a deep breath',
    given: [skin, ['bupivacaine', 5, 3, 'perineural'], ['methylprednisolone-acetate', 40, 1, 'perineural']],
  }),
  '17 greater occipital, steroid, allergy': patient({
    name: 'Silva, Inês',
    plan: {
      procedure: 'greater-occipital-nerve-block',
      region: 'head',
      levels: [],
      side: 'bilateral',
      modality: 'landmark',
    },
    goal: 'fewer headaches at work',
    given: [
      ['lidocaine', 10, 2, 'perineural'],
      ['dexamethasone', 4, 1, 'perineural'],
    ],
    recovery: [['allergic-mild', false]],
  }),
  '18 trigger points': patient({
    name: 'Brown, Tom',
    plan: { procedure: 'trigger-point-injection', region: 'shoulder', levels: [], side: 'left', modality: 'landmark' },
    goal: '',
    given: [['lidocaine', 10, 4, 'intramuscular']],
  }),
  '19 sciatic nerve, aspirin kept, clopidogrel': patient({
    name: 'García López, Carmen',
    locale: 'es',
    size: 'large',
    plan: {
      procedure: 'peripheral-nerve-block',
      region: 'sciatic nerve',
      levels: [],
      side: 'left',
      modality: 'ultrasound',
    },
    goal: 'ir al mercado a pie',
    medications: [
      { name: 'aspirin 81 mg', lastDose: '2026-11-24T07:00:00-05:00', indication: 'secondary prevention' },
      { name: 'Plavix 75 mg', lastDose: '2026-11-16T08:00:00-05:00', indication: 'stent' },
    ],
    given: [skin, ['ropivacaine', 5, 10, 'perineural'], ['dexamethasone', 4, 1, 'perineural']],
    restarts: [
      ['aspirin', { kind: 'keep-taking' }, ''],
      ['clopidogrel', { kind: 'at', at: '2026-11-26T13:00:00.000Z' }, ''],
    ],
  }),
  '20 the longest': patient({
    name: 'Featherstonehaugh-Cholmondeley, Bartholomew Archibald',
    size: 'large',
    plan: {
      procedure: 'esi-caudal',
      region: 'sacral',
      levels: [],
      side: 'midline',
      sedation: 'moderate',
      purpose: 'Pain of both legs from a narrow canal; less pain on walking within two weeks is expected.',
    },
    goal: 'walk with my wife to the lake and back without a rest',
    conditions: ['type 2 diabetes'],
    medications: [
      { name: 'Xarelto 20 mg', lastDose: '2026-11-20T18:00:00-05:00', indication: 'atrial fibrillation' },
      { name: 'Plavix 75 mg', lastDose: '2026-11-16T08:00:00-05:00', indication: 'stent' },
    ],
    given: [
      skin,
      ['triamcinolone-acetonide', 40, 1, 'epidural'],
      ['bupivacaine', 2.5, 3, 'epidural'],
      ['saline', null, 4, 'epidural'],
    ],
    contrastMl: 3,
    complications: [
      ['vasovagal', false],
      ['dural-puncture', false],
    ],
    recovery: [['hyperglycaemia', false]],
    restarts: [
      ['rivaroxaban', { kind: 'at', at: '2026-11-26T23:00:00.000Z' }, 'after the dural puncture later than the table'],
      ['clopidogrel', { kind: 'at', at: '2026-11-26T13:00:00.000Z' }, 'after the dural puncture later than the table'],
    ],
  }),
}

/** The record of a patient as it grew: every event through its schema, folded as the app folds it, restarts decided. */
export function recordOf(about: SheetPatient): {
  readonly state: CaseState
  readonly events: readonly RecordedEvent[]
} {
  const caseId = idOf(9000)
  const events: RecordedEvent[] = []
  let state: CaseState | null = null
  let minutes = -120
  const record = (event: CaseEvent, actor = nurse) => {
    const sequence = events.length + 1
    const at = addMs(beginsAt, minutes * minuteMs)
    const meta = {
      id: idOf(sequence),
      sequence,
      at,
      offsetMinutes: -300,
      station: 'Room 2',
      actor,
      hash: 'b'.repeat(64),
    }
    const recorded: RecordedEvent = { ...caseEventSchema.parse(JSON.parse(JSON.stringify(event))), meta }
    events.push(recorded)
    state = evolve(state, recorded, caseId)
    minutes += 1
  }
  const [familyName = '', givenName = ''] = about.name.split(', ')
  const plan = planSchema.parse({
    region: 'lumbar',
    levels: [],
    side: 'left',
    modality: 'fluoroscopy',
    contrast: about.contrastMl === null ? 'none' : 'iohexol-240',
    sedation: 'none',
    injectates: [],
    ...about.plan,
  })
  const born = { id: '4471-203', familyName, givenName, birthDate: '1958-03-12', sex: 'female', language: about.locale }
  record({
    type: 'case.booked',
    body: bookingSchema.parse({
      patient: born,
      plan,
      scheduledAt: beginsAt,
      room: 'Room 2',
      source: 'manual',
      drill: false,
      note: '',
    }),
  })
  record({ type: 'medications.recorded', body: list(about.medications) })
  if (about.conditions !== 'not-asked') {
    record({ type: 'conditions.recorded', body: list(about.conditions.map((name) => ({ name }))) })
  }
  record({
    type: 'baseline.recorded',
    body: {
      painNow: 7,
      painAverage: 6,
      painWorst: 9,
      peg: null,
      systolicMmHg: null,
      diastolicMmHg: null,
      pulsePerMin: null,
      spo2Percent: null,
      motor: '',
      medicationUse: '',
      goal: about.goal,
    },
  })
  minutes = 0
  record({ type: 'procedure.started', body: {} }, physician)
  about.given.forEach((injection, index) => {
    record(givenEvent(injection, idOf(200 + index)))
  })
  if (about.contrastMl !== null) record(contrastEvent(about.contrastMl))
  for (let made = 0; made < (about.lesions ?? 0); made += 1) record(lesionEvent(idOf(300 + made)), physician)
  about.complications.forEach(([term, expected], index) => {
    const at = addMs(beginsAt, minutes * minuteMs)
    record({
      type: 'complication.recorded',
      body: {
        id: idOf(400 + index),
        term,
        onset: at,
        grade: 1,
        expected,
        relation: 'related',
        needleId: null,
        action: '',
        outcome: '',
        name: complicationTermOf(term)?.name.en ?? term,
        reportable: false,
      },
    })
  })
  minutes = 25
  record({ type: 'procedure.ended', body: { outcome: about.outcome, note: '' } }, physician)
  about.recovery.forEach(([term, expected], index) => {
    minutes = 35
    const at = addMs(beginsAt, minutes * minuteMs)
    record({
      type: 'recoveryEvent.recorded',
      body: { id: idOf(500 + index), at, term, grade: 1, seen: '', action: '', expected },
    })
  })
  minutes = 50
  for (const [drug, decision, reason] of about.restarts) {
    const context = contextAt(addMs(beginsAt, minutes * minuteMs), physician)
    const decided = decideDischarge(whole(state), { do: 'restart.confirm', drug, decision, reason }, context)
    if (!decided.ok) throw new Error(`${about.name}: ${decided.failure.code}: ${decided.failure.says}`)
    for (const event of decided.value) record(event, physician)
  }
  return { state: whole(state), events }
}

function whole(state: CaseState | null): CaseState {
  if (state === null) throw new Error('Nothing was booked')
  return state
}

function list<Item>(items: readonly Item[]): { status: 'none' | 'recorded'; items: Item[] } {
  return { status: items.length === 0 ? 'none' : 'recorded', items: [...items] }
}

function givenEvent([productId, mgPerMl, volumeMl, route]: SheetPatient['given'][number], id: string): CaseEvent {
  const product = productOf(productId)
  if (product === undefined) throw new Error(`No such product: ${productId}`)
  const needleId = route === 'skin' ? null : idOf(100)
  const { agent, kind, epinephrine, particulate, preservativeFree } = product
  return {
    type: 'injectate.given',
    body: {
      id,
      needleId,
      productId,
      mgPerMl,
      volumeMl,
      route,
      lot: 'L1',
      expiry: '2027-12-31',
      product: product.name.en,
      agent,
      kind,
      epinephrine,
      particulate,
      preservativeFree,
      doseMg: mgPerMl === null ? null : mgPerMl * volumeMl,
      cautions: [],
      decided: null,
    },
  }
}

function contrastEvent(volumeMl: number): CaseEvent {
  return {
    type: 'contrast.recorded',
    body: {
      id: idOf(250),
      needleId: idOf(100),
      agentId: 'iohexol-240',
      volumeMl,
      mode: 'live',
      noneReason: '',
      view: 'ap',
      viewDegrees: null,
      patterns: ['EPI-D'],
      extent: { cephalad: null, caudad: null, side: 'not-recorded' },
      washout: null,
      concordance: 'not-asked',
      frame: null,
      lot: '',
      expiry: null,
      action: '',
      freeText: '',
      attempt: 1,
      mgIodinePerMl: 240,
      confirmed: [],
      cautions: [],
      decided: null,
    },
  }
}

function lesionEvent(id: string): CaseEvent {
  return {
    type: 'lesion.made',
    body: {
      id,
      needleId: idOf(100),
      kind: 'thermal',
      temperatureC: 80,
      seconds: 90,
      count: 1,
      impedanceOhm: 240,
      voltageV: null,
      sensoryThresholdV: 0.4,
      motorThresholdV: 2,
      motorResponse: 'local-muscle',
      note: '',
    },
  }
}
