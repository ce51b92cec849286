import { actOf } from '@shared/procedure/actOf'
import { asItStood, correctionTakesPhysician, dayOf } from '@shared/procedure/decideCorrection'
import { isProcedureAct, type ProcedureAct } from '@shared/procedure/events'
import { useMemo, useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { Dialog } from '../../components/Dialog'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea } from '../../components/TextField'
import { CaseAs, useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import type { EntryLine } from './entryLines'
import { PhysicianChoice, usePhysicianChoice } from './PhysicianChoice'
import styles from './ProcedureScreen.module.css'
import { Replacement } from './Replacement'
import type { Recorder } from './useRecorder'

type CorrectDialogProps = { readonly line: EntryLine; readonly recorder: Recorder; readonly onClose: () => void }
type Way = 'replace' | 'take-back'

/** What was wrong with an entry, why, and what should have been recorded: one act, the old entry struck through. */
export function CorrectDialog({ line, recorder, onClose }: CorrectDialogProps) {
  const t = useText('procedure')
  const { state, refusal } = useCase()
  const physician = usePhysicianChoice()
  const { entry } = line
  const { sequence: ofSequence } = entry
  const recorded = useMemo(() => actOf(state.procedure, ofSequence), [state.procedure, ofSequence])
  const isReplaceable = recorded !== null && isShown(recorded)
  const [way, setWay] = useState<Way>(isReplaceable ? 'replace' : 'take-back')
  const [reason, setReason] = useState('')
  const takesPhysician = correctionTakesPhysician(state, ofSequence)
  const isReady = reason.trim().length >= 3 && (!takesPhysician || physician.chosen !== null)
  const before = useMemo(
    () => asItStood(state, entry, { ...nobody, sequence: state.version + 1, at: entry.at }),
    [state, entry],
  )
  const correct = (instead: ProcedureAct | null) =>
    recorder.record(
      { do: 'entry.correct', ofSequence, reason, instead },
      onClose,
      takesPhysician ? (physician.chosen ?? undefined) : undefined,
    )
  const inItsPlace: Recorder = {
    ...recorder,
    record: (command) => (isProcedureAct(command) ? correct(command) : Promise.resolve()),
    correcting: { isReady, usedOn: dayOf(entry) },
  }
  return (
    <Dialog
      title={t('correct.title')}
      size="wide"
      isOpen
      isDismissable={false}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          {way === 'take-back' && (
            <Button variant="danger" onPress={() => void correct(null)} isDisabled={!isReady}>
              {t('correct.takeBack')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.strong}>{line.text}</p>
        <p className={styles.muted}>{t(isReplaceable ? 'correct.says' : 'correct.saysTakeBack')}</p>
        <TextArea label={t('correct.reason')} value={reason} onChange={setReason} rows={2} maxLength={2000} />
        {takesPhysician && <PhysicianChoice choice={physician} />}
        {isReplaceable && (
          <Choices<Way>
            label={t('correct.way')}
            options={[
              { value: 'replace', label: t('correct.way.replace') },
              { value: 'take-back', label: t('correct.way.takeBack') },
            ]}
            value={way}
            onChange={setWay}
          />
        )}
        {way === 'replace' && recorded !== null && (
          <CaseAs state={before}>
            <Replacement act={recorded} recorder={inItsPlace} onClose={onClose} />
          </CaseAs>
        )}
        <RefusalBanner failure={refusal} />
      </div>
    </Dialog>
  )
}

/** Contrast that was not given has no form: it is taken back. */
const isShown = (act: ProcedureAct): boolean => act.do !== 'contrast.record' || act.mode !== 'none'

/** Who strikes an entry is not known until it is done; to look ahead, nobody has to be. */
const nobody = { offsetMinutes: 0, by: '', reason: '', replacedBy: null }
