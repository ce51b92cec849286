import { mayStartProcedure } from '@shared/pause/interlocks'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'
import { useView } from '../../state/view'
import { useFailureText, useText } from '../../text/useText'
import { useBlocksBefore } from '../diary/useBlocksBefore'
import styles from './ProcedureScreen.module.css'
import { useCaseNow } from './useCaseNow'
import type { Recorder } from './useRecorder'

/** Before the first needle: says what is still in the way, and starts when nothing is. */
export function StartPane({ recorder }: { readonly recorder: Recorder }) {
  const t = useText('procedure')
  const says = useFailureText()
  const { caseId, state, phase, refusal, clearRefusal } = useCase()
  const { show } = useView()
  const policy = usePolicy()
  const blocksBefore = useBlocksBefore()
  const now = useCaseNow(1000)
  if (phase === 'cancelled') return <EmptyState title={t('cancelled')} says={t('cancelledSays')} />
  const may = mayStartProcedure(state, { now, policy, blocksBefore })
  return (
    <div className={styles.form}>
      <EmptyState
        title={t('start.title')}
        says={may.ok ? t('start.ready') : t('start.waits')}
        action={
          may.ok ? (
            <Button variant="primary" size="large" onPress={() => void recorder.record({ do: 'procedure.start' })}>
              {t('start')}
            </Button>
          ) : (
            <Button onPress={() => show({ at: 'case', caseId, screen: 'pause' })}>{t('toPause')}</Button>
          )
        }
      />
      {!may.ok && <Banner kind="caution">{says(may.failure)}</Banner>}
      <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
    </div>
  )
}
