import {
  armMyotomes,
  type Limb,
  legMyotomes,
  limbs,
  type MusclePower,
  type Myotome,
} from '@shared/recovery/observation'
import { NumberField } from '../../components/NumberField'
import { useText } from '../../text/useText'
import styles from './Recovery.module.css'

type MotorFieldsProps = {
  readonly motor: readonly MusclePower[]
  readonly onChange: (motor: readonly MusclePower[]) => void
}

/** Power 0-5 of each key muscle, arm and leg, right and left. An empty field was not tested. */
export function MotorFields({ motor, onChange }: MotorFieldsProps) {
  const t = useText('recovery')
  const set = (limb: Limb, myotome: Myotome, power: number | null) => {
    const others = motor.filter((each) => each.limb !== limb || each.myotome !== myotome)
    onChange(power === null || !Number.isInteger(power) ? others : [...others, { limb, myotome, power }])
  }
  return (
    <fieldset className={styles.group}>
      <legend>{t('group.motor')}</legend>
      {limbs.map((limb) => {
        const myotomes: readonly Myotome[] = limb.endsWith('arm') ? armMyotomes : legMyotomes
        return (
          <div key={limb} className={styles.motorRow}>
            <span className={styles.motorLimb}>{t(`limb.${limb}`)}</span>
            {myotomes.map((myotome) => (
              <NumberField
                key={myotome}
                label={myotome}
                min={0}
                max={5}
                value={motor.find((each) => each.limb === limb && each.myotome === myotome)?.power ?? null}
                onChange={(power) => set(limb, myotome, power)}
              />
            ))}
          </div>
        )
      })}
    </fieldset>
  )
}
