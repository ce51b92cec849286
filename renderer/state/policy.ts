import { defaultSitePolicy, type SitePolicy } from '@shared/case/policy'
import { useEffect } from 'react'
import { request } from '../bridge/bridge'
import { createStore, useStore } from './store'

const policy = createStore<SitePolicy>(defaultSitePolicy)

/** What the site decided; its defaults until main has answered, which are the stricter ones. */
export function usePolicy(): SitePolicy {
  useEffect(() => {
    void request('policy.get', {}).then((reply) => {
      if (reply.ok) policy.set(reply.value)
    })
  }, [])
  return useStore(policy)
}

export async function changePolicy(next: SitePolicy) {
  const reply = await request('policy.set', { policy: next })
  if (reply.ok) policy.set(reply.value)
  return reply
}
