import type { RadiofrequencyBasis } from '@shared/diary/basis'
import { type BasisQuestion, type BlocksBefore, basisQuestion } from '@shared/diary/basisQuestion'
import { useEffect, useMemo, useState } from 'react'
import { request } from '../../bridge/bridge'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'

/**
 * What the records of the station say of the blocks before a planned radiofrequency, asked anew whenever the plan
 * changes. Until main has answered, and where it cannot, nobody knows: which is a question as well.
 */
export function useBlocksBefore(): BlocksBefore {
  const basis = useFound().basis
  return useMemo(() => () => basis, [basis])
}

type Found = { readonly basis: RadiofrequencyBasis | null; readonly isHere: boolean }
const nothingYet: Found = { basis: null, isHere: false }

function useFound(): Found {
  const { caseId, state } = useCase()
  const { plan } = state
  const [found, setFound] = useState<{ readonly plan: typeof plan; readonly found: Found } | null>(null)
  useEffect(() => {
    let stillHere = true
    void request('blocks.before', { caseId }).then((reply) => {
      if (stillHere) setFound({ plan, found: { basis: reply.ok ? reply.value.basis : null, isHere: true } })
    })
    return () => {
      stillHere = false
    }
  }, [caseId, plan])
  return found?.plan === plan ? found.found : nothingYet
}

export type ShownBasis = {
  readonly basis: RadiofrequencyBasis
  /** Null where the rule of the site is met. */
  readonly question: BasisQuestion | null
}

/** What a planned radiofrequency rests on, to be shown; null for another procedure, or until main has answered. */
export function useShownBasis(): ShownBasis | null {
  const { state } = useCase()
  const policy = usePolicy()
  const { basis, isHere } = useFound()
  return useMemo(() => {
    if (!isHere) return null
    const question = basisQuestion(state, policy, () => basis)
    const shown = basis ?? question?.read.basis ?? null
    return shown === null ? null : { basis: shown, question }
  }, [state, policy, basis, isHere])
}
