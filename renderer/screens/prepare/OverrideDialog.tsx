import { type CaseFinding, needsPrescriber } from '@shared/preparation/screenCase'
import { findingIn } from '@shared/screening/shown'
import { useEffect, useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { PinField } from '../../components/PinField'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea, TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useSession } from '../../state/session'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import { SignInDialog } from '../signIn/SignInDialog'
import styles from './PrepareScreen.module.css'

type OverrideDialogProps = { readonly finding: CaseFinding; readonly onClose: () => void }

/**
 * A physician's decision to go on in spite of a finding, in two different acts: first the reason in words and the
 * prescriber who was asked, then the own PIN once more for what now stands there. It is kept for ever and printed.
 */
export function OverrideDialog({ finding, onClose }: OverrideDialogProps) {
  const t = useText('prepare')
  const { executeConfirmed, refusal, clearRefusal } = useCase()
  const { activePerson } = useSession()
  const { locale } = useSettings()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState('')
  const [step, setStep] = useState<'reason' | 'confirm'>('reason')
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => clearRefusal(), [clearRefusal])
  if (activePerson?.role !== 'physician') {
    return <SignInDialog isOpen onClose={onClose} roles={['physician']} says={t('override.physician')} />
  }
  const prescriber = needsPrescriber(finding)
  const complete = reason.trim().length >= 3 && (!prescriber || asked.trim().length >= 3)
  const decide = async () => {
    setBusy(true)
    const reply = await executeConfirmed(
      {
        do: 'finding.override',
        finding: { key: finding.key, severity: finding.severity, says: finding.says },
        reason,
        prescriberAsked: asked,
      },
      pin,
    )
    setBusy(false)
    setPin('')
    if (reply.ok) onClose()
  }
  return (
    <Dialog
      title={t(step === 'reason' ? 'override.title' : 'override.confirmTitle')}
      role="alertdialog"
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          <Button variant="primary" onPress={onClose}>
            {t('override.back')}
          </Button>
          {step === 'reason' ? (
            <Button isDisabled={!complete} onPress={() => setStep('confirm')}>
              {t('override.next')}
            </Button>
          ) : (
            <Button variant="danger" isDisabled={pin.length < 4} isPending={busy} onPress={() => void decide()}>
              {t('override.confirm')}
            </Button>
          )}
        </>
      }
    >
      <Banner kind={finding.severity === 'stop' ? 'stop' : 'caution'}>{findingIn(locale, finding).says}</Banner>
      {step === 'reason' ? (
        <>
          <p>{t('override.says')}</p>
          <TextArea label={t('override.reason')} value={reason} onChange={setReason} maxLength={2000} autoFocus />
          <TextField
            label={t(prescriber ? 'override.prescriberNeeded' : 'override.prescriber')}
            value={asked}
            onChange={setAsked}
            maxLength={120}
            {...(prescriber ? { help: t('override.prescriberHelp') } : {})}
          />
        </>
      ) : (
        <>
          <dl className={styles.decision}>
            <dt>{t('override.reason')}</dt>
            <dd>{reason}</dd>
            {asked.trim() !== '' && (
              <>
                <dt>{t('override.prescriberNeeded')}</dt>
                <dd>{asked}</dd>
              </>
            )}
          </dl>
          <p>{t('override.confirmSays', { name: activePerson.name })}</p>
          <PinField label={t('override.pin')} value={pin} onChange={setPin} autoFocus />
        </>
      )}
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
