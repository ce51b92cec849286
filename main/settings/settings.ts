import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type StationSettings, stationSettingsSchema } from '@shared/contract/settings'
import { fail, ok, type Result } from '@shared/kit/result'
import ElectronStore from 'electron-store'
import {
  type BackupSettings,
  backupSettingsSchema,
  readSettings,
  type SettingsContent,
  settingsVersion,
  type WindowBounds,
  type WindowName,
} from './settingsShape'

export type SettingsFailure =
  /** The value is none this setting can have; nothing was changed. */
  | { readonly code: 'invalid'; readonly fields: readonly string[] }
  /** The disk is full or refuses; nothing was changed. */
  | { readonly code: 'unavailable'; readonly says: string }

/** What this station remembers that is no patient data and no secret. */
export type Settings = {
  getSettings(): StationSettings
  updateSettings(changes: Partial<StationSettings>): Result<StationSettings, SettingsFailure>
  getBounds(window: WindowName): WindowBounds | null
  setBounds(window: WindowName, bounds: WindowBounds): Result<void, SettingsFailure>
  getBackup(): BackupSettings
  updateBackup(changes: Partial<BackupSettings>): Result<BackupSettings, SettingsFailure>
  /** Tells of every change of the station's settings; returns how to stop listening. */
  onChange(listener: (settings: StationSettings) => void): () => void
  /** Settings that could not be read at this start and are as on the first day, and where the old file lies; null when all could. */
  readonly lost: { readonly settings: readonly string[]; readonly setAsideAs: string } | null
}

/**
 * Opens `settings.json` in the profile. What is in it is read and checked before electron-store sees it: a file
 * that cannot be read, or only in part, is copied aside and never a reason not to start.
 */
export function openSettings(folder: string, now: () => Date = () => new Date()): Settings {
  const file = join(folder, 'settings.json')
  const raw = readJson(file)
  const reading = readSettings(raw)
  let lost: Settings['lost'] = null
  if (reading.lost.length > 0) {
    const setAsideAs = `${file}.unreadable-${now().toISOString().replaceAll(':', '-')}`
    copyFileSync(file, setAsideAs)
    lost = { settings: reading.lost, setAsideAs }
  }

  const store = new ElectronStore<Record<string, unknown>>({
    cwd: folder,
    name: 'settings',
    serialize: (value) => `${JSON.stringify(value, null, 2)}\n`,
    deserialize: (text) => objectOrEmpty(parsed(text)),
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  })
  const listeners = new Set<(settings: StationSettings) => void>()
  let content = reading.content

  const write = (next: SettingsContent): Result<void, SettingsFailure> => {
    try {
      store.store = { version: settingsVersion, ...next }
    } catch (cause) {
      const says = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
      return fail({ code: 'unavailable', says })
    }
    content = next
    return ok(undefined)
  }

  return {
    getSettings: () => content.station,
    updateSettings: (changes) => {
      const station = stationSettingsSchema.safeParse({ ...content.station, ...changes })
      if (!station.success) return fail({ code: 'invalid', fields: fieldsOf(station.error) })
      const written = write({ ...content, station: station.data })
      if (!written.ok) return written
      for (const listener of listeners) listener(station.data)
      return ok(station.data)
    },
    getBounds: (window) => content.windows[window],
    setBounds: (window, bounds) => write({ ...content, windows: { ...content.windows, [window]: bounds } }),
    getBackup: () => content.backup,
    updateBackup: (changes) => {
      const backup = backupSettingsSchema.safeParse({ ...content.backup, ...changes })
      if (!backup.success) return fail({ code: 'invalid', fields: fieldsOf(backup.error) })
      const written = write({ ...content, backup: backup.data })
      return written.ok ? ok(backup.data) : written
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    lost,
  }
}

function fieldsOf(error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }): string[] {
  return [...new Set(error.issues.map((issue) => String(issue.path[0])))]
}

/** An absent file is an empty one; a text that is no JSON is null, which no settings are. */
function readJson(file: string): unknown {
  return existsSync(file) ? parsed(readFileSync(file, 'utf8')) : {}
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function objectOrEmpty(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
