import { bookingEventSchema } from '@shared/case/bookingEvents'
import type { Envelope } from '@shared/case/envelope'
import { signingEventSchema } from '@shared/case/signingEvents'
import { basisEventSchema } from '@shared/diary/basisEvents'
import { diaryEventSchema } from '@shared/diary/events'
import { dischargeEventSchema } from '@shared/discharge/events'
import { imagingEventSchema } from '@shared/imaging/caseEvents'
import { fail, ok, type Result } from '@shared/kit/result'
import { outcomeEventSchema } from '@shared/outcomes/events'
import { pauseEventSchema } from '@shared/pause/events'
import type { Person } from '@shared/people/person'
import { preparationEventSchema } from '@shared/preparation/events'
import { procedureEventSchema } from '@shared/procedure/events'
import { recoveryEventSchema } from '@shared/recovery/events'
import { z } from 'zod'

/** The shape of an event body changes only with a new version and a step in `upcast`. */
export const currentSchemaVersion = 1

/** Every fact that can happen to a case. */
export const caseEventSchema = z.discriminatedUnion('type', [
  bookingEventSchema,
  preparationEventSchema,
  imagingEventSchema,
  pauseEventSchema,
  procedureEventSchema,
  recoveryEventSchema,
  dischargeEventSchema,
  basisEventSchema,
  diaryEventSchema,
  outcomeEventSchema,
  signingEventSchema,
])
export type CaseEvent = z.infer<typeof caseEventSchema>

/** When, where and by whom a recorded event happened. */
export type EventMeta = {
  readonly id: string
  readonly sequence: number
  readonly at: string
  readonly offsetMinutes: number
  readonly station: string
  readonly actor: Person | null
  readonly hash: string
}

/** A fact with its circumstances, as the state is folded from. */
export type RecordedEvent = CaseEvent & { readonly meta: EventMeta }

/** Reads a stored event. Old schema versions are upcast here; a newer one is refused by name. */
export function readEvent(envelope: Envelope): Result<RecordedEvent, { readonly says: string }> {
  if (envelope.schemaVersion > currentSchemaVersion) {
    return fail({
      says: `Entry ${envelope.sequence} was written by a newer version of the app. Update this station to read it.`,
    })
  }
  const parsed = caseEventSchema.safeParse({ type: envelope.type, body: envelope.body })
  if (!parsed.success) {
    return fail({
      says: `Entry ${envelope.sequence} (${envelope.type}) cannot be read: ${z.prettifyError(parsed.error)}`,
    })
  }
  const { id, sequence, at, offsetMinutes, station, actor, hash } = envelope
  return ok({ ...parsed.data, meta: { id, sequence, at, offsetMinutes, station, actor, hash } })
}
