import type { Failure } from '@shared/contract/channel'
import type { InputOf, RegistryLine } from '@shared/contract/channels'
import { useEffect, useState } from 'react'
import { request, subscribe } from '../../bridge/bridge'

type Days = InputOf<'outcomes.registry'>

/** The cases of these days whose procedure has ended, read again whenever one of them changes. `null` waits. */
export function useRegistry(days: Days | null): {
  readonly lines: readonly RegistryLine[] | null
  readonly failure: Failure | null
} {
  const [lines, setLines] = useState<readonly RegistryLine[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { from, to, drills } = days ?? { from: null, to: null, drills: false }
  useEffect(() => {
    if (from === null || to === null) return
    const load = () =>
      void request('outcomes.registry', { from, to, drills }).then((reply) => {
        setFailure(reply.ok ? null : reply.failure)
        if (reply.ok) setLines(reply.value.lines)
      })
    load()
    return subscribe('board.changed', ({ row }) => {
      if (row.aftercare !== null) load()
    })
  }, [from, to, drills])
  return { lines, failure }
}
