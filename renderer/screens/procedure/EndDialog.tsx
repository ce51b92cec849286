import { standing } from '@shared/procedure/state'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { Choices } from '../../components/Choices'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useView } from '../../state/view'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'
import type { Recorder } from './useRecorder'

type Outcome = 'completed' | 'partly-done' | 'abandoned'

/** The end of the procedure: what it came to, and what is still missing for the sign-out. */
export function EndDialog({ recorder, onClose }: { readonly recorder: Recorder; readonly onClose: () => void }) {
  const t = useText('procedure')
  const { caseId, state, refusal } = useCase()
  const { show } = useView()
  const { procedure, plan } = state
  const [outcome, setOutcome] = useState<Outcome>('completed')
  const [note, setNote] = useState('')
  const usesXray = plan.modality === 'fluoroscopy' || plan.modality === 'ct'
  const noDose = usesXray && standing(procedure.doses).length === 0
  const nothingGiven = standing(procedure.injectates).length === 0
  const end = () =>
    recorder.record({ do: 'procedure.end', outcome, note }, () => {
      onClose()
      show({ at: 'case', caseId, screen: 'pause' })
    })
  return (
    <Dialog
      title={t('end.title')}
      isOpen
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('end.confirm')}
          onConfirm={() => void end()}
          isDisabled={outcome !== 'completed' && note.trim().length < 3}
        />
      }
    >
      <div className={styles.form}>
        {noDose && <Banner kind="caution">{t('end.noDose')}</Banner>}
        {nothingGiven && <Banner kind="caution">{t('end.nothingGiven')}</Banner>}
        <Choices<Outcome>
          label={t('end.outcome')}
          options={[
            { value: 'completed', label: t('end.completed') },
            { value: 'partly-done', label: t('end.partly-done') },
            { value: 'abandoned', label: t('end.abandoned') },
          ]}
          value={outcome}
          onChange={setOutcome}
        />
        <TextArea
          label={t(outcome === 'completed' ? 'end.note' : 'end.why')}
          value={note}
          onChange={setNote}
          rows={2}
          maxLength={2000}
        />
        <p className={styles.muted}>{t('end.next')}</p>
        <RefusalBanner failure={refusal} />
      </div>
    </Dialog>
  )
}
