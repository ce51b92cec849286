import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { openSettings as OpenSettings } from '../../../main/settings/settings'
import { firstSettings, readSettings } from '../../../main/settings/settingsShape'

let openSettings: typeof OpenSettings

// Outside Electron the `electron` package is only the path of the runtime; named, it need not be there.
beforeAll(async () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', tmpdir())
  openSettings = (await import('../../../main/settings/settings')).openSettings
})

function profile(content?: string): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'pause-settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'settings.json')
  if (content !== undefined) writeFileSync(file, content)
  return { folder, file }
}

const now = () => new Date('2026-11-24T14:00:00Z')

describe('the settings of a station', () => {
  it('are the first ones on a first start, which loses nothing', () => {
    const settings = openSettings(profile().folder)
    expect(settings.getSettings()).toEqual(firstSettings.station)
    expect(settings.getBounds('desk')).toBeNull()
    expect(settings.getBackup()).toEqual({ folder: null, everyHours: 24 })
    expect(settings.lost).toBeNull()
  })

  it('are remembered over a restart', () => {
    const { folder } = profile()
    const settings = openSettings(folder)
    const bounds = { x: -10, y: 20, width: 1280, height: 800, maximized: true }
    expect(settings.updateSettings({ room: 'Fluoro 1', locale: 'es' }).ok).toBe(true)
    expect(settings.setBounds('desk', bounds).ok).toBe(true)
    expect(settings.updateBackup({ folder: '/media/backup' }).ok).toBe(true)

    const again = openSettings(folder)
    expect(again.getSettings()).toEqual({ ...firstSettings.station, room: 'Fluoro 1', locale: 'es' })
    expect(again.getBounds('desk')).toEqual(bounds)
    expect(again.getBounds('wall')).toBeNull()
    expect(again.getBackup()).toEqual({ folder: '/media/backup', everyHours: 24 })
    expect(again.lost).toBeNull()
  })

  it('refuse a value they cannot have, name the field and stay as they were', () => {
    const { folder, file } = profile()
    const settings = openSettings(folder)
    settings.updateSettings({ room: 'Fluoro 1' })
    const before = readFileSync(file, 'utf8')
    expect(settings.updateSettings({ room: 'Fluoro 2', lockAfterMinutes: 0 })).toEqual({
      ok: false,
      failure: { code: 'invalid', fields: ['lockAfterMinutes'] },
    })
    expect(settings.updateBackup({ everyHours: 0.5 })).toMatchObject({ failure: { fields: ['everyHours'] } })
    expect(settings.getSettings().room).toBe('Fluoro 1')
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('tell whoever listens, until they stop', () => {
    const settings = openSettings(profile().folder)
    const heard: string[] = []
    const stop = settings.onChange((changed) => heard.push(changed.theme))
    settings.updateSettings({ theme: 'dark' })
    settings.updateSettings({ lockAfterMinutes: 0 })
    stop()
    settings.updateSettings({ theme: 'system' })
    expect(heard).toEqual(['dark'])
  })

  it.each([
    ['half a file', '{"version":1,"station":{"room":"Flu'],
    ['an empty file', ''],
    ['a list', '[1,2]'],
    ['binary', '\u0000\u0001\u0002'],
  ])('start as on the first day with %s, which is kept aside', (_, content) => {
    const { folder, file } = profile(content)
    const settings = openSettings(folder, now)
    expect(settings.getSettings()).toEqual(firstSettings.station)
    const setAsideAs = `${file}.unreadable-2026-11-24T14-00-00.000Z`
    expect(settings.lost).toEqual({ settings: [''], setAsideAs })
    expect(readFileSync(setAsideAs, 'utf8')).toBe(content)

    expect(settings.updateSettings({ room: 'Fluoro 1' }).ok).toBe(true)
    expect(openSettings(folder).lost).toBeNull()
    expect(openSettings(folder).getSettings().room).toBe('Fluoro 1')
  })

  it('lose only what cannot be read', () => {
    const { folder } = profile(
      JSON.stringify({
        version: 1,
        station: { room: 'Fluoro 1', theme: 'pink', lockAfterMinutes: 'soon', unknownSetting: 1 },
        windows: { desk: { x: 0, y: 0, width: 5, height: 5, maximized: false }, wall: null },
        backup: 'yes',
      }),
    )
    const settings = openSettings(folder, now)
    expect(settings.getSettings()).toEqual({ ...firstSettings.station, room: 'Fluoro 1' })
    expect(settings.lost?.settings.toSorted()).toEqual([
      'backup',
      'station.lockAfterMinutes',
      'station.theme',
      'windows.desk',
    ])
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('say so when the disk refuses, and stay as they were', () => {
    const { folder } = profile()
    const settings = openSettings(folder)
    settings.updateSettings({ room: 'Fluoro 1' })
    // A file where the folder was: refuses even an administrator, whom rights would not stop.
    rmSync(folder, { recursive: true })
    writeFileSync(folder, '')
    expect(settings.updateSettings({ room: 'Fluoro 2' })).toMatchObject({ failure: { code: 'unavailable' } })
    expect(settings.getSettings().room).toBe('Fluoro 1')
  })

  it('are readable by their owner alone', () => {
    const { folder, file } = profile()
    openSettings(folder).updateSettings({ room: 'Fluoro 1' })
    expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  })
})

describe('a settings file of an earlier version', () => {
  it('goes through every later step, and one of today through none', () => {
    const steps = [
      (content: Readonly<Record<string, unknown>>) => ({ ...content, station: { room: content.place } }),
      (content: Readonly<Record<string, unknown>>) => ({ ...content, backup: { everyHours: 6 } }),
    ]
    expect(readSettings({ version: 1, place: 'Fluoro 1' }, steps)).toMatchObject({
      content: { station: { room: 'Fluoro 1' }, backup: { everyHours: 6 } },
      lost: [],
    })
    expect(readSettings({ version: 2, station: { room: 'B' } }, steps).content).toMatchObject({
      station: { room: 'B' },
      backup: { everyHours: 6 },
    })
    expect(readSettings({ version: 3, station: { room: 'C' } }, steps).content.backup.everyHours).toBe(24)
  })
})
