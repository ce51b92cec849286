import type { SiteDoseReference } from '@shared/procedure/siteDose'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { useCase } from '../../state/caseStore'

/** What this site's earlier cases of the same procedure needed; null until it is known. */
export function useSiteDose(): SiteDoseReference | null {
  const { caseId } = useCase()
  const [site, setSite] = useState<SiteDoseReference | null>(null)
  useEffect(() => {
    let isCurrent = true
    setSite(null)
    void request('procedure.siteDose', { caseId }).then((reply) => {
      if (isCurrent && reply.ok) setSite(reply.value)
    })
    return () => {
      isCurrent = false
    }
  }, [caseId])
  return site
}
