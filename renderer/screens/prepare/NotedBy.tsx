import type { Noted } from '@shared/preparation/state'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './PrepareScreen.module.css'

/** Who recorded a fact and when. */
export function NotedBy({ noted }: { readonly noted: Noted | null }) {
  const t = useText('prepare')
  if (noted === null) return null
  return <span className={styles.small}>{t('noted', { who: noted.by, when: formatDateTime(noted.at) })}</span>
}
