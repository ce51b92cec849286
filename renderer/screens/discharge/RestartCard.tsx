import { type RestartOffer, restartOffers } from '@shared/discharge/restartOffers'
import type { ConfirmedRestart } from '@shared/discharge/state'
import { inLanguage } from '@shared/screening/wording'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Discharge.module.css'
import { RestartDialog } from './RestartDialog'

/** When each blood thinner is taken again: the table's time is offered, a physician's decision is printed. */
export function RestartCard() {
  const t = useText('discharge')
  const { state, phase } = useCase()
  const policy = usePolicy()
  const { locale } = useSettings()
  const [deciding, setDeciding] = useState<RestartOffer | null>(null)
  const { asked, offers, laterBecause } = restartOffers(state, policy)
  const open = offers.filter((offer) => offer.required && state.discharge.restarts[offer.drug] === undefined)
  return (
    <Card title={t('restart.title')} tone={!asked ? 'unknown' : open.length > 0 ? 'caution' : 'plain'}>
      {!asked && <Status kind="unknown">{t('restart.notAsked')}</Status>}
      {asked && offers.length === 0 && <p className={styles.muted}>{t('restart.none')}</p>}
      {laterBecause.length > 0 && offers.length > 0 && (
        <Status kind="caution">
          {t('restart.later', { because: laterBecause.map((reason) => t(`later.${reason}`)).join(', ') })}
        </Status>
      )}
      <ul className={styles.list}>
        {offers.map((offer) => {
          const confirmed = state.discharge.restarts[offer.drug]
          return (
            <li key={offer.drug} className={styles.line}>
              <div>
                <p className={styles.strong}>
                  {offer.drug}
                  {offer.knownAs !== '' && <span className={styles.muted}> {offer.knownAs}</span>}
                </p>
                {confirmed === undefined ? (
                  <Status kind={offer.required ? 'caution' : 'info'}>{offerWords(offer, t, locale)}</Status>
                ) : (
                  <Status kind="clear">{decisionWords(confirmed, t)}</Status>
                )}
              </div>
              {phase !== 'discharged' && (
                <Button onPress={() => setDeciding(offer)}>{t(confirmed === undefined ? 'decide' : 'change')}</Button>
              )}
            </li>
          )
        })}
      </ul>
      {deciding !== null && <RestartDialog offer={deciding} onClose={() => setDeciding(null)} />}
    </Card>
  )
}

type Text = (key: string, params?: Readonly<Record<string, string | number>>) => string

export function offerWords({ earliest, words }: RestartOffer, t: Text, locale: string): string {
  if (earliest === null) return t('restart.clinician')
  return t('restart.table', {
    at: formatDateTime(earliest),
    after: words.after === null ? '' : inLanguage(locale, words.after),
  })
}

function decisionWords({ decision, by }: ConfirmedRestart, t: Text): string {
  switch (decision.kind) {
    case 'at':
      return t('restart.at', { at: formatDateTime(decision.at), by })
    case 'words':
      return t('restart.words', { words: decision.words, by })
    case 'keep-taking':
      return t('restart.keep', { by })
  }
}
