import { instantSchema } from '@shared/kit/time'
import { rescueCardId } from '@shared/rescue/cards'
import { z } from 'zod'

/**
 * What somebody did at a station whose record was locked, or where no case was open: kept at once, without a word about a
 * patient, and joined to the case afterwards. `at` is when it happened.
 */
export const heldNoteSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stop'), id: z.uuid(), at: instantSchema }),
  z.object({
    kind: z.literal('rescue'),
    id: z.uuid(),
    at: instantSchema,
    card: rescueCardId,
    /** 0 for the opening of the card. */
    step: z.int().min(0).max(30),
    /** Kilograms that somebody chose for the doses; null where none was chosen. */
    weightKg: z.number().min(1).max(400).nullable(),
  }),
  z.object({ kind: z.literal('rescue-closed'), id: z.uuid(), at: instantSchema, card: rescueCardId }),
])
export type HeldNote = Readonly<z.infer<typeof heldNoteSchema>>

/** What a screen says happened; the station gives it its number and its time. */
export const roomNoteSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stop') }),
  z.object({
    kind: z.literal('rescue'),
    card: rescueCardId,
    step: z.int().min(0).max(30),
    weightKg: z.number().min(1).max(400).nullable(),
  }),
  z.object({ kind: z.literal('rescue-closed'), card: rescueCardId }),
])
export type RoomNote = Readonly<z.infer<typeof roomNoteSchema>>
