import { displayName } from '@shared/case/patient'
import type { BoardRow } from '@shared/contract/boardRow'
import type { Failure } from '@shared/contract/channel'
import { type ChangedFinding, type DryRunCase, dryRun } from '@shared/rulebook/dryRun'
import { rulesInForce, rulesWith } from '@shared/rulebook/inForce'
import { emptyRulebook, numberInForce, type RuleDraft } from '@shared/rulebook/rulebook'
import { findingIn } from '@shared/screening/shown'
import { useEffect, useRef, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { Meter } from '../../components/Meter'
import { NumberField } from '../../components/NumberField'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { formatDateTime, localDay } from '../../text/format'
import { useText } from '../../text/useText'
import { shiftDay } from '../board/boardDay'
import styles from './Rules.module.css'

type Outcome = { readonly row: BoardRow; readonly run: DryRunCase }
type Progress = { readonly days: number; readonly cases: number; readonly different: readonly Outcome[] }

const nothingYet: Progress = { days: 0, cases: 0, different: [] }

/** What the draft would have said about the cases of the last days. Nothing is changed by trying. */
export function DryRun({ draft }: { readonly draft: RuleDraft }) {
  const t = useText('rules')
  const policy = usePolicy()
  const [days, setDays] = useState<number | null>(30)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [wanted, setWanted] = useState(0)
  const [failure, setFailure] = useState<Failure | null>(null)
  const cancelled = useRef(false)
  useEffect(() => {
    cancelled.current = false
    return () => {
      cancelled.current = true
    }
  }, [])

  const run = async (count: number) => {
    const { rulebook = emptyRulebook } = policy
    const now = rulesInForce(rulebook)
    const then = rulesWith(now.tables, draft.changes, numberInForce(rulebook) + 1)
    cancelled.current = false
    setFailure(null)
    setWanted(count)
    let done = nothingYet
    setProgress(done)
    for (
      let day = localDay(new Date().toISOString());
      done.days < count && !cancelled.current;
      day = shiftDay(day, -1)
    ) {
      const reply = await request('board.day', { day })
      if (!reply.ok) return setFailure(reply.failure)
      const cases = reply.value.rows.filter(({ phase }) => phase !== 'cancelled')
      const tried = cases.map((row) => ({ row, run: dryRun(row.scenario, policy, now, then) }))
      done = {
        days: done.days + 1,
        cases: done.cases + cases.length,
        different: [...done.different, ...tried.filter((each) => each.run.changed.length > 0)],
      }
      setProgress(done)
    }
  }
  const running = progress !== null && progress.days < wanted && failure === null && !cancelled.current
  return (
    <div className={styles.dryRun}>
      <div className={styles.dryRunStart}>
        <NumberField label={t('dryRun.days')} min={1} max={366} value={days} onChange={setDays} />
        <Button isDisabled={days === null || running} onPress={() => days !== null && void run(Math.round(days))}>
          {t('dryRun.start')}
        </Button>
        {running && (
          <Button
            variant="quiet"
            onPress={() => {
              cancelled.current = true
            }}
          >
            {t('dryRun.cancel')}
          </Button>
        )}
      </div>
      <RefusalBanner failure={failure} />
      {progress !== null && (
        <>
          <Meter
            label={t('dryRun.progress')}
            value={progress.days}
            max={wanted}
            text={t('dryRun.done', { days: progress.days, of: wanted, cases: progress.cases })}
          />
          <p aria-live="polite">
            <b>{t('dryRun.different', { count: progress.different.length, of: progress.cases })}</b>
          </p>
          <ul className={styles.plainList}>
            {progress.different.map(({ row, run: result }) => (
              <li key={row.caseId}>
                {formatDateTime(row.scheduledAt)} · {displayName(row.patient)} ·{' '}
                {t('dryRun.verdict', { before: t(`verdict.${result.before}`), after: t(`verdict.${result.after}`) })}
                <ul className={styles.plainList}>
                  {result.changed.map((changed) => (
                    <Changed key={changed.after?.key ?? changed.before?.key ?? ''} changed={changed} />
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Changed({ changed: { before, after } }: { readonly changed: ChangedFinding }) {
  const t = useText('rules')
  const { locale } = useSettings()
  const shown = after ?? before
  if (shown === null) return null
  return (
    <li>
      <Status kind={after === null ? 'clear' : after.severity}>
        {after === null ? t('dryRun.gone') : before === null ? t('dryRun.new') : t('dryRun.worse')}{' '}
        {findingIn(locale, shown).says}
        {after?.clearsAt != null && ` ${t('dryRun.clears', { when: formatDateTime(after.clearsAt) })}`}
        {before?.clearsAt != null &&
          after !== null &&
          ` ${t('dryRun.before', { when: formatDateTime(before.clearsAt) })}`}
      </Status>
    </li>
  )
}
