import type { CaseState } from '@shared/case/state'
import { baselineMeasures } from '@shared/outcomes/baseline'
import { decideOutcomes } from '@shared/outcomes/decide'
import { measuresSchema, type Timepoint } from '@shared/outcomes/measures'
import { followUps, nextFollowUp } from '@shared/outcomes/windows'
import { describe, expect, it } from 'vitest'
import { act, contextAt, endedCase, idOf, minutesAfter } from '../../builders/aftercare'

const zone = 'America/New_York'
/** The procedure ends at 09:55 in New York on 24 November 2026. */
const day = (days: number) => minutesAfter(days * 24 * 60)
const of = (state: CaseState, days: number, timepoint: Timepoint) =>
  followUps(state, day(days), zone).find((each) => each.timepoint === timepoint)
const answers = (values: object = { nrsAverage: 3 }, askedOn = '2026-12-01') =>
  measuresSchema.parse({ askedOn, how: 'telephone', ...values })
const record = (state: CaseState, timepoint: Timepoint, days: number, measures = answers()) =>
  act(decideOutcomes, state, { do: 'outcome.record', timepoint, measures }, contextAt(day(days)))
const codeOf = (state: CaseState, command: Parameters<typeof decideOutcomes>[1], days = 7) => {
  const decision = decideOutcomes(state, command, contextAt(day(days)))
  return decision.ok ? null : decision.failure.code
}

describe('the follow-up windows', () => {
  it.each([
    [4, '1w', 'not-yet', 1],
    [5, '1w', 'due', 5],
    [10, '1w', 'due', 0],
    [11, '1w', 'overdue', 1],
    [20, '4w', 'not-yet', 1],
    [21, '4w', 'due', 14],
    [35, '4w', 'due', 0],
    [36, '4w', 'overdue', 1],
    [76, '12w', 'not-yet', 1],
    [77, '12w', 'due', 28],
    [105, '12w', 'due', 0],
    [106, '12w', 'overdue', 1],
  ] as const)('on day %i the %s answers are %s (%i days)', (days, timepoint, status, count) => {
    expect(of(endedCase(), days, timepoint)).toMatchObject({ status, days: count })
  })

  it('name their days', () => {
    expect(of(endedCase(), 0, '12w')).toMatchObject({ from: '2027-02-09', aim: '2027-02-16', to: '2027-03-09' })
  })

  it('are empty before the procedure has been done', () => {
    const booked = endedCase({ procedure: { ...endedCase().procedure, startedAt: null, endedAt: null } })
    expect(followUps(booked, day(7), zone)).toEqual([])
  })

  it('are settled by an answer, and one outside its window says so', () => {
    expect(of(record(endedCase(), '1w', 7), 7, '1w')).toMatchObject({ status: 'recorded', outsideWindow: false })
    const late = record(endedCase(), '1w', 14, answers({ nrsAverage: 3 }, '2026-12-08'))
    expect(of(late, 14, '1w')).toMatchObject({ status: 'recorded', outsideWindow: true })
  })

  it('count a patient who could not be reached as lost, until an answer comes after all', () => {
    const lost = act(
      decideOutcomes,
      endedCase(),
      { do: 'outcome.giveUp', timepoint: '1w', reason: 'three calls, no answer' },
      contextAt(day(11)),
    )
    expect(of(lost, 11, '1w')?.status).toBe('lost')
    expect(of(record(lost, '1w', 12), 12, '1w')?.status).toBe('recorded')
  })

  it('ask for what is due first, then for what is overdue, then for what comes', () => {
    const next = (state: CaseState, days: number) => nextFollowUp(followUps(state, day(days), zone))?.timepoint
    expect(next(endedCase(), 2)).toBe('1w')
    expect(next(endedCase(), 22)).toBe('4w')
    expect(next(endedCase(), 15)).toBe('1w')
    expect(next(record(endedCase(), '1w', 7), 15)).toBe('4w')
  })
})

describe('recording answers', () => {
  it.each([
    ['nothing is answered', answers({}), 'outcomes.nothing-answered'],
    ['the day has not come', answers({ nrsAverage: 3 }, '2026-12-05'), 'outcomes.day-ahead'],
    ['the day is before the procedure', answers({ nrsAverage: 3 }, '2026-11-20'), 'outcomes.day-before-procedure'],
    ['the worst is below the average', answers({ nrsAverage: 5, nrsWorst: 4 }), 'outcomes.worst-below-average'],
  ])('is refused when %s', (_name, measures, code) => {
    expect(codeOf(endedCase(), { do: 'outcome.record', timepoint: '1w', measures })).toBe(code)
  })

  it('is refused a second time, and corrected instead with what stood there before', () => {
    const once = record(endedCase(), '1w', 7)
    expect(codeOf(once, { do: 'outcome.record', timepoint: '1w', measures: answers() })).toBe(
      'outcomes.already-recorded',
    )
    const outcomeId = once.outcomes.measures[0]?.id ?? ''
    const corrected = act(
      decideOutcomes,
      once,
      { do: 'outcome.correct', outcomeId, measures: answers({ nrsAverage: 2 }), reason: 'misheard' },
      contextAt(day(8)),
    )
    expect(corrected.outcomes.measures[0]).toMatchObject({ nrsAverage: 2, corrections: [{ was: { nrsAverage: 3 } }] })
    expect(codeOf(once, { do: 'outcome.correct', outcomeId: idOf(9), measures: answers(), reason: 'wrong one' })).toBe(
      'outcomes.no-such',
    )
  })

  it('takes a baseline only before the procedure ends, and follow-ups only after', () => {
    expect(codeOf(endedCase(), { do: 'outcome.record', timepoint: 'baseline', measures: answers() })).toBe(
      'outcomes.baseline-too-late',
    )
    const booked = endedCase({ procedure: { ...endedCase().procedure, endedAt: null } })
    expect(codeOf(booked, { do: 'outcome.record', timepoint: '4w', measures: answers() })).toBe('outcomes.too-early')
  })

  it('compares with the baseline of the preparation where no other was recorded', () => {
    expect(baselineMeasures(endedCase())).toMatchObject({ nrsAverage: 6, peg: [7, 6, 8], sitToStand30s: null })
    const none = endedCase({ preparation: { ...endedCase().preparation, baseline: null } })
    expect(baselineMeasures(none)).toBeNull()
  })
})
