import type { RecordedEvent } from '@shared/case/events'
import { procedureCodes } from '@shared/plan/plan'
import { siteWords } from '@shared/procedure/note/course'
import { noteWords } from '@shared/procedure/note/words'
import { type NoteDocument, operativeNote } from '@shared/procedure/operativeNote'
import { describe, expect, it } from 'vitest'
import { around, noteOf, scenes as scenesOfSpine } from '../../builders/noteScenes'
import { scenesOfNerves } from '../../builders/noteScenesOfNerves'
import { isIn } from '../../builders/numbersOfEvents'
import { contrast, give, nurse, position, reposition, room, roomWithNeedle } from '../../builders/procedureRoom'
import { aLinkedInstance } from '../../fixtures/linkedInstance'

const scenes = { ...scenesOfSpine, ...scenesOfNerves }

const textOf = ({ title, sections }: NoteDocument): string =>
  [
    title,
    ...sections.flatMap(({ heading, sentences, figures }) => [
      '',
      heading.toUpperCase(),
      ...sentences.map(({ says, from, begins, struck }) => {
        const words = struck ? `~~${says}~~` : says
        return `${begins ? '' : '  '}${words}  [${from.join(' ')}]`
      }),
      ...figures.map((figure) => `Figure: ${figure.caption}  [${figure.sources.join(' ')}]`),
    ]),
  ]
    .join('\n')
    .concat('\n')

describe('operative notes', () => {
  it('are reviewed for every procedure of the catalogue', () => {
    const reviewed = new Set(Object.values(scenes).map((scene) => scene().state().plan.procedure))
    expect(procedureCodes.filter((code) => !reviewed.has(code))).toEqual([])
  })

  it.each(Object.keys(scenes))('%s reads as it was reviewed', async (name) => {
    const scene = scenes[name]
    if (scene === undefined) throw new Error(`No scene ${name}`)
    await expect(textOf(noteOf(scene()).note)).toMatchFileSnapshot(`golden/${name.replace(/[^a-z]+/g, '-')}.txt`)
  })

  it.each(['lumbar transforaminal', 'wrong strength corrected by another entry', ...Object.keys(scenesOfNerves)])(
    '%s reads in Spanish',
    async (name) => {
      const { note } = noteOf(scenes[name]?.() ?? room(), 'es', name in scenesOfNerves ? [] : around)
      await expect(textOf(note)).toMatchFileSnapshot(`golden/${name.replace(/[^a-z]+/g, '-')}.es.txt`)
    },
  )

  it('tells what stood around the procedure: decisions, pauses, recovery, blood thinners, addenda, signatures', async () => {
    const { note } = noteOf(scenes['lumbar transforaminal']?.() ?? room(), 'en', around)
    await expect(textOf(note)).toMatchFileSnapshot('golden/whole-case.txt')
  })

  it.each(Object.keys(scenes))('%s: every number stands in the entries the sentence names', (name) => {
    const { note, events } = noteOf(scenes[name]?.() ?? room())
    for (const { says, from } of note.sections.flatMap((each) => each.sentences)) {
      const entries = events.filter((event) => from.includes(event.meta.sequence))
      expect(entries).toHaveLength(from.length)
      const bare = says.replace(/needle \d+/gi, '').replace(/ at (50|2) Hz/g, '')
      for (const number of bare.match(/\d+(\.\d+)?/g) ?? []) {
        expect([says, number, isIn(entries, number)]).toEqual([says, number, true])
      }
    }
  })

  it('a sentence without an entry only says what is not recorded', () => {
    for (const scene of Object.values(scenes)) {
      for (const { says, from } of noteOf(scene()).note.sections.flatMap((each) => each.sentences)) {
        if (from.length === 0) expect(says).toMatch(/ not | no |^No /i)
      }
    }
  })

  it('claims nothing of a case in which nothing was recorded', () => {
    const { note } = noteOf(room())
    expect(note.sections.flatMap((each) => each.sentences).map((each) => each.says)).toEqual([
      'Planned procedure: Transforaminal epidural steroid injection, lumbar, L5-S1, LEFT.',
      'Planned guidance: fluoroscopy. Planned sedation: none.',
      'The procedure has not been started.',
      'Consent is not recorded.',
      'No completed time-out before the start is recorded.',
      'No injectate is recorded.',
      'No radiation dose is recorded.',
      'No complication is recorded.',
      'No signature is recorded.',
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

  it('claims no final position of a needle that was moved after it was last seen', () => {
    const made = roomWithNeedle()
    made.must(position(made.needle()))
    made.must(reposition(made.needle(), 'Vessel in the way'))
    const told = saysOf(noteOf(made).note, 'Needle')
    expect(told.slice(-3)).toEqual([
      'An earlier position of needle 1 was seen in AP and lateral at 08:43; aspiration was negative; no paraesthesia was reported.',
      'Needle 1 was repositioned at 08:44: Vessel in the way.',
      'The final position and aspiration of needle 1 are not recorded.',
    ])
    made.must(position(made.needle()))
    expect(saysOf(noteOf(made).note, 'Needle').at(-1)).toMatch(
      /^The position of needle 1 was seen in AP and lateral at 08:45/,
    )
  })

  it('says a level that has words in Spanish wherever a Spanish note names one', () => {
    const made = roomWithNeedle()
    made.must(
      contrast(made.needle(), { extent: { cephalad: 'rib 5', caudad: 'L5 dorsal ramus', side: 'not-recorded' } }),
    )
    expect(saysOf(noteOf(made, 'es').note, 'Contraste')[1]).toBe(
      'Distribución: a lo largo de la raíz y epidural ventral, desde costilla 5 hasta ramo dorsal de L5.',
    )
    const ramus = { needleId: null, level: 'L5 dorsal ramus', side: 'right' } as const
    expect(siteWords(ramus, noteWords('es'))).toBe('ramo dorsal de L5, derecha')
    expect(siteWords(ramus, noteWords('en'))).toBe('L5 dorsal ramus, right')
  })

  it('gives no sum of contrast for all of it where a volume is missing', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    const state = made.state()
    // As a record of an earlier version, or of another station, may hold it.
    const spreads = state.procedure.spreads.flatMap((each) => [each, { ...each, volumeMl: null }])
    const note = operativeNote({ ...state, procedure: { ...state.procedure, spreads } }, made.events())
    expect(saysOf(note, 'Contrast').at(-1)).toBe(
      'At least 1 mL of contrast was injected: one volume or more is not recorded.',
    )
  })

  it('names a local anaesthetic that its sum leaves out', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(give(made.needle(), { productId: 'lidocaine', mgPerMl: 10, volumeMl: 1 }))
    const { state, events } = { state: made.state(), events: made.events() }
    const [given] = state.procedure.injectates
    if (given === undefined) throw new Error('Nothing was given')
    const unknown = { ...given, agent: 'articaine', doseMg: 40 }
    const procedure = { ...state.procedure, injectates: [given, unknown] }
    const { sections } = operativeNote({ ...state, procedure }, events)
    expect(saysOf({ sections }, 'Injected').slice(-2)).toEqual([
      'Local anaesthetic in all: 10 mg of lidocaine.',
      'Given too, and not in this sum: articaine.',
    ])
  })

  it('says that a signature does not cover whatever stands in the note from a later entry', () => {
    const made = scenes['lumbar transforaminal']?.() ?? room()
    const signed = around.filter(({ type }) => type !== 'record.amended')
    const last = (events: readonly RecordedEvent[]) => saysOf(noteOf(made, 'en', events).note, 'Signatures').at(-1)
    expect(last(signed)).toMatch(/^Signed by Dr. Amara Osei/)
    const late = signed.flatMap((each): RecordedEvent[] =>
      each.type === 'pause.stopCalled' ? [{ ...each, meta: { ...each.meta, sequence: 70 } }] : [],
    )
    expect(last([...signed, ...late])).toBe('What stands above from later entries is not covered by this signature.')
  })

  it('shows each chosen picture and each one with a target once, and none that stands with its spread', () => {
    const run = aLinkedInstance({ frames: 64 })
    const { contentId, sopInstanceUid } = run
    const on = (frame: number) => ({ contentId, sopInstanceUid, frame })
    const by = { by: nurse.name, at: '2026-11-24T13:00:00.000Z' }
    const mark = (frame: number, id: string, kind: 'point' | 'text') => ({
      id: `0198f000-0000-7000-8000-0000000000${id}`,
      on: on(frame),
      kind,
      points: [{ x: 3, y: 4 }],
      level: 'L5-S1',
      side: 'left' as const,
      label: 'Safe triangle',
    })
    const targets = [mark(31, 'a1', 'point'), mark(7, 'a2', 'point'), mark(8, 'a3', 'text')]
    const keys = [
      { on: on(9), note: 'Final needle' },
      { on: on(7), note: '' },
    ]
    const made = roomWithNeedle({
      changes: (state) => ({
        ...state,
        imaging: {
          ...state.imaging,
          instances: [run],
          targets: targets.map((each) => ({ ...each, ...by })),
          keyImages: keys.map((each) => ({ ...each, ...by })),
        },
      }),
    })
    made.must(contrast(made.needle(), { frame: on(31) }))
    const meta = (sequence: number): RecordedEvent['meta'] => ({
      id: `0198f000-0000-7000-8000-0000000d${String(sequence).padStart(4, '0')}`,
      sequence,
      at: '2026-11-24T13:00:00.000Z',
      offsetMinutes: -300,
      station: 'Room 2',
      actor: nurse,
      hash: 'd'.repeat(64),
    })
    const imaged: readonly RecordedEvent[] = [
      ...targets.map((target, at): RecordedEvent => ({ type: 'target.placed', body: { target }, meta: meta(2 + at) })),
      ...keys.map((body, at): RecordedEvent => ({ type: 'image.keyMarked', body, meta: meta(10 + at) })),
    ]
    const pictures = noteOf(made, 'en', imaged).note.sections.find((each) => each.heading === 'Marked and key pictures')
    expect(pictures?.figures.map((each) => [each.caption, each.sources])).toEqual([
      ['L5-S1, left: Safe triangle. Frame 7.', [3, 11]],
      ['Final needle. Frame 9.', [10]],
    ])
    expect(pictures?.sentences.map((each) => each.says)).toEqual(['2 pictures are marked or chosen as key pictures.'])
  })
})

const saysOf = ({ sections }: Pick<NoteDocument, 'sections'>, heading: string): readonly string[] =>
  sections.find((each) => each.heading === heading)?.sentences.map((each) => each.says) ?? []
