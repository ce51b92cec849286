import type { Stack } from '@shared/imaging/view/stack'
import { EmptyState } from '../../components/EmptyState'
import { type PaneNumber, type Stage, useStage, viewOf } from '../../imaging/stage'
import { VideoClip } from '../../imaging/VideoClip'
import { Viewport } from '../../imaging/viewport/Viewport'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './ImagesScreen.module.css'
import { SavedDisplay } from './SavedDisplay'
import type { Marks } from './useMarks'

type PaneProps = {
  readonly number: PaneNumber
  readonly stage: Stage
  readonly stacks: readonly Stack[]
  readonly marks: Marks
  readonly onMarkSide: (pane: PaneNumber) => void
}

/** One of the two places for pictures. It alone is drawn anew while its run plays. */
export function Pane({ number, stage, stacks, marks, onMarkSide }: PaneProps) {
  const t = useText('images')
  const { state } = useCase()
  const { stackKey, index, isPlaying } = useStage(stage, (now) => now.panes[number])
  const isActive = useStage(stage, (now) => now.isSplit && now.active === number)
  const tool = useStage(stage, (now) => now.tool)
  const view = useStage(stage, (now) => viewOf(now, now.panes[number].stackKey))
  const selected = useStage(stage, (now) => now.selected)
  const stack = stacks.find((each) => each.key === stackKey)
  const activate = () => {
    if (stage.get().active !== number) stage.set({ active: number })
  }
  if (stack === undefined) {
    return (
      <div className={styles.emptyPane}>
        <EmptyState title={t('pane.empty')} says={t('pane.empty-says')} />
      </div>
    )
  }
  const at = Math.min(index, stack.frames.length - 1)
  const frame = stack.frames[at] ?? stack.frames[0]
  if (stack.shows === 'state') {
    return <SavedDisplay key={stack.key} instance={frame.instance} />
  }
  if (stack.shows === 'video') {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: focus is followed to know which side the tools are for
      <div className={styles.clip} onFocus={activate} onPointerDown={activate}>
        <VideoClip instance={frame.instance} />
      </div>
    )
  }
  return (
    <Viewport
      key={stack.key}
      stack={stack}
      index={at}
      view={view}
      tool={tool}
      isActive={isActive}
      isPlaying={isPlaying}
      sideMark={state.imaging.sideMarks[frame.instance.contentId]?.pictureLeftIs ?? null}
      isSideView={state.imaging.bodySides[frame.instance.contentId] !== undefined}
      calibration={state.imaging.calibrations[frame.instance.contentId] ?? null}
      targets={marks.targets}
      selected={selected}
      onIndex={(next) => stage.setPane(number, { index: next })}
      onView={(next) => stage.setView(stack.key, next)}
      onActivate={activate}
      onSelect={(targetId) => {
        if (stage.get().selected !== targetId) stage.set({ selected: targetId })
      }}
      onPlace={(kind, points) => marks.place(kind, points, frame)}
      onMove={(target, points) => void marks.change(target, { ...target, points: [...points] })}
      onMarkSide={() => onMarkSide(number)}
    />
  )
}
