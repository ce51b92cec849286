import { adopters } from '@shared/checklists/decide'
import type { Failure } from '@shared/contract/channel'
import type { Person } from '@shared/people/person'
import type { WordingDifference } from '@shared/wording/differences'
import { useEffect, useState } from 'react'
import { request } from '../../../bridge/bridge'
import { Dialog } from '../../../components/Dialog'
import { DialogActions } from '../../../components/DialogActions'
import { RefusalBanner } from '../../../components/RefusalBanner'
import { Select } from '../../../components/Select'
import { TextField } from '../../../components/TextField'
import { putWordingInForce } from '../../../state/wording'
import { useText } from '../../../text/useText'
import { WordingDifferences } from './WordingDifferences'

type PutWordingInForceProps = {
  readonly locale: 'en' | 'es'
  readonly differences: readonly WordingDifference[]
  readonly onClose: () => void
}

/** A named person reads what changes, and puts it in force with the own PIN. */
export function PutWordingInForce({ locale, differences, onClose }: PutWordingInForceProps) {
  const t = useText('wording')
  const [people, setPeople] = useState<readonly Person[]>([])
  const [personId, setPersonId] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => {
    void request('people.list', {}).then((reply) => {
      if (reply.ok) setPeople(reply.value.people.filter((person) => adopters.includes(person.role)))
      else setFailure(reply.failure)
    })
  }, [])
  const person = people.find((each) => each.id === personId)
  const put = async () => {
    if (person === undefined || isBusy) return
    setIsBusy(true)
    const reply = await putWordingInForce({ locale, note, personId: person.id, pin })
    setIsBusy(false)
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
        <DialogActions
          cancel={t('back')}
          onCancel={onClose}
          confirm={t('putInForce')}
          onConfirm={() => void put()}
          isDisabled={person === undefined || !/^\d{4,12}$/.test(pin) || isBusy}
        />
      }
    >
      <p>{t('putInForce.says')}</p>
      <WordingDifferences differences={differences} />
      <Select
        label={t('who')}
        value={personId}
        onChange={setPersonId}
        options={people.map((each) => ({ value: each.id, label: each.name }))}
      />
      <TextField label={t('pin')} type="password" inputMode="numeric" value={pin} onChange={setPin} maxLength={12} />
      <TextField label={t('note')} value={note} onChange={setNote} maxLength={1000} />
      <RefusalBanner failure={failure} />
    </Dialog>
  )
}
