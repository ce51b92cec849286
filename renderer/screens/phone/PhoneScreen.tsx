import { type CaseId, caseIdSchema } from '@shared/case/envelope'
import { phoneListOf } from '@shared/phone/phoneList'
import { useMemo, useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { SheetButtons } from '../../documents/SheetButtons'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { formatLongDay, localDay } from '../../text/format'
import { useText } from '../../text/useText'
import { shiftDay, useBoard } from '../board/boardDay'
import { SignedIn } from '../signIn/SignedIn'
import { PhoneCard } from './PhoneCard'
import styles from './PhoneScreen.module.css'

type PhoneScreenProps = { readonly onBack: () => void; readonly onOpen: (caseId: CaseId) => void }

/** Everyone of a day who must be phoned: what to tell, what to ask, and what came of the calls. Opens on tomorrow. */
export function PhoneScreen({ onBack, onOpen }: PhoneScreenProps) {
  const t = useText('phone')
  const now = useNow(30_000)
  const policy = usePolicy()
  const tomorrow = shiftDay(localDay(now), 1)
  const [chosen, setChosen] = useState<string | null>(null)
  const day = chosen ?? tomorrow
  const { rows, loading, failure } = useBoard(day, '')
  const { entries, needless } = useMemo(() => phoneListOf(rows, now, policy), [rows, now, policy])
  const count = (standing: string) => entries.filter((entry) => entry.standing === standing).length
  return (
    <div className={styles.screen}>
      <header className={styles.top}>
        <Button variant="quiet" onPress={onBack}>
          ‹ {t('back')}
        </Button>
        <div className={styles.day}>
          <Button variant="quiet" label={t('previousDay')} onPress={() => setChosen(shiftDay(day, -1))}>
            ‹
          </Button>
          <h1>{formatLongDay(`${day}T12:00:00`)}</h1>
          <Button variant="quiet" label={t('nextDay')} onPress={() => setChosen(shiftDay(day, 1))}>
            ›
          </Button>
          {day !== tomorrow && (
            <Button variant="quiet" onPress={() => setChosen(null)}>
              {t('tomorrow')}
            </Button>
          )}
        </div>
        <SignedIn />
      </header>
      <main className={styles.main} aria-label={t('title')}>
        <div className={styles.summary}>
          <h2>
            {[
              t('title'),
              t('summaryDue', { count: count('due') }),
              ...(count('later') > 0 ? [t('summaryLater', { count: count('later') })] : []),
              t('summaryDone', { count: count('done') }),
            ].join(' · ')}
          </h2>
          {entries.length > 0 && <SheetButtons paper={{ site: 'phone-list', day }} />}
        </div>
        {failure !== null && <Banner kind="stop">{failure}</Banner>}
        {!loading && entries.length === 0 && (
          <EmptyState
            title={t('empty')}
            says={t('emptySays')}
            action={
              <Button variant="primary" onPress={onBack}>
                {t('back')}
              </Button>
            }
          />
        )}
        {entries.map((entry) => (
          <PhoneCard key={entry.row.caseId} entry={entry} onOpen={() => onOpen(caseIdSchema.parse(entry.row.caseId))} />
        ))}
        {needless.length > 0 && <p className={styles.muted}>{t('needless', { count: needless.length })}</p>}
      </main>
    </div>
  )
}
