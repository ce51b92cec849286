import { adopters } from '@shared/checklists/decide'
import type { Failure, Outcome } from '@shared/contract/channel'
import type { Person, PersonId } from '@shared/people/person'
import { type ReactNode, useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Select } from '../../components/Select'
import { TextField } from '../../components/TextField'
import { useText } from '../../text/useText'

type Confirmation = { readonly note: string; readonly personId: PersonId; readonly pin: string }

type PutInForceDialogProps = {
  /** What this means from then on. */
  readonly says: string
  /** What changes, as a person reads it. */
  readonly children: ReactNode
  readonly onPut: (confirmation: Confirmation) => Promise<Outcome<unknown>>
  readonly onClose: () => void
}

/** A named person reads what changes, and puts it in force with the own PIN: the checklists and the words of the site. */
export function PutInForceDialog({ says, children, onPut, onClose }: PutInForceDialogProps) {
  const t = useText('settings')
  const [people, setPeople] = useState<readonly Person[]>([])
  const [personId, setPersonId] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    void request('people.list', {}).then((reply) => {
      if (reply.ok) setPeople(reply.value.people.filter((person) => adopters.includes(person.role)))
      else setFailure(reply.failure)
    })
  }, [])
  const person = people.find((each) => each.id === personId)
  const put = async () => {
    if (person === undefined || isBusy) return
    setBusy(true)
    const reply = await onPut({ note, personId: person.id, pin })
    setBusy(false)
    setPin('')
    if (reply.ok) onClose()
    else setFailure(reply.failure)
  }
  return (
    <Dialog
      title={t('inForce.title')}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <DialogActions
          cancel={t('inForce.back')}
          onCancel={onClose}
          confirm={t('inForce.title')}
          onConfirm={() => void put()}
          isDisabled={person === undefined || !/^\d{4,12}$/.test(pin) || isBusy}
        />
      }
    >
      <p>{says}</p>
      {children}
      <Select
        label={t('inForce.who')}
        value={personId}
        onChange={setPersonId}
        placeholder={t('inForce.choose')}
        options={people.map((each) => ({ value: each.id, label: `${each.name} (${t(`role.${each.role}`)})` }))}
      />
      <TextField
        label={t('inForce.pin')}
        type="password"
        inputMode="numeric"
        value={pin}
        onChange={setPin}
        maxLength={12}
      />
      <TextField label={t('inForce.note')} value={note} onChange={setNote} maxLength={1000} />
      <RefusalBanner failure={failure} />
    </Dialog>
  )
}
