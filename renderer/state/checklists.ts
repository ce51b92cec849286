import type { Outcome } from '@shared/contract/channel'
import type { InputOf, OutputOf } from '@shared/contract/channels'
import type { ChecklistView } from '@shared/contract/checklists'
import { useEffect } from 'react'
import { request, subscribe } from '../bridge/bridge'
import { createStore, useStore } from './store'

type View = OutputOf<'checklists.get'>

const checklists = createStore<readonly ChecklistView[]>([])
let follows = false

/** The checklists of this site; empty until main has answered. */
export function useChecklists(): readonly ChecklistView[] {
  useEffect(() => {
    if (!follows) subscribe('checklists.changed', (value) => checklists.set(value.checklists))
    follows = true
    void request('checklists.get', {}).then(take)
  }, [])
  return useStore(checklists)
}

function take(reply: Outcome<View>): Outcome<View> {
  if (reply.ok) checklists.set(reply.value.checklists)
  return reply
}

export async function actOnChecklist(command: InputOf<'checklists.act'>['command']) {
  return take(await request('checklists.act', { command }))
}

export async function putInForce(input: InputOf<'checklists.putInForce'>) {
  return take(await request('checklists.putInForce', input))
}
