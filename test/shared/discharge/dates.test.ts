import { sayDate, sayInstant, sayTime } from '@shared/discharge/dates'
import { shippedLibrary } from '@shared/discharge/library'
import { addDays, dateIn, daysBetween, isTimeZone, wallTime } from '@shared/kit/zonedTime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const english = shippedLibrary('en')
const spanish = shippedLibrary('es')

describe('dates on the sheet', () => {
  it('carry the weekday, in the words of the language', () => {
    expect(sayDate('2026-11-25', english, 'date')).toBe('Wednesday 25 November 2026')
    expect(sayDate('2026-11-25', spanish, 'shortDate')).toBe('miércoles 25 de noviembre')
    expect(sayDate('1958-03-12', english, 'birthDate')).toBe('12 March 1958')
  })

  it.each([
    [0, 0, '12:00 midnight'],
    [0, 30, '12:30 in the morning'],
    [9, 0, '9:00 in the morning'],
    [12, 0, '12:00 noon'],
    [12, 5, '12:05 in the afternoon'],
    [17, 59, '5:59 in the afternoon'],
    [18, 0, '6:00 in the evening'],
    [23, 59, '11:59 in the evening'],
  ])('say %i:%i as %s', (hour, minute, expected) => {
    expect(sayTime({ hour, minute }, english)).toBe(expected)
  })

  it('show an instant as the clock of the place shows it', () => {
    expect(sayInstant('2026-11-25T14:00:00.000Z', 'America/New_York', english)).toBe(
      'Wednesday 25 November, 9:00 in the morning',
    )
    expect(sayInstant('2026-11-25T14:00:00.000Z', 'Europe/Madrid', spanish)).toBe(
      'miércoles 25 de noviembre, 3:00 de la tarde',
    )
  })

  it('follow the change to winter time: 24 hours later is another hour on the wall', () => {
    expect(wallTime('2026-10-31T13:00:00.000Z', 'America/New_York').hour).toBe(9)
    expect(wallTime('2026-11-01T13:00:00.000Z', 'America/New_York').hour).toBe(8)
    expect(dateIn('2026-11-02T03:30:00.000Z', 'America/New_York')).toBe('2026-11-01')
  })

  it('count days over months and leap years', () => {
    expect(addDays('2026-11-24', 84)).toBe('2027-02-16')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
        expect(daysBetween('2026-11-24', addDays('2026-11-24', days))).toBe(days)
      }),
    )
  })

  it('refuse a time zone that does not exist', () => {
    expect(isTimeZone('America/New_York')).toBe(true)
    expect(isTimeZone('Mars/Olympus')).toBe(false)
  })
})
