import { addMs } from '@shared/kit/time'
import { ageOfTimeOut, mayStartProcedure } from '@shared/pause/interlocks'
import { Banner } from '../../components/Banner'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { useView } from '../../state/view'
import { formatClock } from '../../text/format'
import { useFailureText, useText } from '../../text/useText'
import { useBlocksBefore } from '../diary/useBlocksBefore'
import styles from './CalmPane.module.css'
import { PauseFrame } from './PauseFrame'
import { PhaseFigures } from './PhaseFigures'

/** The time-out is finished: how long it stands, and the start of the procedure; or its repeat when it grew too old. */
export function BeforeNeedlePane() {
  const t = useText('pause')
  const says = useFailureText()
  const { caseId, state, execute, refusal, clearRefusal } = useCase()
  const { show } = useView()
  const policy = usePolicy()
  const blocksBefore = useBlocksBefore()
  // A whole second counts to its end: its beginning may lie before the time-out that was just completed.
  const now = addMs(useNow(1000), 999)
  const may = mayStartProcedure(state, { now, policy, blocksBefore })
  const age = ageOfTimeOut(state, { now, policy })
  const start = async () => {
    clearRefusal()
    const reply = await execute({ do: 'procedure.start' })
    if (reply.ok) show({ at: 'case', caseId, screen: 'procedure' })
  }
  const repeat = () => void execute({ do: 'pause.rearm', because: t('repeat.because') })
  return (
    <PauseFrame
      next={{ label: t('repeat'), act: repeat }}
      confirm={{ label: t('startProcedure'), act: () => void start(), isDisabled: !may.ok }}
    >
      <div className={styles.calm}>
        <h1 className={styles.title}>{t('before.title')}</h1>
        <PhaseFigures phase="time-out" />
        {age.state === 'fresh' && (
          <div>
            <p className={styles.clock} role="timer">
              {formatClock(age.remainingMs).slice(3)}
            </p>
            <p className={styles.says}>{t('before.says', { minutes: policy.pauseLimitMinutes })}</p>
          </div>
        )}
        {!may.ok && <Banner kind="stop">{says(may.failure)}</Banner>}
        {may.ok && <RefusalBanner failure={refusal} onDismiss={clearRefusal} />}
      </div>
    </PauseFrame>
  )
}
