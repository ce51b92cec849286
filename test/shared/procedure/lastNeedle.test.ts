import { personSchema, type Role } from '@shared/people/person'
import { type EarlierNeedles, lastNeedles, needlesOfCase, operatorOf } from '@shared/procedure/lastNeedle'
import { describe, expect, it } from 'vitest'
import { nurse, physician, place, planWith, room } from '../../builders/procedureRoom'

const person = (id: string, role: Role) => personSchema.parse({ id, name: id, role })
const other = person('p-other', 'physician')

const today = { operator: physician.id, plan: planWith({}), scheduledAt: '2026-11-24T09:00:00.000Z' }
const earlier = (changes: Partial<EarlierNeedles> = {}): EarlierNeedles => ({
  operator: physician.id,
  sizes: [{ gauge: 22, lengthMm: 127 }],
  plan: planWith({}),
  scheduledAt: '2026-11-20T09:00:00.000Z',
  ...changes,
})

describe('whose needle it is', () => {
  it('is the one physician at the needle, and nobody’s where there were two or none', () => {
    expect(operatorOf({ needleTeam: [nurse, physician] })).toBe(physician.id)
    expect(operatorOf({ needleTeam: [nurse, physician, other] })).toBeNull()
    expect(operatorOf({ needleTeam: [nurse] })).toBeNull()
  })
})

describe('the needles of a case', () => {
  it('are its different sizes, without the corrected and the half recorded ones', () => {
    const made = room({ plan: planWith({ side: 'bilateral' }) })
    made.must({ do: 'procedure.start' })
    made.must(place({ gauge: 25, lengthMm: 90 }))
    const ofSequence = made.lastSequence()
    made.must({
      do: 'entry.correct',
      ofSequence,
      reason: 'Wrong needle.',
      instead: place({ gauge: 22, lengthMm: 150 }),
    })
    made.must(place({ side: 'right', gauge: 22, lengthMm: 150 }))
    made.must(place({ side: 'right', gauge: 22, lengthMm: null }))
    expect(needlesOfCase({ needleTeam: [physician] }, made.state().procedure)).toEqual({
      operator: physician.id,
      sizes: [{ gauge: 22, lengthMm: 150 }],
    })
  })
})

describe('the needles of the last time', () => {
  it('are those of the newest earlier case alike', () => {
    const older = earlier({ scheduledAt: '2026-10-01T09:00:00.000Z', sizes: [{ gauge: 25, lengthMm: 90 }] })
    const later = earlier({ scheduledAt: '2026-11-24T11:00:00.000Z', sizes: [{ gauge: 20, lengthMm: 90 }] })
    expect(lastNeedles(today, [older, earlier(), later])).toEqual({
      sizes: [{ gauge: 22, lengthMm: 127 }],
      at: '2026-11-20T09:00:00.000Z',
    })
  })

  it.each([
    ['of another physician', earlier({ operator: other.id })],
    ['of nobody in particular', earlier({ operator: null })],
    ['of another procedure', earlier({ plan: planWith({ procedure: 'esi-interlaminar' }) })],
    ['of another region', earlier({ plan: planWith({ region: 'cervical', levels: ['C5-C6'] }) })],
    ['without a size', earlier({ sizes: [] })],
  ])('are not those %s', (_what, row) => {
    expect(lastNeedles(today, [row])).toBeNull()
  })

  it('are unknown while it is not known who is at the needle', () => {
    expect(lastNeedles({ ...today, operator: null }, [earlier(), earlier({ operator: null })])).toBeNull()
  })

  it('tell joints apart by their name', () => {
    const knee = planWith({ procedure: 'peripheral-joint-injection', region: 'knee', levels: [] })
    const hip = planWith({ procedure: 'peripheral-joint-injection', region: 'hip', levels: [] })
    expect(lastNeedles({ ...today, plan: knee }, [earlier({ plan: hip })])).toBeNull()
    expect(lastNeedles({ ...today, plan: knee }, [earlier({ plan: { ...knee, region: 'Knee' } })])).not.toBeNull()
  })
})
