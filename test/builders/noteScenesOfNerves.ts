import type { Plan } from '@shared/plan/plan'
import { dose, doseNotAvailable, end, type Room } from './noteScenes'
import {
  contrast,
  give,
  place,
  planWith,
  position,
  reposition,
  room,
  roomWithNeedle,
  ultrasound,
} from './procedureRoom'

/** No X-rays: nothing is said of extension tubing or of a dose either. */
const sonographic: Partial<Plan> = { modality: 'ultrasound', contrast: 'none', levels: [] }

const withoutTubing = { extensionTubing: 'not-recorded' } as const

/** Radiofrequency and injections at single nerves, joints and muscles, reviewed as the notes of the spine are. */
export const scenesOfNerves: Readonly<Record<string, () => Room>> = {
  'pulsed radiofrequency of a dorsal root ganglion': () => {
    const plan = planWith({ procedure: 'pulsed-rf-drg', levels: ['L5'], side: 'right', injectates: ['lidocaine'] })
    const made = roomWithNeedle(
      { plan },
      { level: 'L5', side: 'right', gauge: 20, lengthMm: 100, note: 'Curved tip, 10 mm active.' },
    )
    made.must(position(made.needle(), { paraesthesia: 'brief', note: 'Stimulated in the dorsal part of the foramen.' }))
    made.must(contrast(made.needle(), { patterns: ['FOR'], volumeMl: 0.3, mode: 'static', concordance: 'concordant' }))
    made.must({
      do: 'lesion.record',
      needleId: made.needle(),
      kind: 'pulsed',
      temperatureC: 42,
      seconds: 120,
      count: 2,
      impedanceOhm: 310,
      voltageV: 45,
      sensoryThresholdV: 0.35,
      motorThresholdV: 0.9,
      motorResponse: 'radicular',
      note: 'Twitch of the foot above 0.9 V.',
    })
    made.must(give(made.needle(), { productId: 'lidocaine', mgPerMl: 10, volumeMl: 0.5 }))
    dose(made)
    end(made)
    return made
  },
  'pulsed radiofrequency of a peripheral nerve': () => {
    const plan = planWith({
      procedure: 'pulsed-rf-peripheral',
      region: 'suprascapular nerve',
      side: 'left',
      ...sonographic,
    })
    const made = roomWithNeedle(
      { plan },
      { level: '', approach: 'perineural', gauge: 22, lengthMm: 50, ...withoutTubing },
    )
    made.must(ultrasound(made.needle(), { spread: ['one-sided'], tipSeen: 'intermittently', paraesthesia: 'brief' }))
    made.must({
      do: 'lesion.record',
      needleId: made.needle(),
      kind: 'pulsed',
      temperatureC: 42,
      seconds: 360,
      count: 1,
      impedanceOhm: null,
      voltageV: null,
      sensoryThresholdV: 0.3,
      motorThresholdV: null,
      motorResponse: 'not-tested',
      note: '',
    })
    made.must(give(made.needle(), { productId: 'bupivacaine', mgPerMl: 2.5, volumeMl: 2, route: 'perineural' }))
    end(made)
    return made
  },
  'sacral lateral branch block': () => {
    const plan = planWith({
      procedure: 'sacral-lateral-branch-block',
      region: 'sacral',
      levels: ['L5 dorsal ramus', 'S1', 'S2'],
      side: 'left',
      contrast: 'none',
      injectates: ['bupivacaine'],
    })
    const made = room({ plan })
    made.must({ do: 'procedure.start' })
    for (const level of ['L5 dorsal ramus', 'S1', 'S2']) {
      made.must(place({ level, approach: 'lateral-branch', gauge: 25, ...withoutTubing }))
      made.must(position(made.needle(), { views: ['ap'] }))
      made.must(give(made.needle(), { productId: 'bupivacaine', mgPerMl: 5, volumeMl: 0.4, route: 'perineural' }))
    }
    dose(made)
    end(made)
    return made
  },
  'sacral lateral branch radiofrequency': () => {
    const plan = planWith({
      procedure: 'sacral-lateral-branch-rfa',
      region: 'sacral',
      levels: ['S1', 'S2'],
      side: 'right',
      contrast: 'none',
    })
    const made = room({ plan })
    made.must({ do: 'procedure.start' })
    for (const level of ['S1', 'S2']) {
      made.must(place({ level, side: 'right', approach: 'lateral-branch', gauge: 17, lengthMm: 75, ...withoutTubing }))
      made.must(position(made.needle(), { paraesthesia: 'not-asked' }))
      made.must(give(made.needle(), { productId: 'lidocaine', mgPerMl: 20, volumeMl: 0.5, route: 'perineural' }))
      made.must({
        do: 'lesion.record',
        needleId: made.needle(),
        kind: 'thermal',
        temperatureC: level === 'S1' ? 60 : null,
        seconds: 150,
        count: level === 'S1' ? 3 : 1,
        impedanceOhm: null,
        voltageV: null,
        sensoryThresholdV: null,
        motorThresholdV: 1.2,
        motorResponse: 'none',
        note: '',
      })
    }
    dose(made)
    made.must({ do: 'procedure.end', outcome: 'partly-done', note: 'S2 stopped early, too painful' })
    return made
  },
  'sphenopalatine, by needle': () => {
    const plan = planWith({
      procedure: 'sphenopalatine-block-needle',
      region: 'sphenopalatine ganglion',
      levels: [],
      side: 'right',
    })
    const made = roomWithNeedle({ plan }, { level: '', side: 'right', approach: 'infrazygomatic', ...withoutTubing })
    made.must(position(made.needle()))
    made.must(
      contrast(made.needle(), {
        patterns: ['PTERYGO'],
        volumeMl: 0.3,
        view: 'lateral',
        lot: '17C',
        expiry: '2027-06-30',
      }),
    )
    made.must(give(made.needle(), { productId: 'ropivacaine', mgPerMl: 5, volumeMl: 1.5, route: 'pterygopalatine' }))
    made.must({ ...doseNotAvailable })
    end(made)
    return made
  },
  'joint injection': () => {
    const plan = planWith({ procedure: 'peripheral-joint-injection', region: 'knee', side: 'right', ...sonographic })
    const made = roomWithNeedle(
      { plan },
      { level: '', side: 'right', approach: 'intra-articular', gauge: 21, lengthMm: 50, ...withoutTubing },
    )
    made.must(
      ultrasound(made.needle(), {
        spread: ['joint-recess'],
        vesselsMapped: 'no',
        freeText: '20 mL of clear fluid drawn off',
      }),
    )
    made.must(give(made.needle(), { productId: 'triamcinolone-acetonide', mgPerMl: 40, route: 'intra-articular' }))
    made.must(
      give(made.needle(), {
        productId: 'hyaluronic-acid',
        mgPerMl: null,
        volumeMl: 2,
        route: 'intra-articular',
        lot: '',
        expiry: null,
      }),
    )
    end(made)
    return made
  },
  'lateral femoral cutaneous nerve block': () => {
    const plan = planWith({
      procedure: 'lateral-femoral-cutaneous-block',
      region: 'lateral femoral cutaneous nerve',
      side: 'left',
      ...sonographic,
    })
    const made = roomWithNeedle(
      { plan },
      { level: '', approach: 'fascial-plane', gauge: 25, lengthMm: 38, ...withoutTubing },
    )
    made.must(ultrasound(made.needle(), { spread: ['fascial-plane', 'circumferential'] }))
    made.must(give(made.needle(), { productId: 'bupivacaine', mgPerMl: 2.5, volumeMl: 4, route: 'fascial-plane' }))
    made.must(give(made.needle(), { productId: 'dexamethasone', mgPerMl: 4, volumeMl: 1, route: 'fascial-plane' }))
    end(made)
    return made
  },
  'intercostal block': () => {
    const plan = planWith({
      procedure: 'intercostal-block',
      region: 'thoracic',
      side: 'right',
      ...sonographic,
      levels: ['rib 5', 'rib 6'],
    })
    const made = room({ plan })
    made.must({ do: 'procedure.start' })
    for (const level of ['rib 5', 'rib 6']) {
      made.must(place({ level, side: 'right', approach: 'intercostal', gauge: 25, lengthMm: 38, ...withoutTubing }))
      made.must(position(made.needle(), { views: [], paraesthesia: 'not-asked' }))
      made.must(
        ultrasound(made.needle(), {
          spread: ['fascial-plane'],
          lungSliding: level === 'rib 5' ? 'present' : 'not-looked',
        }),
      )
      made.must(give(made.needle(), { productId: 'bupivacaine', mgPerMl: 1.25, volumeMl: 3, route: 'perineural' }))
    }
    end(made)
    return made
  },
  'peripheral nerve block': () => {
    const plan = planWith({
      procedure: 'peripheral-nerve-block',
      region: 'ilioinguinal nerve',
      side: 'bilateral',
      ...sonographic,
    })
    const made = room({ plan })
    made.must({ do: 'procedure.start' })
    for (const side of ['left', 'right'] as const) {
      made.must(place({ level: '', side, approach: 'perineural', gauge: 25, lengthMm: 38, ...withoutTubing }))
      if (side === 'left') {
        made.must(ultrasound(made.needle(), { spread: ['one-sided'], resistance: 'high' }))
        made.must(reposition(made.needle(), 'High resistance'))
      }
      made.must(ultrasound(made.needle(), { spread: ['crescent'], resistance: 'low', vesselsMapped: 'not-recorded' }))
      made.must(give(made.needle(), { productId: 'ropivacaine', mgPerMl: 2, volumeMl: 5, route: 'perineural' }))
    }
    end(made)
    return made
  },
  'trigger points': () => {
    const plan = planWith({
      procedure: 'trigger-point-injection',
      region: 'trapezius',
      levels: [],
      side: 'bilateral',
      modality: 'landmark',
      contrast: 'none',
    })
    const made = room({ plan })
    made.must({ do: 'procedure.start' })
    for (const side of ['left', 'right'] as const) {
      made.must(place({ level: '', side, approach: 'trigger-point', gauge: 27, lengthMm: 38, ...withoutTubing }))
      made.must(
        position(made.needle(), { views: [], paraesthesia: 'none', note: side === 'left' ? 'Local twitch' : '' }),
      )
      made.must(give(made.needle(), { productId: 'lidocaine', mgPerMl: 5, volumeMl: 0.5, route: 'intramuscular' }))
    }
    end(made)
    return made
  },
}
