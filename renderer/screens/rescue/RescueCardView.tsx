import type { RescueCard } from '@shared/rescue/cards'
import type { RescueRun } from '@shared/rescue/runs'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { StatusIcon } from '../../components/StatusIcon'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { formatClock, formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { LipidDoses } from './LipidDoses'
import styles from './Rescue.module.css'
import { WeightChoice } from './WeightChoice'

type RescueCardViewProps = {
  readonly card: RescueCard
  /** The rescue that runs; null in the moment before its opening is written down. */
  readonly run: RescueRun | null
  /** Kilograms on record; null where nobody recorded them. */
  readonly weightKg: number | null
  readonly isRecorded: boolean
  readonly onStep: (step: number, chosenKg: number | null) => void
}

/** One card: signs, steps to tick off as they are taken, doses for this weight, and the time that has passed. */
export function RescueCardView({ card, run, weightKg, isRecorded, onStep }: RescueCardViewProps) {
  const t = useText('rescue')
  const now = useNow(1000)
  const policy = usePolicy()
  const [chosenKg, setChosenKg] = useState<number | null>(run?.weightKg ?? null)
  const steps = Array.from({ length: card.steps }, (_, index) => index + 1)
  const passed = run === null ? 0 : Math.max(0, Date.parse(now) - Date.parse(run.openedAt))
  return (
    <div className={styles.view}>
      <div className={styles.top}>
        <p className={styles.signs}>
          <b>{t('signs')}</b> {t(`signs.${card.id}`)}
        </p>
        <p className={styles.clock} role="timer">
          {formatClock(passed).slice(3)}
          <span>{t('clock')}</span>
        </p>
      </div>
      <ol className={styles.steps}>
        {steps.map((step) => {
          const at = run?.steps.find((each) => each.step === step)?.at
          return (
            <li key={step} className={at === undefined ? styles.step : styles.taken}>
              <span className={styles.number}>{step}</span>
              <div className={styles.text}>
                <p>{t(`step.${card.id}.${step}`)}</p>
                {step === card.doseStep && (
                  <>
                    {weightKg === null && <WeightChoice value={chosenKg} onChange={setChosenKg} />}
                    <LipidDoses weightKg={weightKg ?? chosenKg} isChosen={weightKg === null} />
                  </>
                )}
              </div>
              {at === undefined ? (
                <Button
                  size="large"
                  label={`${t('done')}: ${step}`}
                  onPress={() => onStep(step, weightKg === null ? chosenKg : null)}
                >
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
        {t('emergency', { number: policy.emergencyNumber })} · {t('local')} {t(isRecorded ? 'log' : 'noCase')}
        <br />
        {t('source', { source: card.source })}
      </p>
    </div>
  )
}
