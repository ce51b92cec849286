import { instantSchema } from '@shared/kit/time'
import { personSchema } from '@shared/people/person'
import { measurementsSchema, observationSchema } from '@shared/recovery/observation'
import { watchSignSchema } from '@shared/recovery/watchSigns'
import { z } from 'zod'

const reason = z.string().trim().min(3).max(2000)
const words = z.string().trim().max(500)

const eventFields = {
  at: instantSchema,
  /** A code of the complication catalogue. */
  term: z.string().trim().min(1).max(60),
  /** CTCAE grade: 1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 fatal. */
  grade: z.int().min(1).max(5),
  /** What was seen, in words. */
  seen: words,
  /** What was done about it. */
  action: words,
  /** An effect that belongs to this block, such as a droopy lid after a stellate block: not a complication. */
  expected: z.boolean(),
} as const

const unmetCriterion = z.object({ code: z.string().min(1).max(60), says: z.string().max(500) })
const escort = { present: z.boolean(), name: z.string().trim().max(120), phone: z.string().trim().max(60) } as const
const watchEnd = z.enum(['cleared', 'transferred', 'false-alarm'])

export const recoveryEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('observation.recorded'), body: observationSchema }),
  z.object({
    type: z.literal('observation.corrected'),
    body: z.object({ observationId: z.uuid(), replacement: observationSchema, reason }),
  }),
  z.object({ type: z.literal('recoveryEvent.recorded'), body: z.object({ id: z.uuid(), ...eventFields }) }),
  z.object({
    type: z.literal('recoveryEvent.resolved'),
    body: z.object({ eventId: z.uuid(), at: instantSchema, outcome: words }),
  }),
  z.object({
    type: z.literal('haematomaWatch.begun'),
    body: z.object({
      id: z.uuid(),
      signs: z.array(watchSignSchema).min(1).max(20),
      observationId: z.uuid().nullable(),
      /** The physician signed in at this station, to be called first; null where none is. */
      callFirst: personSchema.nullable(),
    }),
  }),
  z.object({
    type: z.literal('haematomaWatch.called'),
    body: z.object({ watchId: z.uuid(), whom: z.string().trim().min(2).max(120), said: words }),
  }),
  z.object({
    type: z.literal('haematomaWatch.ended'),
    body: z.object({ watchId: z.uuid(), how: watchEnd, reason, endedBy: personSchema }),
  }),
  z.object({ type: z.literal('escort.recorded'), body: z.object(escort) }),
  z.object({
    type: z.literal('readiness.overridden'),
    body: z.object({ by: personSchema, reason, unmet: z.array(unmetCriterion).min(1).max(40) }),
  }),
])

export const recoveryCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('observation.record'), at: instantSchema, measurements: measurementsSchema }),
  z.object({
    do: z.literal('observation.correct'),
    observationId: z.uuid(),
    at: instantSchema,
    measurements: measurementsSchema,
    reason,
  }),
  z.object({ do: z.literal('recoveryEvent.record'), ...eventFields }),
  z.object({ do: z.literal('recoveryEvent.resolve'), eventId: z.uuid(), at: instantSchema, outcome: words }),
  z.object({ do: z.literal('haematomaWatch.begin'), signs: z.array(watchSignSchema).min(1).max(20) }),
  z.object({
    do: z.literal('haematomaWatch.call'),
    watchId: z.uuid(),
    whom: z.string().trim().min(2).max(120),
    said: words,
  }),
  z.object({ do: z.literal('haematomaWatch.end'), watchId: z.uuid(), how: watchEnd, reason }),
  z.object({ do: z.literal('escort.record'), ...escort }),
  z.object({ do: z.literal('readiness.override'), reason }),
])
export type RecoveryCommand = z.infer<typeof recoveryCommandSchema>
