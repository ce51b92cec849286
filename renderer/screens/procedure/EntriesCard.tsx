import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { classes } from '../../components/classes'
import { useCase } from '../../state/caseStore'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { CorrectDialog } from './CorrectDialog'
import { type EntryLine, useEntryLines } from './entryLines'
import styles from './ProcedureScreen.module.css'
import type { Recorder } from './useRecorder'

/** Everything recorded here in its order. An entry can be corrected; the old one stays, struck through. */
export function EntriesCard({ recorder }: { readonly recorder: Recorder }) {
  const t = useText('procedure')
  const { state } = useCase()
  const lines = useEntryLines(state.procedure)
  const [isOpen, setOpen] = useState(false)
  const [correcting, setCorrecting] = useState<EntryLine | null>(null)
  if (lines.length === 0) return null
  return (
    <Card
      title={t('entries')}
      actions={
        <Button variant="quiet" onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'less' : 'entries.show', { count: lines.length })}
        </Button>
      }
    >
      {isOpen && (
        <ol className={styles.list}>
          {lines.map((each) => (
            <li key={each.entry.sequence} className={styles.entry}>
              <time>{formatTime(each.entry.happenedAt)}</time>
              <span>
                <span className={classes(each.entry.struck !== null && styles.struck)}>{each.text}</span>{' '}
                <span className={styles.muted}>
                  {each.entry.struck !== null
                    ? t('entries.struck', { by: each.entry.struck.by, reason: each.entry.struck.reason })
                    : each.entry.order === each.entry.sequence
                      ? each.entry.by
                      : t('entries.inPlace', { by: each.entry.by, at: formatTime(each.entry.at) })}
                </span>
              </span>
              {each.entry.struck === null && (
                <Button
                  variant="quiet"
                  label={t('entries.correctThis', { entry: each.text })}
                  onPress={() => setCorrecting(each)}
                >
                  {t('entries.correct')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {correcting !== null && (
        <CorrectDialog line={correcting} recorder={recorder} onClose={() => setCorrecting(null)} />
      )}
    </Card>
  )
}
