import { fail } from '@shared/kit/result'
import { describe, expect, it } from 'vitest'
import {
  beginsAt,
  complication,
  contrast,
  frontDesk,
  lesion,
  openChecks,
  place,
  planWith,
  room,
  roomWithNeedle,
  started,
} from '../../builders/procedureRoom'

const start = { do: 'procedure.start' } as const

describe('starting', () => {
  it('asks the pause, and passes on its refusal word for word', () => {
    const closed = room({
      checks: { ...openChecks, mayStartProcedure: () => fail({ code: 'pause.open', says: 'Not yet.', params: {} }) },
    })
    expect(closed.refusal(start)).toEqual({ code: 'pause.open', says: 'Not yet.', params: {} })
  })

  it('starts once', () => {
    const made = started()
    expect(made.state().procedure.startedAt).not.toBeNull()
    expect(made.refusal(start).code).toBe('procedure.already-started')
  })

  it('is for the people of the room', () => {
    expect(room().refusal(start, frontDesk).code).toBe('people.role-not-allowed')
    expect(room().refusal(start, null).code).toBe('people.sign-in-first')
  })

  it('nothing is recorded at a needle before the start or after the end', () => {
    const made = room()
    expect(made.refusal(place()).code).toBe('procedure.not-started')
    made.must(start)
    made.must({ do: 'procedure.end', outcome: 'completed', note: '' })
    expect(made.refusal(place()).code).toBe('procedure.over')
  })
})

describe('placing a needle', () => {
  it('refuses the other side and names both', () => {
    const made = started()
    const refusal = made.refusal(place({ side: 'right' }))
    expect(refusal.code).toBe('procedure.side-contradicts-plan')
    expect(refusal.says).toContain('RIGHT')
    expect(refusal.says).toContain('LEFT')
  })

  it.each([
    ['L5-S1', true],
    ['l5/s1', true],
    ['L5 root', true],
    ['L5', true],
    ['L4-L5', false],
    ['S1', false],
    ['', false],
  ])('level %j for a plan at L5-S1: %s', (level, fits) => {
    const made = started()
    expect(made.attempt(place({ level })).ok).toBe(fits)
  })

  it.each([
    ['L3', true],
    ['L4', true],
    ['L5', false],
  ])('medial branch %s for the joint L4-L5: %s', (level, fits) => {
    const made = started({ plan: planWith({ procedure: 'medial-branch-block', levels: ['L4-L5'] }) })
    expect(made.attempt(place({ level, approach: 'medial-branch' })).ok).toBe(fits)
  })

  it.each([
    ['C7-T1', true, []],
    ['C6-C7', true, ['needle.c6-7']],
    ['C5-C6', false, []],
  ])('cervical interlaminar entry at %s (rule R3)', (level, allowed, cautions) => {
    const plan = planWith({ procedure: 'esi-interlaminar', region: 'cervical', levels: [level], side: 'midline' })
    const made = started({ plan })
    expect(made.attempt(place({ level, side: 'midline', approach: 'interlaminar' })).ok).toBe(allowed)
    expect(made.state().procedure.needles.flatMap((each) => each.cautions.map((c) => c.code))).toEqual(cautions)
  })

  it('a bilateral plan takes a needle on either side', () => {
    const made = started({ plan: planWith({ side: 'bilateral' }) })
    made.must(place({ side: 'left' }))
    made.must(place({ side: 'right' }))
    expect(made.state().procedure.needles).toHaveLength(2)
  })
})

describe('radiofrequency lesions', () => {
  it('are recorded with their tests, and refused after a radicular motor response', () => {
    const plan = planWith({ procedure: 'medial-branch-rfa', levels: ['L4-L5'] })
    const made = roomWithNeedle({ plan }, { level: 'L4', approach: 'medial-branch' })
    made.must(lesion(made.needle()))
    expect(made.refusal(lesion(made.needle(), { motorResponse: 'radicular' })).code).toBe(
      'procedure.radicular-response',
    )
  })
})

describe('complications', () => {
  it('takes a term of the list, and marks what must always be reported', () => {
    const made = roomWithNeedle()
    made.must(complication(beginsAt))
    made.must(complication(beginsAt, { term: 'wrong-side', action: 'Stopped.' }))
    expect(made.state().procedure.complications.map((each) => each.reportable)).toEqual([false, true])
    expect(made.refusal(complication(beginsAt, { term: 'bad luck' })).code).toBe('procedure.unknown-term')
    expect(made.refusal(complication(beginsAt, { term: 'other', action: '' })).code).toBe('procedure.say-what')
    expect(made.refusal(complication(beginsAt, { onset: '2026-11-24T18:00:00.000Z' })).code).toBe(
      'procedure.onset-later',
    )
  })

  it('can be recorded after the end', () => {
    const made = roomWithNeedle()
    made.must({ do: 'procedure.end', outcome: 'completed', note: '' })
    made.must(complication(beginsAt))
  })
})

describe('ending', () => {
  it('does not call a case completed while a needle is locked', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { patterns: ['IV-VEN'] }))
    expect(made.refusal({ do: 'procedure.end', outcome: 'completed', note: '' }).code).toBe(
      'procedure.needle-unresolved',
    )
    expect(made.refusal({ do: 'procedure.end', outcome: 'abandoned', note: '' }).code).toBe('procedure.end-reason')
    made.must({ do: 'procedure.end', outcome: 'abandoned', note: 'Venous flow three times.' })
  })
})
