import type { Failure } from '@shared/contract/channel'
import type { Person, PersonId, Role } from '@shared/people/person'
import { type ReactNode, useEffect, useState } from 'react'
import { request } from '../bridge/bridge'
import { useSession } from '../state/session'
import { useText } from '../text/useText'
import { Dialog } from './Dialog'
import { DialogActions } from './DialogActions'
import { PinField } from './PinField'
import { RefusalBanner } from './RefusalBanner'
import { Select } from './Select'

type PinDialogProps = {
  readonly title: string
  /** What the name and the PIN stand for. */
  readonly children: ReactNode
  readonly act: string
  readonly roles: readonly Role[]
  readonly isDisabled?: boolean
  readonly onClose: () => void
  /** Does it; a failure stays on screen. */
  readonly onConfirm: (personId: PersonId, pin: string) => Promise<Failure | null>
}

/** An act in a person's own name: the name, and that person's PIN. */
export function PinDialog({ title, children, act, roles, isDisabled = false, onClose, onConfirm }: PinDialogProps) {
  const t = useText('signIn')
  const { activePerson } = useSession()
  const [people, setPeople] = useState<readonly Person[]>([])
  const [chosen, setChosen] = useState<PersonId | null>(null)
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    void request('people.list', {}).then((reply) => {
      if (reply.ok) setPeople(reply.value.people)
      else setFailure(reply.failure)
    })
  }, [])
  const offered = people.filter(({ role }) => roles.includes(role))
  const who = chosen ?? offered.find(({ id }) => id === activePerson?.id)?.id ?? null
  const confirm = async () => {
    if (who === null) return
    setBusy(true)
    setFailure(null)
    const failed = await onConfirm(who, pin)
    setBusy(false)
    setPin('')
    setFailure(failed)
    if (failed === null) onClose()
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      isDismissable={false}
      role="alertdialog"
      actions={
        <DialogActions
          cancel={t('pin.cancel')}
          onCancel={onClose}
          confirm={act}
          onConfirm={() => void confirm()}
          isDisabled={isDisabled || who === null || pin.length < 4}
          isPending={busy}
        />
      }
    >
      {children}
      <Select
        label={t('pin.who')}
        value={who}
        onChange={setChosen}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <PinField label={t('pin.pin')} value={pin} onChange={setPin} />
      <RefusalBanner failure={failure} />
    </Dialog>
  )
}
