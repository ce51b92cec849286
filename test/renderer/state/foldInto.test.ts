import { caseIdSchema, genesisHash } from '@shared/case/envelope'
import { describe, expect, it } from 'vitest'
import { foldInto } from '../../../renderer/state/foldInto'
import { aBooking } from '../../fixtures/aCase'

const caseId = caseIdSchema.parse('019a0000-0000-7000-8000-00000000cafe')
const nothing = { state: null, events: [], unreadable: null }
const envelope = (sequence: number, type: string, body: unknown, schemaVersion = 1) => ({
  caseId,
  sequence,
  id: `019a0000-0000-7000-8000-${String(sequence).padStart(12, '0')}`,
  at: '2026-11-24T13:00:00.000Z',
  offsetMinutes: -300,
  station: 'Room 2',
  actor: null,
  type,
  schemaVersion,
  body: JSON.parse(JSON.stringify(body)),
  previousHash: genesisHash,
  hash: genesisHash,
})
const booked = envelope(1, 'case.booked', aBooking)
const weighed = envelope(2, 'weight.recorded', { weightKg: 61 })
const heavier = envelope(3, 'weight.recorded', { weightKg: 62 })

describe('a window that follows a case', () => {
  it('folds each event once, whether it comes with the reply, the broadcast, or both', () => {
    const first = foldInto(nothing, [booked, weighed], caseId)
    if (first === 'gap') throw new Error('unexpected gap')
    const again = foldInto(first, [weighed], caseId)
    if (again === 'gap') throw new Error('unexpected gap')
    expect(again.events).toHaveLength(2)
    expect(again.state?.preparation.weightKg).toBe(61)
  })

  it('asks for the whole record when an event is missing between', () => {
    const first = foldInto(nothing, [booked], caseId)
    if (first === 'gap') throw new Error('unexpected gap')
    expect(foldInto(first, [heavier], caseId)).toBe('gap')
  })

  it('says so when an entry was written by a newer version, and keeps what came before', () => {
    const folded = foldInto(nothing, [booked, envelope(2, 'weight.recorded', { weightKg: 61 }, 99)], caseId)
    expect(folded).toMatchObject({ state: { version: 1 }, unreadable: expect.stringContaining('newer version') })
  })

  it('says so when an entry cannot be read', () => {
    const folded = foldInto(nothing, [booked, envelope(2, 'weight.recorded', { weightKg: 'heavy' })], caseId)
    expect(folded).toMatchObject({ unreadable: expect.stringContaining('Entry 2') })
  })
})
