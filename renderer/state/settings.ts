import type { Outcome } from '@shared/contract/channel'
import { type StationSettings, stationSettingsSchema } from '@shared/contract/settings'
import { request, subscribe } from '../bridge/bridge'
import { createStore, useStore } from './store'

const settings = createStore<StationSettings>(stationSettingsSchema.parse({}))

export function useSettings(): StationSettings {
  return useStore(settings)
}

/** Loads what this station remembers and follows its changes, from whichever window they come. */
export async function startSettings(): Promise<void> {
  subscribe('settings.changed', settings.set)
  const loaded = await request('settings.get', {})
  if (loaded.ok) settings.set(loaded.value)
}

export async function changeSettings(change: Partial<StationSettings>): Promise<Outcome<StationSettings>> {
  const changed = await request('settings.set', change)
  if (changed.ok) settings.set(changed.value)
  return changed
}
