import type { CaseCommand } from '@shared/case/commands'
import { isProcedureAct, type ProcedureAct } from '@shared/procedure/events'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { TextArea } from '../../components/TextField'
import { useFailureText, useText } from '../../text/useText'
import { PhysicianChoice, usePhysicianChoice } from './PhysicianChoice'
import styles from './ProcedureScreen.module.css'
import type { Pending, Recorder } from './useRecorder'

/** What came back with a question, asked where nobody can overlook it. */
export function Questions({ recorder }: { readonly recorder: Recorder }) {
  const { pending } = recorder
  if (pending === null) return null
  return pending.asks === 'look-again' ? (
    <LookAgain pending={pending} recorder={recorder} />
  ) : (
    <PhysiciansReason pending={pending} recorder={recorder} />
  )
}

/** Changes the act itself, where it stands alone and where it takes the place of an entry. */
function inAct(command: CaseCommand, change: (act: ProcedureAct) => ProcedureAct): CaseCommand {
  if (command.do === 'entry.correct') {
    return command.instead === null ? command : { ...command, instead: change(command.instead) }
  }
  return isProcedureAct(command) ? change(command) : command
}

type QuestionProps = { readonly pending: Pending; readonly recorder: Recorder }

/** A number that looks ten or a hundred times off: change it, or stand by it. */
function LookAgain({ pending, recorder }: QuestionProps) {
  const t = useText('procedure')
  const says = useFailureText()
  const stand = (command: CaseCommand) =>
    inAct(command, (act) => ('confirmed' in act ? { ...act, confirmed: true } : act))
  return (
    <Dialog
      title={t('lookAgain')}
      role="alertdialog"
      isOpen
      isDismissable={false}
      onClose={recorder.giveUp}
      actions={
        <>
          <Button variant="primary" onPress={recorder.giveUp} autoFocus>
            {t('lookAgain.change')}
          </Button>
          <Button onPress={() => void recorder.answer(stand(pending.command))}>{t('lookAgain.stand')}</Button>
        </>
      }
    >
      <p>{says(pending.failure)}</p>
    </Dialog>
  )
}

function PhysiciansReason({ pending, recorder }: QuestionProps) {
  const t = useText('procedure')
  const says = useFailureText()
  const physician = usePhysicianChoice()
  const [reason, setReason] = useState('')
  const given = (command: CaseCommand): CaseCommand =>
    inAct(command, (act) => (act.do === 'injectate.give' || act.do === 'contrast.record' ? { ...act, reason } : act))
  const { chosen } = physician
  return (
    <Dialog
      title={t('physician.title')}
      role="alertdialog"
      isOpen
      isDismissable={false}
      onClose={recorder.giveUp}
      actions={
        <>
          <Button variant="primary" onPress={recorder.giveUp} autoFocus>
            {t('physician.not')}
          </Button>
          <Button
            isDisabled={chosen === null || reason.trim().length < 3}
            onPress={() => {
              if (chosen !== null) void recorder.answer(given(pending.command), chosen)
            }}
          >
            {t('physician.goOn')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{says(pending.failure)}</p>
        <TextArea label={t('reasonNeeded')} value={reason} onChange={setReason} rows={2} maxLength={2000} />
        <PhysicianChoice choice={physician} />
      </div>
    </Dialog>
  )
}
