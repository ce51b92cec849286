import { type Criterion, readiness } from '@shared/recovery/readiness'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Status } from '../../components/Status'
import type { StatusKind } from '../../components/StatusIcon'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { EscortDialog } from './EscortDialog'
import { OverrideDialog } from './OverrideDialog'
import styles from './Recovery.module.css'

const kinds: Readonly<Record<Criterion['status'], StatusKind>> = { met: 'clear', unmet: 'stop', unknown: 'unknown' }

/** Criteria that wait for time or for the procedure: an observation does not change them. */
const notByLooking: ReadonlySet<Criterion['code']> = new Set([
  'procedure-ended',
  'no-open-watch',
  'minimum-stay',
  'events-settled',
  'escort',
])

type ReadinessCardProps = { readonly onObserve: () => void; readonly isEntering: boolean }

/** Ready to leave? Each criterion met, unmet or not known, with the next step. */
export function ReadinessCard({ onObserve, isEntering }: ReadinessCardProps) {
  const t = useText('recovery')
  const { state, phase } = useCase()
  const now = useNow(15_000)
  const [dialog, setDialog] = useState<'escort' | 'override' | null>(null)
  const { criteria, open, verdict, overridden } = readiness(state, now, usePolicy())
  const { override } = state.recovery
  return (
    <Card
      title={t('ready.title')}
      actions={
        <Status kind={verdict === 'ready' ? 'clear' : overridden ? 'info' : 'caution'}>
          {verdict === 'ready'
            ? t('ready.yes')
            : overridden
              ? t('ready.overridden')
              : t(open.length === 1 ? 'ready.oneMissing' : 'ready.missing', { count: open.length })}
        </Status>
      }
    >
      <ul className={styles.criteria}>
        {[...open, ...criteria.filter((each) => each.status === 'met')].map((each) => (
          <li key={each.code} className={styles.criterion}>
            <Status kind={kinds[each.status]}>
              {t(`criterion.${each.code}.${each.status}`, each.params)}
              <span className={styles.srOnly}> ({t(`criterionStatus.${each.status}`)})</span>
            </Status>
            <span className={styles.criterionEnd}>
              {each.at !== null && <span className={styles.muted}>{formatTime(each.at)}</span>}
              {each.code === 'escort' && phase !== 'discharged' && (
                <Button onPress={() => setDialog('escort')}>{t(each.status === 'unknown' ? 'ask' : 'change')}</Button>
              )}
              {each.status === 'unknown' && !notByLooking.has(each.code) && (
                <Button variant="quiet" isDisabled={isEntering} onPress={onObserve}>
                  {t('look')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {override !== null && (
        <p className={styles.muted}>
          {t('ready.decided', { by: override.by, at: formatTime(override.at), reason: override.reason })}
        </p>
      )}
      {open.length > 0 && !overridden && phase === 'recovery' && (
        <Button variant="quiet" onPress={() => setDialog('override')}>
          {t('ready.override')}
        </Button>
      )}
      {dialog === 'escort' && <EscortDialog onClose={() => setDialog(null)} />}
      {dialog === 'override' && <OverrideDialog open={open} onClose={() => setDialog(null)} />}
    </Card>
  )
}
