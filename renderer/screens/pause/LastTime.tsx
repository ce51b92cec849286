import type { CaseId } from '@shared/case/envelope'
import { lastTimeOf, type PainThen } from '@shared/lastTime/lastTime'
import type { ChecklistItem } from '@shared/pause/template'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Whole } from '../../components/Whole'
import { MarkedImage } from '../../imaging/MarkedImage'
import { CaseProvider, useCase } from '../../state/caseStore'
import { useSettings } from '../../state/settings'
import { formatDate } from '../../text/format'
import { useText } from '../../text/useText'
import { BlockBasisText } from '../diary/BlockBasis'
import { useShownBasis } from '../diary/useBlocksBefore'
import styles from './LastTime.module.css'

/** Where the images and the target are spoken of, the earlier case with the same target stands beside today's. */
export function LastTime({ item }: { readonly item: ChecklistItem }) {
  const { caseId } = useCase()
  const [earlier, setEarlier] = useState<CaseId | null>(null)
  const isAsked = item.facts.includes('target') || item.facts.includes('priorImaging')
  useEffect(() => {
    setEarlier(null)
    if (!isAsked) return
    let stillHere = true
    void request('cases.lastTime', { caseId }).then((reply) => {
      if (stillHere && reply.ok) setEarlier(reply.value.caseId)
    })
    return () => {
      stillHere = false
    }
  }, [caseId, isAsked])
  const isPurposeAsked =
    item.facts.includes('levels') || item.facts.includes('purpose') || item.guards.includes('everything')
  return (
    <>
      {(isAsked || isPurposeAsked) && <BlocksBefore />}
      {earlier !== null && <EarlierCase key={earlier} of={earlier} />}
    </>
  )
}

/** What a radiofrequency of today rests on: the diagnostic blocks at the same place. */
function BlocksBefore() {
  const t = useText('diary')
  const shown = useShownBasis()
  if (shown === null) return null
  return (
    <section className={styles.last} aria-label={t('basis.title')}>
      <h2 className={styles.title}>{t('basis.title')}</h2>
      <div className={styles.facts}>
        <BlockBasisText shown={shown} />
      </div>
    </section>
  )
}

function EarlierCase({ of: earlier }: { readonly of: CaseId }) {
  return (
    <CaseProvider caseId={earlier} whileLoading={null} onFailure={() => null}>
      <Earlier />
    </CaseProvider>
  )
}

function Earlier() {
  const t = useText('pause')
  const { state } = useCase()
  const { locale } = useSettings()
  const last = lastTimeOf(state, locale)
  if (last === null) return null
  const says = (texts: readonly string[]) => (texts.length === 0 ? t('last.none') : texts.join(', '))
  const pain = (each: PainThen) => t(`last.pain.${each.when}`, { nrs: each.nrs ?? '–' })
  return (
    <section className={styles.last} aria-label={t('last.title', { date: formatDate(last.endedAt) })}>
      <h2 className={styles.title}>{t('last.title', { date: formatDate(last.endedAt) })}</h2>
      <div className={styles.both}>
        {last.frame !== null && (
          <div className={styles.picture}>
            <MarkedImage contentId={last.frame.contentId} frame={last.frame.frame} />
          </div>
        )}
        <dl className={styles.facts}>
          <Fact
            label={t('last.reactions')}
            text={last.reactions.length === 0 ? t('last.noReaction') : says(last.reactions)}
          />
          <Fact label={t('last.relief')} text={last.pain.map(pain).join(' · ')} />
          <Fact label={t('last.spread')} text={says(last.spread)} />
          <Fact label={t('last.given')} text={says(last.given)} />
        </dl>
      </div>
    </section>
  )
}

function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Whole text={text} />
      </dd>
    </div>
  )
}
