import { procedureOf } from '@shared/plan/catalogue'
import { type Needle, standing } from '@shared/procedure/state'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { useCase } from '../../state/caseStore'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'
import type { Recorder } from './useRecorder'

type Kind = 'thermal' | 'pulsed' | 'cryo'
type Motor = 'none' | 'local-muscle' | 'radicular'

/** Lesions at a needle, with the tests before them. */
export function LesionCard({ needle, recorder }: { readonly needle: Needle; readonly recorder: Recorder }) {
  const t = useText('procedure')
  const { state } = useCase()
  const { plan, procedure } = state
  const made = standing(procedure.lesions).filter((each) => each.needleId === needle.id)
  const before = standing(procedure.lesions).at(-1)
  const usual = procedureOf(plan.procedure).radiofrequency
  const kind: Kind = usual === 'none' ? 'cryo' : usual
  const [sensory, setSensory] = useState<number | null>(null)
  const [motor, setMotor] = useState<number | null>(null)
  const [response, setResponse] = useState<Motor | null>(null)
  const [temperature, setTemperature] = useState<number | null>(before?.temperatureC ?? null)
  const [seconds, setSeconds] = useState<number | null>(before?.seconds ?? null)
  const [impedance, setImpedance] = useState<number | null>(null)
  const [count, setCount] = useState('1')
  const record = () =>
    recorder.record(
      {
        do: 'lesion.record',
        needleId: needle.id,
        kind,
        temperatureC: temperature,
        seconds,
        count: Number(count),
        impedanceOhm: impedance,
        voltageV: null,
        sensoryThresholdV: sensory,
        motorThresholdV: motor,
        motorResponse: response ?? 'not-tested',
        note: '',
      },
      () => {
        setSensory(null)
        setMotor(null)
        setResponse(null)
        setImpedance(null)
      },
    )
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
        <>
          {kind !== 'cryo' && (
            <div className={styles.row}>
              <div className={styles.narrow}>
                <NumberField
                  label={t('lesion.sensory')}
                  unit="V"
                  value={sensory}
                  onChange={setSensory}
                  min={0}
                  max={10}
                />
              </div>
              <div className={styles.narrow}>
                <NumberField label={t('lesion.motor')} unit="V" value={motor} onChange={setMotor} min={0} max={10} />
              </div>
              <Choices<Motor>
                label={t('lesion.response')}
                options={[
                  { value: 'none', label: t('motor.none') },
                  { value: 'local-muscle', label: t('motor.local-muscle') },
                  { value: 'radicular', label: t('motor.radicular'), isDangerous: true },
                ]}
                value={response}
                onChange={setResponse}
              />
            </div>
          )}
          <div className={styles.row}>
            <div className={styles.narrow}>
              <NumberField
                label={t('lesion.temperature')}
                unit="°C"
                value={temperature}
                onChange={setTemperature}
                min={-120}
                max={110}
              />
            </div>
            <div className={styles.narrow}>
              <NumberField
                label={t('lesion.seconds')}
                unit="s"
                value={seconds}
                onChange={setSeconds}
                min={1}
                max={1800}
              />
            </div>
            <div className={styles.narrow}>
              <NumberField
                label={t('lesion.impedance')}
                unit="Ω"
                value={impedance}
                onChange={setImpedance}
                min={1}
                max={5000}
              />
            </div>
            <Choices
              label={t('lesion.count')}
              options={['1', '2', '3'].map((each) => ({ value: each, label: each }))}
              value={count}
              onChange={setCount}
            />
          </div>
          <div className={styles.end}>
            <Button onPress={() => void record()} isDisabled={temperature === null || seconds === null}>
              {t('lesion.record')}
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}
