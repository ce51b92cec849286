import { patientSchema } from '@shared/case/patient'
import { instantSchema } from '@shared/kit/time'
import { planSchema } from '@shared/plan/plan'
import { z } from 'zod'

const reason = z.string().trim().min(3).max(2000)

/** What came with the booking: from a person, from a schedule file, or from the drill. */
export const bookingSchema = z.object({
  patient: patientSchema,
  plan: planSchema,
  scheduledAt: instantSchema,
  room: z.string().trim().min(1).max(60),
  source: z.enum(['manual', 'schedule-file', 'drill']),
  /** Planted-fault training case: every screen and print says so. */
  drill: z.boolean().default(false),
  note: z.string().max(2000).default(''),
})
export type Booking = Readonly<z.infer<typeof bookingSchema>>

export const bookingEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('case.booked'), body: bookingSchema }),
  z.object({ type: z.literal('plan.changed'), body: z.object({ plan: planSchema, reason }) }),
  z.object({ type: z.literal('patient.corrected'), body: z.object({ patient: patientSchema, reason }) }),
  z.object({
    type: z.literal('case.rescheduled'),
    body: z.object({ scheduledAt: instantSchema, room: z.string().min(1).max(60), reason }),
  }),
  z.object({ type: z.literal('case.cancelled'), body: z.object({ reason }) }),
])

export const bookingCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('case.book'), booking: bookingSchema }),
  z.object({ do: z.literal('plan.change'), plan: planSchema, reason }),
  z.object({ do: z.literal('patient.correct'), patient: patientSchema, reason }),
  z.object({
    do: z.literal('case.reschedule'),
    scheduledAt: instantSchema,
    room: z.string().trim().min(1).max(60),
    reason,
  }),
  z.object({ do: z.literal('case.cancel'), reason }),
])
export type BookingCommand = z.infer<typeof bookingCommandSchema>
