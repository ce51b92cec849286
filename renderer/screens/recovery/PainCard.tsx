import { procedureOf } from '@shared/plan/catalogue'
import { lastAssessed } from '@shared/recovery/ranges'
import { reliefPercent, reliefThresholds } from '@shared/recovery/relief'
import { Card } from '../../components/Card'
import { Status } from '../../components/Status'
import { SheetButtons } from '../../documents/SheetButtons'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './Recovery.module.css'

/** Pain before and after, on the same scale. For a diagnostic block both thresholds in use are shown. */
export function PainCard() {
  const t = useText('recovery')
  const { caseId, state } = useCase()
  const before = state.preparation.baseline?.painNow ?? null
  const after = lastAssessed(state.recovery.observations, 'painRest')?.value ?? null
  const relief = reliefPercent(before, after)
  const diagnostic = procedureOf(state.plan.procedure).diagnostic
  return (
    <Card
      title={t('pain.title')}
      actions={
        <span className={styles.painChange}>
          {before ?? '–'} → {after ?? '–'}
          {relief !== null && `, ${t(relief >= 0 ? 'pain.less' : 'pain.more', { percent: Math.abs(relief) })}`}
        </span>
      }
    >
      {relief === null && <Status kind="unknown">{t(before === 0 ? 'pain.noneBefore' : 'pain.notAsked')}</Status>}
      {diagnostic && relief !== null && (
        <p className={styles.muted}>
          {reliefThresholds
            .map((percent) => t(relief >= percent ? 'pain.reached' : 'pain.notReached', { percent }))
            .join(' · ')}
        </p>
      )}
      {diagnostic && <p className={styles.muted}>{t('pain.diary')}</p>}
      {diagnostic && state.procedure.endedAt !== null && (
        <SheetButtons paper={{ caseId, kind: 'pain-diary' }} name={t('pain.diaryPaper')} />
      )}
    </Card>
  )
}
