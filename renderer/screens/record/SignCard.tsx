import type { Failure } from '@shared/contract/channel'
import { useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useSession } from '../../state/session'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './RecordScreen.module.css'

/** Who signed, and the way to sign: with the own PIN, asked again. */
export function SignCard() {
  const t = useText('record')
  const { state } = useCase()
  const [isSigning, setSigning] = useState(false)
  const { signatures } = state.signing
  const last = signatures.at(-1)
  const unsigned = last === undefined || last.throughSequence < state.version - 1
  return (
    <Card title={t('signature')} tone={signatures.length === 0 ? 'unknown' : 'clear'}>
      {signatures.length === 0 && <Status kind="unknown">{t('notSigned')}</Status>}
      {signatures.map((signature) => (
        <Status key={signature.at} kind="clear">
          {t('signedBy', {
            who: signature.by,
            when: formatDateTime(signature.at),
            entries: signature.throughSequence,
          })}
        </Status>
      ))}
      {last !== undefined && unsigned && <p className={styles.muted}>{t('addedSince')}</p>}
      <Button variant={unsigned ? 'primary' : 'plain'} onPress={() => setSigning(true)}>
        {t('sign')}
      </Button>
      {isSigning && <SignDialog onClose={() => setSigning(false)} />}
    </Card>
  )
}

function SignDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('record')
  const { caseId, state } = useCase()
  const { activePerson } = useSession()
  const [pin, setPin] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setIsPending] = useState(false)
  const sign = async () => {
    setIsPending(true)
    const reply = await request('record.sign', { caseId, pin }).finally(() => setIsPending(false))
    if (reply.ok) return onClose()
    setPin('')
    setFailure(reply.failure)
  }
  const isComplete = /^\d{4,12}$/.test(pin)
  return (
    <Dialog
      title={t('signTitle')}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('signDo')}
          onConfirm={() => void sign()}
          isDisabled={!isComplete}
          isPending={isPending}
        />
      }
    >
      <p>{t('signSays', { who: activePerson?.name ?? t('nobody'), entries: state.version })}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isComplete && !isPending) void sign()
        }}
      >
        <TextField label={t('pin')} value={pin} onChange={setPin} type="password" autoFocus maxLength={12} />
      </form>
      <RefusalBanner failure={failure} />
    </Dialog>
  )
}
