import type { BodySide } from '@shared/imaging/caseState'
import type { PictureLeft } from '@shared/imaging/view/edges'
import { sideKnowledge } from '@shared/imaging/view/edges'
import type { StackFrame } from '@shared/imaging/view/stack'
import { useRef, useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { StillPicture } from '../../imaging/still/StillPicture'
import { usePicture } from '../../imaging/usePicture'
import { useCanvasSize } from '../../imaging/viewport/useCanvasSize'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './Dialogs.module.css'

type SideMarkDialogProps = {
  readonly on: StackFrame | null
  readonly onMark: (on: StackFrame, pictureLeftIs: PictureLeft) => void
  readonly onMarkBody: (on: StackFrame, shows: BodySide['shows']) => void
  readonly onClose: () => void
}

/**
 * A person says which side of the patient the left edge shows. The picture is shown as it is stored, whatever flips the
 * viewport has, so that the edge in question is the one that is asked about.
 */
export function SideMarkDialog({ on, ...rest }: SideMarkDialogProps) {
  return on === null ? null : <Question on={on} {...rest} />
}

function Question({ on, onMark, onMarkBody, onClose }: SideMarkDialogProps & { readonly on: StackFrame }) {
  const t = useText('images')
  const { state } = useCase()
  const { instance, frame } = on
  const before = state.imaging.sideMarks[instance.contentId]
  const shown = state.imaging.bodySides[instance.contentId]
  const stated = sideKnowledge(instance, null)
  const [isSideView, setSideView] = useState(stated.from === 'side-on')
  return (
    <Dialog
      title={t('side.title')}
      isOpen
      size="wide"
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('side.not-now')}</Button>}
    >
      <p>{t(isSideView ? 'side.body-question' : 'side.question')}</p>
      {isSideView && stated.from === 'side-on' && <Banner kind="info">{t('side.says.side-on')}</Banner>}
      {!isSideView && stated.from === 'file' && (
        <Banner kind="info">
          {t(`side.file-says.${stated.directions.right?.startsWith('L') ? 'patient-right' : 'patient-left'}`)}
        </Banner>
      )}
      {!isSideView && before !== undefined && (
        <Banner kind="info">
          {t('side.marked-before', { by: before.by, side: t(`side.edge.${before.pictureLeftIs}`) })}
        </Banner>
      )}
      {shown !== undefined && (
        <Banner kind="info">{t('side.body-before', { by: shown.by, side: t(`side.${shown.shows}`) })}</Banner>
      )}
      <div className={isSideView ? styles.plain : styles.side}>
        {!isSideView && (
          <span className={styles.arrow} aria-hidden="true">
            ▶
          </span>
        )}
        <StoredPicture instance={instance} frame={frame} />
      </div>
      {isSideView ? (
        <div className={styles.answers}>
          {(['left', 'right'] as const).map((side) => (
            <Button key={side} size="large" onPress={() => onMarkBody(on, side)}>
              {t(`side.body.${side}`)}
            </Button>
          ))}
          <Button onPress={() => onMarkBody(on, 'midline')}>{t('side.body.midline')}</Button>
          {stated.from !== 'side-on' && <Button onPress={() => setSideView(false)}>{t('side.front-view')}</Button>}
        </div>
      ) : (
        <div className={styles.answers}>
          {(['patient-left', 'patient-right'] as const).map((side) => (
            <Button key={side} size="large" onPress={() => onMark(on, side)}>
              {t(`side.answer.${side}`)}
            </Button>
          ))}
          {stated.from !== 'file' && (
            <Button className={styles.wide ?? ''} onPress={() => setSideView(true)}>
              {t('side.answer.neither')}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  )
}

/** Exactly as wide as the picture, so that its left edge is the edge that is asked about. */
function StoredPicture({ instance, frame }: StackFrame) {
  const place = useRef<HTMLDivElement>(null)
  const size = useCanvasSize(place)
  const loaded = usePicture(instance.contentId, frame)
  const { columns, rows, pixelAspect } = instance
  return (
    <div ref={place} className={styles.stored} style={{ aspectRatio: `${columns} / ${rows * pixelAspect}` }}>
      {loaded.is === 'ready' && <StillPicture picture={loaded.picture} pixelAspect={pixelAspect} size={size} />}
    </div>
  )
}
