import type { Outcome } from '@shared/contract/channel'
import { type StationSettings, stationSettingsSchema } from '@shared/contract/settings'
import { request, subscribe } from '../bridge/bridge'
import { createStore, useStore } from './store'

const settings = createStore<StationSettings>(stationSettingsSchema.parse({}))

export function useSettings(): StationSettings {
  return useStore(settings)
}

/** The page's language changes with the settings and before anything is drawn: dates are written by it. */
function take(next: StationSettings): void {
  document.documentElement.lang = next.locale
  settings.set(next)
}

/** Loads what this station remembers and follows its changes, from whichever window they come. */
export async function startSettings(): Promise<void> {
  subscribe('settings.changed', take)
  const loaded = await request('settings.get', {})
  if (loaded.ok) take(loaded.value)
}

export async function changeSettings(change: Partial<StationSettings>): Promise<Outcome<StationSettings>> {
  const changed = await request('settings.set', change)
  if (changed.ok) take(changed.value)
  return changed
}
