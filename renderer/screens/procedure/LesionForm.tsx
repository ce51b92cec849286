import type { ActOf } from '@shared/procedure/events'
import { useState } from 'react'
import { Choices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'
import { RecordButton } from './RecordButton'
import type { Recorder } from './useRecorder'

type Lesion = ActOf<'lesion.record'>
type Motor = Lesion['motorResponse']

type LesionFormProps = {
  readonly needleId: string
  readonly kind: Lesion['kind']
  readonly recorder: Recorder
  /** Temperature and time of the lesion before: the generator usually stays as it is set. */
  readonly settings: Pick<Lesion, 'temperatureC' | 'seconds'> | null
  /** The lesion as it was recorded, where that is put right. */
  readonly initial?: Lesion
}

/** One lesion, with the tests before it. */
export function LesionForm({ needleId, kind, recorder, settings, initial }: LesionFormProps) {
  const t = useText('procedure')
  const [sensory, setSensory] = useState<number | null>(initial?.sensoryThresholdV ?? null)
  const [motor, setMotor] = useState<number | null>(initial?.motorThresholdV ?? null)
  const [response, setResponse] = useState<Motor | null>(initial?.motorResponse ?? null)
  const [temperature, setTemperature] = useState<number | null>((initial ?? settings)?.temperatureC ?? null)
  const [seconds, setSeconds] = useState<number | null>((initial ?? settings)?.seconds ?? null)
  const [impedance, setImpedance] = useState<number | null>(initial?.impedanceOhm ?? null)
  const [count, setCount] = useState(String(initial?.count ?? 1))
  const record = () =>
    recorder.record(
      {
        do: 'lesion.record',
        needleId,
        kind,
        temperatureC: temperature,
        seconds,
        count: Number(count),
        impedanceOhm: impedance,
        voltageV: initial?.voltageV ?? null,
        sensoryThresholdV: sensory,
        motorThresholdV: motor,
        motorResponse: response ?? 'not-tested',
        note: initial?.note ?? '',
      },
      () => {
        setSensory(null)
        setMotor(null)
        setResponse(null)
        setImpedance(null)
      },
    )
  return (
    <>
      {kind !== 'cryo' && (
        <div className={styles.row}>
          <div className={styles.narrow}>
            <NumberField label={t('lesion.sensory')} unit="V" value={sensory} onChange={setSensory} min={0} max={10} />
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
          <NumberField label={t('lesion.seconds')} unit="s" value={seconds} onChange={setSeconds} min={1} max={1800} />
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
          options={[...new Set(['1', '2', '3', count])].map((each) => ({ value: each, label: each }))}
          value={count}
          onChange={setCount}
        />
      </div>
      <div className={styles.end}>
        <RecordButton
          recorder={recorder}
          label={t('lesion.record')}
          onRecord={record}
          isDisabled={temperature === null || seconds === null}
        />
      </div>
    </>
  )
}
