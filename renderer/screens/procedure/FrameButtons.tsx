import type { FrameReference } from '@shared/imaging/caseEvents'
import { useText } from '../../text/useText'
import { RecordButton } from './RecordButton'
import type { Recorder } from './useRecorder'

type FrameButtonsProps = {
  readonly recorder: Recorder
  /** The frame on screen; null where there is none. */
  readonly frame: FrameReference | null
  /** The frame that the entry was tied to, where an entry is put right: it stays. */
  readonly kept: FrameReference | null
  readonly isDisabled: boolean
  readonly onRecord: (frame: FrameReference | null) => Promise<void>
}

/** Records a look, alone or tied to the frame on screen. A correction leaves the look at the frame it was tied to. */
export function FrameButtons({ recorder, frame, kept, isDisabled, onRecord }: FrameButtonsProps) {
  const t = useText('procedure')
  if (recorder.correcting !== null) {
    return (
      <RecordButton
        recorder={recorder}
        label={t('correct.replace')}
        onRecord={() => onRecord(kept)}
        isDisabled={isDisabled}
      />
    )
  }
  return (
    <>
      <RecordButton
        recorder={recorder}
        label={t('contrast.recordOnly')}
        onRecord={() => onRecord(null)}
        isDisabled={isDisabled}
      />
      <RecordButton
        recorder={recorder}
        label={t('contrast.recordFrame')}
        variant="primary"
        onRecord={() => onRecord(frame)}
        isDisabled={isDisabled || frame === null}
      />
    </>
  )
}
