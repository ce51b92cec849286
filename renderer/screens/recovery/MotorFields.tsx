import {
  armMyotomes,
  type Limb,
  legMyotomes,
  limbs,
  type MusclePower,
  type Myotome,
} from '@shared/recovery/observation'
import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { partOfRegion } from './bodyZones'
import styles from './Recovery.module.css'

type MotorFieldsProps = {
  readonly motor: readonly MusclePower[]
  readonly onChange: (motor: readonly MusclePower[]) => void
}

type Pair = 'arms' | 'legs'
const powers = [0, 1, 2, 3, 4, 5] as const

/** Power 0-5 of each key muscle, right and left beside each other. What is not tapped was not tested. */
export function MotorFields({ motor, onChange }: MotorFieldsProps) {
  const t = useText('recovery')
  const { state } = useCase()
  const [pair, setPair] = useState<Pair>(() => (partOfRegion(state.plan.region) === 'arm' ? 'arms' : 'legs'))
  const myotomes: readonly Myotome[] = pair === 'arms' ? armMyotomes : legMyotomes
  const [right, left] = limbs.filter((limb) => limb.endsWith(pair === 'arms' ? 'arm' : 'leg'))
  const shown = [right, left].filter((limb): limb is Limb => limb !== undefined)
  const set = (limb: Limb, myotome: Myotome, power: number | null) => {
    const others = motor.filter((each) => each.limb !== limb || each.myotome !== myotome)
    onChange(power === null ? others : [...others, { limb, myotome, power }])
  }
  const allFull = () => {
    const others = motor.filter((each) => !shown.includes(each.limb))
    onChange([...others, ...shown.flatMap((limb) => myotomes.map((myotome) => ({ limb, myotome, power: 5 })))])
  }
  return (
    <fieldset className={styles.group}>
      <legend>{t('group.motor')}</legend>
      <div className={styles.mapTools}>
        <Choices
          label={t('motor.pair')}
          isLabelHidden
          value={pair}
          options={(['arms', 'legs'] as const).map((value) => ({ value, label: t(`motor.${value}`) }))}
          onChange={setPair}
        />
        <Button onPress={allFull}>{t('motor.allFull')}</Button>
      </div>
      <div className={styles.motorGrid}>
        <span />
        {shown.map((limb) => (
          <span key={limb} className={styles.motorLimb}>
            {t(`limb.${limb}`)}
          </span>
        ))}
        {myotomes.map((myotome) => [
          <span key={myotome} className={styles.motorName}>
            <b>{myotome}</b> <span className={styles.tiny}>{t(`muscle.${myotome}`)}</span>
          </span>,
          ...shown.map((limb) => (
            <Power
              key={`${myotome} ${limb}`}
              label={`${myotome} ${t(`limb.${limb}`)}`}
              value={motor.find((each) => each.limb === limb && each.myotome === myotome)?.power ?? null}
              onChange={(power) => set(limb, myotome, power)}
            />
          )),
        ])}
      </div>
    </fieldset>
  )
}

type PowerProps = {
  readonly label: string
  readonly value: number | null
  readonly onChange: (power: number | null) => void
}

/** One muscle: tapping the number again takes it back. */
function Power({ label, value, onChange }: PowerProps) {
  return (
    <ToggleButtonGroup
      className={styles.powers ?? ''}
      aria-label={label}
      selectionMode="single"
      selectedKeys={value === null ? [] : [String(value)]}
      onSelectionChange={(keys) => {
        const chosen = powers.find((power) => keys.has(String(power)))
        onChange(chosen ?? null)
      }}
    >
      {powers.map((power) => (
        <ToggleButton key={power} id={String(power)} className={styles.power ?? ''}>
          {power}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
