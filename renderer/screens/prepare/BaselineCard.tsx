import type { Baseline } from '@shared/preparation/events'
import { memo, useEffect, useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { NumberField } from '../../components/NumberField'
import { Status } from '../../components/Status'
import { TextField } from '../../components/TextField'
import { type OpenCase, useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { NotedBy } from './NotedBy'
import styles from './PrepareScreen.module.css'

const blank: Baseline = {
  painNow: null,
  painAverage: null,
  painWorst: null,
  peg: null,
  systolicMmHg: null,
  diastolicMmHg: null,
  pulsePerMin: null,
  spo2Percent: null,
  motor: '',
  medicationUse: '',
  goal: '',
}

type BaselineCardProps = Pick<OpenCase['state']['preparation'], 'baseline' | 'weightKg'>

/** Weight, vitals, pain and function before: what recovery and the twelve-week answer are held against. */
export const BaselineCard = memo(({ baseline, weightKg }: BaselineCardProps) => {
  const t = useText('prepare')
  const [open, setOpen] = useState(false)
  const facts = baseline === null ? [] : baselineFacts(baseline, t)
  return (
    <Card
      title={t('baseline.title')}
      tone={baseline === null ? 'unknown' : 'plain'}
      actions={<Button onPress={() => setOpen(true)}>{t(baseline === null ? 'add' : 'edit')}</Button>}
    >
      <p>
        {weightKg === null ? (
          <Status kind="unknown">{t('baseline.noWeight')}</Status>
        ) : (
          <span className={styles.strong}>{t('baseline.weightIs', { kg: weightKg })}</span>
        )}
      </p>
      {baseline === null ? <p className={styles.muted}>{t('baseline.none')}</p> : <p>{facts.join(' · ')}</p>}
      <NotedBy noted={baseline?.noted ?? null} />
      {open && <BaselineDialog onClose={() => setOpen(false)} />}
    </Card>
  )
})

function baselineFacts(
  baseline: Baseline,
  t: (key: string, params?: Record<string, string | number>) => string,
): string[] {
  const { painNow, painAverage, painWorst, peg, systolicMmHg, diastolicMmHg, pulsePerMin, spo2Percent, goal } = baseline
  return [
    painNow !== null && t('baseline.painNowIs', { value: painNow }),
    painAverage !== null && t('baseline.painAverageIs', { value: painAverage }),
    painWorst !== null && t('baseline.painWorstIs', { value: painWorst }),
    peg !== null && t('baseline.pegIs', { value: peg.join(' / ') }),
    systolicMmHg !== null &&
      diastolicMmHg !== null &&
      t('baseline.pressureIs', { systolic: systolicMmHg, diastolic: diastolicMmHg }),
    pulsePerMin !== null && t('baseline.pulseIs', { value: pulsePerMin }),
    spo2Percent !== null && t('baseline.spo2Is', { value: spo2Percent }),
    goal !== '' && t('baseline.goalIs', { goal }),
  ].filter((each): each is string => each !== false)
}

function BaselineDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('prepare')
  const { state, execute } = useCase()
  const [draft, setDraft] = useState<Baseline>(blank)
  const [weight, setWeight] = useState<number | null>(state.preparation.weightKg)
  const [peg, setPeg] = useState<readonly [number | null, number | null, number | null]>([null, null, null])
  useEffect(() => {
    const before = state.preparation.baseline
    if (before === null) return
    const { noted: _noted, ...values } = before
    setDraft(values)
    setPeg(values.peg ?? [null, null, null])
  }, [state.preparation.baseline])

  const change = (part: Partial<Baseline>) => setDraft((before) => ({ ...before, ...part }))
  const save = async () => {
    if (weight !== null && weight !== state.preparation.weightKg) {
      const weighed = await execute({ do: 'weight.record', weightKg: weight })
      if (!weighed.ok) return weighed
    }
    const [average, enjoyment, activity] = peg
    const whole: Baseline['peg'] =
      average === null || enjoyment === null || activity === null ? null : [average, enjoyment, activity]
    return execute({ do: 'baseline.record', baseline: { ...draft, peg: whole } })
  }
  return (
    <ActDialog title={t('baseline.title')} size="wide" onClose={onClose} confirm={t('record')} act={save}>
      <div className={styles.three}>
        <NumberField
          label={t('baseline.weight')}
          unit="kg"
          min={0.5}
          max={500}
          value={weight}
          onChange={setWeight}
          autoFocus
        />
        <NumberField
          label={t('baseline.systolic')}
          unit="mmHg"
          min={30}
          max={300}
          value={draft.systolicMmHg}
          onChange={(systolicMmHg) => change({ systolicMmHg })}
        />
        <NumberField
          label={t('baseline.diastolic')}
          unit="mmHg"
          min={10}
          max={200}
          value={draft.diastolicMmHg}
          onChange={(diastolicMmHg) => change({ diastolicMmHg })}
        />
        <NumberField
          label={t('baseline.pulse')}
          unit="/min"
          min={10}
          max={300}
          value={draft.pulsePerMin}
          onChange={(pulsePerMin) => change({ pulsePerMin })}
        />
        <NumberField
          label={t('baseline.spo2')}
          unit="%"
          min={30}
          max={100}
          value={draft.spo2Percent}
          onChange={(spo2Percent) => change({ spo2Percent })}
        />
        <span />
        <NumberField
          label={t('baseline.painNow')}
          unit="0–10"
          min={0}
          max={10}
          value={draft.painNow}
          onChange={(painNow) => change({ painNow })}
        />
        <NumberField
          label={t('baseline.painAverage')}
          unit="0–10"
          min={0}
          max={10}
          value={draft.painAverage}
          onChange={(painAverage) => change({ painAverage })}
        />
        <NumberField
          label={t('baseline.painWorst')}
          unit="0–10"
          min={0}
          max={10}
          value={draft.painWorst}
          onChange={(painWorst) => change({ painWorst })}
        />
        <NumberField
          label={t('baseline.pegPain')}
          unit="0–10"
          min={0}
          max={10}
          value={peg[0]}
          onChange={(value) => setPeg([value, peg[1], peg[2]])}
        />
        <NumberField
          label={t('baseline.pegEnjoyment')}
          unit="0–10"
          min={0}
          max={10}
          value={peg[1]}
          onChange={(value) => setPeg([peg[0], value, peg[2]])}
        />
        <NumberField
          label={t('baseline.pegActivity')}
          unit="0–10"
          min={0}
          max={10}
          value={peg[2]}
          onChange={(value) => setPeg([peg[0], peg[1], value])}
        />
      </div>
      <div className={styles.two}>
        <TextField
          label={t('baseline.motor')}
          value={draft.motor}
          onChange={(motor) => change({ motor })}
          maxLength={2000}
        />
        <TextField
          label={t('baseline.medicationUse')}
          value={draft.medicationUse}
          onChange={(medicationUse) => change({ medicationUse })}
          maxLength={2000}
        />
      </div>
      <TextField
        label={t('baseline.goal')}
        value={draft.goal}
        onChange={(goal) => change({ goal })}
        help={t('baseline.goalHelp')}
        maxLength={2000}
      />
    </ActDialog>
  )
}
