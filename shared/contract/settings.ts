import { z } from 'zod'

/** What one installed copy remembers. No patient data, no secrets: those live in the encrypted store. */
export const stationSettingsSchema = z.object({
  stationName: z.string().trim().min(1).max(60).default('Station'),
  room: z.string().trim().max(60).default(''),
  theme: z.enum(['dark', 'light', 'system']).default('light'),
  locale: z.enum(['en', 'es']).default('en'),
  printer: z.string().max(256).nullable().default(null),
  /** The paper in the printers of this station; `country`: what offices have where the system says it stands. */
  paper: z.enum(['country', 'A4', 'Letter']).default('country'),
  wallDisplayId: z.string().max(64).nullable().default(null),
  /** Where the desk was, so that a start after a power cut is at the same case and the same screen. */
  view: z
    .object({ caseId: z.uuid(), screen: z.string().max(40) })
    .nullable()
    .default(null),
  /** Minutes without input after which everybody is signed out. */
  lockAfterMinutes: z.int().min(1).max(240).default(20),
  /** Whether the station says each question of the pause aloud, and with which of the system's own voices. */
  speech: z.object({ on: z.boolean(), voice: z.string().max(200).nullable() }).default({ on: false, voice: null }),
  /** `KeyboardEvent.code` values of clicker and pedal for the three inputs of the pause. */
  pauseKeys: z
    .object({
      next: z.array(z.string().max(40)).max(8),
      confirm: z.array(z.string().max(40)).max(8),
      stop: z.array(z.string().max(40)).max(8),
    })
    .default({ next: ['PageDown', 'ArrowRight'], confirm: ['Enter', 'Space'], stop: ['Escape', 'PageUp'] }),
})
export type StationSettings = Readonly<z.infer<typeof stationSettingsSchema>>

/**
 * What a window may change. Without the defaults: in a partial object a default would fill in what nobody sent, and a
 * change of one setting would take every other back to its first day.
 */
const { shape } = stationSettingsSchema
export const stationSettingsChangeSchema = z
  .object({
    stationName: shape.stationName.unwrap(),
    room: shape.room.unwrap(),
    theme: shape.theme.unwrap(),
    locale: shape.locale.unwrap(),
    printer: shape.printer.unwrap(),
    paper: shape.paper.unwrap(),
    wallDisplayId: shape.wallDisplayId.unwrap(),
    view: shape.view.unwrap(),
    lockAfterMinutes: shape.lockAfterMinutes.unwrap(),
    speech: shape.speech.unwrap(),
    pauseKeys: shape.pauseKeys.unwrap(),
  } satisfies Record<keyof StationSettings, z.ZodType>)
  .partial()
