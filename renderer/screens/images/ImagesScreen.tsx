import type { FrameReference, Target } from '@shared/imaging/caseEvents'
import { type BodySide, isSameFrame } from '@shared/imaging/caseState'
import type { PictureLeft } from '@shared/imaging/view/edges'
import { windowsFor } from '@shared/imaging/view/presets'
import { indexInStack, type Stack, type StackFrame, stacksOf } from '@shared/imaging/view/stack'
import { type ComponentProps, type DragEvent, useEffect, useMemo, useState } from 'react'
import { Button } from '../../components/Button'
import { classes } from '../../components/classes'
import { EmptyState } from '../../components/EmptyState'
import { RefusalBanner } from '../../components/RefusalBanner'
import { type PaneNumber, type Stage, useStage } from '../../imaging/stage'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { CalibrateDialog } from './CalibrateDialog'
import { CalibrationCard } from './CalibrationCard'
import { DoubtfulDialog } from './DoubtfulDialog'
import { ExportDialog } from './export/ExportDialog'
import styles from './ImagesScreen.module.css'
import { ImportButton } from './ImportButton'
import { ImportProgressDialog } from './ImportProgressDialog'
import { ImportReportDialog } from './ImportReportDialog'
import { KeyPictures } from './KeyPictures'
import { KeysDialog } from './KeysDialog'
import { Pane } from './Pane'
import { ReasonDialog } from './ReasonDialog'
import { SeriesList } from './SeriesList'
import { SideMarkDialog } from './SideMarkDialog'
import { deskOf } from './stages'
import { TargetPanel } from './TargetPanel'
import { Toolbar } from './Toolbar'
import { UnsaidDialog } from './UnsaidDialog'
import { useImport } from './useImport'
import { useMarks } from './useMarks'
import { useViewActions } from './useViewActions'

/** Pictures of the case, today's beside those from before, with the targets marked on them. */
export function ImagesScreen() {
  const t = useText('images')
  const { caseId, state, execute, refusal, clearRefusal } = useCase()
  const desk = deskOf(caseId)
  const { stage } = desk
  const stacks = useMemo(() => stacksOf(state.imaging.instances), [state.imaging.instances])
  const marks = useMarks(desk)
  const imports = useImport()
  const [sideOf, setSideOf] = useState<StackFrame | null>(null)
  const [calibrating, setCalibrating] = useState<Target | null>(null)
  const [isExporting, setExporting] = useState(false)
  const [isHelping, setHelping] = useState(false)
  const [removing, setRemoving] = useState<Target | null>(null)
  const [unlinking, setUnlinking] = useState<Stack | null>(null)
  const [isDropping, setDropping] = useState(false)
  const isSplit = useStage(stage, (now) => now.isSplit)
  const active = useStage(stage, (now) => now.active)
  const selected = useStage(stage, (now) => now.selected)
  const firstKey = useStage(stage, (now) => now.panes[0].stackKey)
  const secondKey = useStage(stage, (now) => now.panes[1].stackKey)
  const stackOf = (key: string | null) => stacks.find((each) => each.key === key) ?? null
  const activeStack = stackOf(active === 0 ? firstKey : secondKey)

  useFirstPictures(stage, stacks, marks.targets)

  function frameOf(pane: PaneNumber): StackFrame | null {
    const { stackKey, index } = stage.get().panes[pane]
    const stack = stackOf(stackKey)
    return stack?.frames[index] ?? stack?.frames[0] ?? null
  }

  const windows = useMemo(() => {
    const instance = activeStack?.frames[0].instance
    return instance === undefined ? [] : windowsFor(instance.modality, instance.windows)
  }, [activeStack])

  const { act, setWindow } = useViewActions({
    stage,
    stackOf,
    windows,
    onSide: () => setSideOf(frameOf(stage.get().active)),
    onUndo: () => void marks.undo(),
    onRedo: () => void marks.redo(),
    onKey: () => void toggleKey(),
    onHelp: () => setHelping(true),
    onRemove: () => setRemoving(marks.targets.find((target) => target.id === stage.get().selected) ?? null),
  })

  function show(stack: Stack): void {
    stage.setPane(stage.get().active, { ...startOf(stack, marks.targets), isPlaying: stack.isRun })
    stage.set({ selected: null })
  }

  /** Brings the frame of a mark on screen. */
  function showTarget(target: Target): void {
    showFrame(target.on)
    stage.set({ selected: target.id })
  }

  /** Brings a frame on screen: where its picture is up already, or else on the active side. */
  function showFrame({ contentId, frame }: Pick<FrameReference, 'contentId' | 'frame'>): void {
    const stack = stacks.find((each) => indexInStack(each, contentId, frame) >= 0)
    if (stack === undefined) return
    const now = stage.get()
    const pane: PaneNumber =
      now.isSplit && now.panes[1].stackKey === stack.key ? 1 : now.panes[0].stackKey === stack.key ? 0 : now.active
    stage.setPane(pane, { stackKey: stack.key, index: indexInStack(stack, contentId, frame), isPlaying: false })
    stage.set({ active: pane, selected: null })
  }

  async function markSide(on: StackFrame, pictureLeftIs: PictureLeft): Promise<void> {
    setSideOf(null)
    await execute({ do: 'image.markSide', on: referenceOf(on), pictureLeftIs })
  }

  async function markBodySide(on: StackFrame, shows: BodySide['shows']): Promise<void> {
    setSideOf(null)
    await execute({ do: 'image.markBodySide', on: referenceOf(on), shows })
  }

  async function toggleKey(): Promise<void> {
    const shown = frameOf(stage.get().active)
    if (shown === null || shown.instance.shows !== 'image') return
    const on = referenceOf(shown)
    const isKeyNow = state.imaging.keyImages.some((each) => isSameFrame(each.on, on))
    await execute(isKeyNow ? { do: 'image.unmarkKey', on } : { do: 'image.markKey', on, note: '' })
  }

  async function unlink(reason: string): Promise<void> {
    if (unlinking === null) return
    const contentIds = [...new Set(unlinking.frames.map(({ instance }) => instance.contentId))]
    await execute({ do: 'images.unlink', contentIds, reason })
  }

  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setDropping(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (event.currentTarget === event.target) setDropping(false)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setDropping(false)
      void imports.startDropped([...event.dataTransfer.files])
    },
  }

  return (
    <div className={classes(styles.screen, isDropping && styles.dropping)} {...drop}>
      {stacks.length > 0 && (
        <aside className={styles.list} aria-label={t('list')}>
          <ImportButton isDisabled={imports.state.is === 'running'} onChoose={(what) => void imports.choose(what)} />
          <SeriesList
            stacks={stacks}
            shown={isSplit ? [firstKey, secondKey] : [firstKey]}
            targets={marks.targets}
            onShow={show}
          />
        </aside>
      )}
      <div className={styles.middle}>
        {refusal !== null && imports.doubtful.length === 0 && (
          <div className={styles.refusal}>
            <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
          </div>
        )}
        {marks.refused !== null && (
          <div className={styles.refusal}>
            <RefusalBanner failure={marks.refused} onDismiss={marks.clearRefused} />
          </div>
        )}
        {imports.failure !== null && (
          <div className={styles.refusal}>
            <RefusalBanner failure={imports.failure} onDismiss={imports.clearFailure} />
          </div>
        )}
        {stacks.length === 0 ? (
          <div className={styles.empty}>
            <EmptyState
              title={t('empty.title')}
              says={t('empty.says')}
              action={
                <ImportButton
                  isDisabled={imports.state.is === 'running'}
                  onChoose={(what) => void imports.choose(what)}
                />
              }
            />
          </div>
        ) : (
          <div className={classes(styles.panes, isSplit && styles.split)}>
            {(isSplit ? ([0, 1] as const) : ([0] as const)).map((number) => (
              <Pane
                key={number}
                number={number}
                stage={stage}
                stacks={stacks}
                marks={marks}
                onMarkSide={(pane) => setSideOf(frameOf(pane))}
              />
            ))}
          </div>
        )}
      </div>
      {stacks.length > 0 && (
        <aside className={styles.panel} aria-label={t('panel')}>
          <TargetPanel
            marks={marks}
            selected={selected}
            onSelect={showTarget}
            onRemove={setRemoving}
            onCalibrate={setCalibrating}
          />
          {activeStack !== null && <CalibrationCard instance={activeStack.frames[0].instance} />}
          <KeyPictures onShow={showFrame} />
          <Button onPress={() => setExporting(true)}>{t('export.open')}</Button>
          {activeStack !== null && (
            <Button variant="quiet" onPress={() => setUnlinking(activeStack)}>
              {t('unlink')}
            </Button>
          )}
        </aside>
      )}
      {stacks.length > 0 && (
        <div className={styles.tools}>
          <Tools stage={stage} stack={activeStack} windows={windows} onAction={act} onWindow={setWindow} />
        </div>
      )}
      <UnsaidDialog marks={marks} />
      <SideMarkDialog
        on={sideOf}
        onMark={(on, side) => void markSide(on, side)}
        onMarkBody={(on, shows) => void markBodySide(on, shows)}
        onClose={() => setSideOf(null)}
      />
      <CalibrateDialog by={calibrating} onClose={() => setCalibrating(null)} />
      <ExportDialog stage={stage} isOpen={isExporting} onClose={() => setExporting(false)} />
      <KeysDialog isOpen={isHelping} onClose={() => setHelping(false)} />
      <ReasonDialog
        title={t('remove.title')}
        isOpen={removing !== null}
        reasons={['wrong-place', 'wrong-level', 'replaced']}
        keep={t('remove.keep')}
        remove={t('remove.remove')}
        onRemove={(reason) => {
          if (removing !== null) void marks.remove(removing, reason)
        }}
        onClose={() => setRemoving(null)}
      />
      <ReasonDialog
        title={t('unlink.title')}
        says={t('unlink.says', { count: unlinking?.frames.length ?? 0 })}
        isOpen={unlinking !== null}
        reasons={['other-patient', 'not-needed']}
        keep={t('unlink.keep')}
        remove={t('unlink.remove')}
        onRemove={(reason) => void unlink(reason)}
        onClose={() => setUnlinking(null)}
      />
      <ImportProgressDialog imports={imports} />
      <DoubtfulDialog imports={imports} />
      <ImportReportDialog imports={imports} />
    </div>
  )
}

function referenceOf({ instance, frame }: StackFrame): FrameReference {
  return { contentId: instance.contentId, sopInstanceUid: instance.sopInstanceUid, frame }
}

/** The toolbar, which shows whether the frame on screen is a key picture: drawn anew as frames go by, and alone in that. */
function Tools(props: Omit<ComponentProps<typeof Toolbar>, 'isKey'>) {
  const { state } = useCase()
  const { stage, stack } = props
  const index = useStage(stage, (now) => now.panes[now.active].index)
  const shown = stack?.frames[index] ?? stack?.frames[0]
  const isKey = shown !== undefined && state.imaging.keyImages.some((each) => isSameFrame(each.on, referenceOf(shown)))
  return <Toolbar {...props} isKey={isKey} />
}

/**
 * Pictures go up by themselves: today's first, and the newest from before beside them. Today's first picture takes the
 * place of an earlier one; after that only a person changes what is shown.
 */
function useFirstPictures(stage: Stage, stacks: readonly Stack[], targets: readonly Target[]): void {
  useEffect(() => {
    const seen = stacks.filter((stack) => stack.shows === 'image' || stack.shows === 'video')
    const first = seen[0] ?? stacks[0]
    if (first === undefined) return
    const shown = (pane: PaneNumber) => stacks.find((stack) => stack.key === stage.get().panes[pane].stackKey)
    const isOvertaken = shown(0)?.role === 'prior' && first.role === 'live' && !stage.get().hasShownLive
    if (shown(0) === undefined || isOvertaken) stage.setPane(0, startOf(first, targets))
    if (shown(1) === undefined || isOvertaken) {
      const prior = seen.find((stack) => stack.role === 'prior' && stack.key !== shown(0)?.key)
      if (prior !== undefined) {
        stage.setPane(1, { ...startOf(prior, targets), isPlaying: false })
        stage.set({ isSplit: true, active: 0 })
      }
    }
    if (first.role === 'live') stage.set({ hasShownLive: true })
  }, [stage, stacks, targets])
}

/** A stack opens at its first mark; slices open in their middle, where the spine usually is; a run at its beginning. */
function startOf(stack: Stack, targets: readonly Target[]): { stackKey: string; index: number; isPlaying: boolean } {
  const marked = targets
    .map((target) => indexInStack(stack, target.on.contentId, target.on.frame))
    .find((at) => at >= 0)
  const index = marked ?? (stack.isRun ? 0 : Math.floor(stack.frames.length / 2))
  return { stackKey: stack.key, index, isPlaying: stack.isRun && marked === undefined }
}
