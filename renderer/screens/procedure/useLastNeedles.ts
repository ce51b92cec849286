import type { LastNeedles } from '@shared/procedure/lastNeedle'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { useCase } from '../../state/caseStore'

/** What the physician of this case used last for this procedure; null where that is not known. */
export function useLastNeedles(): LastNeedles | null {
  const { caseId } = useCase()
  const [last, setLast] = useState<LastNeedles | null>(null)
  useEffect(() => {
    let isCurrent = true
    setLast(null)
    void request('procedure.lastNeedles', { caseId }).then((reply) => {
      if (isCurrent && reply.ok) setLast(reply.value.last)
    })
    return () => {
      isCurrent = false
    }
  }, [caseId])
  return last
}
