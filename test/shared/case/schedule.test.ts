import { readSchedule } from '@shared/case/schedule'
import { describe, expect, it } from 'vitest'
import { aBooking } from '../../fixtures/aCase'

const { patient, plan, scheduledAt, room } = aBooking
const file = (cases: readonly unknown[]) => JSON.stringify({ format: 'procedure-pause-schedule/1', cases })

describe('a schedule file', () => {
  it('books every entry that can be read', () => {
    const read = readSchedule(file([{ patient, plan, scheduledAt, room }]))
    expect(read).toMatchObject({
      ok: true,
      value: { bookings: [{ booking: { source: 'schedule-file', drill: false } }], refused: [] },
    })
  })

  it('says which entry cannot be booked, what is wrong and where, and books the others', () => {
    const read = readSchedule(
      file([
        { patient, plan, scheduledAt, room },
        { patient, plan: { ...plan, side: 'lefft' }, scheduledAt, room },
      ]),
    )
    if (!read.ok) throw new Error(read.failure.says)
    expect(read.value.bookings).toHaveLength(1)
    expect(read.value.refused).toHaveLength(1)
    expect(read.value.refused[0]?.entry).toBe('Entry 2')
    expect(read.value.refused[0]?.says).toContain('plan › side')
  })

  it('cannot make a training case or claim to be typed by hand', () => {
    const read = readSchedule(file([{ patient, plan, scheduledAt, room, drill: true, source: 'manual' }]))
    expect(read).toMatchObject({
      ok: true,
      value: { bookings: [{ booking: { source: 'schedule-file', drill: false } }] },
    })
  })

  it('takes a byte order mark before the text', () => {
    expect(readSchedule(`\uFEFF${file([{ patient, plan, scheduledAt, room }])}`).ok).toBe(true)
  })

  it.each(['', 'not json', '{"format":"procedure-pause-schedule/1"'])('is refused when it is no JSON: %j', (text) => {
    const read = readSchedule(text)
    expect(read).toMatchObject({ ok: false, failure: { code: 'schedule.not-json' } })
  })

  it.each(['[]', '{}', '{"format":"other","cases":[1]}', '{"format":"procedure-pause-schedule/1","cases":[]}'])(
    'is refused when it is of another kind: %s',
    (text) => {
      expect(readSchedule(text)).toMatchObject({ ok: false, failure: { code: 'schedule.other-format' } })
    },
  )
})
