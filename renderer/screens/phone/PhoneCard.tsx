import { caseIdSchema } from '@shared/case/envelope'
import { displayName } from '@shared/case/patient'
import type { Failure } from '@shared/contract/channel'
import type { IdentifiedLine, PhoneEntry } from '@shared/phone/phoneList'
import { procedureName } from '@shared/plan/catalogue'
import { useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { TextField } from '../../components/TextField'
import { useSettings } from '../../state/settings'
import { formatCalendarDate, formatDateTime, formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { CallDialog } from './CallDialog'
import styles from './PhoneScreen.module.css'
import { sayLine } from './phoneWords'

type PhoneCardProps = { readonly entry: PhoneEntry; readonly onOpen: () => void }

/** One patient: whom to call, what to tell, what to ask, and the calls so far. */
export function PhoneCard({ entry, onOpen }: PhoneCardProps) {
  const t = useText('phone')
  const side = useText('common')
  const { locale } = useSettings()
  const [calling, setCalling] = useState(false)
  const { row, tell, ask, calls, standing } = entry
  const name = displayName(row.patient)
  const again = calls.at(-1)?.againAt
  return (
    <Card
      label={name}
      title={
        <span className={styles.title}>
          <span>
            {formatTime(row.scheduledAt)} · {name}
          </span>
          <span className={styles.small}>
            {formatCalendarDate(row.patient.birthDate)} · {row.patient.id}
          </span>
        </span>
      }
      actions={
        <>
          <Status kind={standing === 'done' ? 'clear' : standing === 'later' ? 'info' : 'caution'}>
            {t(`standing.${standing}`, { when: again === null || again === undefined ? '' : formatDateTime(again) })}
          </Status>
          <Button variant="quiet" label={t('openWhom', { name })} onPress={onOpen}>
            {t('open')}
          </Button>
          <Button variant="primary" label={t('recordWhom', { name })} onPress={() => setCalling(true)}>
            {t('record')}
          </Button>
        </>
      }
    >
      <p className={styles.small}>
        {procedureName(row.plan.procedure, locale)} · {side(`side.${row.plan.side}`)} · {row.room}
      </p>
      <PhoneNumber entry={entry} />
      <div className={styles.columns}>
        <Lines title={t('tell')} empty={t('nothingToTell')} lines={tell} entry={entry} />
        <Lines title={t('ask')} empty={t('nothingToAsk')} lines={ask} entry={entry} />
      </div>
      {calls.length > 0 && (
        <ul className={styles.calls} aria-label={t('calls')}>
          {calls.map((call) => (
            <li key={call.at}>
              {[
                t('call.line', { when: formatDateTime(call.at), by: call.by, outcome: t(`outcome.${call.outcome}`) }),
                ...(call.spokeWith === '' ? [] : [t('call.with', { who: call.spokeWith })]),
                ...(call.againAt === null ? [] : [t('call.againAt', { when: formatDateTime(call.againAt) })]),
                ...(call.note === '' ? [] : [call.note]),
              ].join(' · ')}
            </li>
          ))}
        </ul>
      )}
      {calling && <CallDialog entry={entry} onClose={() => setCalling(false)} />}
    </Card>
  )
}

type LinesProps = {
  readonly title: string
  readonly empty: string
  readonly lines: readonly IdentifiedLine[]
  readonly entry: PhoneEntry
}

function Lines({ title, empty, lines, entry }: LinesProps) {
  const t = useText('phone')
  const reached = entry.calls.some(({ outcome }) => outcome === 'reached')
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      {lines.length === 0 ? (
        <p className={styles.small}>{empty}</p>
      ) : (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line.id}>
              {sayLine(t, line)}
              {reached && entry.unsaid.includes(line.id) && <span className={styles.new}>{t('new')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The number to call; where there is none it is written into the record of the patient here. */
function PhoneNumber({ entry }: { readonly entry: PhoneEntry }) {
  const t = useText('phone')
  const { patient, caseId } = entry.row
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const save = async () => {
    const reply = await request('cases.execute', {
      caseId: caseIdSchema.parse(caseId),
      command: { do: 'patient.correct', patient: { ...patient, phone: typed }, reason: t('phoneReason') },
    })
    setFailure(reply.ok ? null : reply.failure)
    if (reply.ok) setAdding(false)
  }
  if (patient.phone !== undefined && patient.phone !== '') return <p className={styles.number}>☎ {patient.phone}</p>
  return (
    <div className={styles.phone}>
      <Status kind="unknown">{t('noPhone')}</Status>
      {adding ? (
        <>
          <TextField label={t('phone')} value={typed} onChange={setTyped} maxLength={40} autoFocus />
          <Button isDisabled={!/\d{3}/.test(typed)} onPress={() => void save()}>
            {t('addPhone')}
          </Button>
        </>
      ) : (
        <Button onPress={() => setAdding(true)}>{t('addPhone')}</Button>
      )}
      <RefusalBanner failure={failure} />
    </div>
  )
}
