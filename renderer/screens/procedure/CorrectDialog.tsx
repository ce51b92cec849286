import type { CaseCommand } from '@shared/case/commands'
import { useState } from 'react'
import { CheckField } from '../../components/CheckField'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import type { EntryLine } from './entryLines'
import { PhysicianChoice, usePhysicianChoice } from './PhysicianChoice'
import styles from './ProcedureScreen.module.css'
import { type Recorder, useActingAs } from './useRecorder'

type CorrectDialogProps = { readonly line: EntryLine; readonly recorder: Recorder; readonly onClose: () => void }

/** Takes an entry back with a reason. What should have been recorded is then recorded anew. */
export function CorrectDialog({ line, recorder, onClose }: CorrectDialogProps) {
  const t = useText('procedure')
  const { refusal } = useCase()
  const actAs = useActingAs()
  const physician = usePhysicianChoice()
  const [reason, setReason] = useState('')
  const [byPhysician, setByPhysician] = useState(false)
  const command: CaseCommand = { do: 'entry.correct', ofSequence: line.entry.sequence, reason, instead: null }
  const confirm = () => {
    const act = () => recorder.record(command, onClose)
    if (byPhysician && physician.chosen !== null) return actAs(physician.chosen, act)
    return act()
  }
  return (
    <Dialog
      title={t('correct.title')}
      isOpen
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('correct.confirm')}
          onConfirm={() => void confirm()}
          isDisabled={reason.trim().length < 3 || (byPhysician && physician.chosen === null)}
        />
      }
    >
      <div className={styles.form}>
        <p className={styles.strong}>{line.text}</p>
        <p className={styles.muted}>{t('correct.says')}</p>
        <TextArea label={t('correct.reason')} value={reason} onChange={setReason} rows={2} maxLength={2000} />
        <CheckField label={t('correct.byPhysician')} value={byPhysician} onChange={setByPhysician} />
        {byPhysician && <PhysicianChoice choice={physician} />}
        <RefusalBanner failure={refusal} />
      </div>
    </Dialog>
  )
}
