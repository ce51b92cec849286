import { adopters } from '@shared/checklists/decide'
import type { ChecklistDifference } from '@shared/checklists/differences'
import type { Failure } from '@shared/contract/channel'
import type { Person } from '@shared/people/person'
import { useEffect, useState } from 'react'
import { request } from '../../../bridge/bridge'
import { Button } from '../../../components/Button'
import { Dialog } from '../../../components/Dialog'
import { RefusalBanner } from '../../../components/RefusalBanner'
import { Select } from '../../../components/Select'
import { TextField } from '../../../components/TextField'
import { putInForce } from '../../../state/checklists'
import { useText } from '../../../text/useText'
import { Differences } from './Differences'

type PutInForceDialogProps = {
  readonly checklistId: string
  readonly differences: readonly ChecklistDifference[]
  readonly onClose: () => void
}

/** A named person reads what changes, and puts it in force with the own PIN. */
export function PutInForceDialog({ checklistId, differences, onClose }: PutInForceDialogProps) {
  const t = useText('checklists')
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
    const reply = await putInForce({ checklistId, note, personId: person.id, pin })
    setBusy(false)
    setPin('')
    if (reply.ok) onClose()
    else setFailure(reply.failure)
  }
  return (
    <Dialog
      title={t('putInForce')}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('back')}</Button>
          <Button
            variant="primary"
            isDisabled={person === undefined || !/^\d{4,12}$/.test(pin) || isBusy}
            onPress={() => void put()}
          >
            {t('putInForce.do')}
          </Button>
        </>
      }
    >
      <p>{t('putInForce.says')}</p>
      <Differences differences={differences} />
      <Select
        label={t('putInForce.who')}
        value={personId}
        onChange={setPersonId}
        placeholder={t('putInForce.choose')}
        options={people.map((each) => ({ value: each.id, label: `${each.name} (${t(`role.${each.role}`)})` }))}
      />
      <TextField
        label={t('putInForce.pin')}
        type="password"
        inputMode="numeric"
        value={pin}
        onChange={setPin}
        maxLength={12}
      />
      <TextField label={t('putInForce.note')} value={note} onChange={setNote} maxLength={1000} />
      <RefusalBanner failure={failure} />
    </Dialog>
  )
}
