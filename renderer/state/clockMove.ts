import type { StreamValue } from '@shared/contract/channels'
import { request, subscribe } from '../bridge/bridge'
import { createStore, useStore } from './store'

type ClockMove = StreamValue<'clock.moved'>
const moved = createStore<ClockMove | null>(null)

/** Follows moves of the station's clock. */
export async function startClockMove(): Promise<void> {
  subscribe('clock.moved', (move) => moved.set(move))
  const reply = await request('app.info', {})
  if (reply.ok) moved.set(reply.value.clockMoved)
}

/** The newest move that nobody has acknowledged here. */
export function useClockMove(): ClockMove | null {
  return useStore(moved)
}

export function acknowledgeClockMove(): void {
  moved.set(null)
}
