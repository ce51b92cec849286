import { bookingSchema } from '@shared/case/bookingEvents'
import type { RecordedEvent } from '@shared/case/events'
import { type NoteDocument, operativeNote } from '@shared/procedure/operativeNote'
import { describe, expect, it } from 'vitest'
import {
  contrast,
  decision,
  give,
  physician,
  place,
  planWith,
  position,
  reposition,
  room,
  roomWithNeedle,
  ultrasound,
} from '../../builders/procedureRoom'
import { aLinkedInstance } from '../../fixtures/linkedInstance'

type Room = ReturnType<typeof room>

/** The note of a room, with the booking as the first event of its case. */
function noteOf(made: Room): { readonly note: NoteDocument; readonly events: readonly RecordedEvent[] } {
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
  const events = [booked, ...made.events()]
  return { note: operativeNote(made.state(), events), events }
}

const textOf = ({ title, sections }: NoteDocument): string =>
  [
    title,
    ...sections.flatMap(({ heading, sentences, sources, figures }) => [
      '',
      heading.toUpperCase(),
      ...sentences.map((sentence, index) => `${sentence}  [${sources[index]?.join(' ') ?? ''}]`),
      ...figures.map((figure) => `Figure: ${figure.caption}  [${figure.sources.join(' ')}]`),
    ]),
  ]
    .join('\n')
    .concat('\n')

const dose = (made: Room) =>
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
const end = (made: Room) => made.must({ do: 'procedure.end', outcome: 'completed', note: '' })
const skin = (made: Room) => made.must(give(null, { productId: 'lidocaine', mgPerMl: 10, volumeMl: 2, lot: '4F22' }))

const scenes: Readonly<Record<string, () => Room>> = {
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
  'stellate ganglion, only started': () => {
    const plan = planWith({ procedure: 'stellate-ganglion-block', region: 'cervical', levels: ['C6'] })
    return roomWithNeedle({ plan }, { level: 'C6', approach: 'prevertebral' })
  },
}

/** Whether a number of a sentence stands in its entries, is a time of theirs, or is their sum. */
function isIn(entries: readonly RecordedEvent[], number: string): boolean {
  const texts = entries.map((event) => JSON.stringify(event.body))
  if (texts.some((text) => new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?![\\d]|\\.\\d)`).test(text)))
    return true
  if (entries.some((event) => event.meta.sequence === Number(number))) return true
  const times = entries.flatMap((event) => {
    const stamps = [event.meta.at, ...(event.type === 'complication.recorded' ? [event.body.onset] : [])]
    return stamps.flatMap((at) => {
      const local = new Date(Date.parse(at) + event.meta.offsetMinutes * 60_000).toISOString()
      return [local.slice(0, 4), local.slice(8, 10), local.slice(11, 13), local.slice(14, 16)]
    })
  })
  if (times.some((time) => time === number || Number(time) === Number(number))) return true
  const sums = new Map<string, number>()
  const add = (what: string, value: number) => sums.set(what, Math.round(((sums.get(what) ?? 0) + value) * 1000) / 1000)
  for (const event of entries) {
    if (event.type === 'injectate.given') add(event.body.agent, event.body.doseMg ?? 0)
    if (event.type === 'contrast.recorded') {
      add('mL', event.body.volumeMl ?? 0)
      add('mg', (event.body.volumeMl ?? 0) * (event.body.mgIodinePerMl ?? 0))
    }
  }
  return [...sums.values()].includes(Number(number))
}

const doseNotAvailable = {
  do: 'dose.record',
  fluoroscopy: null,
  airKerma: null,
  areaProduct: null,
  runs: null,
  frames: null,
  source: 'not-available',
  confirmed: false,
} as const

describe('operative notes', () => {
  it.each(Object.keys(scenes))('%s reads as it was reviewed', async (name) => {
    const scene = scenes[name]
    if (scene === undefined) throw new Error(`No scene ${name}`)
    await expect(textOf(noteOf(scene()).note)).toMatchFileSnapshot(`golden/${name.replace(/[^a-z]+/g, '-')}.txt`)
  })

  it.each(Object.keys(scenes))('%s: every number stands in the entries the sentence names', (name) => {
    const { note, events } = noteOf(scenes[name]?.() ?? room())
    for (const { sentences, sources } of note.sections) {
      sentences.forEach((sentence, index) => {
        const from = sources[index] ?? []
        const entries = events.filter((event) => from.includes(event.meta.sequence))
        expect(entries).toHaveLength(from.length)
        const bare = sentence.replace(/needle \d+/gi, '').replace(/ at (50|2) Hz/g, '')
        for (const number of bare.match(/\d+(\.\d+)?/g) ?? []) {
          expect([sentence, number, isIn(entries, number)]).toEqual([sentence, number, true])
        }
      })
    }
  })

  it('a sentence without an entry only says what is not recorded', () => {
    for (const scene of Object.values(scenes)) {
      for (const { sentences, sources } of noteOf(scene()).note.sections) {
        sentences.forEach((sentence, index) => {
          if (sources[index]?.length === 0) expect(sentence).toMatch(/ not | no |^No /i)
        })
      }
    }
  })

  it('claims nothing of a case in which nothing was recorded', () => {
    const { note } = noteOf(room())
    expect(note.sections.flatMap((each) => each.sentences)).toEqual([
      'Planned procedure: Transforaminal epidural steroid injection, lumbar, L5-S1, LEFT.',
      'Planned guidance: fluoroscopy. Planned sedation: none.',
      'The procedure has not been started.',
      'Consent is not recorded.',
      'No completed time-out before the start is recorded.',
      'No injectate is recorded.',
      'No radiation dose is recorded.',
      'No complication is recorded.',
    ])
  })

  it('ties a spread to its frame', () => {
    const run = aLinkedInstance({ frames: 64 })
    const { contentId, sopInstanceUid } = run
    const made = roomWithNeedle({
      changes: (state) => ({ ...state, imaging: { ...state.imaging, instances: [run] } }),
    })
    const on = (frame: number) => contrast(made.needle(), { frame: { contentId, sopInstanceUid, frame } })
    expect(made.refusal(on(65)).code).toBe('procedure.no-such-frame')
    made.must(on(31))
    const figures = noteOf(made).note.sections.flatMap((each) => each.figures)
    expect(figures.map((each) => [each.frame.frame, each.caption])).toEqual([
      [31, 'Needle 1, injection 1, AP: along the nerve root and ventral epidural. Frame 31.'],
    ])
  })
})
