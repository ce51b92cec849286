import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'
import { SiteDose } from './SiteDose'
import { useDoseEntry } from './useDoseEntry'
import type { Recorder } from './useRecorder'
import { useSiteDose } from './useSiteDose'

/** The dose as the display shows it, each value with its own unit. What the images say can be taken over. */
export function DoseDialog({ recorder, onClose }: { readonly recorder: Recorder; readonly onClose: () => void }) {
  const t = useText('procedure')
  const { refusal } = useCase()
  const site = useSiteDose()
  const { act, isComplete, fields } = useDoseEntry()
  return (
    <Dialog
      title={t('dose.title')}
      isOpen={recorder.pending === null}
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('record')}
          onConfirm={() => void recorder.record(act, onClose)}
          isDisabled={!isComplete}
        />
      }
    >
      <div className={styles.form}>
        {fields}
        {site !== null && <SiteDose site={site} />}
        <RefusalBanner failure={refusal} />
      </div>
    </Dialog>
  )
}
