import { doseOfCase, type StatedDose } from '@shared/imaging/dose'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { NumberField } from '../../components/NumberField'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Select } from '../../components/Select'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'
import type { Recorder } from './useRecorder'

type TimeUnit = 's' | 'min'
type KermaUnit = 'mGy' | 'Gy' | 'cGy' | 'dGy' | 'uGy'
type AreaUnit = 'Gy.cm2' | 'dGy.cm2' | 'cGy.cm2' | 'mGy.cm2' | 'uGy.m2' | 'Gy.m2' | 'mGy.m2'
type Source = 'console' | 'dicom-header' | 'dose-report' | 'not-available'

const kermaUnits: readonly { value: KermaUnit; label: string }[] = [
  { value: 'mGy', label: 'mGy' },
  { value: 'Gy', label: 'Gy' },
  { value: 'cGy', label: 'cGy' },
  { value: 'dGy', label: 'dGy' },
  { value: 'uGy', label: 'µGy' },
]
const areaUnits: readonly { value: AreaUnit; label: string }[] = [
  { value: 'Gy.cm2', label: 'Gy·cm²' },
  { value: 'dGy.cm2', label: 'dGy·cm²' },
  { value: 'cGy.cm2', label: 'cGy·cm²' },
  { value: 'mGy.cm2', label: 'mGy·cm²' },
  { value: 'uGy.m2', label: 'µGy·m²' },
  { value: 'Gy.m2', label: 'Gy·m²' },
  { value: 'mGy.m2', label: 'mGy·m²' },
]

/** The dose as the display shows it, each value with its own unit. What the images say can be taken over. */
export function DoseDialog({ recorder, onClose }: { readonly recorder: Recorder; readonly onClose: () => void }) {
  const t = useText('procedure')
  const { state, refusal } = useCase()
  const [time, setTime] = useState<number | null>(null)
  const [timeUnit, setTimeUnit] = useState<TimeUnit>('s')
  const [kerma, setKerma] = useState<number | null>(null)
  const [kermaUnit, setKermaUnit] = useState<KermaUnit>('mGy')
  const [area, setArea] = useState<number | null>(null)
  const [areaUnit, setAreaUnit] = useState<AreaUnit>('Gy.cm2')
  const [runs, setRuns] = useState<number | null>(null)
  const [source, setSource] = useState<Source>('console')
  const isNone = source === 'not-available'
  const stated = doseOfCase(state.imaging.instances)
  const take = (dose: StatedDose) => {
    setTime(dose.fluoroscopyS)
    setTimeUnit('s')
    setKerma(dose.airKermaMGy)
    setKermaUnit('mGy')
    setArea(dose.doseAreaProductGyCm2)
    setAreaUnit('Gy.cm2')
    setSource(dose.source === 'dose-report' ? 'dose-report' : 'dicom-header')
  }
  const record = () =>
    recorder.record(
      {
        do: 'dose.record',
        fluoroscopy: isNone || time === null ? null : { value: time, unit: timeUnit },
        airKerma: isNone || kerma === null ? null : { value: kerma, unit: kermaUnit },
        areaProduct: isNone || area === null ? null : { value: area, unit: areaUnit },
        runs: isNone ? null : runs,
        frames: null,
        source,
        confirmed: false,
      },
      onClose,
    )
  return (
    <Dialog
      title={t('dose.title')}
      isOpen={recorder.pending === null}
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('record')}
          onConfirm={() => void record()}
          isDisabled={!isNone && time === null && kerma === null && area === null}
        />
      }
    >
      <div className={styles.form}>
        {stated !== null && <Button onPress={() => take(stated)}>{t('dose.fromImages')}</Button>}
        <Choices<Source>
          label={t('dose.source')}
          options={[
            { value: 'console', label: t('dose.source.console') },
            { value: 'dicom-header', label: t('dose.source.dicom-header') },
            { value: 'dose-report', label: t('dose.source.dose-report') },
            { value: 'not-available', label: t('dose.source.not-available') },
          ]}
          value={source}
          onChange={setSource}
        />
        {!isNone && (
          <>
            <div className={styles.row}>
              <div className={styles.grow}>
                <NumberField label={t('dose.time')} value={time} onChange={setTime} min={0} max={100_000} autoFocus />
              </div>
              <div className={styles.narrow}>
                <Select
                  label={t('dose.unit')}
                  options={[
                    { value: 's', label: 's' },
                    { value: 'min', label: 'min' },
                  ]}
                  value={timeUnit}
                  onChange={setTimeUnit}
                />
              </div>
            </div>
            <div className={styles.row}>
              <div className={styles.grow}>
                <NumberField label={t('dose.kerma')} value={kerma} onChange={setKerma} min={0} max={1e6} />
              </div>
              <div className={styles.narrow}>
                <Select label={t('dose.unit')} options={kermaUnits} value={kermaUnit} onChange={setKermaUnit} />
              </div>
            </div>
            <div className={styles.row}>
              <div className={styles.grow}>
                <NumberField label={t('dose.area')} value={area} onChange={setArea} min={0} max={1e9} />
              </div>
              <div className={styles.narrow}>
                <Select label={t('dose.unit')} options={areaUnits} value={areaUnit} onChange={setAreaUnit} />
              </div>
            </div>
            <NumberField
              label={t('dose.runs')}
              value={runs}
              onChange={(value) => setRuns(whole(value))}
              min={0}
              max={500}
            />
          </>
        )}
        <RefusalBanner failure={refusal} />
      </div>
    </Dialog>
  )
}

const whole = (value: number | null): number | null => (value === null ? null : Math.round(value))
