import type { RescueCard } from '@shared/rescue/cards'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { StatusIcon } from '../../components/StatusIcon'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { formatClock, formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { LipidDoses } from './LipidDoses'
import styles from './Rescue.module.css'

type RescueCardViewProps = {
  readonly card: RescueCard
  /** Milliseconds since the epoch. */
  readonly openedAt: number
  readonly weightKg: number | null
  readonly onStep: ((step: number) => void) | null
}

/** One card: signs, steps to tick off as they are taken, doses for this weight, and the time that has passed. */
export function RescueCardView({ card, openedAt, weightKg, onStep }: RescueCardViewProps) {
  const t = useText('rescue')
  const now = useNow(1000)
  const policy = usePolicy()
  const [done, setDone] = useState<Readonly<Record<number, string>>>({})
  const steps = Array.from({ length: card.steps }, (_, index) => index + 1)
  const take = (step: number) => {
    setDone({ ...done, [step]: new Date().toISOString() })
    onStep?.(step)
  }
  return (
    <div className={styles.view}>
      <div className={styles.top}>
        <p className={styles.signs}>
          <b>{t('signs')}</b> {t(`signs.${card.id}`)}
        </p>
        <p className={styles.clock} role="timer">
          {formatClock(Math.max(0, Date.parse(now) - openedAt)).slice(3)}
          <span>{t('clock')}</span>
        </p>
      </div>
      <ol className={styles.steps}>
        {steps.map((step) => {
          const at = done[step]
          return (
            <li key={step} className={at === undefined ? styles.step : styles.taken}>
              <span className={styles.number}>{step}</span>
              <div className={styles.text}>
                <p>{t(`step.${card.id}.${step}`)}</p>
                {step === card.doseStep && <LipidDoses weightKg={weightKg} />}
              </div>
              {at === undefined ? (
                <Button size="large" label={`${t('done')}: ${step}`} onPress={() => take(step)}>
                  {t('done')}
                </Button>
              ) : (
                <span className={styles.at}>
                  <StatusIcon kind="clear" /> {t('doneAt', { time: formatTime(at) })}
                </span>
              )}
            </li>
          )
        })}
      </ol>
      <p className={styles.small}>
        {t('emergency', { number: policy.emergencyNumber })} · {t('local')} {t(onStep === null ? 'noCase' : 'log')}
        <br />
        {t('source', { source: card.source })}
      </p>
    </div>
  )
}
