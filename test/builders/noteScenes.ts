import { bookingSchema } from '@shared/case/bookingEvents'
import type { RecordedEvent } from '@shared/case/events'
import type { Person } from '@shared/people/person'
import { type NoteDocument, operativeNote } from '@shared/procedure/operativeNote'
import {
  contrast,
  decision,
  give,
  nurse,
  physician,
  place,
  planWith,
  position,
  reposition,
  room,
  roomWithNeedle,
  ultrasound,
} from './procedureRoom'

export type Room = ReturnType<typeof room>

/** The note of a room, with the booking as the first event of its case. */
export function noteOf(
  made: Room,
  locale: 'en' | 'es' = 'en',
  around: readonly RecordedEvent[] = [],
): { readonly note: NoteDocument; readonly events: readonly RecordedEvent[] } {
  const { booking } = made.state()
  const booked: RecordedEvent = {
    type: 'case.booked',
    body: bookingSchema.parse(booking),
    meta: {
      id: '0198f000-0000-7000-8000-0000000b00c4',
      sequence: 1,
      at: '2026-11-23T20:00:00.000Z',
      offsetMinutes: -300,
      station: 'Desk',
      actor: null,
      hash: 'c'.repeat(64),
    },
  }
  const events = [booked, ...around, ...made.events()].sort((a, b) => a.meta.sequence - b.meta.sequence)
  return { note: operativeNote(made.state(), events, locale), events }
}

export const dose = (made: Room) =>
  made.must({
    do: 'dose.record',
    fluoroscopy: { value: 14, unit: 's' },
    airKerma: { value: 0.9, unit: 'mGy' },
    areaProduct: { value: 9, unit: 'cGy.cm2' },
    runs: 4,
    frames: null,
    source: 'console',
    confirmed: false,
  })
export const end = (made: Room) => made.must({ do: 'procedure.end', outcome: 'completed', note: '' })
const skin = (made: Room) => made.must(give(null, { productId: 'lidocaine', mgPerMl: 10, volumeMl: 2, lot: '4F22' }))

const meta = (sequence: number, at: string, actor: Person | null = nurse): RecordedEvent['meta'] => ({
  id: `0198f000-0000-7000-8000-0000000c${String(sequence).padStart(4, '0')}`,
  sequence,
  at,
  offsetMinutes: -300,
  station: 'Room 2',
  actor,
  hash: 'd'.repeat(64),
})

/** What stands around a procedure in the record of its case: before it from sequence 2, after it from sequence 60. */
export const around: readonly RecordedEvent[] = [
  {
    type: 'consent.recorded',
    body: {
      claim: { procedure: 'Transforaminal epidural steroid injection', levels: ['L5-S1'], side: 'left' },
      signedOn: '2026-11-20',
      stillWished: true,
      interpreter: 'not-needed',
    },
    meta: meta(2, '2026-11-24T12:50:00.000Z'),
  },
  {
    type: 'finding.overridden',
    body: {
      finding: { key: 'antithrombotic/clopidogrel', severity: 'stop', says: 'Clopidogrel was taken 4 days ago.' },
      reason: 'Stent of last month: agreed with the cardiologist',
      prescriberAsked: 'Dr. Vale',
      by: physician,
    },
    meta: meta(3, '2026-11-24T12:55:00.000Z', physician),
  },
  {
    type: 'pause.phaseStarted',
    body: { phase: 'time-out', team: [nurse, physician], site: null },
    meta: meta(4, '2026-11-24T13:30:00.000Z'),
  },
  { type: 'pause.stopCalled', body: {}, meta: meta(5, '2026-11-24T13:32:00.000Z', null) },
  {
    type: 'pause.stopResolved',
    body: { what: 'Wrong picture on the screen', how: 'Picture of today shown' },
    meta: meta(6, '2026-11-24T13:34:00.000Z', physician),
  },
  { type: 'pause.phaseCompleted', body: { phase: 'time-out' }, meta: meta(7, '2026-11-24T13:38:00.000Z') },
  {
    type: 'recoveryEvent.recorded',
    body: {
      id: '0198f000-0000-7000-8000-00000000e001',
      at: '2026-11-24T14:05:00.000Z',
      term: 'vasovagal',
      grade: 2,
      seen: 'Pale and sweating',
      action: 'Legs raised',
      expected: false,
    },
    meta: meta(60, '2026-11-24T14:06:00.000Z'),
  },
  {
    type: 'recoveryEvent.resolved',
    body: {
      eventId: '0198f000-0000-7000-8000-00000000e001',
      at: '2026-11-24T14:15:00.000Z',
      outcome: 'Back to normal',
    },
    meta: meta(61, '2026-11-24T14:16:00.000Z'),
  },
  {
    type: 'restart.confirmed',
    body: {
      drug: 'clopidogrel',
      knownAs: 'Plavix',
      decision: { kind: 'at', at: '2026-11-25T14:00:00.000Z' },
      reason: '',
      by: physician,
      offered: { earliest: null, rule: 'asra-2018/clopidogrel', says: '' },
    },
    meta: meta(62, '2026-11-24T14:20:00.000Z', physician),
  },
  {
    type: 'record.signed',
    body: { signedBy: physician, head: 'e'.repeat(64), throughSequence: 62 },
    meta: meta(63, '2026-11-24T14:30:00.000Z', physician),
  },
  {
    type: 'record.amended',
    body: { text: 'The patient walked without help at 14:40', aboutSequence: 61 },
    meta: meta(64, '2026-11-24T14:50:00.000Z', physician),
  },
]

/** Cases as they happen, one for each note that was reviewed line by line. */
export const scenes: Readonly<Record<string, () => Room>> = {
  'lumbar transforaminal': () => {
    const made = room()
    made.must({ do: 'procedure.start' })
    skin(made)
    made.must(place())
    made.must(position(made.needle()))
    made.must(
      contrast(made.needle(), {
        extent: { cephalad: 'L4-L5', caudad: 'S1', side: 'same-side' },
        concordance: 'concordant',
        washout: { seen: false, seconds: null },
      }),
    )
    made.must(give(made.needle()))
    dose(made)
    end(made)
    return made
  },
  'transforaminal after venous flow, corrected': () => {
    const made = roomWithNeedle({ plan: planWith({ side: 'bilateral' }) })
    const left = made.needle()
    made.must(contrast(left, { patterns: ['FOR', 'IV-VEN'], action: 'Needle withdrawn.' }))
    made.must(reposition(left, 'Venous flow'))
    made.must(contrast(left, { mode: 'dsa', volumeMl: 0.8 }))
    made.must(give(left))
    made.must(place({ side: 'right', gauge: null, lengthMm: null, extensionTubing: 'no' }))
    made.must(contrast(made.needle(), { patterns: ['ITH'] }))
    made.must(decision(made.needle(), 'abandon', { reason: 'Intrathecal flow.' }))
    made.must({
      do: 'complication.record',
      term: 'dural-puncture',
      onset: '2026-11-24T13:47:00.000Z',
      grade: 1,
      expected: false,
      relation: 'related',
      needleId: made.needle(),
      action: 'Observed flat.',
      outcome: '',
    })
    skin(made)
    made.must({
      do: 'entry.correct',
      ofSequence: made.lastSequence(),
      reason: 'Given twice by mistake of typing.',
      instead: null,
    })
    made.must({ do: 'procedure.end', outcome: 'partly-done', note: 'Right side abandoned' })
    return made
  },
  'wrong strength corrected by another entry': () => {
    const made = roomWithNeedle()
    made.must(position(made.needle()))
    made.must(contrast(made.needle()))
    made.must(give(made.needle(), { mgPerMl: 4 }))
    made.must({
      do: 'entry.correct',
      ofSequence: made.lastSequence(),
      reason: 'The label says 10 mg/mL',
      instead: give(made.needle()),
    })
    made.must({
      do: 'entry.correct',
      ofSequence: made.state().procedure.spreads[0]?.entry.sequence ?? 0,
      reason: 'It was 0.8 mL',
      instead: contrast(made.needle(), { volumeMl: 0.8 }),
    })
    end(made)
    return made
  },
  'cervical interlaminar': () => {
    const plan = planWith({ procedure: 'esi-interlaminar', region: 'cervical', levels: ['C7-T1'], side: 'midline' })
    const made = roomWithNeedle({ plan }, { level: 'C7-T1', side: 'midline', approach: 'interlaminar', gauge: 20 })
    made.must(contrast(made.needle(), { patterns: ['EPI-D', 'EPI-VAC'] }))
    made.must(
      contrast(made.needle(), { patterns: ['EPI-D'], view: 'contralateral-oblique', viewDegrees: 50, volumeMl: 0 }),
    )
    made.must(give(made.needle(), { route: 'epidural' }))
    made.must(give(made.needle(), { productId: 'saline', mgPerMl: null, volumeMl: 2, route: 'epidural' }))
    end(made)
    return made
  },
  caudal: () => {
    const plan = planWith({ procedure: 'esi-caudal', region: 'sacral', levels: [], side: 'midline' })
    const made = roomWithNeedle({ plan }, { level: '', side: 'midline', approach: 'caudal' })
    made.must(
      contrast(made.needle(), {
        patterns: ['EPI-D', 'FILL-DEF'],
        volumeMl: 3,
        view: 'lateral',
        extent: { cephalad: 'L5', caudad: null, side: 'both-sides' },
      }),
    )
    made.must(decision(made.needle(), 'accept', { reason: 'Scar at L5, flow beside it.' }))
    made.must(
      give(made.needle(), {
        productId: 'triamcinolone-acetonide',
        mgPerMl: 40,
        route: 'epidural',
        reason: 'Only steroid in stock; discussed.',
      }),
      physician,
    )
    end(made)
    return made
  },
  'nerve root block': () => {
    const made = roomWithNeedle({ plan: planWith({ procedure: 'nerve-root-block' }) })
    made.must(contrast(made.needle(), { patterns: ['FOR'], volumeMl: 0.4 }))
    made.must(give(made.needle(), { productId: 'bupivacaine', mgPerMl: 5, volumeMl: 0.8 }))
    end(made)
    return made
  },
  'medial branch radiofrequency': () => {
    const plan = planWith({ procedure: 'medial-branch-rfa', levels: ['L4-L5'], side: 'right', contrast: 'none' })
    const made = room({ plan })
    made.must({ do: 'procedure.start' })
    for (const level of ['L3', 'L4']) {
      made.must(
        place({
          level,
          side: 'right',
          approach: 'medial-branch',
          gauge: 18,
          lengthMm: 100,
          extensionTubing: 'not-recorded',
        }),
      )
      made.must(position(made.needle(), { aspiration: 'not-done', paraesthesia: 'not-asked' }))
      made.must(give(made.needle(), { productId: 'lidocaine', mgPerMl: 20, volumeMl: 0.5, route: 'perineural' }))
      made.must({
        do: 'lesion.record',
        needleId: made.needle(),
        kind: 'thermal',
        temperatureC: 80,
        seconds: 90,
        count: level === 'L3' ? 2 : 1,
        impedanceOhm: level === 'L3' ? 240 : null,
        voltageV: null,
        sensoryThresholdV: 0.4,
        motorThresholdV: 2,
        motorResponse: 'local-muscle',
        note: '',
      })
    }
    end(made)
    return made
  },
  'sacroiliac joint': () => {
    const plan = planWith({ procedure: 'sacroiliac-injection', region: 'sacral', levels: [] })
    const made = roomWithNeedle({ plan }, { level: '', approach: 'intra-articular' })
    made.must(
      contrast(made.needle(), {
        agentId: 'iopamidol-300',
        patterns: ['IA'],
        volumeMl: 0.3,
        mode: 'static',
        concordance: 'none',
      }),
    )
    made.must(give(made.needle(), { productId: 'methylprednisolone-acetate', mgPerMl: 40, route: 'intra-articular' }))
    end(made)
    return made
  },
  'lumbar sympathetic block': () => {
    const plan = planWith({ procedure: 'lumbar-sympathetic-block', levels: ['L3'] })
    const made = roomWithNeedle({ plan }, { level: 'L3', approach: 'prevertebral' })
    made.must(contrast(made.needle(), { patterns: ['PREV'], volumeMl: 2 }))
    made.must(contrast(made.needle(), { patterns: ['PREV'], volumeMl: 0, view: 'lateral' }))
    made.must(give(made.needle(), { productId: 'ropivacaine', mgPerMl: 2, volumeMl: 12, route: 'prevertebral' }))
    made.must({ ...doseNotAvailable })
    end(made)
    return made
  },
  hydrodissection: () => {
    const plan = planWith({
      procedure: 'perineural-hydrodissection',
      region: 'median nerve',
      levels: [],
      modality: 'ultrasound',
      contrast: 'none',
      side: 'right',
    })
    const made = roomWithNeedle(
      { plan, weightKg: null },
      { level: '', side: 'right', approach: 'perineural', extensionTubing: 'not-recorded' },
    )
    made.must(ultrasound(made.needle(), { freedCm: 4 }))
    made.must(give(made.needle(), { productId: 'dextrose-5', mgPerMl: null, volumeMl: 10, route: 'perineural' }))
    end(made)
    return made
  },
  'sphenopalatine, topical': () => {
    const plan = planWith({
      procedure: 'sphenopalatine-block-topical',
      region: 'sphenopalatine ganglion',
      levels: [],
      side: 'bilateral',
      modality: 'landmark',
      contrast: 'none',
    })
    const made = room({ plan })
    made.must({ do: 'procedure.start' })
    made.must(
      give(null, { productId: 'lidocaine', mgPerMl: 20, volumeMl: 1, route: 'intranasal', lot: '', expiry: null }),
    )
    end(made)
    return made
  },
  'thoracic transforaminal, without contrast': () => {
    const plan = planWith({ region: 'thoracic', levels: ['T8-T9'], side: 'right', contrast: 'none' })
    const made = roomWithNeedle({ plan }, { level: 'T8-T9', side: 'right', extensionTubing: 'not-recorded' })
    made.must(position(made.needle()))
    made.must(
      decision(made.needle(), 'without-contrast', {
        reason: 'Needed today, no other way.',
        contraindication: { kind: 'other', says: 'Thyrotoxicosis under treatment' },
      }),
      physician,
    )
    made.must(give(made.needle(), { volumeMl: 1 }))
    made.must({ ...doseNotAvailable })
    end(made)
    return made
  },
  'facet joint, around the joint': () => {
    const plan = planWith({ procedure: 'facet-joint-injection', levels: ['L4-L5'], side: 'bilateral' })
    const made = room({ plan })
    made.must({ do: 'procedure.start' })
    for (const side of ['left', 'right'] as const) {
      made.must(place({ level: 'L4-L5', side, approach: 'intra-articular', extensionTubing: 'not-recorded' }))
      made.must(position(made.needle()))
      made.must(contrast(made.needle(), { volumeMl: 0.2, mode: 'static', patterns: side === 'left' ? ['IA'] : ['PA'] }))
      if (side === 'right') {
        made.must(decision(made.needle(), 'accept', { reason: 'Taken as an injection around the joint.' }))
      }
      made.must(
        give(made.needle(), {
          productId: 'triamcinolone-acetonide',
          mgPerMl: 40,
          volumeMl: 0.5,
          route: side === 'left' ? 'intra-articular' : 'peri-articular',
        }),
      )
    }
    dose(made)
    end(made)
    return made
  },
  'medial branch block': () => {
    const plan = planWith({
      procedure: 'medial-branch-block',
      levels: ['L4-L5', 'L5-S1'],
      side: 'right',
      contrast: 'none',
      injectates: ['bupivacaine'],
    })
    const made = room({ plan })
    made.must({ do: 'procedure.start' })
    skin(made)
    for (const level of ['L3', 'L4', 'L5']) {
      made.must(place({ level, side: 'right', approach: 'medial-branch', gauge: 25, extensionTubing: 'not-recorded' }))
      made.must(position(made.needle(), { paraesthesia: level === 'L4' ? 'brief' : 'none' }))
      made.must(give(made.needle(), { productId: 'bupivacaine', mgPerMl: 5, volumeMl: 0.5, route: 'perineural' }))
    }
    dose(made)
    end(made)
    return made
  },
  cryoneurolysis: () => {
    const plan = planWith({
      procedure: 'cryoneurolysis',
      region: 'infrapatellar branch of the saphenous nerve',
      levels: [],
      modality: 'ultrasound',
      contrast: 'none',
    })
    const made = roomWithNeedle(
      { plan },
      { level: '', approach: 'perineural', gauge: null, lengthMm: null, extensionTubing: 'not-recorded' },
    )
    skin(made)
    made.must(ultrasound(made.needle(), { spread: ['fascial-plane'], plane: 'out-of-plane', resistance: 'low' }))
    made.must({
      do: 'lesion.record',
      needleId: made.needle(),
      kind: 'cryo',
      temperatureC: -70,
      seconds: 120,
      count: 2,
      impedanceOhm: null,
      voltageV: null,
      sensoryThresholdV: null,
      motorThresholdV: null,
      motorResponse: 'not-tested',
      note: '',
    })
    made.must({ do: 'procedure.end', outcome: 'partly-done', note: 'The third cycle was not wanted.' })
    return made
  },
  'greater occipital nerve block, abandoned': () => {
    const plan = planWith({
      procedure: 'greater-occipital-nerve-block',
      region: 'greater occipital nerve',
      levels: [],
      modality: 'landmark',
      contrast: 'none',
      side: 'left',
    })
    const made = roomWithNeedle({ plan }, { level: '', approach: 'perineural', extensionTubing: 'not-recorded' })
    made.must(position(made.needle(), { views: [], aspiration: 'blood' }))
    made.must(decision(made.needle(), 'abandon', { reason: 'Blood came back twice.' }))
    made.must({
      do: 'complication.record',
      term: 'vasovagal',
      onset: '2026-11-24T13:46:00.000Z',
      grade: 2,
      expected: false,
      relation: 'possibly',
      needleId: null,
      action: 'Laid flat.',
      outcome: 'Better after five minutes.',
    })
    made.must({ do: 'procedure.end', outcome: 'abandoned', note: 'Patient unwell.' })
    return made
  },
  'stellate ganglion, only started': () => {
    const plan = planWith({ procedure: 'stellate-ganglion-block', region: 'cervical', levels: ['C6'] })
    return roomWithNeedle({ plan }, { level: 'C6', approach: 'prevertebral' })
  },
}

export const doseNotAvailable = {
  do: 'dose.record',
  fluoroscopy: null,
  airKerma: null,
  areaProduct: null,
  runs: null,
  frames: null,
  source: 'not-available',
  confirmed: false,
} as const
