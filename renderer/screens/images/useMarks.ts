import type { CaseCommand } from '@shared/case/commands'
import type { Failure } from '@shared/contract/channel'
import { aimingKinds, type ImagePoint, type Target } from '@shared/imaging/caseEvents'
import { afterRedo, afterUndo, commandOf, type MarkAct, reverseOf, withAct } from '@shared/imaging/view/history'
import type { StackFrame } from '@shared/imaging/view/stack'
import type { Side } from '@shared/plan/plan'
import { useState } from 'react'
import { measuringOn } from '../../imaging/overlay/measuring'
import type { MarkTool } from '../../imaging/tools'
import { useCase } from '../../state/caseStore'
import { useStore } from '../../state/store'
import { useText } from '../../text/useText'
import { type Aim, aimOfPlan } from './aim'
import type { Desk } from './stages'

/** A mark whose points are set and that still needs level, side or words before it can be saved. */
export type Unsaid = { readonly kind: MarkTool; readonly points: readonly ImagePoint[]; readonly on: StackFrame }

export type Words = { readonly level: string; readonly side: Side; readonly label: string }

/** Everything that can be done to the marks of the case. Each act is saved at once and can be taken back. */
export function useMarks({ stage, history }: Desk) {
  const { state, execute } = useCase()
  const t = useText('images')
  const past = useStore(history)
  const [aim, setAim] = useState<Aim>({ level: null, side: null })
  const [unsaid, setUnsaid] = useState<Unsaid | null>(null)
  const [refused, setRefused] = useState<Failure | null>(null)
  const planned = aimOfPlan(state.plan)
  const current: Aim = { level: aim.level ?? planned.level, side: aim.side ?? planned.side }
  const { targets } = state.imaging

  async function run(command: CaseCommand): Promise<boolean> {
    return (await execute(command)).ok
  }

  async function perform(act: MarkAct): Promise<boolean> {
    const done = await run(commandOf(act))
    if (done) history.set(withAct(history.get(), act))
    return done
  }

  async function save({ kind, points, on }: Unsaid, words: Words): Promise<void> {
    const target: Target = {
      id: crypto.randomUUID(),
      on: { contentId: on.instance.contentId, sopInstanceUid: on.instance.sopInstanceUid, frame: on.frame },
      kind,
      points: points.map((point) => ({ ...point })),
      ...words,
    }
    setUnsaid(null)
    if (await perform({ did: 'place', target })) stage.set({ selected: target.id, tool: 'window' })
  }

  /** Saves a mark that was drawn, or asks for what is not known of it yet. */
  function place(kind: MarkTool, points: readonly ImagePoint[], on: StackFrame): void {
    const drawn = { kind, points, on }
    const { refusal } = measuringOn(
      on.instance,
      t,
      state.imaging.calibrations[on.instance.contentId] ?? null,
    )({ kind, points: [...points] })
    if (refusal !== null && !aimingKinds.has(kind)) {
      setRefused({ code: `ruler.${refusal.code}`, says: refusal.says, params: {} })
      return
    }
    setRefused(null)
    if (kind === 'text') setUnsaid(drawn)
    else if (!aimingKinds.has(kind)) void save(drawn, { level: '', side: 'not-applicable', label: '' })
    else if (current.level === null || current.side === null) setUnsaid(drawn)
    else void save(drawn, { level: current.level, side: current.side, label: '' })
  }

  async function change(before: Target, after: Target): Promise<void> {
    await perform({ did: 'change', before, after })
  }

  async function remove(target: Target, reason: string): Promise<void> {
    if (await perform({ did: 'remove', target, reason })) stage.set({ selected: null })
  }

  async function undo(): Promise<void> {
    const last = past.done.at(-1)
    if (last !== undefined && (await run(reverseOf(last, t('undo.reason'))))) history.set(afterUndo(history.get()))
  }

  async function redo(): Promise<void> {
    const last = past.undone.at(-1)
    if (last !== undefined && (await run(commandOf(last)))) history.set(afterRedo(history.get()))
  }

  return {
    targets,
    aim: current,
    setAim,
    /** Why what was drawn is no measure. */
    refused,
    clearRefused: () => setRefused(null),
    unsaid,
    dropUnsaid: () => setUnsaid(null),
    save,
    place,
    change,
    remove,
    undo,
    redo,
    canUndo: past.done.length > 0,
    canRedo: past.undone.length > 0,
  }
}

export type Marks = ReturnType<typeof useMarks>
