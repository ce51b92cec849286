import { type Measures, type PromisDomain, promisDomains } from '@shared/outcomes/measures'
import { NumberField } from '../../components/NumberField'
import { useText } from '../../text/useText'
import styles from './Outcomes.module.css'

type PromisFieldsProps = {
  readonly promis: Measures['promis']
  readonly onChange: (promis: Measures['promis']) => void
}

const noPromis: Readonly<Record<PromisDomain, null>> = {
  physicalFunction: null,
  socialRoles: null,
  painInterference: null,
  fatigue: null,
  sleepDisturbance: null,
  anxiety: null,
  depression: null,
}

/** T scores as the official tables give them; this app holds neither the items nor the tables. */
export function PromisFields({ promis, onChange }: PromisFieldsProps) {
  const t = useText('outcomes')
  return (
    <>
      <p className={styles.muted}>{t('promis.says')}</p>
      <div className={styles.fields}>
        {promisDomains.map((domain) => (
          <NumberField
            key={domain}
            label={t(`promis.${domain}`)}
            unit="T"
            min={10}
            max={90}
            value={promis?.[domain] ?? null}
            onChange={(value) => {
              const next = { ...noPromis, ...promis, [domain]: value }
              onChange(Object.values(next).every((score) => score === null) ? null : next)
            }}
          />
        ))}
      </div>
    </>
  )
}
