import type { KeptRecoveryEvent } from '@shared/recovery/state'
import { useState } from 'react'
import { DateTimeField } from '../../components/DateTimeField'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

type ResolveDialogProps = { readonly event: KeptRecoveryEvent; readonly onClose: () => void }

export function ResolveDialog({ event, onClose }: ResolveDialogProps) {
  const t = useText('recovery')
  const { execute, refusal } = useCase()
  const [at, setAt] = useState<string | null>(() => new Date().toISOString())
  const [outcome, setOutcome] = useState('')
  const save = async () => {
    if (at === null) return
    const reply = await execute({ do: 'recoveryEvent.resolve', eventId: event.id, at, outcome: outcome.trim() })
    if (reply.ok) onClose()
  }
  return (
    <Dialog
      title={t('events.resolve')}
      isOpen
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('save')}
          onConfirm={() => void save()}
          isDisabled={at === null}
        />
      }
    >
      <DateTimeField label={t('events.over')} value={at} onChange={setAt} />
      <TextField label={t('events.outcome')} value={outcome} onChange={setOutcome} maxLength={500} autoFocus />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
