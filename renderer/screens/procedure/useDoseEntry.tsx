import { doseOfCase, type StatedDose } from '@shared/imaging/dose'
import { tidy } from '@shared/procedure/dose'
import type { ActOf } from '@shared/procedure/events'
import { type ReactNode, useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { Select } from '../../components/Select'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'

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

type DoseEntry = { readonly act: ActOf<'dose.record'>; readonly isComplete: boolean; readonly fields: ReactNode }

/** The fields of one reading of the dose display, each value with its own unit, and the act that they make. */
export function useDoseEntry(initial?: ActOf<'dose.record'>): DoseEntry {
  const t = useText('procedure')
  const { state } = useCase()
  const [time, setTime] = useState<number | null>(initial?.fluoroscopy?.value ?? null)
  const [timeUnit, setTimeUnit] = useState<TimeUnit>(initial?.fluoroscopy?.unit ?? 's')
  const [kerma, setKerma] = useState<number | null>(initial?.airKerma?.value ?? null)
  const [kermaUnit, setKermaUnit] = useState<KermaUnit>(initial?.airKerma?.unit ?? 'mGy')
  const [area, setArea] = useState<number | null>(initial?.areaProduct?.value ?? null)
  const [areaUnit, setAreaUnit] = useState<AreaUnit>(initial?.areaProduct?.unit ?? 'Gy.cm2')
  const [runs, setRuns] = useState<number | null>(initial?.runs ?? null)
  const [source, setSource] = useState<Source>(initial?.source ?? 'console')
  const isNone = source === 'not-available'
  const stated = doseOfCase(state.imaging.instances)
  const take = (dose: StatedDose) => {
    setTime(tidied(dose.fluoroscopyS))
    setTimeUnit('s')
    setKerma(tidied(dose.airKermaMGy))
    setKermaUnit('mGy')
    setArea(tidied(dose.doseAreaProductGyCm2))
    setAreaUnit('Gy.cm2')
    setSource(dose.source === 'dose-report' ? 'dose-report' : 'dicom-header')
  }
  const act: ActOf<'dose.record'> = {
    do: 'dose.record',
    fluoroscopy: isNone || time === null ? null : { value: time, unit: timeUnit },
    airKerma: isNone || kerma === null ? null : { value: kerma, unit: kermaUnit },
    areaProduct: isNone || area === null ? null : { value: area, unit: areaUnit },
    runs: isNone ? null : runs,
    frames: initial?.frames ?? null,
    source,
    confirmed: false,
  }
  const isComplete = isNone || time !== null || kerma !== null || area !== null
  const fields = (
    <>
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
    </>
  )
  return { act, isComplete, fields }
}

const tidied = (value: number | null): number | null => (value === null ? null : tidy(value))
const whole = (value: number | null): number | null => (value === null ? null : Math.round(value))
