import type { RecordedEvent } from '@shared/case/events'
import { type SpreadPattern, spreadPatternCodes } from '@shared/procedure/vocabulary'
import fc from 'fast-check'
import {
  contrast,
  decision,
  give,
  nurse,
  physician,
  place,
  position,
  reposition,
  type room,
  ultrasound,
} from './procedureRoom'

export type Event<Type extends RecordedEvent['type']> = Extract<RecordedEvent, { type: Type }>
/** Whether an event is of one type. */
export const is =
  <Type extends RecordedEvent['type']>(type: Type) =>
  (event: RecordedEvent): event is Event<Type> =>
    event.type === type

const somePatterns = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<SpreadPattern[]>(['FOR', 'EPI-V'], ['EPI-D'], ['FOR'], ['IA'], ['PREV'], ['LOCAL']),
  },
  { weight: 2, arbitrary: fc.uniqueArray(fc.constantFrom(...spreadPatternCodes), { minLength: 1, maxLength: 3 }) },
)

/** Something that somebody tries in the room; whether it is allowed is for the room to say. */
export type Step = (made: ReturnType<typeof room>) => void

const needleAt = (made: ReturnType<typeof room>, index: number) =>
  made.state().procedure.needles.at(index % Math.max(1, made.state().procedure.needles.length))?.id

const withNeedle = (index: number, act: (made: ReturnType<typeof room>, needleId: string) => void): Step => {
  return (made) => {
    const needleId = needleAt(made, index)
    if (needleId !== undefined) act(made, needleId)
  }
}
const who = fc.constantFrom(nurse, nurse, physician)
const index = fc.nat(2)

export const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Step>((made) => made.attempt(place({ level: 'L4-L5' }))) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        index,
        somePatterns,
        fc.constantFrom('static', 'live', 'dsa'),
        fc.constantFrom('ap', 'lateral', 'contralateral-oblique'),
        who,
        fc.constantFrom(0, 0.4, 1),
      )
      .map(([n, patterns, mode, view, actor, volumeMl]) =>
        withNeedle(n, (made, id) => made.attempt(contrast(id, { patterns, mode, view, volumeMl }), actor)),
      ),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(index, fc.constantFrom('dexamethasone', 'saline', 'lidocaine'), who)
      .map(([n, productId, actor]) =>
        withNeedle(n, (made, id) =>
          made.attempt(
            give(id, { productId, mgPerMl: productId === 'saline' ? null : 10, volumeMl: 0.2, reason: 'Because.' }),
            actor,
          ),
        ),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(index, who)
      .map(([n, actor]) => withNeedle(n, (made, id) => made.attempt(reposition(id), actor))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(index, fc.constantFrom('accept', 'go-on', 'without-contrast', 'abandon'), who)
      .map(([n, outcome, actor]) =>
        withNeedle(n, (made, id) => {
          const contraindication =
            outcome === 'without-contrast' ? ({ kind: 'other', says: 'Thyroid storm.' } as const) : null
          made.attempt(decision(id, outcome, { contraindication }), actor)
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(index, fc.constantFrom('negative', 'blood', 'csf'), who)
      .map(([n, aspiration, actor]) => withNeedle(n, (made, id) => made.attempt(position(id, { aspiration }), actor))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(index, fc.constantFrom('none-seen', 'intraneural', 'crescent'), who)
      .map(([n, code, actor]) => withNeedle(n, (made, id) => made.attempt(ultrasound(id, { spread: [code] }), actor))),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(30), who).map(([back, actor]): Step => {
      return (made) => {
        const ofSequence = Math.max(1, made.lastSequence() - back)
        made.attempt({ do: 'entry.correct', ofSequence, reason: 'Mistyped.', instead: null }, actor)
      }
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(20), somePatterns, who).map(([n, patterns, actor]): Step => {
      return (made) => {
        const { spreads } = made.state().procedure
        const wrong = spreads[n % Math.max(1, spreads.length)]
        if (wrong === undefined) return
        const instead = contrast(wrong.needleId, { patterns, mode: wrong.mode === 'none' ? 'live' : wrong.mode })
        made.attempt({ do: 'entry.correct', ofSequence: wrong.entry.sequence, reason: 'Mistyped.', instead }, actor)
      }
    }),
  },
)

/** What belongs to a record besides the needle, its spread and its injectates. */
export const someOtherStep: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(fc.constantFrom('s', 'min'), fc.integer({ min: 1, max: 400 }), fc.boolean())
    .map(([unit, tenths, confirmed]): Step => {
      return (made) =>
        made.attempt({
          do: 'dose.record',
          fluoroscopy: { value: tenths / 10, unit },
          airKerma: { value: tenths, unit: 'uGy' },
          areaProduct: null,
          runs: tenths % 4,
          frames: null,
          source: 'console',
          confirmed,
        })
    }),
  fc.tuple(fc.constantFrom('vasovagal', 'other'), fc.constantFrom(1, 2, null)).map(([term, grade]): Step => {
    return (made) =>
      made.attempt({
        do: 'complication.record',
        term,
        onset: made.now(),
        grade,
        expected: grade === null,
        relation: 'possibly',
        needleId: null,
        action: 'Legs up.',
        outcome: '',
      })
  }),
  fc.tuple(index, fc.constantFrom('thermal', 'pulsed', 'cryo')).map(([n, kind]) =>
    withNeedle(n, (made, needleId) =>
      made.attempt({
        do: 'lesion.record',
        needleId,
        kind,
        temperatureC: kind === 'cryo' ? -70 : 80,
        seconds: 90,
        count: 2,
        impedanceOhm: 231,
        voltageV: null,
        sensoryThresholdV: 0.35,
        motorThresholdV: null,
        motorResponse: 'not-tested',
        note: '',
      }),
    ),
  ),
  fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 30 }), who).map(([back, tenths, actor]): Step => {
    return (made) => {
      const ofSequence = Math.max(1, made.lastSequence() - back)
      const instead = give(null, { productId: 'lidocaine', volumeMl: tenths / 10 })
      made.attempt({ do: 'entry.correct', ofSequence, reason: 'Read back from the label.', instead }, actor)
    }
  }),
  fc.constant<Step>((made) => made.attempt({ do: 'procedure.end', outcome: 'partly-done', note: 'Called away' })),
)
