import { steroidYear } from '@shared/procedure/steroidYear'
import type { SteroidList } from '@shared/screening/scenario'
import { describe, expect, it } from 'vitest'
import { planWith } from '../../builders/procedureRoom'

type SteroidItem = SteroidList['items'][number]

const clock = { now: '2026-11-24T14:00:00.000Z', offsetMinutes: 0 }
const plan = planWith({})
const year = (items: readonly SteroidItem[], of = plan) =>
  steroidYear({ status: 'recorded', items: [...items] }, of, clock)
const lumbar = (at: string, drug = 'dexamethasone', doseMg: number | null = null): SteroidItem => ({
  drug,
  doseMg,
  at,
  region: 'lumbar',
})

describe('the steroid of twelve months', () => {
  it('not asked is not none', () => {
    expect(steroidYear(null, plan, clock).asked).toBe(false)
    expect(steroidYear({ status: 'not-asked', items: [] }, plan, clock).asked).toBe(false)
    expect(steroidYear({ status: 'none', items: [] }, plan, clock)).toMatchObject({ asked: true, sessionsHere: 0 })
  })

  it('counts the sessions of this region within twelve months, a day once', () => {
    const items = [
      lumbar('2026-08-01'),
      lumbar('2026-08-01', 'triamcinolone'),
      { ...lumbar('2026-05'), region: '' },
      { ...lumbar('2026-05-02'), region: 'cervical' },
      lumbar('2025-11-22'),
      lumbar('2025-11-24'),
      lumbar('2025'),
    ]
    expect(year(items).sessionsHere).toBe(4)
  })

  it.each([
    ['L4-L5', 1],
    ['lumbar spine', 1],
    ['lower back', 1],
    ['C5-C6', 0],
    ['Cervical', 0],
    ['left knee', 0],
    ['rodilla', 0],
  ])('takes %s for what it may be', (region, sessions) => {
    expect(year([{ ...lumbar('2026-08-01'), region }]).sessionsHere).toBe(sessions)
  })

  it('ends after twelve months of the calendar, in a leap year too, and never for a time that cannot be read', () => {
    const at = { now: '2029-01-31T12:00:00.000Z', offsetMinutes: 0 }
    const of = (day: string) => steroidYear({ status: 'recorded', items: [lumbar(day)] }, plan, at).sessionsHere
    expect(of('2028-01-31')).toBe(1)
    expect(of('2028-01-29')).toBe(0)
    expect(of('last winter')).toBe(1)
  })

  it('adds everything as methylprednisolone, at any place, and says what it leaves out', () => {
    // 40 mg of methylprednisolone = 7.5 of dexamethasone = 6 of betamethasone = 200 of hydrocortisone.
    const items = [
      lumbar('2026-08-01', 'dexamethasone', 7.5),
      { ...lumbar('2026-07-01', 'Triamcinolone acetonide', 40), region: 'knee' },
      lumbar('2026-06-01', 'betamethasone', 6),
      lumbar('2026-05-01', 'methylprednisolone'),
      lumbar('2026-05-01', 'something new', 10),
      lumbar('2024-05-01', 'triamcinolone', 80),
    ]
    expect(year(items)).toMatchObject({ methylprednisoloneMg: 120, notCounted: 2 })
  })
})
