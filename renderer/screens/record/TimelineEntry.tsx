import type { RecordedEvent } from '@shared/case/events'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { classes } from '../../components/classes'
import { formatDateTime, formatDayMonth, formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import type { ChainLink } from './corrections'
import styles from './RecordScreen.module.css'
import { summarise } from './summarise'

type TimelineEntryProps = {
  readonly event: RecordedEvent
  /** What a correction did to this entry, or this entry to an earlier one. */
  readonly chain: ChainLink
  readonly onAmend: () => void
}

/** One entry of the record: when, who, what; its content word for word on request. */
export function TimelineEntry({ event, chain, onAmend }: TimelineEntryProps) {
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
        <span className={classes(styles.detail, chain.correctedBy !== null && styles.struck)}>{summarise(event)}</span>
        {chain.correctedBy !== null && (
          <span className={styles.chain}>{t('chain.correctedBy', { entry: chain.correctedBy })}</span>
        )}
        {chain.inPlaceOf !== null && (
          <span className={styles.chain}>{t('chain.inPlaceOf', { entry: chain.inPlaceOf })}</span>
        )}
        {event.type === 'entry.corrected' && (
          <span className={styles.chain}>
            {t(event.body.replaced ? 'chain.correctsAndReplaces' : 'chain.corrects', {
              entry: event.body.ofSequence,
              by: meta.sequence + 1,
            })}
          </span>
        )}
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
