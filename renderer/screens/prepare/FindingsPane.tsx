import { disagreements } from '@shared/case/agreement'
import { openBasisQuestion } from '@shared/diary/basisQuestion'
import { type CaseFinding, canBeOverridden, needleTime, screenCase } from '@shared/preparation/screenCase'
import { checkIn, riskReasonsIn } from '@shared/screening/shown'
import { useCallback, useMemo, useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Status } from '../../components/Status'
import { SheetButtons } from '../../documents/SheetButtons'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import { BlockBasisCard } from '../diary/BlockBasis'
import { useBlocksBefore } from '../diary/useBlocksBefore'
import { Differences } from './Differences'
import { FindingCard } from './FindingCard'
import { OverrideDialog } from './OverrideDialog'
import styles from './PrepareScreen.module.css'

const order = { stop: 0, caution: 1, info: 2 } as const

/** What stands in the way, worst first, counted against the clock; below it what was looked at and is fine. */
export function FindingsPane() {
  const t = useText('prepare')
  const { caseId, state, execute } = useCase()
  const now = useNow(10_000)
  const policy = usePolicy()
  const screening = screenCase(state, now, policy)
  const [overriding, setOverriding] = useState<CaseFinding | null>(null)
  const [showPassed, setShowPassed] = useState(false)
  const withdraw = useCallback(
    ({ key }: CaseFinding) => void execute({ do: 'override.withdraw', key, reason: t('override.withdrawn') }),
    [execute, t],
  )
  const paper = useMemo(() => ({ caseId, kind: 'screening-sheet' as const }), [caseId])
  const { locale } = useSettings()
  const reasons = useMemo(() => riskReasonsIn(locale, screening), [locale, screening])
  const findings = [...screening.findings].sort(
    (a, b) => Number(a.override !== null) - Number(b.override !== null) || order[a.severity] - order[b.severity],
  )
  const blocksBefore = useBlocksBefore()
  const isClear =
    disagreements(state).length === 0 &&
    openBasisQuestion(state, policy, blocksBefore) === null &&
    findings.every((each) => each.severity === 'info' || each.override !== null)
  return (
    <aside className={styles.pane} aria-label={t('findings.title')}>
      <div className={styles.title}>
        <h2>{t('findings.title')}</h2>
        <span className={styles.small} title={reasons.join(' ')}>
          {t('findings.risk', { risk: t(`risk.${screening.riskClass}`) })}
        </span>
      </div>
      {screening.rules.adopted === null ? (
        <Status kind="unknown">
          {[t('findings.rules', { version: screening.rules.version }), t('findings.notAdopted')].join(': ')}
        </Status>
      ) : (
        <p className={styles.small}>
          {[
            t('findings.rules', { version: screening.rules.version }),
            t('findings.adopted', { by: screening.rules.adopted.by, at: formatDateTime(screening.rules.adopted.at) }),
          ].join(', ')}
        </p>
      )}
      <SheetButtons paper={paper} />
      <Differences />
      {isClear && <Status kind="clear">{t('findings.none')}</Status>}
      {findings.map((finding) => (
        <FindingCard
          key={finding.key}
          finding={finding}
          riskReasons={reasons}
          needleAt={needleTime(state.booking.scheduledAt, now)}
          onOverride={canBeOverridden(finding) && finding.severity !== 'info' ? setOverriding : null}
          onWithdraw={withdraw}
        />
      ))}
      <BlockBasisCard />
      {screening.passed.length > 0 && (
        <Card
          tone="clear"
          title={
            <Status kind="clear">
              {screening.passed.length === 1
                ? t('findings.passedOne')
                : t('findings.passed', { count: screening.passed.length })}
            </Status>
          }
          actions={
            <Button variant="quiet" onPress={() => setShowPassed(!showPassed)}>
              {t(showPassed ? 'hide' : 'show')}
            </Button>
          }
        >
          {showPassed && (
            <ul className={styles.passed}>
              {screening.passed.map((check) => (
                <li key={`${check.topic} ${check.subject} ${check.rule}`}>{checkIn(locale, check)}</li>
              ))}
            </ul>
          )}
        </Card>
      )}
      {screening.unread.length > 0 && (
        <Card tone="unknown" title={t('findings.unread')}>
          {screening.unread.map((part) => (
            <p key={`${part.where} ${part.what}`}>
              {part.where}: {part.what} ({part.why})
            </p>
          ))}
        </Card>
      )}
      {overriding !== null && <OverrideDialog finding={overriding} onClose={() => setOverriding(null)} />}
    </aside>
  )
}
