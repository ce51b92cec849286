import type { Failure } from '@shared/contract/channel'
import type { PausePhase } from '@shared/pause/phases'
import { useEffect, useState } from 'react'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useSession } from '../../state/session'
import { useText } from '../../text/useText'
import { SignInDialog } from '../signIn/SignInDialog'

type OverrideDialogProps = { readonly phase: PausePhase; readonly itemId: string | null; readonly onClose: () => void }

/** A physician decides to go on in spite of a concern: signed in with the own PIN, with a reason that stays. */
export function OverrideDialog({ phase, itemId, onClose }: OverrideDialogProps) {
  const t = useText('pause')
  const { execute } = useCase()
  const { activePerson } = useSession()
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    if (itemId === null) return
    setReason('')
    setFailure(null)
  }, [itemId])
  if (itemId === null) return null
  if (activePerson?.role !== 'physician') {
    return <SignInDialog isOpen onClose={onClose} roles={['physician']} says={t('override.physician')} />
  }
  const decide = async () => {
    const reply = await execute({ do: 'pause.overrideItem', phase, itemId, reason: reason.trim() })
    if (reply.ok) onClose()
    else setFailure(reply.failure)
  }
  return (
    <Dialog
      title={t('override.title', { item: itemId })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('back')}</Button>
          <Button variant="primary" isDisabled={reason.trim().length < 3} onPress={() => void decide()}>
            {t('override.decide')}
          </Button>
        </>
      }
    >
      <p>{t('override.says', { name: activePerson.name })}</p>
      <TextArea label={t('override.reason')} value={reason} onChange={setReason} rows={3} maxLength={1000} autoFocus />
      <RefusalBanner failure={failure} />
    </Dialog>
  )
}
