import type { CaseId } from '@shared/case/envelope'
import type { HeldNote, RoomNote } from '@shared/rescue/held'
import { request, subscribe } from '../bridge/bridge'
import { createStore, useStore } from './store'

const held = createStore<readonly HeldNote[]>([])

/** Loads what was done while no case could take it, and follows it. */
export async function startHeld(): Promise<void> {
  subscribe('room.held', (value) => held.set(value.held))
  const reply = await request('room.held', {})
  if (reply.ok) held.set(reply.value.held)
}

export function useHeld(): readonly HeldNote[] {
  return useStore(held)
}

/** Writes a STOP or a step of a rescue down at once, into the case that is under way or until one is chosen. */
export async function noteInRoom(note: RoomNote) {
  return await request('room.note', { note })
}

export async function joinHeld(caseId: CaseId) {
  return await request('room.join', { caseId })
}

export async function keepHeldApart(reason: string) {
  return await request('room.keepApart', { reason })
}
