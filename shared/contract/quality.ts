import { dateSchema } from '@shared/kit/time'
import { z } from 'zod'

const count = z.int().min(0)
const seconds = z.number().min(0).nullable()

/** See `TeamReport` of `shared/quality/weekly`. */
const teamReportSchema = z.object({
  cases: count,
  drills: count,
  procedures: count,
  completed: z.object({ verification: count, 'room-ready': count, 'time-out': count, 'sign-out': count }),
  whole: count,
  signOutMissed: count,
  catches: z.object({
    stops: count,
    concerns: count,
    byItem: z.array(z.object({ itemId: z.string(), ask: z.object({ en: z.string(), es: z.string() }), count })),
  }),
  medianSeconds: z.object({
    verification: seconds,
    'room-ready': seconds,
    'time-out': seconds,
    'needle-pause': seconds,
    'sign-out': seconds,
  }),
  hurried: count,
  interruptions: count,
  voidings: count,
  overrides: count,
  rescues: count,
})

/** Seven days from `from` on (a calendar date at the station), and the seven days before for comparison. */
export const weekReportSchema = z.object({
  from: dateSchema,
  to: dateSchema,
  week: teamReportSchema,
  before: teamReportSchema,
})
export type WeekReport = Readonly<z.infer<typeof weekReportSchema>>
