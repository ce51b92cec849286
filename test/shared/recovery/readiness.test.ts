import { defaultSitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { decideRecovery } from '@shared/recovery/decide'
import type { Measurements } from '@shared/recovery/observation'
import { readiness } from '@shared/recovery/readiness'
import { describe, expect, it } from 'vitest'
import {
  act,
  allFine,
  contextAt,
  endedCase,
  measured,
  minutesAfter,
  nurse,
  physician,
  plan,
} from '../../builders/aftercare'

const observe = (state: CaseState, minute: number, values: Partial<Measurements>) =>
  act(
    decideRecovery,
    state,
    { do: 'observation.record', at: minutesAfter(minute), measurements: measured(values) },
    contextAt(minutesAfter(minute)),
  )

const withEscort = (state: CaseState) =>
  act(
    decideRecovery,
    state,
    { do: 'escort.record', present: true, name: 'Otto Hartmann', phone: '555 0142' },
    contextAt(minutesAfter(31)),
  )

const statusOf = (state: CaseState, code: string, minute = 31) =>
  readiness(state, minutesAfter(minute), defaultSitePolicy).criteria.find((each) => each.code === code)?.status

const observedWell = () => {
  const first = observe(endedCase(), 0, allFine)
  const second = observe(first, 15, allFine)
  return withEscort(observe(second, 30, allFine))
}

const limbBlock = (sedation: 'none' | 'moderate' = 'none') =>
  endedCase({ plan: { ...plan, procedure: 'peripheral-nerve-block', region: 'sciatic nerve', levels: [], sedation } })

describe('readiness to leave', () => {
  it('is reached when everything is met', () => {
    const result = readiness(observedWell(), minutesAfter(31), defaultSitePolicy)
    expect(result.open).toEqual([])
    expect(result.verdict).toBe('ready')
  })

  it('holds back a patient nobody has looked at, with every criterion unknown or unmet', () => {
    const result = readiness(endedCase(), minutesAfter(31), defaultSitePolicy)
    expect(result.verdict).toBe('not-yet')
    const met = result.criteria.filter((each) => each.status === 'met').map((each) => each.code)
    expect(met).toEqual(['procedure-ended', 'no-open-watch', 'minimum-stay', 'events-settled'])
  })

  it('waits for the thirty minutes after anaesthetic in the epidural space', () => {
    expect(statusOf(observedWell(), 'minimum-stay', 29)).toBe('unmet')
    expect(statusOf(observedWell(), 'minimum-stay', 30)).toBe('met')
  })

  it('notices that the next observation is overdue', () => {
    expect(statusOf(observedWell(), 'observations-current', 45)).toBe('met')
    const late = readiness(observedWell(), minutesAfter(49), defaultSitePolicy).criteria.find(
      (each) => each.code === 'observations-current',
    )
    expect(late?.status).toBe('unmet')
    expect(late?.says).toBe('Next observation is 4 min late')
  })

  it('counts an abnormal pressure until it was measured again', () => {
    const low = observe(observedWell(), 32, { systolicMmHg: 88, diastolicMmHg: 50, pulsePerMin: 60 })
    expect(statusOf(low, 'values-in-range', 33)).toBe('unmet')
    const painOnly = observe(low, 34, { painRest: 1 })
    expect(statusOf(painOnly, 'values-in-range', 35)).toBe('unmet')
    const back = observe(painOnly, 36, { systolicMmHg: 124, diastolicMmHg: 70, pulsePerMin: 66 })
    expect(statusOf(back, 'values-in-range', 37)).toBe('met')
  })

  it('asks an epidural for strength and saddle, and a knee for neither', () => {
    expect(statusOf(endedCase(), 'saddle')).toBe('unknown')
    const knee = endedCase({ plan: { ...plan, procedure: 'peripheral-joint-injection', region: 'knee', levels: [] } })
    expect(statusOf(knee, 'saddle')).toBeUndefined()
    expect(statusOf(knee, 'strength')).toBeUndefined()
    expect(statusOf(knee, 'aldrete')).toBeUndefined()
  })

  it('asks a block of a limb for its power and for what the patient was told, and no other', () => {
    const block = limbBlock()
    expect(statusOf(block, 'limb-power')).toBe('unknown')
    expect(statusOf(block, 'limb-care')).toBe('unknown')
    expect(statusOf(endedCase(), 'limb-power')).toBeUndefined()
    expect(statusOf(endedCase(), 'limb-care')).toBeUndefined()
    expect(statusOf(observe(block, 10, { limbCareTold: 'no' }), 'limb-care')).toBe('unmet')
    expect(statusOf(observe(block, 10, { limbCareTold: 'yes' }), 'limb-care')).toBe('met')
  })

  it('holds back a weak limb until it is noted, not before the test, that the block intends it', () => {
    const early = observe(limbBlock(), 5, { blockedLimbIntended: true })
    expect(statusOf(early, 'limb-power')).toBe('unknown')
    const weak = observe(early, 10, { strengthAsBefore: 'no' })
    expect(statusOf(weak, 'limb-power')).toBe('unmet')
    const noted = observe(weak, 12, { blockedLimbIntended: true })
    expect(statusOf(noted, 'limb-power')).toBe('met')
    expect(statusOf(observe(noted, 14, { blockedLimbIntended: false }), 'limb-power')).toBe('unmet')
    expect(statusOf(observe(noted, 14, { strengthAsBefore: 'no' }), 'limb-power')).toBe('unmet')
    expect(statusOf(observe(weak, 14, { strengthAsBefore: 'yes' }), 'limb-power')).toBe('met')
  })

  it('lets a sedated patient go with a limb that is weak as intended, with a score that was not falsified', () => {
    const sedated = limbBlock('moderate')
    const values = { ...allFine, limbsMoved: 3, strengthAsBefore: 'no', blockedLimbIntended: true } as const
    const seen = observe(observe(sedated, 0, values), 28, { ...values, limbCareTold: 'yes' })
    const result = readiness(withEscort(seen), minutesAfter(31), defaultSitePolicy)
    expect(result.open).toEqual([])
    expect(result.criteria.find((each) => each.code === 'aldrete')?.says).toBe('Aldrete 9 of 10')
  })

  it('does not let a note about a limb excuse weakness after an injection at the spine', () => {
    const weak = observe(endedCase(), 10, { strengthAsBefore: 'no', blockedLimbIntended: true })
    expect(statusOf(weak, 'strength')).toBe('unmet')
  })

  it('asks a caudal for passing urine and a stellate block for swallowing', () => {
    expect(statusOf(endedCase({ plan: { ...plan, procedure: 'esi-caudal', region: 'sacral' } }), 'voided')).toBe(
      'unknown',
    )
    const stellate = endedCase({ plan: { ...plan, procedure: 'stellate-ganglion-block', region: 'cervical' } })
    expect(statusOf(stellate, 'swallow')).toBe('unknown')
    expect(statusOf(stellate, 'standing')).toBe('unknown')
  })

  it('wants glucose from a person with diabetes and from nobody else', () => {
    const { preparation } = endedCase()
    const conditions = {
      status: 'recorded' as const,
      items: [{ name: 'Diabetes mellitus tipo 2' }],
      noted: preparation.conditions.noted,
    }
    const diabetic = endedCase({ preparation: { ...preparation, conditions } })
    expect(statusOf(diabetic, 'glucose')).toBe('unknown')
    const high = observe(diabetic, 10, { glucoseMgPerDl: 340 })
    expect(statusOf(high, 'glucose')).toBe('unmet')
    expect(statusOf(endedCase(), 'glucose')).toBeUndefined()
  })

  it('keeps an unsettled event open, but not an expected effect or a mild one', () => {
    const event = { at: minutesAfter(10), seen: 'pale', action: 'legs up' }
    const faint = act(
      decideRecovery,
      observedWell(),
      { do: 'recoveryEvent.record', ...event, term: 'vasovagal', grade: 2, expected: false },
      contextAt(minutesAfter(31)),
    )
    expect(statusOf(faint, 'events-settled')).toBe('unmet')
    const id = faint.recovery.events[0]?.id ?? ''
    const settled = act(
      decideRecovery,
      faint,
      { do: 'recoveryEvent.resolve', eventId: id, at: minutesAfter(14), outcome: 'well again' },
      contextAt(minutesAfter(31)),
    )
    expect(statusOf(settled, 'events-settled')).toBe('met')
    const mild = act(
      decideRecovery,
      observedWell(),
      { do: 'recoveryEvent.record', ...event, term: 'bruising', grade: 1, expected: false },
      contextAt(minutesAfter(31)),
    )
    expect(statusOf(mild, 'events-settled')).toBe('met')
  })
})

describe('a physician letting the patient go in spite of a criterion', () => {
  const noEscort = () => {
    const state = observe(observe(observe(endedCase(), 0, allFine), 15, allFine), 30, allFine)
    return act(
      decideRecovery,
      state,
      { do: 'escort.record', present: false, name: '', phone: '' },
      contextAt(minutesAfter(31)),
    )
  }
  const override = { do: 'readiness.override' as const, reason: 'Lives next door; walks with steady gait.' }

  it('covers the criteria the physician saw, with name and reason', () => {
    const decided = act(decideRecovery, noEscort(), override, contextAt(minutesAfter(32), physician))
    const result = readiness(decided, minutesAfter(32), defaultSitePolicy)
    expect(result.verdict).toBe('not-yet')
    expect(result.overridden).toBe(true)
    expect(decided.recovery.override).toMatchObject({ by: 'Dr. Amara Osei', unmet: [{ code: 'escort' }] })
  })

  it('does not cover what came up afterwards', () => {
    const decided = act(decideRecovery, noEscort(), override, contextAt(minutesAfter(32), physician))
    const worse = observe(decided, 33, { systolicMmHg: 80, diastolicMmHg: 50, pulsePerMin: 44 })
    expect(readiness(worse, minutesAfter(34), defaultSitePolicy).overridden).toBe(false)
  })

  it('takes a physician', () => {
    const decision = decideRecovery(noEscort(), override, contextAt(minutesAfter(32), nurse))
    expect(decision.ok ? null : decision.failure.code).toBe('people.role-not-allowed')
  })

  it('is not possible while the haematoma clock runs', () => {
    const watched = act(
      decideRecovery,
      noEscort(),
      { do: 'haematomaWatch.begin', signs: [{ sign: 'sphincter-change' }] },
      contextAt(minutesAfter(32)),
    )
    const decision = decideRecovery(watched, override, contextAt(minutesAfter(33), physician))
    expect(decision.ok ? null : decision.failure.code).toBe('recovery.cannot-override')
  })

  it('is refused when there is nothing to override', () => {
    const decision = decideRecovery(observedWell(), override, contextAt(minutesAfter(31), physician))
    expect(decision.ok ? null : decision.failure.code).toBe('recovery.nothing-to-override')
  })
})
