import type { Outcome } from '@shared/contract/channel'
import type { InputOf } from '@shared/contract/channels'
import { noWordings, type SiteWordings } from '@shared/wording/state'
import { useEffect } from 'react'
import { request, subscribe } from '../bridge/bridge'
import { createStore, useStore } from './store'

const wordings = createStore<SiteWordings>(noWordings)
let follows = false

/** The site's own words on the discharge sheet; none until main has answered. */
export function useWordings(): SiteWordings {
  useEffect(() => {
    if (!follows) subscribe('wording.changed', (value) => wordings.set(value))
    follows = true
    void request('wording.get', {}).then(take)
  }, [])
  return useStore(wordings)
}

function take(reply: Outcome<SiteWordings>): Outcome<SiteWordings> {
  if (reply.ok) wordings.set(reply.value)
  return reply
}

export async function actOnWording(command: InputOf<'wording.act'>['command']) {
  return take(await request('wording.act', { command }))
}

export async function putWordingInForce(input: InputOf<'wording.putInForce'>) {
  return take(await request('wording.putInForce', input))
}
