import type { CaseId } from '@shared/case/envelope'
import type { RegistryLine } from '@shared/contract/channels'
import { addDays } from '@shared/kit/zonedTime'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useAppInfo } from '../../state/appInfo'
import { useNow } from '../../state/now'
import { localDay } from '../../text/format'
import { useText } from '../../text/useText'
import { SignedIn } from '../signIn/SignedIn'
import { DueList } from './DueList'
import styles from './FollowUp.module.css'
import { ResponderCard } from './ResponderCard'
import { useRegistry } from './useRegistry'

type FollowUpScreenProps = { readonly onBack: () => void; readonly onOpen: (caseId: CaseId) => void }

const spans = [120, 400, 1500] as const
const minuteMs = 60_000

/** Everybody whose procedure is over: who is to be asked now, who was missed, who is lost, and who responded. */
export function FollowUpScreen({ onBack, onOpen }: FollowUpScreenProps) {
  const t = useText('followUp')
  const info = useAppInfo()
  const now = useNow(minuteMs)
  const [span, setSpan] = useState<(typeof spans)[number]>(120)
  const to = localDay(now)
  const days = { from: addDays(to, -span), to, drills: info?.demo === true }
  const { lines, failure } = useRegistry(info === null ? null : days)
  return (
    <div className={styles.screen}>
      <header className={styles.top}>
        <Button variant="quiet" onPress={onBack}>
          ‹ {t('board')}
        </Button>
        <h1>{t('title')}</h1>
        <SignedIn />
      </header>
      <main className={styles.main}>
        {info?.demo === true && <Banner kind="unknown">{t('demo')}</Banner>}
        <Choices
          label={t('span')}
          value={String(span)}
          options={spans.map((each) => ({ value: String(each), label: t(`span.${each}`) }))}
          onChange={(value) => setSpan(spans.find((each) => String(each) === value) ?? 120)}
        />
        <RefusalBanner failure={failure} />
        {lines === null ? (
          <p className={styles.muted}>{t('loading')}</p>
        ) : (
          <Lists lines={lines} days={days} onOpen={onOpen} />
        )}
      </main>
    </div>
  )
}

type ListsProps = {
  readonly lines: readonly RegistryLine[]
  readonly days: { readonly from: string; readonly to: string; readonly drills: boolean }
  readonly onOpen: (caseId: CaseId) => void
}

function Lists({ lines, days, onOpen }: ListsProps) {
  return (
    <>
      <DueList lines={lines} onOpen={onOpen} />
      <ResponderCard lines={lines} days={days} />
    </>
  )
}
