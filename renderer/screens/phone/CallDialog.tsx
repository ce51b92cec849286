import { caseIdSchema } from '@shared/case/envelope'
import { displayName } from '@shared/case/patient'
import { callOutcomes } from '@shared/phone/call'
import type { PhoneEntry } from '@shared/phone/phoneList'
import { useState } from 'react'
import { request } from '../../bridge/bridge'
import { ActDialog } from '../../components/ActDialog'
import { CheckField } from '../../components/CheckField'
import { Choices } from '../../components/Choices'
import { DateTimeField } from '../../components/DateTimeField'
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
  const lines = [...entry.tell, ...entry.ask]
  const reached = outcome === 'reached'
  const save = (outcome: (typeof callOutcomes)[number]) => {
    return request('cases.execute', {
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
  }
  const tick = (id: string, on: boolean) =>
    setTold((before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)))
  return (
    <ActDialog
      title={t('call.title', { name: displayName(entry.row.patient) })}
      onClose={onClose}
      size="wide"
      confirm={t('call.save')}
      act={outcome === null ? null : () => save(outcome)}
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
    </ActDialog>
  )
}
