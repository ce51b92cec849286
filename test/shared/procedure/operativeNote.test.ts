import type { NoteDocument } from '@shared/procedure/operativeNote'
import { describe, expect, it } from 'vitest'
import { around, noteOf, scenes } from '../../builders/noteScenes'
import { isIn } from '../../builders/numbersOfEvents'
import { contrast, room, roomWithNeedle } from '../../builders/procedureRoom'
import { aLinkedInstance } from '../../fixtures/linkedInstance'

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
  it.each(Object.keys(scenes))('%s reads as it was reviewed', async (name) => {
    const scene = scenes[name]
    if (scene === undefined) throw new Error(`No scene ${name}`)
    await expect(textOf(noteOf(scene()).note)).toMatchFileSnapshot(`golden/${name.replace(/[^a-z]+/g, '-')}.txt`)
  })

  it.each(['lumbar transforaminal', 'wrong strength corrected by another entry'])(
    '%s reads in Spanish',
    async (name) => {
      const { note } = noteOf(scenes[name]?.() ?? room(), 'es', around)
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
})
