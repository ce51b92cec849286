import { type Measurements, measurementsSchema } from '@shared/recovery/observation'
import type { KeptObservation } from '@shared/recovery/state'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { DateTimeField } from '../../components/DateTimeField'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import type { FieldKey } from './fields'
import { ObservationFields } from './ObservationFields'

type CorrectDialogProps = { readonly observation: KeptObservation; readonly onClose: () => void }

/** Changes a line that was entered wrong. What stood there stays in the record with the reason. */
export function CorrectDialog({ observation, onClose }: CorrectDialogProps) {
  const t = useText('recovery')
  const { execute } = useCase()
  const [draft, setDraft] = useState<Measurements>(() => measurementsSchema.parse(observation))
  const [at, setAt] = useState<string | null>(observation.at)
  const [reason, setReason] = useState('')
  const [unreadable, setUnreadable] = useState<readonly FieldKey[]>([])
  const save =
    at === null || reason.trim().length < 3 || unreadable.length > 0
      ? null
      : () =>
          execute({
            do: 'observation.correct',
            observationId: observation.id,
            at,
            measurements: draft,
            reason: reason.trim(),
          })
  return (
    <ActDialog title={t('correct.title')} size="wide" onClose={onClose} confirm={t('correct.save')} act={save}>
      <DateTimeField label={t('form.at')} value={at} onChange={setAt} />
      <ObservationFields draft={draft} onChange={setDraft} unreadable={unreadable} onUnreadable={setUnreadable} />
      <TextField label={t('correct.reason')} value={reason} onChange={setReason} maxLength={2000} />
    </ActDialog>
  )
}
