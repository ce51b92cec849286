import type { Needle } from '@shared/procedure/state'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'
import { useComplicationEntry } from './useComplicationEntry'
import type { Recorder } from './useRecorder'

type ComplicationDialogProps = {
  /** The term to begin with; empty where a person chooses. */
  readonly suggested: string
  readonly needle: Needle | null
  readonly recorder: Recorder
  readonly onClose: () => void
}

/** What happened, since when, how bad, and what was done. The usual ones are one tap. */
export function ComplicationDialog({ suggested, needle, recorder, onClose }: ComplicationDialogProps) {
  const t = useText('procedure')
  const { refusal } = useCase()
  const { act, fields } = useComplicationEntry(needle, suggested)
  return (
    <Dialog
      title={t('complication.title')}
      size="wide"
      isOpen
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('record')}
          onConfirm={() => {
            if (act !== null) void recorder.record(act, onClose)
          }}
          isDisabled={act === null}
        />
      }
    >
      <div className={styles.form}>
        {fields}
        <RefusalBanner failure={refusal} />
      </div>
    </Dialog>
  )
}
