import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { DateField } from '../../components/DateField'
import { TextArea, TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

/** Which prior study was looked at, and what it says about the target. */
export function ImagingReviewDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('prepare')
  const { execute } = useCase()
  const [study, setStudy] = useState('')
  const [studyDate, setStudyDate] = useState('')
  const [statement, setStatement] = useState('')
  const save = () =>
    execute({
      do: 'imagingReview.record',
      study,
      studyDate: studyDate === '' ? null : studyDate,
      statement,
    })
  return (
    <ActDialog
      title={t('document.review')}
      onClose={onClose}
      confirm={t('record')}
      act={study.trim() === '' || statement.trim().length < 3 ? null : save}
    >
      <TextField label={t('review.study')} value={study} onChange={setStudy} autoFocus maxLength={200} />
      <DateField label={t('review.date')} value={studyDate} onChange={setStudyDate} />
      <TextArea
        label={t('review.statement')}
        value={statement}
        onChange={setStatement}
        help={t('review.help')}
        maxLength={2000}
      />
    </ActDialog>
  )
}
