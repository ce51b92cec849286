import { lipidDose } from '@shared/rescue/lipidDose'
import { useText } from '../../text/useText'
import styles from './Rescue.module.css'

type LipidDosesProps = {
  readonly weightKg: number | null
  /** Somebody chose the weight: it is not on record. */
  readonly isChosen: boolean
}

/** The lipid doses for the weight, with their upper limit; both ways where no weight is known. */
export function LipidDoses({ weightKg, isChosen }: LipidDosesProps) {
  const t = useText('rescue')
  const dose = lipidDose(weightKg)
  if (dose.basis === 'unknown-weight') {
    return (
      <ul className={styles.unknown}>
        <li>{t('weight.none')}</li>
        <li>{t('dose.unknown.over')}</li>
        <li>{t('dose.unknown.under')}</li>
        <li>{t('dose.unknown.most')}</li>
      </ul>
    )
  }
  const infusion =
    dose.basis === 'over-70-kg' ? t('dose.infusion.fixed') : t('dose.infusion.rate', { ml: dose.infusionMlPerMinute })
  const rows = [
    ['dose.bolus.label', t('dose.bolus', { ml: dose.bolusMl })],
    ['dose.infusion.label', infusion],
    ['dose.most.label', t('dose.most', { ml: dose.mostMl })],
    ['dose.epinephrine.label', t('dose.epinephrine', { mcg: dose.epinephrineMicrograms })],
  ] as const
  return (
    <>
      <dl className={styles.doses}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.small}>{t(isChosen ? 'weight.chosen' : 'weight', { kg: weightKg ?? '' })}</p>
    </>
  )
}
