import type { FrameReference } from '@shared/imaging/caseEvents'
import type { StackFrame } from '@shared/imaging/view/stack'
import { FrameStrip } from '../../imaging/FrameStrip'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

/** The pictures that people chose to keep before the eye; a press brings one on screen. */
export function KeyPictures({
  onShow,
}: {
  readonly onShow: (on: Pick<FrameReference, 'contentId' | 'frame'>) => void
}) {
  const t = useText('images')
  const { state } = useCase()
  const frames = state.imaging.keyImages.flatMap(({ on }): StackFrame[] => {
    const instance = state.imaging.instances.find((each) => each.contentId === on.contentId)
    return instance === undefined ? [] : [{ instance, frame: on.frame }]
  })
  if (frames.length === 0) return null
  return (
    <section aria-label={t('panel.key-pictures')}>
      <h3>{t('panel.key-pictures')}</h3>
      <FrameStrip
        label={t('panel.key-pictures')}
        frames={frames}
        selected={null}
        onSelect={({ instance, frame }) => onShow({ contentId: instance.contentId, frame })}
      />
    </section>
  )
}
