import type { OutputOf } from '@shared/contract/channels'
import { request } from '../bridge/bridge'
import { createStore, useStore } from './store'

type AppInfo = OutputOf<'app.info'>
const info = createStore<AppInfo | null>(null)

export async function startAppInfo(): Promise<void> {
  const reply = await request('app.info', {})
  if (reply.ok) info.set(reply.value)
}

/** Version, station and whether this is the sample day; null until main has answered. */
export function useAppInfo(): AppInfo | null {
  return useStore(info)
}
