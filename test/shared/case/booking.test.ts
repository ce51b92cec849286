import { phaseOf } from '@shared/case/phase'
import { describe, expect, it } from 'vitest'
import { aBookedCase, aBooking, CaseUnderTest, nurse, physician } from '../../fixtures/aCase'

describe('booking a case', () => {
  it('starts a case in the phase booked, with its patient and plan', () => {
    const booked = aBookedCase()
    expect(phaseOf(booked.case)).toBe('booked')
    expect(booked.case.patient.familyName).toBe('Hartmann')
    expect(booked.case.plan.side).toBe('left')
  })

  it('is refused when nobody is signed in', () => {
    const booking = new CaseUnderTest()
    booking.signedIn = []
    const refused = booking.try({ do: 'case.book', booking: aBooking }, null)
    expect(refused).toMatchObject({ ok: false, failure: { code: 'people.sign-in-first' } })
  })

  it('is refused for a person whose sign-in has ended', () => {
    const booking = new CaseUnderTest()
    booking.signedIn = [physician]
    expect(booking.try({ do: 'case.book', booking: aBooking }, nurse)).toMatchObject({ ok: false })
  })

  it('takes a schedule file in without anybody signed in', () => {
    const booking = new CaseUnderTest()
    booking.signedIn = []
    expect(booking.try({ do: 'case.book', booking: { ...aBooking, source: 'schedule-file' } }, null).ok).toBe(true)
  })

  it('refuses a birth date after the appointment', () => {
    const patient = { ...aBooking.patient, birthDate: '2026-11-25' }
    expect(new CaseUnderTest().try({ do: 'case.book', booking: { ...aBooking, patient } })).toMatchObject({
      ok: false,
      failure: { code: 'case.birth-date-later' },
    })
  })

  it('refuses a plan whose level does not belong to its region', () => {
    const plan = { ...aBooking.plan, levels: ['C5-C6'] }
    expect(aBookedCase().try({ do: 'plan.change', plan, reason: 'The level was wrong' })).toMatchObject({ ok: false })
  })

  it('keeps a cancelled case in the record and lets nothing but an amendment follow', () => {
    const cancelled = aBookedCase().do({ do: 'case.cancel', reason: 'The patient has a fever' })
    expect(phaseOf(cancelled.case)).toBe('cancelled')
    expect(cancelled.try({ do: 'weight.record', weightKg: 70 })).toMatchObject({ failure: { code: 'case.cancelled' } })
    expect(cancelled.try({ do: 'record.amend', text: 'Rebooked for Friday.', aboutSequence: null }).ok).toBe(true)
  })

  it('refuses an amendment about an entry that does not exist', () => {
    expect(aBookedCase().try({ do: 'record.amend', text: 'About nothing.', aboutSequence: 99 })).toMatchObject({
      ok: false,
    })
  })

  it('refuses to sign a record before the procedure has ended', () => {
    expect(aBookedCase().try({ do: 'record.sign' }, physician, physician)).toMatchObject({
      failure: { code: 'record.sign-too-early' },
    })
  })

  it('refuses a signature without the PIN of the very physician who signs', () => {
    for (const confirmedBy of [null, nurse]) {
      expect(aBookedCase().try({ do: 'record.sign' }, physician, confirmedBy)).toMatchObject({
        failure: { code: 'record.pin-needed' },
      })
    }
  })

  it('refuses a signature by anyone but a physician', () => {
    expect(aBookedCase().try({ do: 'record.sign' }, nurse)).toMatchObject({
      failure: { code: 'people.role-not-allowed' },
    })
  })
})
