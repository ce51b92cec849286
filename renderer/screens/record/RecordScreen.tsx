import type { RecordedEvent } from '@shared/case/events'
import type { Failure } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import { tellEntry } from '@shared/record/tellEntry'
import { timelineWords } from '@shared/record/words'
import { useMemo, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { useSettings } from '../../state/settings'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import { AmendDialog } from './AmendDialog'
import { chainsOf } from './corrections'
import { KeptPictures } from './KeptPictures'
import { NoteView } from './NoteView'
import styles from './RecordScreen.module.css'
import { SignCard } from './SignCard'
import { TimelineEntry } from './TimelineEntry'

type Verdict = OutputOf<'record.verify'>
const filters = ['all', 'decisions', 'pause', 'procedure', 'recovery'] as const
type Filter = (typeof filters)[number]

/** Everything that happened, by whom and when; the signature, amendments, and proof that nothing was changed since. */
export function RecordScreen() {
  const t = useText('record')
  const { caseId, state, events, refusal, clearRefusal } = useCase()
  const [view, setView] = useState<'timeline' | 'note' | 'pictures'>('timeline')
  const [filter, setFilter] = useState<Filter>('all')
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [amending, setAmending] = useState<number | 'whole' | null>(null)
  const shown = useMemo(() => events.filter((event) => belongsTo(event, filter)).toReversed(), [events, filter])
  const chains = useMemo(() => chainsOf(events), [events])
  const { locale } = useSettings()
  const told = useMemo(() => ({ state, events, words: timelineWords(locale) }), [state, events, locale])
  const { amendments } = state.signing

  const verify = async () => {
    const reply = await request('record.verify', { caseId })
    if (reply.ok) setVerdict(reply.value)
    else setFailure(reply.failure)
  }
  const exportJson = async () => {
    const reply = await request('record.export', { caseId })
    if (!reply.ok) return setFailure(reply.failure)
    if (!reply.value.cancelled) setDone(t('exported'))
  }

  return (
    <div className={styles.screen}>
      <div className={styles.acts}>
        <RefusalBanner
          failure={refusal ?? failure}
          onDismiss={() => (refusal === null ? setFailure(null) : clearRefusal())}
        />
        {done !== null && <Banner kind="clear">{done}</Banner>}
        <SignCard />
        <Card title={t('amendments')} actions={<Button onPress={() => setAmending('whole')}>{t('amend')}</Button>}>
          {amendments.length === 0 && <p className={styles.muted}>{t('noAmendments')}</p>}
          {amendments.map((amendment) => (
            <div key={amendment.at} className={styles.amendment}>
              <p>{amendment.text}</p>
              <span className={styles.muted}>
                {amendment.by}, {formatDateTime(amendment.at)}
                {amendment.aboutSequence !== null && ` · ${t('aboutEntry', { entry: amendment.aboutSequence })}`}
              </span>
            </div>
          ))}
        </Card>
        <Card title={t('proof')}>
          <p className={styles.muted}>{t('proofSays')}</p>
          {verdict !== null && (
            <>
              <Status kind={verdict.whole ? 'clear' : 'stop'}>{verdict.says}</Status>
              <p className={styles.hash}>{verdict.head}</p>
            </>
          )}
          <div className={styles.row}>
            <Button onPress={() => void verify()}>{t('verify')}</Button>
            <Button onPress={() => void exportJson()}>{t('export')}</Button>
          </div>
        </Card>
      </div>
      <section className={styles.timeline} aria-label={t(`view.${view}`)}>
        <div className={styles.head}>
          <Choices
            label={t('view')}
            isLabelHidden
            value={view}
            onChange={setView}
            options={[
              { value: 'timeline', label: t('view.timeline') },
              { value: 'note', label: t('view.note') },
              { value: 'pictures', label: t('view.pictures') },
            ]}
          />
          {view === 'timeline' && (
            <>
              <h2>{t('entries', { count: events.length })}</h2>
              <Choices
                label={t('filter')}
                isLabelHidden
                value={filter}
                onChange={setFilter}
                options={filters.map((value) => ({ value, label: t(`filter.${value}`) }))}
              />
            </>
          )}
        </div>
        {view === 'note' && <NoteView onAddendum={() => setAmending('whole')} />}
        {view === 'pictures' && <KeptPictures />}
        {view === 'timeline' && (
          <ol className={styles.list}>
            {shown.map((event) => (
              <TimelineEntry
                key={event.meta.id}
                event={event}
                says={tellEntry(event, told)}
                amendments={amendments.filter((each) => each.aboutSequence === event.meta.sequence)}
                chain={chains(event.meta.sequence)}
                onAmend={() => setAmending(event.meta.sequence)}
              />
            ))}
          </ol>
        )}
      </section>
      {amending !== null && (
        <AmendDialog about={amending === 'whole' ? null : amending} onClose={() => setAmending(null)} />
      )}
    </div>
  )
}

const prefixes: Record<Exclude<Filter, 'all'>, readonly string[]> = {
  decisions: [
    'finding.',
    'override.',
    'needle.decided',
    'readiness.',
    'restart.',
    'images.linked',
    'record.',
    'plan.',
    'case.',
  ],
  pause: ['pause.'],
  procedure: ['procedure.', 'needle.', 'contrast.', 'injectate.', 'dose.', 'complication.', 'lesion.', 'entry.'],
  recovery: ['observation.', 'recoveryEvent.', 'readiness.', 'watch.', 'instructions.', 'teachBack.', 'restart.'],
}

function belongsTo(event: RecordedEvent, filter: Filter): boolean {
  return filter === 'all' || prefixes[filter].some((prefix) => event.type.startsWith(prefix))
}
