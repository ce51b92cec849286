import { type Measurements, measurementsSchema } from '@shared/recovery/observation'
import type { KeptObservation } from '@shared/recovery/state'
import { useState } from 'react'
import { DateTimeField } from '../../components/DateTimeField'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import type { FieldKey } from './fields'
import { ObservationFields } from './ObservationFields'

type CorrectDialogProps = { readonly observation: KeptObservation; readonly onClose: () => void }

/** Changes a line that was entered wrong. What stood there stays in the record with the reason. */
export function CorrectDialog({ observation, onClose }: CorrectDialogProps) {
  const t = useText('recovery')
  const { execute, refusal } = useCase()
  const [draft, setDraft] = useState<Measurements>(() => measurementsSchema.parse(observation))
  const [at, setAt] = useState<string | null>(observation.at)
  const [reason, setReason] = useState('')
  const [unreadable, setUnreadable] = useState<readonly FieldKey[]>([])
  const save = async () => {
    if (at === null) return
    const reply = await execute({
      do: 'observation.correct',
      observationId: observation.id,
      at,
      measurements: draft,
      reason: reason.trim(),
    })
    if (reply.ok) onClose()
  }
  return (
    <Dialog
      title={t('correct.title')}
      isOpen
      size="wide"
      isDismissable={false}
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('correct.save')}
          onConfirm={() => void save()}
          isDisabled={at === null || reason.trim().length < 3 || unreadable.length > 0}
        />
      }
    >
      <DateTimeField label={t('form.at')} value={at} onChange={setAt} />
      <ObservationFields draft={draft} onChange={setDraft} unreadable={unreadable} onUnreadable={setUnreadable} />
      <TextField label={t('correct.reason')} value={reason} onChange={setReason} maxLength={2000} />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
