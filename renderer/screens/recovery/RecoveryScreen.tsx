import type { KeptObservation } from '@shared/recovery/state'
import { useState } from 'react'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { AlertsCard } from './AlertsCard'
import { CorrectDialog } from './CorrectDialog'
import { DueBanner } from './DueBanner'
import { EventsCard } from './EventsCard'
import { FlowSheet } from './FlowSheet'
import { ObservationForm } from './ObservationForm'
import { PainCard } from './PainCard'
import { ReadinessCard } from './ReadinessCard'
import styles from './Recovery.module.css'
import { TrendChart } from './TrendChart'
import { WatchCard } from './WatchCard'

/** After the procedure: what is due, what was seen, whether the patient may leave, and what must not be missed. */
export function RecoveryScreen() {
  const t = useText('recovery')
  const { state, phase } = useCase()
  const { endedAt, startedAt } = state.procedure
  const [openedAt, setOpenedAt] = useState<string | null>(null)
  const [correcting, setCorrecting] = useState<KeptObservation | null>(null)
  if (startedAt === null) {
    return <EmptyState title={t('empty.title')} says={t('empty.says')} />
  }
  const observe = () => setOpenedAt(new Date().toISOString())
  const here = phase !== 'discharged'
  const isEntering = openedAt !== null
  return (
    <div className={styles.screen}>
      {endedAt !== null && here && <DueBanner endedAt={endedAt} isEntering={isEntering} onObserve={observe} />}
      <div className={styles.main}>
        <Card title={t('flow.title')}>
          {state.recovery.observations.length === 0 && !isEntering && (
            <p className={styles.muted}>{t(endedAt === null ? 'flow.during' : 'flow.none')}</p>
          )}
          <FlowSheet onCorrect={setCorrecting} />
          {openedAt !== null && <ObservationForm openedAt={openedAt} onDone={() => setOpenedAt(null)} />}
          <TrendChart />
        </Card>
        <EventsCard />
      </div>
      <div className={styles.side}>
        <AlertsCard />
        <WatchCard />
        <ReadinessCard onObserve={observe} isEntering={isEntering || !here} />
        <PainCard />
      </div>
      {correcting !== null && <CorrectDialog observation={correcting} onClose={() => setCorrecting(null)} />}
    </div>
  )
}
