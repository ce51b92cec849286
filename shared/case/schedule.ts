import { type Booking, bookingSchema } from '@shared/case/bookingEvents'
import { patientSchema } from '@shared/case/patient'
import type { Failure } from '@shared/contract/channel'
import { fail, ok, type Result } from '@shared/kit/result'
import { instantSchema } from '@shared/kit/time'
import { planSchema } from '@shared/plan/plan'
import { z } from 'zod'

/**
 * A schedule file: `{ "format": "procedure-pause-schedule/1", "cases": [ { "scheduledAt", "room", "patient", "plan" } ] }`.
 * The wrapper is checked first; each entry is then read by itself, so that one bad line does not cost the day.
 */
const scheduleSchema = z.object({
  format: z.literal('procedure-pause-schedule/1'),
  cases: z.array(z.unknown()).min(1).max(500),
})

const entrySchema = z.object({
  scheduledAt: instantSchema,
  room: z.string().trim().min(1).max(60),
  patient: patientSchema,
  plan: planSchema,
  note: z.string().max(2000).default(''),
})

export type ReadSchedule = {
  readonly bookings: readonly { readonly entry: string; readonly booking: Booking }[]
  /** Entries that cannot be booked, each with what is wrong and where. */
  readonly refused: readonly { readonly entry: string; readonly says: string }[]
}

/** Reads a schedule file's text. Fails only when the file as a whole is none. */
export function readSchedule(text: string): Result<ReadSchedule, Failure> {
  const parsed = parseJson(text)
  if (!parsed.ok) {
    return fail({
      code: 'schedule.not-json',
      says: `This is no schedule file: it is not JSON. ${parsed.failure} Nothing was booked.`,
      params: {},
    })
  }
  const schedule = scheduleSchema.safeParse(parsed.value)
  if (!schedule.success) {
    const says =
      'This is no schedule file of the kind this app reads (format “procedure-pause-schedule/1” with a list “cases”). Nothing was booked.'
    return fail({ code: 'schedule.other-format', says, params: {} })
  }
  const bookings: { entry: string; booking: Booking }[] = []
  const refused: { entry: string; says: string }[] = []
  schedule.data.cases.forEach((raw, index) => {
    const entry = `Entry ${index + 1}`
    const read = entrySchema.safeParse(raw)
    if (read.success) bookings.push({ entry, booking: bookingSchema.parse({ ...read.data, source: 'schedule-file' }) })
    else refused.push({ entry, says: read.error.issues.map(issueSentence).join(' ') })
  })
  return ok({ bookings, refused })
}

function issueSentence(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join(' › ')
  return where === '' ? `${issue.message}.` : `“${where}”: ${issue.message}.`
}

function parseJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (cause) {
    return fail(cause instanceof SyntaxError ? `${cause.message}.` : '')
  }
}
