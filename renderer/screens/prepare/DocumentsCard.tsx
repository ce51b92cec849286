import { disagreements } from '@shared/case/agreement'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Levels } from '../../components/Levels'
import { SideBadge } from '../../components/SideBadge'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { formatCalendarDate } from '../../text/format'
import { useText } from '../../text/useText'
import { ClaimDialog } from './ClaimDialog'
import { Differences } from './Differences'
import { ImagingReviewDialog } from './ImagingReviewDialog'
import { NotedBy } from './NotedBy'
import styles from './PrepareScreen.module.css'
import { SiteMarkDialog } from './SiteMarkDialog'

type Open = 'order' | 'consent' | 'site-mark' | 'review' | null

/** Order, consent and site mark, each as it reads, held against the plan. */
export function DocumentsCard() {
  const t = useText('prepare')
  const { state } = useCase()
  const [open, setOpen] = useState<Open>(null)
  const { order, consent, siteMark, imagingReview } = state.preparation
  const differs = disagreements(state).length > 0
  return (
    <Card title={t('document.title')} tone={differs ? 'stop' : 'plain'}>
      <Differences />
      <div className={styles.rowTwo}>
        <span>
          <b>{t('document.order')}</b>{' '}
          {order === null ? (
            <Status kind="unknown">{t('document.notSeen')}</Status>
          ) : (
            <Claim side={order.claim.side} levels={order.claim.levels} />
          )}
          <br />
          <NotedBy noted={order} />
        </span>
        <Button onPress={() => setOpen('order')} label={t('document.readOrder')}>
          {t('document.read')}
        </Button>
      </div>
      <div className={styles.rowTwo}>
        <span>
          <b>{t('document.consent')}</b>{' '}
          {consent === null ? (
            <Status kind="unknown">{t('document.notSeen')}</Status>
          ) : consent.stillWished ? (
            <>
              <Claim side={consent.claim.side} levels={consent.claim.levels} />{' '}
              {t('document.signedOn', { date: formatCalendarDate(consent.signedOn) })}
            </>
          ) : (
            <Status kind="stop">{t('document.notWished')}</Status>
          )}
          <br />
          <NotedBy noted={consent} />
        </span>
        <Button onPress={() => setOpen('consent')} label={t('document.readConsent')}>
          {t('document.read')}
        </Button>
      </div>
      <div className={styles.rowTwo}>
        <span>
          <b>{t('document.siteMark')}</b>{' '}
          {siteMark === null ? (
            <Status kind="unknown">{t('document.notMarked')}</Status>
          ) : (
            <>
              <SideBadge side={siteMark.side} size="small" /> {siteMark.region}, {siteMark.initials}
            </>
          )}
          <br />
          <NotedBy noted={siteMark} />
        </span>
        <Button onPress={() => setOpen('site-mark')} label={t('document.markSite')}>
          {t('document.mark')}
        </Button>
      </div>
      <div className={styles.rowTwo}>
        <span>
          <b>{t('document.review')}</b>{' '}
          {imagingReview === null ? (
            <Status kind="unknown">{t('document.notReviewed')}</Status>
          ) : (
            `${imagingReview.study}: ${imagingReview.statement}`
          )}
          <br />
          <NotedBy noted={imagingReview} />
        </span>
        <Button onPress={() => setOpen('review')} label={t('document.recordReview')}>
          {t('record')}
        </Button>
      </div>
      {(open === 'order' || open === 'consent') && <ClaimDialog kind={open} onClose={() => setOpen(null)} />}
      {open === 'site-mark' && <SiteMarkDialog onClose={() => setOpen(null)} />}
      {open === 'review' && <ImagingReviewDialog onClose={() => setOpen(null)} />}
    </Card>
  )
}

function Claim({
  side,
  levels,
}: {
  readonly side: Parameters<typeof SideBadge>[0]['side']
  readonly levels: readonly string[]
}) {
  return (
    <>
      <Levels of={levels} /> <SideBadge side={side} size="small" />
    </>
  )
}
