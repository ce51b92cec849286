import type { Target } from '@shared/imaging/caseEvents'
import type { HandCalibration, LinkedInstance, SideMark } from '@shared/imaging/caseState'
import { sideKnowledge } from '@shared/imaging/view/edges'
import { imageToCanvas, plainView } from '@shared/imaging/view/view'
import { useMemo, useRef } from 'react'
import { useCase } from '../state/caseStore'
import { useText } from '../text/useText'
import styles from './MarkedImage.module.css'
import { MarkOverlay } from './overlay/MarkOverlay'
import { markWords } from './overlay/markWords'
import { measuringOn } from './overlay/measuring'
import { StillPicture } from './still/StillPicture'
import { usePicture } from './usePicture'
import { usePictureFailure } from './usePictureFailure'
import { EdgeLetters, UnknownSides } from './viewport/PictureText'
import { useCanvasSize } from './viewport/useCanvasSize'

type MarkedImageProps = {
  readonly contentId: string
  /** From 1, as in a target. */
  readonly frame: number
  readonly interactive?: false
}

/**
 * A frame of the open case with its targets and orientation letters, as the device made it. It fills its place, which
 * must have a height. An image that is not (or no longer) of the case says so.
 */
export function MarkedImage({ contentId, frame }: MarkedImageProps) {
  const { state } = useCase()
  const t = useText('images')
  const instance = state.imaging.instances.find((each) => each.contentId === contentId)
  if (instance === undefined) {
    return (
      <div className={styles.marked}>
        <p className={styles.instead}>{t('marked.gone')}</p>
      </div>
    )
  }
  return (
    <MarkedPicture
      instance={instance}
      frame={frame}
      targets={state.imaging.targets}
      sideMark={state.imaging.sideMarks[contentId] ?? null}
      isSideView={state.imaging.bodySides[contentId] !== undefined}
      calibration={state.imaging.calibrations[contentId] ?? null}
    />
  )
}

type MarkedPictureProps = {
  readonly instance: LinkedInstance
  readonly frame: number
  readonly targets: readonly Target[]
  readonly sideMark: SideMark | null
  readonly isSideView: boolean
  readonly calibration: HandCalibration | null
}

function MarkedPicture({ instance, frame, targets, sideMark, isSideView, calibration }: MarkedPictureProps) {
  const t = useText('images')
  const says = usePictureFailure()
  const place = useRef<HTMLElement>(null)
  const size = useCanvasSize(place)
  const loaded = usePicture(instance.shows === 'image' ? instance.contentId : null, frame)
  const words = useMemo(() => markWords(t, measuringOn(instance, t, calibration)), [instance, t, calibration])
  const knowledge = useMemo(
    () => sideKnowledge(instance, sideMark?.pictureLeftIs ?? null, isSideView),
    [instance, sideMark, isSideView],
  )
  const toCanvas = useMemo(() => imageToCanvas(plainView, instance, size), [instance, size])
  const marks = targets.filter((target) => target.on.contentId === instance.contentId && target.on.frame === frame)
  const label = t('marked.label', {
    name: [instance.modality, instance.viewPosition].filter(Boolean).join(' '),
    frame,
    marks: marks.map(words.name).join('; ') || t('marked.none'),
  })
  return (
    <figure ref={place} className={styles.marked} role="img" aria-label={label} data-ready={loaded.is !== 'waiting'}>
      {loaded.is === 'ready' && (
        <StillPicture picture={loaded.picture} pixelAspect={instance.pixelAspect} size={size} />
      )}
      {loaded.is === 'ready' && (
        <MarkOverlay marks={marks} place={toCanvas} canvas={size} words={words} scale={scaleFor(size)} />
      )}
      {loaded.is === 'ready' && (
        <div className={styles.letters}>
          <EdgeLetters knowledge={knowledge} view={plainView} t={t} />
          <UnknownSides knowledge={knowledge} t={t} />
        </div>
      )}
      {loaded.is === 'waiting' && instance.shows === 'image' && <p className={styles.instead}>{t('loading')}</p>}
      {loaded.is === 'failed' && <p className={styles.instead}>{says(loaded.failure)}</p>}
      {instance.shows !== 'image' && (
        <p className={styles.instead}>{t(`cannot-show.${instance.shows}`, { kind: instance.sopClass })}</p>
      )}
    </figure>
  )
}

/** Marks and their words shrink with the picture, but stay readable. */
function scaleFor({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.min(1.3, Math.max(0.7, Math.min(width, height) / 560))
}
