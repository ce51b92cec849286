import type { CaseFinding } from '@shared/preparation/screenCase'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea, TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

type OverrideDialogProps = { readonly finding: CaseFinding; readonly onClose: () => void }

/** A physician's reasoned decision to go on in spite of a finding. It is kept for ever and printed in the record. */
export function OverrideDialog({ finding, onClose }: OverrideDialogProps) {
  const t = useText('prepare')
  const { execute, refusal } = useCase()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState('')
  const decide = async () => {
    const reply = await execute({
      do: 'finding.override',
      finding: { key: finding.key, severity: finding.severity, says: finding.says },
      reason,
      prescriberAsked: asked,
    })
    if (reply.ok) onClose()
  }
  return (
    <Dialog
      title={t('override.title')}
      role="alertdialog"
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button variant="primary" onPress={onClose}>
            {t('override.back')}
          </Button>
          <Button variant="danger" isDisabled={reason.trim().length < 3} onPress={() => void decide()}>
            {t('override.confirm')}
          </Button>
        </>
      }
    >
      <Banner kind={finding.severity === 'stop' ? 'stop' : 'caution'}>{finding.says}</Banner>
      <p>{t('override.says')}</p>
      <TextArea label={t('override.reason')} value={reason} onChange={setReason} maxLength={2000} />
      <TextField label={t('override.prescriber')} value={asked} onChange={setAsked} maxLength={120} />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
