import type { FrameReference } from '@shared/imaging/caseEvents'
import { ultrasoundSpreads } from '@shared/procedure/catalogue'
import type { ActOf } from '@shared/procedure/events'
import { asksForLungSliding } from '@shared/procedure/lung'
import type { UltrasoundSpreadCode } from '@shared/procedure/vocabulary'
import { useState } from 'react'
import { Choices, MultiChoices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { FrameButtons } from './FrameButtons'
import styles from './ProcedureScreen.module.css'
import { useName } from './useReason'
import type { Recorder } from './useRecorder'

type Look = ActOf<'ultrasoundSpread.record'>
type Plane = Look['plane']
type TipSeen = Look['tipSeen']
type YesNo = Look['vesselsMapped']
type Resistance = Look['resistance']
type LungSliding = Look['lungSliding']

type UltrasoundFormProps = {
  readonly needleId: string
  readonly recorder: Recorder
  readonly frame: FrameReference | null
  /** The look as it was recorded, where that is put right. */
  readonly initial?: Look
}

/** One look with ultrasound: where the injectate went, how the needle was seen, how it felt to inject. */
export function UltrasoundForm({ needleId, recorder, frame, initial }: UltrasoundFormProps) {
  const t = useText('procedure')
  const nameOf = useName()
  const { plan } = useCase().state
  const [spread, setSpread] = useState<readonly UltrasoundSpreadCode[]>(initial?.spread ?? [])
  const [plane, setPlane] = useState<Plane | null>(initial?.plane ?? null)
  const [tipSeen, setTipSeen] = useState<TipSeen | null>(initial?.tipSeen ?? null)
  const [vessels, setVessels] = useState<YesNo | null>(initial?.vesselsMapped ?? null)
  const [resistance, setResistance] = useState<Resistance | null>(initial?.resistance ?? null)
  const [lung, setLung] = useState<LungSliding | null>(initial?.lungSliding ?? null)
  const [freedCm, setFreedCm] = useState<number | null>(initial?.freedCm ?? null)
  const [freeText, setFreeText] = useState(initial?.freeText ?? '')
  const asksForLung = asksForLungSliding(plan.procedure)
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
        needleId,
        spread: [...spread],
        plane: plane ?? 'not-recorded',
        tipSeen: tipSeen ?? 'not-recorded',
        vesselsMapped: vessels ?? 'not-recorded',
        resistance: resistance ?? 'not-recorded',
        paraesthesia: initial?.paraesthesia ?? 'not-asked',
        freedCm,
        lungSliding: lung ?? (asksForLung ? 'not-looked' : 'not-applicable'),
        frame: on,
        freeText,
      },
      () => {
        setSpread([])
        setLung(null)
        setFreedCm(null)
        setFreeText('')
      },
    )
  const yesNo = [
    { value: 'yes' as const, label: t('yes') },
    { value: 'no' as const, label: t('no') },
  ]
  return (
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
        {asksForLung && (
          <Choices<LungSliding>
            label={t('ultrasound.lung')}
            options={[
              { value: 'present', label: t('ultrasound.lung.present') },
              { value: 'absent', label: t('ultrasound.lung.absent'), isDangerous: true },
            ]}
            value={lung}
            onChange={setLung}
          />
        )}
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
        <FrameButtons
          recorder={recorder}
          frame={frame}
          kept={initial?.frame ?? null}
          isDisabled={spread.length === 0}
          onRecord={record}
        />
      </div>
    </>
  )
}
