import { procedureName } from '@shared/plan/catalogue'
import { memo, useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Dialog } from '../../components/Dialog'
import { Levels } from '../../components/Levels'
import { RefusalBanner } from '../../components/RefusalBanner'
import { SideBadge } from '../../components/SideBadge'
import { TextField } from '../../components/TextField'
import { type OpenCase, useCase } from '../../state/caseStore'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import { draftOfPlan, PlanFields, planFromDraft } from './PlanFields'
import styles from './PrepareScreen.module.css'

type PlanCardProps = Pick<OpenCase, 'phase'> & Pick<OpenCase['state'], 'plan'>

/** The plan, and the way to change it or to cancel the case: always with a reason. */
export const PlanCard = memo(({ plan, phase }: PlanCardProps) => {
  const t = useText('prepare')
  const { locale } = useSettings()
  const [open, setOpen] = useState<'change' | 'cancel' | null>(null)
  const over = ['sign-out', 'recovery', 'discharged', 'cancelled'].includes(phase)
  return (
    <Card
      title={t('plan.title')}
      actions={
        <>
          <Button variant="quiet" isDisabled={over} onPress={() => setOpen('cancel')}>
            {t('plan.cancelCase')}
          </Button>
          <Button isDisabled={over} onPress={() => setOpen('change')}>
            {t('plan.change')}
          </Button>
        </>
      }
    >
      <p className={styles.inline}>
        <span className={styles.strong}>{procedureName(plan.procedure, locale)}</span> <Levels of={plan.levels} />{' '}
        <SideBadge side={plan.side} size="small" />
      </p>
      <p className={styles.muted}>
        {t(`modality.${plan.modality}`)} · {t('plan.contrast')}: {plan.contrast} · {t('plan.sedation')}:{' '}
        {t(`sedation.${plan.sedation}`)} · {plan.injectates.join(', ')}
      </p>
      {plan.purpose !== '' && <p>{plan.purpose}</p>}
      {open === 'change' && <ChangePlanDialog onClose={() => setOpen(null)} />}
      {open === 'cancel' && <CancelDialog onClose={() => setOpen(null)} />}
    </Card>
  )
})

function ChangePlanDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('prepare')
  const { state, execute } = useCase()
  const [draft, setDraft] = useState(() => draftOfPlan(state.plan))
  const [reason, setReason] = useState('')
  const plan = planFromDraft(draft, state.plan)
  return (
    <ActDialog
      title={t('plan.change')}
      size="wide"
      onClose={onClose}
      confirm={t('record')}
      act={plan === null || reason.trim().length < 3 ? null : () => execute({ do: 'plan.change', plan, reason })}
    >
      <PlanFields draft={draft} onChange={setDraft} />
      <TextField
        label={t('plan.reason')}
        value={reason}
        onChange={setReason}
        help={t('plan.reasonHelp')}
        maxLength={2000}
      />
    </ActDialog>
  )
}

function CancelDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('prepare')
  const { execute, refusal } = useCase()
  const [reason, setReason] = useState('')
  const save = async () => {
    const reply = await execute({ do: 'case.cancel', reason })
    if (reply.ok) onClose()
  }
  return (
    <Dialog
      title={t('plan.cancelCase')}
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={onClose}>
            {t('plan.keep')}
          </Button>
          <Button variant="danger" isDisabled={reason.trim().length < 3} onPress={() => void save()}>
            {t('plan.cancelCase')}
          </Button>
        </>
      }
    >
      <p>{t('plan.cancelSays')}</p>
      <TextField label={t('plan.reason')} value={reason} onChange={setReason} autoFocus maxLength={2000} />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
