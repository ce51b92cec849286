import { complicationGrades, complicationTermOf, complicationTerms } from '@shared/procedure/catalogue'
import type { Needle } from '@shared/procedure/state'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { Choices } from '../../components/Choices'
import { DateTimeField } from '../../components/DateTimeField'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Select } from '../../components/Select'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'
import { useName } from './useReason'
import type { Recorder } from './useRecorder'

type ComplicationDialogProps = {
  /** The term to begin with; empty where a person chooses. */
  readonly suggested: string
  readonly needle: Needle | null
  readonly recorder: Recorder
  readonly onClose: () => void
}

/** What happened, since when, how bad, and what was done. The usual ones are one tap. */
export function ComplicationDialog({ suggested, needle, recorder, onClose }: ComplicationDialogProps) {
  const t = useText('procedure')
  const nameOf = useName()
  const { state, refusal } = useCase()
  const [term, setTerm] = useState<string | null>(suggested === '' ? null : suggested)
  const [onset, setOnset] = useState<string | null>(() => new Date().toISOString())
  const [grade, setGrade] = useState<string | null>(null)
  const [atNeedle, setAtNeedle] = useState(suggested !== '')
  const [isExpected, setExpected] = useState(false)
  const [action, setAction] = useState('')
  const first = complicationTerms.filter((each) => each.first)
  const rest = complicationTerms.filter((each) => !each.first)
  const chosen = term === null ? undefined : complicationTermOf(term)
  const mayBeExpected = chosen?.expectedIn.includes(state.plan.procedure) ?? false

  const record = () => {
    if (term === null || onset === null) return
    void recorder.record(
      {
        do: 'complication.record',
        term,
        onset,
        grade: grade === null ? null : Number(grade),
        expected: mayBeExpected && isExpected,
        relation: 'not-assessed',
        needleId: atNeedle ? (needle?.id ?? null) : null,
        action,
        outcome: '',
      },
      onClose,
    )
  }
  return (
    <Dialog
      title={t('complication.title')}
      size="wide"
      isOpen
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('record')}
          onConfirm={record}
          isDisabled={term === null || onset === null}
        />
      }
    >
      <div className={styles.form}>
        <Choices
          label={t('complication.what')}
          options={first.map((each) => ({ value: each.code, label: nameOf(each.name) }))}
          value={first.some((each) => each.code === term) ? term : null}
          onChange={setTerm}
        />
        <Select
          label={t('complication.other')}
          options={rest.map((each) => ({ value: each.code, label: nameOf(each.name) }))}
          value={rest.some((each) => each.code === term) ? term : null}
          onChange={setTerm}
          placeholder={t('choose')}
        />
        {chosen?.reportable === true && <Banner kind="caution">{t('complication.report')}</Banner>}
        {mayBeExpected && (
          <Choices
            label={t('complication.expected')}
            options={[
              { value: 'yes', label: t('complication.expected.yes') },
              { value: 'no', label: t('complication.expected.no') },
            ]}
            value={isExpected ? 'yes' : 'no'}
            onChange={(value) => setExpected(value === 'yes')}
          />
        )}
        <Choices
          label={t('complication.grade')}
          options={complicationGrades.map((each) => ({
            value: String(each.grade),
            label: `${each.grade} ${nameOf(each.name)}`,
          }))}
          value={grade}
          onChange={setGrade}
        />
        <DateTimeField label={t('complication.onset')} value={onset} onChange={setOnset} />
        {needle !== null && (
          <Choices
            label={t('complication.needle')}
            options={[
              { value: 'yes', label: t('complication.needle.this', { level: needle.level }) },
              { value: 'no', label: t('complication.needle.none') },
            ]}
            value={atNeedle ? 'yes' : 'no'}
            onChange={(value) => setAtNeedle(value === 'yes')}
          />
        )}
        <TextArea label={t('complication.action')} value={action} onChange={setAction} rows={2} maxLength={2000} />
        <RefusalBanner failure={refusal} />
      </div>
    </Dialog>
  )
}
