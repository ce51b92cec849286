import { assertNever } from '@shared/kit/assertNever'
import type { PausePhase } from '@shared/pause/phases'
import { stageOf } from '@shared/pause/progress'
import { useEffect } from 'react'
import { useCase } from '../../state/caseStore'
import { BeforeNeedlePane } from './BeforeNeedlePane'
import { BeginPane } from './BeginPane'
import { InterruptedPane } from './InterruptedPane'
import { ItemPane } from './ItemPane'
import { NeedlePane } from './NeedlePane'
import { OverPane } from './OverPane'
import { ReadyPane } from './ReadyPane'
import { StopPane } from './StopPane'
import { SummaryPane } from './SummaryPane'
import { useShownItem } from './useShownItem'

/** The pause, full screen: what comes next follows from the record alone, so a start in the middle is at the same item. */
export function PauseScreen() {
  useRoom()
  const { state } = useCase()
  const { pause } = state
  if (pause.stop !== null) return <StopPane stop={pause.stop} />
  if (pause.interruption !== null) return <InterruptedPane interruption={pause.interruption} />
  const stage = stageOf(state)
  switch (stage.stage) {
    case 'not-begun':
      return <BeginPane />
    case 'ready':
      return stage.phase === 'needle-pause' ? <NeedlePane /> : <ReadyPane key={stage.phase} phase={stage.phase} />
    case 'under-way':
      return <PhasePane key={`${stage.phase} ${pause.phases[stage.phase].startedAt}`} phase={stage.phase} />
    case 'before-needle':
      return <BeforeNeedlePane />
    case 'over':
      return <OverPane />
    default:
      return assertNever(stage, 'stage of the pause')
  }
}

function PhasePane({ phase }: { readonly phase: PausePhase }) {
  const { state } = useCase()
  const { shown, goOn, lookAt } = useShownItem(state.pause, phase)
  return shown === null ? (
    <SummaryPane phase={phase} onLook={lookAt} />
  ) : (
    <ItemPane phase={phase} shown={shown} onGoOn={goOn} onLook={lookAt} />
  )
}

/** The room is dark whatever the desk is, and reads from further away; dialogs of the pause are part of it. */
function useRoom(): void {
  useEffect(() => {
    const root = document.documentElement
    const before = root.dataset.theme
    root.dataset.theme = 'dark'
    root.dataset.letters = 'room'
    return () => {
      delete root.dataset.letters
      if (before === undefined) delete root.dataset.theme
      else root.dataset.theme = before
    }
  }, [])
}
