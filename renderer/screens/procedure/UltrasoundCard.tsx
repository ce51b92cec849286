import type { FrameReference } from '@shared/imaging/caseEvents'
import { ultrasoundOf, ultrasoundSpreads } from '@shared/procedure/catalogue'
import { type Needle, standing } from '@shared/procedure/state'
import type { UltrasoundSpreadCode } from '@shared/procedure/vocabulary'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices, MultiChoices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'
import { useName } from './useReason'
import type { Recorder } from './useRecorder'

type UltrasoundCardProps = {
  readonly needle: Needle
  readonly recorder: Recorder
  readonly frame: FrameReference | null
}

type Plane = 'in-plane' | 'out-of-plane'
type TipSeen = 'throughout' | 'intermittently' | 'no'
type YesNo = 'yes' | 'no'
type Resistance = 'low' | 'normal' | 'high'

/** Where the injectate went, seen with ultrasound. */
export function UltrasoundCard({ needle, recorder, frame }: UltrasoundCardProps) {
  const t = useText('procedure')
  const nameOf = useName()
  const { state } = useCase()
  const { procedure, plan } = state
  const looks = standing(procedure.ultrasound).filter((each) => each.needleId === needle.id)
  const [spread, setSpread] = useState<readonly UltrasoundSpreadCode[]>([])
  const [plane, setPlane] = useState<Plane | null>(null)
  const [tipSeen, setTipSeen] = useState<TipSeen | null>(null)
  const [vessels, setVessels] = useState<YesNo | null>(null)
  const [resistance, setResistance] = useState<Resistance | null>(null)
  const [freedCm, setFreedCm] = useState<number | null>(null)
  const [freeText, setFreeText] = useState('')
  const isRunning = procedure.endedAt === null
  const good = ultrasoundSpreads.filter((each) => each.effect === 'good')
  const bad = ultrasoundSpreads.filter((each) => each.effect !== 'good')
  const codesOf = (entries: typeof good) => entries.map((each) => each.code)
  const pick = (among: readonly UltrasoundSpreadCode[], chosen: readonly UltrasoundSpreadCode[]) =>
    setSpread((before) => {
      if (chosen.includes('none-seen') && !before.includes('none-seen')) return ['none-seen']
      const after = [...before.filter((code) => !among.includes(code)), ...chosen]
      return after.length > 1 ? after.filter((code) => code !== 'none-seen') : after
    })
  const record = (on: FrameReference | null) =>
    recorder.record(
      {
        do: 'ultrasoundSpread.record',
        needleId: needle.id,
        spread: [...spread],
        plane: plane ?? 'not-recorded',
        tipSeen: tipSeen ?? 'not-recorded',
        vesselsMapped: vessels ?? 'not-recorded',
        resistance: resistance ?? 'not-recorded',
        paraesthesia: 'not-asked',
        freedCm,
        lungSliding: 'not-looked',
        frame: on,
        freeText,
      },
      () => {
        setSpread([])
        setFreedCm(null)
        setFreeText('')
      },
    )
  const yesNo = [
    { value: 'yes' as const, label: t('yes') },
    { value: 'no' as const, label: t('no') },
  ]
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
      {isRunning && (
        <>
          <MultiChoices
            label={t('ultrasound.spread')}
            options={good.map((each) => ({ value: each.code, label: nameOf(each.name) }))}
            value={spread.filter((code) => codesOf(good).includes(code))}
            onChange={(chosen) => pick(codesOf(good), chosen)}
          />
          <MultiChoices
            label={t('contrast.dangerous')}
            options={bad.map((each) => ({ value: each.code, label: nameOf(each.name), isDangerous: true }))}
            value={spread.filter((code) => codesOf(bad).includes(code))}
            onChange={(chosen) => pick(codesOf(bad), chosen)}
          />
          <div className={styles.row}>
            <Choices<TipSeen>
              label={t('ultrasound.tip')}
              options={[
                { value: 'throughout', label: t('ultrasound.tip.throughout') },
                { value: 'intermittently', label: t('ultrasound.tip.intermittently') },
                { value: 'no', label: t('no') },
              ]}
              value={tipSeen}
              onChange={setTipSeen}
            />
            <Choices<Plane>
              label={t('ultrasound.plane')}
              options={[
                { value: 'in-plane', label: t('ultrasound.plane.in') },
                { value: 'out-of-plane', label: t('ultrasound.plane.out') },
              ]}
              value={plane}
              onChange={setPlane}
            />
            <Choices<YesNo> label={t('ultrasound.vessels')} options={yesNo} value={vessels} onChange={setVessels} />
            <Choices<Resistance>
              label={t('ultrasound.resistance')}
              options={[
                { value: 'low', label: t('ultrasound.resistance.low') },
                { value: 'normal', label: t('ultrasound.resistance.normal') },
                { value: 'high', label: t('ultrasound.resistance.high'), isDangerous: true },
              ]}
              value={resistance}
              onChange={setResistance}
            />
            {plan.procedure === 'perineural-hydrodissection' && (
              <div className={styles.narrow}>
                <NumberField
                  label={t('ultrasound.freed')}
                  unit="cm"
                  value={freedCm}
                  onChange={setFreedCm}
                  min={0.1}
                  max={60}
                />
              </div>
            )}
          </div>
          <TextField label={t('contrast.freeText')} value={freeText} onChange={setFreeText} maxLength={2000} />
          <div className={styles.end}>
            <Button onPress={() => void record(null)} isDisabled={spread.length === 0}>
              {t('contrast.recordOnly')}
            </Button>
            <Button
              variant="primary"
              onPress={() => void record(frame)}
              isDisabled={spread.length === 0 || frame === null}
            >
              {t('contrast.recordFrame')}
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}
