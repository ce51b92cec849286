import type { FrameReference } from '@shared/imaging/caseEvents'
import { ultrasoundOf } from '@shared/procedure/catalogue'
import { type Needle, standing } from '@shared/procedure/state'
import { Card } from '../../components/Card'
import { useCase } from '../../state/caseStore'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'
import { UltrasoundForm } from './UltrasoundForm'
import { useName } from './useReason'
import type { Recorder } from './useRecorder'

type UltrasoundCardProps = {
  readonly needle: Needle
  readonly recorder: Recorder
  readonly frame: FrameReference | null
}

/** Where the injectate went, seen with ultrasound. */
export function UltrasoundCard({ needle, recorder, frame }: UltrasoundCardProps) {
  const t = useText('procedure')
  const nameOf = useName()
  const { state } = useCase()
  const { procedure } = state
  const looks = standing(procedure.ultrasound).filter((each) => each.needleId === needle.id)
  const isRunning = procedure.endedAt === null
  return (
    <Card title={t('ultrasound')}>
      {looks.length > 0 && (
        <ul className={styles.list} aria-label={t('ultrasound.recorded')}>
          {looks.map((each) => (
            <li key={each.id} className={styles.entry}>
              <time>{formatTime(each.entry.at)}</time>
              <b>{each.spread.map((code) => nameOf(ultrasoundOf(code).name)).join(', ')}</b>
              <span className={styles.muted}>
                {each.frame === null ? '' : t('contrast.onFrame', { frame: each.frame.frame })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {isRunning && <UltrasoundForm needleId={needle.id} recorder={recorder} frame={frame} />}
    </Card>
  )
}
