import { useState } from 'react'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea, TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

/** Which prior study was looked at, and what it says about the target. */
export function ImagingReviewDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('prepare')
  const { execute, refusal } = useCase()
  const [study, setStudy] = useState('')
  const [studyDate, setStudyDate] = useState('')
  const [statement, setStatement] = useState('')
  const save = async () => {
    const reply = await execute({
      do: 'imagingReview.record',
      study,
      studyDate: studyDate === '' ? null : studyDate,
      statement,
    })
    if (reply.ok) onClose()
  }
  return (
    <Dialog
      title={t('document.review')}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('record')}
          onConfirm={() => void save()}
          isDisabled={study.trim() === '' || statement.trim().length < 3}
        />
      }
    >
      <TextField label={t('review.study')} value={study} onChange={setStudy} autoFocus maxLength={200} />
      <TextField label={t('review.date')} type="date" value={studyDate} onChange={setStudyDate} />
      <TextArea
        label={t('review.statement')}
        value={statement}
        onChange={setStatement}
        help={t('review.help')}
        maxLength={2000}
      />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
