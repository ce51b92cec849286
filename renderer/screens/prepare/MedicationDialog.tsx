import type { MedicationItem } from '@shared/screening/scenario'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { Button } from '../../components/Button'
import { DateTimeField } from '../../components/DateTimeField'
import { Dialog } from '../../components/Dialog'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea, TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './PrepareScreen.module.css'
import { WhileTyping } from './WhileTyping'

type MedicationDialogProps = {
  readonly item: MedicationItem | null
  /** Where on the list it stands or would stand. */
  readonly place: number
  readonly onClose: () => void
  readonly onSave: (item: MedicationItem) => Promise<void>
  readonly onRemove: (() => Promise<void>) | undefined
}

const blank: MedicationItem = { name: '' }

/** One medication: what it is, when it was last taken, why, and what its prescriber decided. */
export function MedicationDialog({ item, place, onClose, onSave, onRemove }: MedicationDialogProps) {
  const t = useText('prepare')
  const { refusal } = useCase()
  const [draft, setDraft] = useState<MedicationItem>(item ?? blank)
  const [decision, setDecision] = useState({
    by: item?.decision?.by ?? '',
    outcome: item?.decision?.outcome ?? '',
    at: item?.decision?.at ?? '',
  })
  // What is said about a name that was there before does not hold for another name.
  const named = useMemo(() => (draft.name === item?.name ? draft : { ...draft, confirmed: null }), [draft, item])
  // The key that was pressed is drawn first; what the line means is read behind it.
  const typed = useDeferredValue(named)

  const rename = useCallback((name: string) => setDraft((now) => ({ ...now, name })), [])
  const save = () => {
    const decided = decision.by.trim() !== '' && decision.outcome.trim() !== ''
    const at = decision.at === '' ? new Date().toISOString() : decision.at
    return onSave({ ...named, decision: decided ? { by: decision.by, outcome: decision.outcome, at } : null })
  }

  return (
    <Dialog
      title={item === null ? t('medication.add') : item.name}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <>
          {onRemove !== undefined && (
            <Button variant="quiet" onPress={() => void onRemove()}>
              {t('medication.remove')}
            </Button>
          )}
          <Button variant="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="primary" isDisabled={draft.name.trim() === ''} onPress={() => void save()}>
            {t('record')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('medication.name')}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        help={t('medication.nameHelp')}
        autoFocus
        maxLength={4000}
      />
      <WhileTyping item={typed} place={place} onName={rename} />
      <DateTimeField
        label={t('medication.lastDose')}
        value={draft.lastDose?.includes('T') === true ? draft.lastDose : null}
        onChange={(lastDose) => setDraft({ ...draft, lastDose })}
        help={t('medication.lastDoseHelp')}
      />
      <div className={styles.two}>
        <TextField
          label={t('medication.dose')}
          value={draft.dose ?? ''}
          onChange={(dose) => setDraft({ ...draft, dose: dose === '' ? null : dose })}
          maxLength={500}
        />
        <TextField
          label={t('medication.indication')}
          value={draft.indication ?? ''}
          onChange={(indication) => setDraft({ ...draft, indication: indication === '' ? null : indication })}
          maxLength={500}
        />
      </div>
      <h3>{t('medication.decision')}</h3>
      <p className={styles.muted}>{t('medication.decisionHelp')}</p>
      <TextField
        label={t('medication.prescriber')}
        value={decision.by}
        onChange={(by) => setDecision({ ...decision, by })}
        maxLength={200}
      />
      <TextArea
        label={t('medication.outcome')}
        value={decision.outcome}
        onChange={(outcome) => setDecision({ ...decision, outcome })}
        rows={2}
        maxLength={2000}
      />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
