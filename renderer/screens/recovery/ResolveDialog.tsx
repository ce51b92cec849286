import type { KeptRecoveryEvent } from '@shared/recovery/state'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { DateTimeField } from '../../components/DateTimeField'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

type ResolveDialogProps = { readonly event: KeptRecoveryEvent; readonly onClose: () => void }

export function ResolveDialog({ event, onClose }: ResolveDialogProps) {
  const t = useText('recovery')
  const { execute } = useCase()
  const [at, setAt] = useState<string | null>(() => new Date().toISOString())
  const [outcome, setOutcome] = useState('')
  const save =
    at === null ? null : () => execute({ do: 'recoveryEvent.resolve', eventId: event.id, at, outcome: outcome.trim() })
  return (
    <ActDialog title={t('events.resolve')} onClose={onClose} confirm={t('save')} act={save}>
      <DateTimeField label={t('events.over')} value={at} onChange={setAt} />
      <TextField label={t('events.outcome')} value={outcome} onChange={setOutcome} maxLength={500} autoFocus />
    </ActDialog>
  )
}
