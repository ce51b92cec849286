import type { WallStatus } from '@shared/contract/channels'
import { request, subscribe } from '../bridge/bridge'
import { createStore, useStore } from './store'

const wall = createStore<WallStatus | null>(null)

/** Follows the wall display. */
export async function startWall(): Promise<void> {
  subscribe('wall.changed', (status) => wall.set(status))
  const reply = await request('wall.status', {})
  if (reply.ok) wall.set(reply.value)
}

/** What the wall shows; null until main has answered. */
export function useWall(): WallStatus | null {
  return useStore(wall)
}
