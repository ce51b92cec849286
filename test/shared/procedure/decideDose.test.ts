import { totalsOf } from '@shared/procedure/totals'
import { describe, expect, it } from 'vitest'
import { roomWithNeedle } from '../../builders/procedureRoom'

const _start = { do: 'procedure.start' } as const

describe('dose', () => {
  const reading = {
    do: 'dose.record',
    fluoroscopy: { value: 14, unit: 's' },
    airKerma: { value: 0.9, unit: 'mGy' },
    areaProduct: null,
    runs: null,
    frames: null,
    source: 'console',
    confirmed: false,
  } as const

  it('keeps what was typed with its unit, and the same in one unit', () => {
    const made = roomWithNeedle()
    made.must({ ...reading, areaProduct: { value: 9, unit: 'cGy.cm2' } })
    expect(made.state().procedure.doses[0]).toMatchObject({
      areaProduct: { value: 9, unit: 'cGy.cm2' },
      dapGyCm2: 0.09,
      fluoroscopyS: 14,
      airKermaMGy: 0.9,
    })
  })

  it('asks before it takes a slip of the unit, and keeps the question with the answer', () => {
    const made = roomWithNeedle()
    const slip = { ...reading, areaProduct: { value: 9, unit: 'Gy.cm2' } } as const
    expect(made.refusal(slip).code).toBe('procedure.look-again')
    made.must({ ...slip, confirmed: true })
    expect(made.state().procedure.doses[0]?.confirmed.map((each) => each.code)).toEqual(['dose.units-disagree'])
  })

  it('not available is a value of its own', () => {
    const made = roomWithNeedle()
    const none = { ...reading, fluoroscopy: null, airKerma: null }
    expect(made.refusal(none).code).toBe('procedure.no-dose')
    expect(made.refusal({ ...reading, source: 'not-available' }).code).toBe('procedure.dose-and-none')
    made.must({ ...none, source: 'not-available' })
  })

  it('can be read after the end', () => {
    const made = roomWithNeedle()
    made.must({ do: 'procedure.end', outcome: 'completed', note: '' })
    made.must(reading)
  })

  it('in the totals is the newest reading that stands, as corrected, and no correction makes an older one newest', () => {
    const made = roomWithNeedle()
    const seconds = (value: number) => ({ ...reading, fluoroscopy: { value, unit: 's' } }) as const
    const total = () => totalsOf(made.state().procedure, 70).dose?.fluoroscopyS ?? null
    expect(total()).toBeNull()
    made.must(seconds(14))
    const first = made.lastSequence()
    made.must(seconds(31))
    const second = made.lastSequence()
    expect(total()).toBe(31)
    made.must({ do: 'entry.correct', ofSequence: first, reason: 'It was 12.', instead: seconds(12) })
    expect(total()).toBe(31)
    made.must({ do: 'entry.correct', ofSequence: second, reason: 'It was 37.', instead: seconds(37) })
    const corrected = made.lastSequence()
    expect(total()).toBe(37)
    made.must({ do: 'entry.correct', ofSequence: corrected, reason: 'Another patient.', instead: null })
    expect(total()).toBe(12)
  })
})
