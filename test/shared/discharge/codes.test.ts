import { calendarOf } from '@shared/discharge/calendar'
import { telephoneUri } from '@shared/discharge/codes'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const madeAt = '2026-11-24T15:35:00.000Z'
const octets = (text: string) => new TextEncoder().encode(text).length

describe('a telephone number that a telephone can dial', () => {
  it.each([
    ['555 0100', 'tel:5550100'],
    ['+1 (617) 555-0100', 'tel:+16175550100'],
    ['617.555.0100 ext. 12', 'tel:6175550100;ext=12'],
    ['617-555-0100 x3', 'tel:6175550100;ext=3'],
    ['', null],
    ['ask at the desk', null],
    ['911 or 555 0100', null],
  ])('%s is %s', (text, uri) => {
    expect(telephoneUri(text)).toBe(uri)
  })
})

/** Reads an iCalendar object back: unfolds, then splits the content lines (RFC 5545 section 3.1). */
const contentLines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)
const unescaped = (text: string) => text.replace(/\\([\\;,nN])/g, (_all, it: string) => (/n/i.test(it) ? '\n' : it))

describe('days for a calendar', () => {
  it('are events of whole days with an identifier, a stamp in UTC and a summary', () => {
    const days = [{ uid: 'a-w1@procedure-pause', day: '2026-12-01', summary: 'How are you; well, or not?' }]
    expect(calendarOf(days, madeAt)).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Procedure Pause//EN',
        'BEGIN:VEVENT',
        'UID:a-w1@procedure-pause',
        'DTSTAMP:20261124T153500Z',
        'DTSTART;VALUE=DATE:20261201',
        'SUMMARY:How are you\\; well\\, or not?',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    )
  })

  it('have no line over 75 octets, cut no character, and read back as they were', () => {
    const summary = fc.string({ unit: 'binary', maxLength: 300 }).map((text) => text.replace(/[\r\n]/g, ' '))
    fc.assert(
      fc.property(summary, (text) => {
        const calendar = calendarOf([{ uid: 'u', day: '2026-12-01', summary: text }], madeAt)
        for (const line of calendar.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75)
        const line = contentLines(calendar).find((each) => each.startsWith('SUMMARY:')) ?? ''
        expect(unescaped(line.slice('SUMMARY:'.length))).toBe(text)
      }),
      { numRuns: 300 },
    )
  })
})
