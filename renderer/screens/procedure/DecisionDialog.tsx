import type { CaseCommand } from '@shared/case/commands'
import type { Interlock } from '@shared/procedure/interlock'
import type { Needle } from '@shared/procedure/state'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { Dialog } from '../../components/Dialog'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { PhysicianChoice, usePhysicianChoice } from './PhysicianChoice'
import styles from './ProcedureScreen.module.css'
import { useReason } from './useReason'
import type { Recorder } from './useRecorder'

export type DecisionKind = 'accept' | 'go-on' | 'without-contrast' | 'abandon' | 'reposition'

type DecisionDialogProps = {
  readonly kind: DecisionKind
  readonly needle: Needle
  readonly interlock: Interlock
  readonly recorder: Recorder
  readonly onClose: () => void
}

/** A decision at a needle with its reason; a physician's where it takes one. */
export function DecisionDialog({ kind, needle, interlock, recorder, onClose }: DecisionDialogProps) {
  const t = useText('procedure')
  const reasonText = useReason()
  const { refusal } = useCase()
  const physician = usePhysicianChoice()
  const [reason, setReason] = useState('')
  const [because, setBecause] = useState<'allergy' | 'other' | null>(null)
  const [contraindication, setContraindication] = useState('')
  const isNever = interlock.kind === 'locked' && interlock.passable === 'never'
  const takesPhysician = kind === 'go-on' || kind === 'without-contrast' || (kind === 'reposition' && isNever)
  const needsReason = kind !== 'reposition' || isNever

  const command: CaseCommand =
    kind === 'reposition'
      ? { do: 'needle.reposition', needleId: needle.id, reason }
      : {
          do: 'needle.decide',
          needleId: needle.id,
          outcome: kind,
          reason,
          contraindication:
            kind === 'without-contrast' && because !== null ? { kind: because, says: contraindication } : null,
        }
  const isComplete =
    (!needsReason || reason.trim().length >= 3) &&
    (!takesPhysician || physician.chosen !== null) &&
    (kind !== 'without-contrast' || (because !== null && contraindication.trim().length >= 3))

  const confirm = () => {
    return recorder.record(command, onClose, takesPhysician ? (physician.chosen ?? undefined) : undefined)
  }
  return (
    <Dialog
      title={t(`decide.${kind}`)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button
            variant={kind === 'abandon' ? 'danger' : 'primary'}
            onPress={() => void confirm()}
            isDisabled={!isComplete}
          >
            {t(`decide.${kind}.confirm`)}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {interlock.kind !== 'open' && (
          <div className={styles.reasons}>
            {interlock.reasons.map((each) => (
              <p key={each.says}>{reasonText(each)}</p>
            ))}
          </div>
        )}
        <p className={styles.muted}>{t(`decide.${kind}.says`)}</p>
        {kind === 'without-contrast' && (
          <>
            <Choices
              label={t('decide.contraindication')}
              options={[
                { value: 'allergy', label: t('decide.contraindication.allergy') },
                { value: 'other', label: t('decide.contraindication.other') },
              ]}
              value={because}
              onChange={setBecause}
            />
            <TextArea
              label={t('decide.contraindication.says')}
              value={contraindication}
              onChange={setContraindication}
              rows={2}
              maxLength={2000}
            />
          </>
        )}
        <TextArea
          label={t(needsReason ? 'reasonNeeded' : 'reasonOptional')}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={2000}
        />
        {takesPhysician && <PhysicianChoice choice={physician} />}
        <RefusalBanner failure={refusal} />
      </div>
    </Dialog>
  )
}
