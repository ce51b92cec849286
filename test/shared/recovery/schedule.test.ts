import { careSchedule } from '@shared/recovery/careSchedule'
import { decideRecovery } from '@shared/recovery/decide'
import { nextDue, scheduleFor } from '@shared/recovery/schedule'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, contextAt, endedAt, endedCase, measured, minutesAfter, plan } from '../../builders/aftercare'

const at = (...minutes: number[]) => minutes.map((minute) => ({ at: minutesAfter(minute) }))

describe('the observation schedule', () => {
  it('watches a lumbar epidural at 0, 15 and 30 minutes, thirty with anaesthetic in the epidural space', () => {
    expect(scheduleFor(plan)).toEqual({
      minutes: [0, 15, 30],
      thenEveryMinutes: 15,
      minimumStayMinutes: 30,
      reasons: ['spinal'],
    })
    expect(scheduleFor({ ...plan, injectates: ['dexamethasone'] }).minimumStayMinutes).toBe(20)
  })

  it('watches a cervical transforaminal and a stellate block every five minutes first', () => {
    expect(scheduleFor({ ...plan, region: 'cervical' }).minutes).toEqual([0, 5, 10, 15, 30])
    const stellate = scheduleFor({ ...plan, procedure: 'stellate-ganglion-block', region: 'cervical' })
    expect(stellate.reasons).toEqual(['cervical-or-sympathetic'])
    expect(stellate.minimumStayMinutes).toBe(30)
  })

  it('asks for two sets after a local injection in a joint', () => {
    const knee = scheduleFor({ ...plan, procedure: 'peripheral-joint-injection', region: 'knee' })
    expect(knee.minutes).toEqual([0, 10])
    expect(knee.reasons).toEqual(['local-peripheral'])
  })

  it('keeps everybody with moderate sedation at least thirty minutes', () => {
    const knee = scheduleFor({ ...plan, procedure: 'peripheral-joint-injection', region: 'knee', sedation: 'moderate' })
    expect(knee.minimumStayMinutes).toBe(30)
    expect(knee.minutes).toContain(5)
  })

  it('adds rows up: an intercostal block under sedation has the closer times and the longer stay', () => {
    const both = scheduleFor({ ...plan, procedure: 'intercostal-block', region: 'thoracic', sedation: 'moderate' })
    expect(both.reasons).toEqual(['sedation', 'lung-or-large-dose'])
    expect(both.minutes).toEqual([0, 5, 10, 15, 30])
  })
})

describe('the next observation', () => {
  const schedule = scheduleFor(plan)

  it('is due at once when nothing has been observed', () => {
    const due = nextDue(schedule, endedAt, [], minutesAfter(3))
    expect(due.minute).toBe(0)
    expect(due.inMs).toBe(-3 * 60_000)
  })

  it('follows the observation made, and a little early counts', () => {
    expect(nextDue(schedule, endedAt, at(1), minutesAfter(2)).minute).toBe(15)
    expect(nextDue(schedule, endedAt, at(1, 13), minutesAfter(14)).minute).toBe(30)
    expect(nextDue(schedule, endedAt, at(1, 12), minutesAfter(14)).minute).toBe(15)
  })

  it('goes on at the last interval while the patient is here', () => {
    expect(nextDue(schedule, endedAt, at(0, 15, 30), minutesAfter(31)).minute).toBe(45)
    expect(nextDue(schedule, endedAt, at(0, 15, 30, 46), minutesAfter(47)).minute).toBe(60)
  })

  it('names the times that were missed', () => {
    expect(nextDue(schedule, endedAt, at(0, 40), minutesAfter(41)).missed).toEqual([15])
    expect(nextDue(schedule, endedAt, at(0, 16, 31), minutesAfter(32)).missed).toEqual([])
  })

  it('does not count what was measured during the procedure', () => {
    expect(nextDue(schedule, endedAt, at(-10), minutesAfter(1)).minute).toBe(0)
  })

  it('always lies after the newest observation, whatever was observed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 }), (minutes) => {
        const due = nextDue(schedule, endedAt, at(...minutes), minutesAfter(0))
        expect(due.minute).toBeGreaterThan(Math.max(...minutes))
        expect(due.minute - Math.max(...minutes)).toBeLessThanOrEqual(17)
      }),
    )
  })
})

describe('the schedule of a case', () => {
  const given = { largeDose: false, contrastReaction: false, reversedAtMinute: null }

  it('is two hours from a reversal drug, because what it reversed may outlast it', () => {
    const reversed = scheduleFor({ ...plan, sedation: 'moderate' }, { ...given, reversedAtMinute: 20 })
    expect(reversed.minimumStayMinutes).toBe(140)
    expect(reversed.reasons).toContain('reversal')
  })

  it('is at least half an hour after contrast in somebody who once reacted to it, and after too large a dose', () => {
    const knee = { ...plan, procedure: 'peripheral-joint-injection', region: 'knee' } as const
    expect(scheduleFor(knee, { ...given, contrastReaction: true })).toMatchObject({
      minimumStayMinutes: 30,
      reasons: ['contrast-reaction'],
    })
    expect(scheduleFor(knee, { ...given, largeDose: true }).reasons).toEqual(['lung-or-large-dose'])
  })

  it('reads the record: an allergy to contrast, and naloxone that was given', () => {
    const state = endedCase()
    const allergic = {
      ...state,
      preparation: {
        ...state.preparation,
        allergies: { ...state.preparation.allergies, status: 'recorded' as const, items: [{ substance: 'Omnipaque' }] },
      },
    }
    expect(careSchedule(state).reasons).toEqual(['spinal'])
    expect(careSchedule(allergic).reasons).toEqual(['spinal', 'contrast-reaction'])
    const reversed = act(
      decideRecovery,
      state,
      { do: 'observation.record', at: minutesAfter(10), measurements: measured({ reversalGiven: 'yes' }) },
      contextAt(minutesAfter(10)),
    )
    expect(careSchedule(reversed).minimumStayMinutes).toBe(130)
  })
})
