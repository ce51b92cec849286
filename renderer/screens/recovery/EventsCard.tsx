import { complicationGrades, complicationTermOf } from '@shared/procedure/catalogue'
import type { KeptRecoveryEvent } from '@shared/recovery/state'
import { escalationFor } from '@shared/recovery/terms'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { useSettings } from '../../state/settings'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { EventDialog } from './EventDialog'
import styles from './Recovery.module.css'
import { ResolveDialog } from './ResolveDialog'

/** Events after the procedure; an expected effect of the block is told apart from a complication. */
export function EventsCard() {
  const t = useText('recovery')
  const { state, phase } = useCase()
  const [isAdding, setIsAdding] = useState(false)
  const [resolving, setResolving] = useState<KeptRecoveryEvent | null>(null)
  const { events } = state.recovery
  return (
    <Card
      title={t('events.title')}
      actions={phase !== 'discharged' && <Button onPress={() => setIsAdding(true)}>{t('events.add')}</Button>}
    >
      {events.length === 0 && <p className={styles.muted}>{t('events.none')}</p>}
      <ul className={styles.events}>
        {events.map((event) => (
          <EventLine key={event.id} event={event} onResolve={() => setResolving(event)} />
        ))}
      </ul>
      {isAdding && <EventDialog onClose={() => setIsAdding(false)} />}
      {resolving !== null && <ResolveDialog event={resolving} onClose={() => setResolving(null)} />}
    </Card>
  )
}

function EventLine({ event, onResolve }: { readonly event: KeptRecoveryEvent; readonly onResolve: () => void }) {
  const t = useText('recovery')
  const { locale } = useSettings()
  const name = complicationTermOf(event.term)?.name[locale] ?? event.term
  const grade = complicationGrades.find((each) => each.grade === event.grade)?.name[locale] ?? ''
  const advice = escalationFor(event.term, event.expected)
  const kind = event.expected ? 'info' : event.resolved === null ? 'caution' : 'clear'
  return (
    <li className={styles.event}>
      <div>
        <Status kind={kind}>
          {formatTime(event.at)} · {name} · {event.expected ? t('events.expected') : grade}
        </Status>
        {event.seen !== '' && <p>{event.seen}</p>}
        {event.action !== '' && <p className={styles.muted}>{event.action}</p>}
        {event.resolved === null && advice !== null && <p className={styles.advice}>{t(`escalation.${advice}`)}</p>}
        {event.resolved !== null && (
          <p className={styles.muted}>
            {t('events.resolved', { at: formatTime(event.resolved.at), outcome: event.resolved.outcome })}
          </p>
        )}
      </div>
      {event.resolved === null && !event.expected && <Button onPress={onResolve}>{t('events.resolve')}</Button>}
    </li>
  )
}
