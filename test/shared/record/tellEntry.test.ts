import { caseEventSchema, type RecordedEvent } from '@shared/case/events'
import { evolvePause } from '@shared/pause/evolve'
import { tellEntry } from '@shared/record/tellEntry'
import { timelineWords } from '@shared/record/words'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { contrast, give, nurse, physician, room, roomWithNeedle } from '../../builders/procedureRoom'
import { sampleOf } from '../../builders/sampleOf'

const meta: RecordedEvent['meta'] = {
  id: '0198f000-0000-7000-8000-0000000c0001',
  sequence: 900,
  at: '2026-11-24T13:40:00.000Z',
  offsetMinutes: -300,
  station: 'Room 2',
  actor: nurse,
  hash: 'd'.repeat(64),
}

const tell = (made: ReturnType<typeof room>, event: RecordedEvent | undefined, locale: 'en' | 'es' = 'en') => {
  if (event === undefined) throw new Error('There is no such entry')
  const told = { state: made.state(), events: made.events(), words: timelineWords(locale) }
  return tellEntry(event, told).join(' ')
}

describe('what the timeline says of an entry', () => {
  it('names drug, strength, volume, dose, needle, lot and expiry of an injectate, in both languages', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(give(made.needle(), { productId: 'lidocaine', mgPerMl: 10, volumeMl: 1.5, lot: '4F22' }))
    const given = made.events().find((event) => event.type === 'injectate.given')
    expect(tell(made, given)).toMatch(/1\.5 mL of .*10 mg\/mL \(15 mg\) was given through needle 1.*lot 4F22/)
    expect(tell(made, given, 'es')).toMatch(/1,5 mL de .*10 mg\/mL \(15 mg\).*aguja 1.*lote 4F22/)
  })

  it('names agent, volume and pattern of contrast', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    const seen = made.events().find((event) => event.type === 'contrast.recorded')
    expect(tell(made, seen)).toContain('1 mL of iohexol 240')
    expect(tell(made, seen)).toContain('Spread: ')
  })

  it('asks a pause item in its own words and quotes the answer, without phase or item codes', () => {
    const made = room()
    const answered: RecordedEvent = {
      type: 'pause.itemAnswered',
      body: {
        phase: 'needle-pause',
        itemId: 'D6',
        answer: { kind: 'confirmed', value: 'Along the nerve root', choice: null },
        readBy: nurse,
        confirmedBy: [physician],
        patientVoice: null,
      },
      meta,
    }
    const begun: RecordedEvent = {
      type: 'pause.begun',
      body: { templateId: 'fluoroscopy-suite', templateVersion: 1 },
      meta: { ...meta, sequence: 899 },
    }
    const pause = evolvePause(made.state().pause, begun)
    const state = { ...made.state(), pause }
    for (const locale of ['en', 'es'] as const) {
      const says = tellEntry(answered, { state, events: [begun, answered], words: timelineWords(locale) })
      expect(says[0]).toMatch(/\?|\.$/)
      expect(says.join(' ')).not.toMatch(/D6|needle-pause/)
      expect(says.join(' ')).toContain('Along the nerve root.')
      expect(says.join(' ')).toContain(nurse.name)
    }
  })

  it('calls the procedure of an order by its name, never by its code', () => {
    const claim = { procedure: 'nerve-root-block', levels: ['L4-L5'], side: 'left' as const }
    const order: RecordedEvent = { type: 'order.recorded', body: { claim, reference: '' }, meta }
    expect(tell(room(), order)).toBe('Selective nerve root block, L4-L5, LEFT')
    expect(tell(room(), order, 'es')).toMatch(/^Bloqueo selectivo/)
  })

  it('says which entry a correction takes back and what stands in its place', () => {
    const made = roomWithNeedle()
    made.must(give(null, { productId: 'lidocaine', volumeMl: 20 }))
    const wrong = made.lastSequence()
    const instead = give(null, { productId: 'lidocaine', volumeMl: 2 })
    made.must({ do: 'entry.correct', ofSequence: wrong, reason: 'Misread', instead })
    const corrected = made.events().find((event) => event.type === 'entry.corrected')
    expect(tell(made, corrected)).toBe(`Entry ${wrong} was wrong. Entry ${wrong + 2} stands in its place. Misread.`)
    const old = made.events().find((event) => event.meta.sequence === wrong)
    expect(tell(made, old)).toContain('20 mL')
  })
})

type Kind = z.ZodObject<{ type: z.ZodLiteral<RecordedEvent['type']> }>

const whole: ReadonlySet<string> = new Set(['instructions.composed', 'pause.begun'])
/** A composed sheet and a begun pause are told by a name alone, and samples of them are whole sheets and checklists. */
const kinds = caseEventSchema.options
  .flatMap((area): readonly Kind[] => [...area.options])
  .filter((kind) => !whole.has(kind.shape.type.value))

describe('every kind of entry', () => {
  it.each(kinds.map((kind) => [kind.shape.type.value, kind] as const))(
    '%s is told in both languages',
    (_name, kind) => {
      const made = roomWithNeedle()
      for (let turn = 0; turn < 26; turn++) {
        const event: RecordedEvent = { ...caseEventSchema.parse(sampleOf(kind, turn)), meta }
        for (const locale of ['en', 'es'] as const) {
          const state = made.state()
          for (const sentence of tellEntry(event, { state, events: [event], words: timelineWords(locale) })) {
            expect(sentence).not.toMatch(/\{\w+\}|undefined|null|\[object/)
            expect(sentence.trim()).not.toBe('')
          }
        }
      }
    },
  )
})
