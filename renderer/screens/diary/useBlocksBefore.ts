import type { RadiofrequencyBasis } from '@shared/diary/basis'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { useCase } from '../../state/caseStore'

/** What a planned radiofrequency rests on. `failed`: nobody can tell, which is a question as well. */
export type BlocksBefore = RadiofrequencyBasis | 'failed' | null

/** Asked anew whenever the plan changes; null for another procedure, or until main has answered. */
export function useBlocksBefore(): BlocksBefore {
  const { caseId, state } = useCase()
  const { plan } = state
  const [found, setFound] = useState<{ readonly plan: typeof plan; readonly basis: BlocksBefore } | null>(null)
  useEffect(() => {
    let stillHere = true
    void request('blocks.before', { caseId }).then((reply) => {
      if (stillHere) setFound({ plan, basis: reply.ok ? reply.value.basis : 'failed' })
    })
    return () => {
      stillHere = false
    }
  }, [caseId, plan])
  return found?.plan === plan ? found.basis : null
}
