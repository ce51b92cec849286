import type { CaseState } from '@shared/case/state'
import { type Alert, alertsNow, expectedEffects } from '@shared/recovery/alerts'
import type { Measurements } from '@shared/recovery/observation'
import { describe, expect, it } from 'vitest'
import { allFine, contextAt, endedCase, minutesAfter, observed, plan } from '../../builders/aftercare'

const kept = (n: number, minute: number, values: Partial<Measurements>) => ({
  ...observed(n, minutesAfter(minute), values),
  by: 'Rosa Lind',
  role: 'nurse',
  recordedAt: minutesAfter(minute),
  corrections: [],
})

function alertsAfter(values: Partial<Measurements>, changes: Partial<CaseState> = {}, minute = 15): readonly Alert[] {
  const state = endedCase(changes)
  const recovery = { ...state.recovery, observations: [kept(1, minute, values)] }
  const now = minutesAfter(minute + 1)
  return alertsNow({ ...state, recovery }, now, contextAt(now).policy)
}

const of = (procedure: CaseState['plan']['procedure'], region: string): Partial<CaseState> => ({
  plan: { ...plan, procedure, region },
})

/** Row by row: clinical reference section 10.6. */
describe('what needs somebody now', () => {
  it('is nothing while everything is as it should be', () => {
    expect(alertsAfter(allFine)).toEqual([])
  })

  it.each([
    [{ systolicMmHg: 88 }, 'systolicMmHg', 'circulation'],
    [{ systolicMmHg: 108 }, 'systolicMmHg', 'circulation'],
    [{ standingSystolicMmHg: 85 }, 'standingSystolicMmHg', 'circulation'],
    [{ pulsePerMin: 48 }, 'pulsePerMin', 'circulation'],
    [{ pulsePerMin: 124 }, 'pulsePerMin', 'circulation'],
    [{ spo2Percent: 91 }, 'spo2Percent', 'lung'],
    [{ spo2Percent: 98, oxygenLPerMin: 2 }, 'spo2Percent', 'lung'],
    [{ glucoseMgPerDl: 320 }, 'glucoseMgPerDl', 'glucose'],
    [{ glucoseMgPerDl: 60 }, 'glucoseMgPerDl', 'glucose-low'],
  ] as const)('a value out of range, with what to do: %j', (values, value, advice) => {
    expect(alertsAfter({ ...allFine, ...values })).toEqual([{ code: 'value', value, advice }])
  })

  it('pain more than 3 above before', () => {
    const { preparation } = endedCase()
    const { baseline } = preparation
    const mild = { preparation: { ...preparation, baseline: baseline === null ? null : { ...baseline, painNow: 3 } } }
    expect(alertsAfter({ ...allFine, painRest: 6 }, mild)).toEqual([])
    expect(alertsAfter({ ...allFine, painRest: 7 }, mild)).toEqual([
      { code: 'value', value: 'painRest', advice: 'pain' },
    ])
  })

  it.each([
    ['an epidural', of('esi-transforaminal', 'lumbar'), 'high-block'],
    ['an intercostal block', of('intercostal-block', 'thoracic'), 'lung'],
    ['a stellate block', of('stellate-ganglion-block', 'cervical'), 'lung'],
  ] as const)('breathing that is limited after %s', (_name, changes, advice) => {
    expect(alertsAfter({ ...allFine, breathing: 'limited' }, changes)).toContainEqual({
      code: 'sign',
      field: 'breathing',
      word: 'limited',
      advice,
    })
  })

  it.each([
    [{ breathing: 'apnoea' }, 'airway-now'],
    [{ skin: 'rash' }, 'skin'],
    [{ swallow: 'not-yet' }, 'airway'],
    [{ sedation: 'no-response' }, 'no-response'],
  ] as const)('a sign that no number shows, with what to do: %j', (values, advice) => {
    const [field, word] = Object.entries(values)[0] ?? []
    expect(alertsAfter({ ...allFine, ...values })).toContainEqual({ code: 'sign', field, word, advice })
  })

  it.each([
    [{ skin: 'rash', systolicMmHg: 84 }],
    [{ skin: 'rash', breathing: 'limited' }],
    [{ skin: 'rash', spo2Percent: 90 }],
  ] as const)('a rash with a pressure or a breath that fails is anaphylaxis: %j', (values) => {
    expect(alertsAfter({ ...allFine, ...values })[0]).toEqual({
      code: 'sign',
      field: 'skin',
      word: 'rash',
      advice: 'anaphylaxis',
    })
  })

  it('a rash with a pressure that is high is not', () => {
    expect(alertsAfter({ ...allFine, skin: 'rash', systolicMmHg: 190 })[0]).toMatchObject({ advice: 'skin' })
  })

  it('no sign that nobody looked for', () => {
    expect(alertsAfter({ systolicMmHg: 128, pulsePerMin: 72 })).toEqual([])
  })

  it('is over once somebody has looked again', () => {
    const state = endedCase()
    const observations = [kept(1, 5, { skin: 'rash' }), kept(2, 15, { skin: 'clear' })]
    const now = minutesAfter(16)
    expect(alertsNow({ ...state, recovery: { ...state.recovery, observations } }, now, contextAt(now).policy)).toEqual(
      [],
    )
  })

  it('strength or waking that is not back an hour after the end, and not before', () => {
    const weak = { ...allFine, strengthAsBefore: 'no' } as const
    expect(alertsAfter(weak, {}, 58)).toEqual([])
    expect(alertsAfter(weak, {}, 59)).toEqual([{ code: 'not-back-at-60', minutes: 60 }])
  })

  it('is not said of what was seen before the end of the procedure', () => {
    expect(alertsAfter({ ...allFine, systolicMmHg: 80 }, {}, -5)).toEqual([])
  })
})

describe('an effect of the block', () => {
  const seen = { ...allFine, horner: 'present', voice: 'hoarse' } as const

  it('is expected after a stellate block: told, and no alert', () => {
    const stellate = of('stellate-ganglion-block', 'cervical')
    const state = endedCase(stellate)
    const recovery = { ...state.recovery, observations: [kept(1, 10, seen)] }
    expect(alertsAfter(seen, stellate)).toEqual([])
    expect(expectedEffects({ ...state, recovery })).toEqual(['horner', 'recurrent-laryngeal'])
  })

  it('is an alert after any other procedure', () => {
    expect(alertsAfter(seen, of('esi-interlaminar', 'cervical'))).toEqual([
      { code: 'unexpected-effect', term: 'horner' },
      { code: 'unexpected-effect', term: 'recurrent-laryngeal' },
    ])
  })
})
