import type { CalendarDate, Instant } from '@shared/kit/time'

/** A whole day in a calendar. `uid` is unique in the world and names nobody. */
export type CalendarDay = { readonly uid: string; readonly day: CalendarDate; readonly summary: string }

/**
 * Days as an iCalendar object (RFC 5545): CRLF at the end of every line, lines of more than 75 octets folded, text
 * escaped. Days are dates without a time zone, as a person writes them on the wall. `madeAt` is the time stamp.
 */
export function calendarOf(days: readonly CalendarDay[], madeAt: Instant): string {
  const stamp = `${new Date(madeAt).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Procedure Pause//EN',
    ...days.flatMap(({ uid, day, summary }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `SUMMARY:${escaped(summary)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** RFC 5545 section 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n|\r|\n/g, '\\n')
}

const longestOctets = 75

/** RFC 5545 section 3.1: no line longer than 75 octets; what follows begins with a space. No character is cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > longestOctets) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}

/** Octets of one character in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
