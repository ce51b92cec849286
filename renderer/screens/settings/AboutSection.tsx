import { Card } from '../../components/Card'
import { useAppInfo } from '../../state/appInfo'
import { useText } from '../../text/useText'
import styles from './SettingsScreen.module.css'

/** What it is and what it is not. */
export function AboutSection() {
  const t = useText('settings')
  const info = useAppInfo()
  return (
    <Card title={t('about.title', { version: info?.version ?? '' })}>
      <p>{t('about.is')}</p>
      <p>{t('about.isNot')}</p>
      <p className={styles.muted}>{t('about.rules')}</p>
      <p className={styles.muted}>{t('about.licence')}</p>
    </Card>
  )
}
