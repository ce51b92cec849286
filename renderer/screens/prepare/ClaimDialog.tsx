import type { CaseCommand } from '@shared/case/commands'
import { procedures } from '@shared/plan/catalogue'
import { type ProcedureCode, planSide, type Side } from '@shared/plan/plan'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { CheckField } from '../../components/CheckField'
import { Choices } from '../../components/Choices'
import { DateField } from '../../components/DateField'
import { Select } from '../../components/Select'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useSettings } from '../../state/settings'
import { localDay } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './PrepareScreen.module.css'

type ClaimDialogProps = { readonly kind: 'order' | 'consent'; readonly onClose: () => void }
const interpreters = ['not-needed', 'present', 'telephone'] as const

/**
 * What the paper says, read off the paper. Nothing is filled in from the plan: a form that copies the plan would agree
 * with it whatever the paper says.
 */
export function ClaimDialog({ kind, onClose }: ClaimDialogProps) {
  const t = useText('prepare')
  const common = useText('common')
  const { locale } = useSettings()
  const { execute } = useCase()
  const [procedure, setProcedure] = useState<ProcedureCode | null>(null)
  const [levels, setLevels] = useState('')
  const [side, setSide] = useState<Side | null>(null)
  const [reference, setReference] = useState('')
  const [signedOn, setSignedOn] = useState(localDay(new Date().toISOString()))
  const [wished, setWished] = useState(false)
  const [interpreter, setInterpreter] = useState<(typeof interpreters)[number] | null>(null)
  const command = (): CaseCommand | null => {
    if (procedure === null || side === null) return null
    const claim = {
      procedure,
      side,
      levels: levels
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    }
    if (kind === 'order') return { do: 'order.record', claim, reference }
    if (signedOn === '' || interpreter === null) return null
    return { do: 'consent.record', claim, signedOn, stillWished: wished, interpreter }
  }
  const complete = command()

  return (
    <ActDialog
      title={t(`document.${kind}Title`)}
      onClose={onClose}
      confirm={t('record')}
      act={complete === null ? null : () => execute(complete)}
    >
      <p className={styles.muted}>{t('document.readOff')}</p>
      <Select
        label={t('plan.procedure')}
        value={procedure}
        onChange={setProcedure}
        placeholder={t('plan.choose')}
        options={procedures.map((each) => ({ value: each.code, label: each.name[locale] }))}
      />
      <TextField
        label={t('plan.levels')}
        value={levels}
        onChange={setLevels}
        help={t('plan.levelsHelp')}
        maxLength={200}
      />
      <Choices
        label={t('plan.side')}
        value={side}
        onChange={setSide}
        options={planSide.options.map((value) => ({ value, label: common(`side.${value}`) }))}
      />
      {kind === 'order' && (
        <TextField label={t('document.reference')} value={reference} onChange={setReference} maxLength={120} />
      )}
      {kind === 'consent' && (
        <>
          <DateField label={t('document.signed')} value={signedOn} onChange={setSignedOn} />
          <Choices
            label={t('document.interpreter')}
            value={interpreter}
            onChange={setInterpreter}
            options={interpreters.map((value) => ({ value, label: t(`interpreter.${value}`) }))}
          />
          <CheckField label={t('document.stillWished')} value={wished} onChange={setWished} />
        </>
      )}
    </ActDialog>
  )
}
