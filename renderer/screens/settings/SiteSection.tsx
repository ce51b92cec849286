import type { SitePolicy } from '@shared/case/policy'
import type { Failure } from '@shared/contract/channel'
import { useEffect, useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { NumberField } from '../../components/NumberField'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextField } from '../../components/TextField'
import { changePolicy, usePolicy } from '../../state/policy'
import { useText } from '../../text/useText'
import styles from './SettingsScreen.module.css'

/** What the site decides for itself, and the telephone numbers on the instructions. */
export function SiteSection() {
  const t = useText('settings')
  const policy = usePolicy()
  const [draft, setDraft] = useState<SitePolicy>(policy)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [saved, setSaved] = useState(false)
  useEffect(() => setDraft(policy), [policy])
  const change = (part: Partial<SitePolicy>) => {
    setSaved(false)
    setDraft({ ...draft, ...part })
  }
  const save = async () => {
    const reply = await changePolicy(draft)
    setFailure(reply.ok ? null : reply.failure)
    setSaved(reply.ok)
  }
  return (
    <Card title={t('site.title')}>
      <RefusalBanner failure={failure} />
      {saved && <Banner kind="clear">{t('site.saved')}</Banner>}
      <TextField
        label={t('site.name')}
        value={draft.siteName}
        onChange={(siteName) => change({ siteName })}
        maxLength={120}
      />
      <div className={styles.two}>
        <TextField
          label={t('site.phoneDay')}
          value={draft.phoneDay}
          onChange={(phoneDay) => change({ phoneDay })}
          maxLength={60}
        />
        <TextField
          label={t('site.phoneNight')}
          value={draft.phoneNight}
          onChange={(phoneNight) => change({ phoneNight })}
          maxLength={60}
        />
        <TextField
          label={t('site.emergency')}
          value={draft.emergencyNumber}
          onChange={(emergencyNumber) => change({ emergencyNumber })}
          maxLength={20}
        />
      </div>
      <div className={styles.two}>
        <NumberField
          label={t('site.pauseLimit')}
          unit={t('minutes')}
          min={1}
          max={120}
          value={draft.pauseLimitMinutes}
          onChange={(value) => value !== null && change({ pauseLimitMinutes: Math.round(value) })}
        />
        <NumberField
          label={t('site.age')}
          unit={t('years')}
          min={18}
          max={120}
          value={draft.bleedingRiskAgeYears}
          onChange={(value) => value !== null && change({ bleedingRiskAgeYears: Math.round(value) })}
        />
      </div>
      <p className={styles.muted}>{t('site.ageSays')}</p>
      <div>
        <Button variant="primary" onPress={() => void save()}>
          {t('site.save')}
        </Button>
      </div>
    </Card>
  )
}
