import { procedureOf } from '@shared/plan/catalogue'
import { type Needle, standing } from '@shared/procedure/state'
import { Card } from '../../components/Card'
import { useCase } from '../../state/caseStore'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { LesionForm } from './LesionForm'
import styles from './ProcedureScreen.module.css'
import type { Recorder } from './useRecorder'

/** Lesions at a needle, with the tests before them. */
export function LesionCard({ needle, recorder }: { readonly needle: Needle; readonly recorder: Recorder }) {
  const t = useText('procedure')
  const { state } = useCase()
  const { plan, procedure } = state
  const made = standing(procedure.lesions).filter((each) => each.needleId === needle.id)
  const before = standing(procedure.lesions).at(-1)
  const usual = procedureOf(plan.procedure).radiofrequency
  const kind = usual === 'none' ? 'cryo' : usual
  return (
    <Card title={t(`lesion.${kind}`)}>
      {made.length > 0 && (
        <ul className={styles.list} aria-label={t('lesion.made')}>
          {made.map((each) => (
            <li key={each.id} className={styles.entry}>
              <time>{formatTime(each.entry.at)}</time>
              <span>
                {[
                  `${each.count} ×`,
                  each.temperatureC === null ? '' : `${each.temperatureC} °C`,
                  each.seconds === null ? '' : `${each.seconds} s`,
                  each.impedanceOhm === null ? '' : `${each.impedanceOhm} Ω`,
                ]
                  .filter((part) => part !== '')
                  .join(' ')}
              </span>
              <span className={styles.muted}>{t(`motor.${each.motorResponse}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {procedure.endedAt === null && (
        <LesionForm needleId={needle.id} kind={kind} recorder={recorder} settings={before ?? null} />
      )}
    </Card>
  )
}
