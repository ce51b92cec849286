import { caseIdSchema } from '@shared/case/envelope'
import { displayName } from '@shared/case/patient'
import type { Failure } from '@shared/contract/channel'
import { callOutcomes } from '@shared/phone/call'
import type { PhoneEntry } from '@shared/phone/phoneList'
import { useState } from 'react'
import { request } from '../../bridge/bridge'
import { CheckField } from '../../components/CheckField'
import { Choices } from '../../components/Choices'
import { DateTimeField } from '../../components/DateTimeField'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea, TextField } from '../../components/TextField'
import { useText } from '../../text/useText'
import styles from './PhoneScreen.module.css'
import { sayLine } from './phoneWords'

type CallDialogProps = { readonly entry: PhoneEntry; readonly onClose: () => void }

/** What came of a call: recorded with who called and when. Only what was gone through is ticked, line by line. */
export function CallDialog({ entry, onClose }: CallDialogProps) {
  const t = useText('phone')
  const [outcome, setOutcome] = useState<(typeof callOutcomes)[number] | null>(null)
  const [spokeWith, setSpokeWith] = useState('')
  const [note, setNote] = useState('')
  const [againAt, setAgainAt] = useState<string | null>(null)
  const [told, setTold] = useState<ReadonlySet<string>>(new Set())
  const [failure, setFailure] = useState<Failure | null>(null)
  const lines = [...entry.tell, ...entry.ask]
  const reached = outcome === 'reached'
  const save = async () => {
    if (outcome === null) return
    const reply = await request('cases.execute', {
      caseId: caseIdSchema.parse(entry.row.caseId),
      command: {
        do: 'call.record',
        outcome,
        spokeWith: reached ? spokeWith : '',
        note,
        againAt,
        told: reached
          ? lines.filter(({ id }) => told.has(id)).map((line) => ({ id: line.id, says: sayLine(t, line) }))
          : [],
      },
    })
    if (reply.ok) onClose()
    else setFailure(reply.failure)
  }
  const tick = (id: string, on: boolean) =>
    setTold((before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)))
  return (
    <Dialog
      title={t('call.title', { name: displayName(entry.row.patient) })}
      isOpen
      onClose={onClose}
      isDismissable={false}
      size="wide"
      actions={
        <DialogActions
          cancel={t('call.cancel')}
          onCancel={onClose}
          confirm={t('call.save')}
          onConfirm={() => void save()}
          isDisabled={outcome === null}
        />
      }
    >
      <Choices
        label={t('call.outcome')}
        value={outcome}
        onChange={setOutcome}
        options={callOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
      />
      {reached && (
        <>
          <TextField
            label={t('call.spokeWith')}
            value={spokeWith}
            onChange={setSpokeWith}
            help={t('call.spokeWithHelp')}
            maxLength={120}
          />
          <fieldset className={styles.checks} aria-label={t('call.told')}>
            <legend>{t('call.told')}</legend>
            {lines.map((line) => (
              <CheckField
                key={line.id}
                label={sayLine(t, line)}
                value={told.has(line.id)}
                onChange={(on) => tick(line.id, on)}
              />
            ))}
          </fieldset>
        </>
      )}
      <TextArea label={t('call.note')} value={note} onChange={setNote} rows={2} maxLength={2000} />
      <DateTimeField label={t('call.again')} value={againAt} onChange={setAgainAt} />
      <RefusalBanner failure={failure} />
    </Dialog>
  )
}
