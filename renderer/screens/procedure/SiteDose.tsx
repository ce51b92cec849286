import { type DoseQuantity, doseQuantities, fewestReadings, type SiteDoseReference } from '@shared/procedure/siteDose'
import { formatNumber } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './SiteDose.module.css'

const units: Readonly<Record<DoseQuantity, string>> = { fluoroscopyS: 's', airKermaMGy: 'mGy', dapGyCm2: 'Gy·cm²' }
const names = { fluoroscopyS: 'dose.time', airKermaMGy: 'dose.kerma', dapGyCm2: 'dose.area' } as const

/** What this procedure usually needs at this site, beside the fields; where there are too few cases, that is said. */
export function SiteDose({ site }: { readonly site: SiteDoseReference }) {
  const t = useText('procedure')
  const told = doseQuantities.filter((each) => site.p95[each] !== null)
  const most = Math.max(...doseQuantities.map((each) => site.readings[each]))
  if (told.length === 0) {
    return <p className={styles.few}>{t('dose.site.few', { count: most, needed: fewestReadings })}</p>
  }
  const value = (of: number | null, quantity: DoseQuantity) =>
    of === null ? '—' : `${formatNumber(of)} ${units[quantity]}`
  return (
    <table className={styles.table} aria-label={t('dose.site')}>
      <thead>
        <tr>
          <th scope="col">{t('dose.site')}</th>
          <th scope="col">{t('dose.site.median')}</th>
          <th scope="col">{t('dose.site.p75')}</th>
          <th scope="col">{t('dose.site.p95')}</th>
          <th scope="col">{t('dose.site.readings')}</th>
        </tr>
      </thead>
      <tbody>
        {told.map((each) => (
          <tr key={each}>
            <th scope="row">{t(names[each])}</th>
            <td>{value(site.median[each], each)}</td>
            <td>{value(site.p75[each], each)}</td>
            <td>{value(site.p95[each], each)}</td>
            <td>{site.readings[each]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
