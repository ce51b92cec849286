import type { RecordedEvent } from '@shared/case/events'
import { quoted } from '@shared/procedure/note/document'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { classes } from '../../components/classes'
import { formatDateTime, formatDayMonth, formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import type { ChainLink } from './corrections'
import styles from './RecordScreen.module.css'

type Amendment = { readonly by: string; readonly at: string; readonly text: string }

type TimelineEntryProps = {
  readonly event: RecordedEvent
  /** What it says, in sentences. */
  readonly says: readonly string[]
  /** What was added to it afterwards, oldest first. */
  readonly amendments: readonly Amendment[]
  /** What a correction did to this entry, or this entry to an earlier one. */
  readonly chain: ChainLink
  readonly onAmend: () => void
}

/** One entry of the record: when, who, what; its content word for word on request. */
export function TimelineEntry({ event, says, amendments, chain, onAmend }: TimelineEntryProps) {
  const t = useText('record')
  const [open, setOpen] = useState(false)
  const { meta } = event
  const key = `event.${event.type}`
  const name = t(key)
  return (
    <li className={styles.entry}>
      <time className={styles.time} dateTime={meta.at} title={formatDateTime(meta.at)}>
        {formatTime(meta.at)}
        <span className={styles.day}>{formatDayMonth(meta.at)}</span>
      </time>
      <div className={styles.what}>
        <span className={styles.name}>{name === key ? event.type : name}</span>
        {says.length > 0 && (
          <p className={classes(styles.detail, chain.correctedBy !== null && styles.struck)}>
            {says.map(quoted).join(' ')}
          </p>
        )}
        {chain.correctedBy !== null && (
          <p className={styles.chain}>
            {t('chain.correctedBy', {
              who: chain.correctedBy.by ?? t('nobody'),
              time: formatTime(chain.correctedBy.at),
              reason: quoted(chain.correctedBy.reason),
            })}
            {chain.correctedBy.replacedBy !== null &&
              ` ${t('chain.seeEntry', { entry: chain.correctedBy.replacedBy })}`}
          </p>
        )}
        {chain.inPlaceOf !== null && <p className={styles.chain}>{t('chain.inPlaceOf', { entry: chain.inPlaceOf })}</p>}
        {amendments.map(({ by, at, text }) => (
          <p key={at} className={styles.chain}>
            {t('chain.amended', { who: by, when: formatDateTime(at), text })}
          </p>
        ))}
        <span className={styles.muted}>
          {t('entryNumber', { entry: meta.sequence })} ·{' '}
          {meta.actor === null ? t('nobody') : `${meta.actor.name}, ${t(`role.${meta.actor.role}`)}`} · {meta.station}
        </span>
        {open && (
          <dl className={styles.body}>
            {flatten(event.body).map(([path, value]) => (
              <div key={path} className={styles.pair}>
                <dt>{path}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <div className={styles.row}>
        <Button variant="quiet" isPressed={open} onPress={() => setOpen(!open)} label={`${t('content')}: ${name}`}>
          {t('content')}
        </Button>
        <Button variant="quiet" onPress={onAmend} label={`${t('amend')}: ${name}`}>
          {t('amend')}
        </Button>
      </div>
    </li>
  )
}

/** A value as lines of path and text, for people who check what was recorded. */
function flatten(value: unknown, path = ''): [string, string][] {
  if (value === null || value === undefined) return [[path, '—']]
  if (typeof value !== 'object') return [[path, String(value)]]
  return Object.entries(value).flatMap(([key, member]) => flatten(member, path === '' ? key : `${path} › ${key}`))
}
