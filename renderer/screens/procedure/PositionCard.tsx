import { spreadViewNames } from '@shared/procedure/catalogue'
import { positionsHere } from '@shared/procedure/needles'
import type { Needle } from '@shared/procedure/state'
import type { SpreadView } from '@shared/procedure/vocabulary'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { useCase } from '../../state/caseStore'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { PositionForm } from './PositionForm'
import styles from './ProcedureScreen.module.css'
import { useName } from './useReason'
import type { Recorder } from './useRecorder'

/** The final position at this needle in one line, or the form for it while there is none. */
export function PositionCard({ needle, recorder }: { readonly needle: Needle; readonly recorder: Recorder }) {
  const t = useText('procedure')
  const nameOf = useName()
  const { state } = useCase()
  const last = positionsHere(state.procedure, needle.id).at(-1)
  const [isOpen, setOpen] = useState(false)

  if (last !== undefined && !isOpen) {
    const seen = last.views.map((view) => viewName(view, nameOf)).join(', ')
    const said = [
      seen,
      t('position.aspirationIs', { found: t(`aspiration.${last.aspiration}`).toLowerCase() }),
      last.paraesthesia === 'not-asked' ? '' : t(`felt.${last.paraesthesia}`),
    ].filter((each) => each !== '')
    return (
      <section className={styles.line} aria-label={t('position')}>
        <b>{t('position')}</b>
        <span>
          <span className={styles.muted}>{formatTime(last.entry.at)}</span> {said.join(' · ')}
        </span>
        <Button variant="quiet" onPress={() => setOpen(true)}>
          {t('position.again')}
        </Button>
      </section>
    )
  }
  return (
    <Card title={t('position')}>
      <PositionForm
        needleId={needle.id}
        recorder={recorder}
        onCancel={isOpen ? () => setOpen(false) : null}
        onDone={() => setOpen(false)}
      />
    </Card>
  )
}

function viewName(view: SpreadView, nameOf: (name: { en: string; es: string }) => string): string {
  const entry = spreadViewNames.find((each) => each.code === view)
  return entry === undefined ? view : nameOf(entry.name)
}
