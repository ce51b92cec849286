import type { CaseCommand } from '@shared/case/commands'
import type { CaseId, Envelope } from '@shared/case/envelope'
import type { RecordedEvent } from '@shared/case/events'
import { phaseOf } from '@shared/case/phase'
import type { CasePhase, CaseState } from '@shared/case/state'
import type { Failure, Outcome } from '@shared/contract/channel'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { request, subscribe } from '../bridge/bridge'
import { type Folded, foldInto, nothingFolded } from './foldInto'
import { createOnceAtATime } from './onceAtATime'

/** A case that is open in this window, and the ways to act on it. */
export type OpenCase = {
  readonly caseId: CaseId
  readonly state: CaseState
  readonly events: readonly RecordedEvent[]
  readonly phase: CasePhase
  readonly execute: (command: CaseCommand) => Promise<Outcome<{ events: Envelope[] }>>
  /** An act that takes the own PIN a second time. */
  readonly executeConfirmed: (command: CaseCommand, pin: string) => Promise<Outcome<{ events: Envelope[] }>>
  readonly refusal: Failure | null
  readonly clearRefusal: () => void
}

const OpenCaseContext = createContext<OpenCase | null>(null)

/** The case that the surrounding screen is about. Throws outside of one: a wiring fault, not a user's. */
export function useCase(): OpenCase {
  const open = useContext(OpenCaseContext)
  if (open === null) throw new Error('useCase needs a CaseProvider around it')
  return open
}

/** The same open case with another state of it: what a correction is judged by. */
export function CaseAs({ state, children }: { readonly state: CaseState; readonly children: ReactNode }) {
  const open = useCase()
  const seen = useMemo(() => ({ ...open, state }), [open, state])
  return <OpenCaseContext.Provider value={seen}>{children}</OpenCaseContext.Provider>
}

type CaseProviderProps = {
  readonly caseId: CaseId
  readonly children: ReactNode
  readonly whileLoading: ReactNode
  readonly onFailure: (failure: Failure) => ReactNode
}

/** Opens a case, folds its events and follows new ones, from this window, another, or another station. */
export function CaseProvider({ caseId, children, whileLoading, onFailure }: CaseProviderProps) {
  const [folded, setFolded] = useState<Folded>(nothingFolded)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [refusal, setRefusal] = useState<Failure | null>(null)
  const [once] = useState(() => createOnceAtATime<Outcome<{ events: Envelope[] }>>())

  const load = useCallback(async () => {
    const opened = await request('cases.open', { caseId })
    if (!opened.ok) return setFailure(opened.failure)
    const whole = foldInto(nothingFolded, opened.value.events, caseId)
    // A later event may have arrived while the record was on its way.
    setFolded((before) =>
      whole === 'gap' || (before.state?.version ?? 0) > (whole.state?.version ?? 0) ? before : whole,
    )
  }, [caseId])

  const take = useCallback(
    (envelopes: readonly Envelope[]) =>
      setFolded((before) => {
        const after = foldInto(before, envelopes, caseId)
        if (after !== 'gap') return after
        void load()
        return before
      }),
    [caseId, load],
  )

  useEffect(() => {
    setFolded(nothingFolded)
    setFailure(null)
    setRefusal(null)
    const end = subscribe('cases.appended', (appended) => {
      if (appended.caseId === caseId) take(appended.events)
    })
    void load()
    return end
  }, [caseId, load, take])

  const execute = useCallback(
    async (command: CaseCommand) => {
      const reply = await once(`${caseId} ${JSON.stringify(command)}`, () =>
        request('cases.execute', { caseId, command }),
      )
      if (reply.ok) take(reply.value.events)
      setRefusal(reply.ok ? null : reply.failure)
      return reply
    },
    [caseId, take, once],
  )

  const executeConfirmed = useCallback(
    async (command: CaseCommand, pin: string) => {
      const reply = await request('cases.executeConfirmed', { caseId, command, pin })
      if (reply.ok) take(reply.value.events)
      setRefusal(reply.ok ? null : reply.failure)
      return reply
    },
    [caseId, take],
  )

  const clearRefusal = useCallback(() => setRefusal(null), [])
  const { state, events, unreadable } = folded
  const open = useMemo<OpenCase | null>(
    () =>
      state === null
        ? null
        : { caseId, state, events, phase: phaseOf(state), execute, executeConfirmed, refusal, clearRefusal },
    [caseId, state, events, execute, executeConfirmed, refusal, clearRefusal],
  )
  if (failure !== null) return onFailure(failure)
  if (unreadable !== null) return onFailure({ code: 'case.unreadable', says: unreadable, params: {} })
  if (open === null) return whileLoading
  return <OpenCaseContext.Provider value={open}>{children}</OpenCaseContext.Provider>
}
