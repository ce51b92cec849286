import { Button } from '../../components/Button'
import { useText } from '../../text/useText'
import type { Recorder } from './useRecorder'

type RecordButtonProps = {
  readonly recorder: Recorder
  /** What it says where something new is recorded. */
  readonly label: string
  readonly onRecord: () => Promise<void>
  readonly isDisabled?: boolean
  readonly variant?: 'primary' | 'plain'
}

/** Records what a form holds; where that takes the place of an entry, it says so and waits for the reason. */
export function RecordButton({ recorder, label, onRecord, isDisabled = false, variant = 'plain' }: RecordButtonProps) {
  const t = useText('procedure')
  const { correcting } = recorder
  return (
    <Button
      variant={correcting === null ? variant : 'primary'}
      onPress={() => void onRecord()}
      isDisabled={isDisabled || correcting?.isReady === false}
    >
      {correcting === null ? label : t('correct.replace')}
    </Button>
  )
}
