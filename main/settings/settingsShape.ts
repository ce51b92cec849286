import { type StationSettings, stationSettingsSchema } from '@shared/contract/settings'
import { z } from 'zod'

/** Where a window was, in screen coordinates (device-independent pixels). Whether a screen is still there, the window checks. */
export const windowBoundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200).max(20_000),
  height: z.int().min(200).max(20_000),
  maximized: z.boolean(),
})
export type WindowBounds = Readonly<z.infer<typeof windowBoundsSchema>>

export const windowNames = ['desk', 'wall'] as const
export type WindowName = (typeof windowNames)[number]

/** Where the scheduled backup goes, null for a folder in the profile, and how often; null for by hand only. */
export const backupSettingsSchema = z.object({
  folder: z.string().min(1).max(4096).nullable().default(null),
  everyHours: z.int().min(1).max(168).nullable().default(24),
})
export type BackupSettings = Readonly<z.infer<typeof backupSettingsSchema>>

/** The whole settings file. */
export type SettingsContent = {
  readonly station: StationSettings
  readonly windows: Readonly<Record<WindowName, WindowBounds | null>>
  readonly backup: BackupSettings
}

/** Grows by one with every step below. */
export const settingsVersion = 1

/** One step for each earlier version: `steps[0]` makes version 2 of version 1. */
type Step = (content: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
const steps: readonly Step[] = []

const anObject = z.record(z.string(), z.unknown())

/** What could be read, and which parts could not and are therefore as on the first day. */
export type SettingsReading = { readonly content: SettingsContent; readonly lost: readonly string[] }

/**
 * Reads whatever was in the file, setting by setting: one value that cannot be read costs itself and nothing else.
 * `version` and `upgrade` steps are arguments so that a test can show the steps at work.
 */
export function readSettings(raw: unknown, upgrade: readonly Step[] = steps): SettingsReading {
  const outer = anObject.safeParse(raw)
  const found = outer.success ? outer.data : {}
  const version = z.int().min(1).safeParse(found.version)
  const from = version.success ? version.data : upgrade.length + 1
  const content = upgrade.slice(from - 1).reduce((before, step) => step(before), found)

  const lost: string[] = outer.success ? [] : ['']
  const windows = part(content.windows, 'windows', lost)
  return {
    content: {
      station: readFields(stationSettingsSchema, part(content.station, 'station', lost), 'station', lost),
      windows: { desk: readBounds(windows.desk, 'desk', lost), wall: readBounds(windows.wall, 'wall', lost) },
      backup: readFields(backupSettingsSchema, part(content.backup, 'backup', lost), 'backup', lost),
    },
    lost,
  }
}

export const firstSettings: SettingsContent = readSettings({}).content

function part(raw: unknown, name: string, lost: string[]): Readonly<Record<string, unknown>> {
  if (raw === undefined) return {}
  const parsed = anObject.safeParse(raw)
  if (!parsed.success) lost.push(name)
  return parsed.success ? parsed.data : {}
}

/** Every field of the schema has a default, so leaving out the unreadable ones gives a whole object. */
function readFields<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  raw: Readonly<Record<string, unknown>>,
  name: string,
  lost: string[],
): z.output<z.ZodObject<Shape>> {
  const readable: Record<string, unknown> = { ...raw }
  const parsed = schema.safeParse(readable)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0])
    if (field in readable) lost.push(`${name}.${field}`)
    delete readable[field]
  }
  return schema.parse(readable)
}

function readBounds(raw: unknown, name: WindowName, lost: string[]): WindowBounds | null {
  const parsed = windowBoundsSchema.nullable().safeParse(raw ?? null)
  if (!parsed.success) lost.push(`windows.${name}`)
  return parsed.success ? parsed.data : null
}
