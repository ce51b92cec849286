import type { Failure } from '@shared/contract/channel'
import type { ImportedInstance, ImportProgress, ImportReport } from '@shared/imaging/types'
import { useEffect, useRef, useState } from 'react'
import { pathOf, request, subscribe } from '../../bridge/bridge'
import { useCase } from '../../state/caseStore'
import { localDay } from '../../text/format'
import { type Doubtful, roleOf, sortImported } from './sorting'

export type ImportState =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly importId: string; readonly progress: ImportProgress | null }
  /** Read and stored; what belongs here has joined the case, the rest waits for a decision. */
  | ({ readonly is: 'done' } & Finished)

type Finished = { readonly report: ImportReport; readonly added: number; readonly before: number }

export type Acceptance = { readonly reason: string; readonly secondPersonId: string } | null

const idle: ImportState = { is: 'idle' }

/** Images in one entry of the record: between two of them the main process answers everybody else (within 50 ms). */
const joinedAtOnce = 50

/** Brings images in: reads and stores them, lets in what belongs to the patient, and holds back what does not. */
export function useImport() {
  const { state, execute } = useCase()
  const [current, setCurrent] = useState<ImportState>(idle)
  const [doubtful, setDoubtful] = useState<readonly Doubtful[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const running = useRef<string | null>(null)
  const waiting = useRef<string[]>([])
  const finished = useRef<Finished | null>(null)
  const latest = useRef(state)
  latest.current = state

  useEffect(
    () =>
      subscribe('images.progress', ({ importId, progress }) => {
        if (running.current === importId) setCurrent({ is: 'running', importId, progress })
      }),
    [],
  )

  /** Asks for images to join the case, each in its role; how many did before the domain refused, if it did. */
  async function link(instances: readonly ImportedInstance[], acceptMismatch: Acceptance): Promise<number> {
    const day = localDay(latest.current.booking.scheduledAt)
    let joined = 0
    for (const role of ['live', 'prior'] as const) {
      const those = instances.filter((instance) => roleOf(instance, day) === role)
      // What two people accepted is one decision and one entry; the rest may join in several.
      const most = acceptMismatch === null ? joinedAtOnce : those.length
      for (let from = 0; from < those.length; from += most) {
        const part = those.slice(from, from + most)
        const linked = await execute({ do: 'images.link', role, instances: part, acceptMismatch })
        if (!linked.ok) return joined
        joined += part.length
      }
    }
    return joined
  }

  /** What is asked for while an import runs comes next; nothing that was dropped is forgotten. */
  async function start(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return
    if (running.current !== null) {
      waiting.current.push(...paths)
      return
    }
    const importId = crypto.randomUUID()
    running.current = importId
    setFailure(null)
    setCurrent({ is: 'running', importId, progress: null })
    const reply = await request('images.import', { importId, paths: [...paths] })
    if (reply.ok) await admit(reply.value)
    else {
      setFailure(reply.failure)
      setCurrent(idle)
    }
    running.current = null
    await start(waiting.current.splice(0))
  }

  async function admit(report: ImportReport): Promise<void> {
    const { imaging, patient, plan } = latest.current
    const linked = new Set<string>(imaging.instances.map((instance) => instance.contentId))
    const all = [...report.taken, ...report.alreadyHere]
    const fresh = all.filter((instance) => !linked.has(instance.contentId))
    const sorted = sortImported(fresh, patient, plan)
    const added = await link(sorted.belonging, null)
    setDoubtful((before) => joinedWith(before, sorted.doubtful))
    const counted = { report, added, before: all.length - fresh.length }
    const told = finished.current === null ? counted : together(finished.current, counted)
    // Reports of imports that wait for each other are shown as one, at the end.
    finished.current = waiting.current.length > 0 ? told : null
    setCurrent({ is: 'done', ...told })
  }

  async function choose(what: 'files' | 'folder'): Promise<void> {
    const chosen = await request('images.choose', { what })
    if (chosen.ok) await start(chosen.value.paths)
    else setFailure(chosen.failure)
  }

  async function startDropped(files: readonly File[]): Promise<void> {
    const paths = await Promise.all(files.map(pathOf))
    await start(paths.filter((path) => path !== ''))
  }

  async function cancel(): Promise<void> {
    waiting.current = []
    if (running.current !== null) await request('images.cancel', { importId: running.current })
  }

  function leaveOut(group: Doubtful): void {
    setDoubtful((before) => before.filter((each) => each.key !== group.key))
  }

  /** Lets doubtful images in after a decision; they stay in question where that is refused. */
  async function letIn(group: Doubtful, acceptance: Acceptance): Promise<boolean> {
    const isLinked = (await link(group.instances, acceptance)) === group.instances.length
    if (isLinked) {
      leaveOut(group)
      setCurrent((now) => (now.is === 'done' ? { ...now, added: now.added + group.instances.length } : now))
    }
    return isLinked
  }

  return {
    state: current,
    doubtful,
    failure,
    clearFailure: () => setFailure(null),
    choose,
    start,
    startDropped,
    cancel,
    close: () => setCurrent(idle),
    leaveOut,
    letIn,
  }
}

function together(one: Finished, other: Finished): Finished {
  const { report: a } = one
  const { report: b } = other
  return {
    added: one.added + other.added,
    before: one.before + other.before,
    report: {
      taken: [...a.taken, ...b.taken],
      alreadyHere: [...a.alreadyHere, ...b.alreadyHere],
      refused: [...a.refused, ...b.refused],
      passedOver: a.passedOver + b.passedOver,
      cancelled: a.cancelled || b.cancelled,
    },
  }
}

function joinedWith(before: readonly Doubtful[], added: readonly Doubtful[]): readonly Doubtful[] {
  const keys = new Set(added.map((each) => each.key))
  return [...before.filter((each) => !keys.has(each.key)), ...added]
}

export type ImageImport = ReturnType<typeof useImport>
