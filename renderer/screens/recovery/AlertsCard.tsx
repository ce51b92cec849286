import { complicationTermOf } from '@shared/procedure/catalogue'
import { type Alert, alertsNow, expectedEffects } from '@shared/recovery/alerts'
import { assess, latestValues } from '@shared/recovery/ranges'
import { Card } from '../../components/Card'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './Recovery.module.css'
import { useLimits } from './useLimits'

/** What needs somebody now, each with the advice of the reference; beside it what belongs to this block. */
export function AlertsCard() {
  const t = useText('recovery')
  const { locale } = useSettings()
  const { state } = useCase()
  const policy = usePolicy()
  const now = useNow(15_000)
  const alerts = alertsNow(state, now, policy)
  const effects = expectedEffects(state)
  if (alerts.length === 0 && effects.length === 0) return null
  return (
    <Card
      title={t(alerts.length === 0 ? 'effects.title' : 'alerts.title')}
      {...(alerts.length > 0 ? { tone: 'stop' as const } : {})}
    >
      <ul className={styles.outList}>
        {alerts.map((alert, index) => (
          <AlertLine
            key={JSON.stringify(alert)}
            alert={alert}
            // What several lines in a row call for is said once, below the last of them.
            advice={adviceOf(alert) === adviceOf(alerts[index + 1]) ? null : adviceOf(alert)}
          />
        ))}
        {effects.map((term) => (
          <li key={term}>
            <Status kind="info">{t('effects.line', { name: complicationTermOf(term)?.name[locale] ?? term })}</Status>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const adviceOf = (alert: Alert | undefined) => (alert?.code === 'value' || alert?.code === 'sign' ? alert.advice : null)

type AlertLineProps = { readonly alert: Alert; readonly advice: ReturnType<typeof adviceOf> }

function AlertLine({ alert, advice }: AlertLineProps) {
  const t = useText('recovery')
  const { locale } = useSettings()
  const { state } = useCase()
  const limits = useLimits()
  const ended = state.procedure.endedAt ?? ''
  switch (alert.code) {
    case 'value': {
      const values = latestValues(
        state.recovery.observations.filter((each) => Date.parse(each.at) >= Date.parse(ended)),
      )
      const result = assess(alert.value, values, state.preparation.baseline, limits)
      if (result.kind !== 'out-of-range') return null
      const why = t(`out.${result.because.code}`, { limit: result.because.limit })
      return (
        <li>
          <Status kind="stop">
            {t('out.line', { field: t(`field.${alert.value}`), value: values[alert.value] ?? '', why })}
          </Status>
          {advice !== null && <p className={styles.advice}>{t(`escalation.${advice}`)}</p>}
        </li>
      )
    }
    case 'sign':
      return (
        <li>
          <Status kind="stop">
            {t('alerts.sign', { field: t(`field.${alert.field}`), word: t(`${alert.field}.${alert.word}`) })}
          </Status>
          {advice !== null && <p className={styles.advice}>{t(`escalation.${advice}`)}</p>}
        </li>
      )
    case 'unexpected-effect':
      return (
        <li>
          <Status kind="stop">
            {t('effects.unexpected', { name: complicationTermOf(alert.term)?.name[locale] ?? alert.term })}
          </Status>
        </li>
      )
    case 'not-back-at-60':
      return (
        <li>
          <Status kind="stop">{t('alerts.notBack', { minutes: alert.minutes })}</Status>
          <p className={styles.advice}>{t('escalation.not-back')}</p>
        </li>
      )
  }
}
