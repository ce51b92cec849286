import { type CaseFinding, screenCase } from '@shared/preparation/screenCase'
import { useCase } from '../state/caseStore'
import { useNow } from '../state/now'
import { usePolicy } from '../state/policy'
import { formatDateTime } from '../text/format'
import { useText } from '../text/useText'
import { Part, Report, Table } from './Report'

/** A minute: what is printed is as of the minute it was printed in. */
const minuteMs = 60_000

/** What screening says of the case as it stands: every finding with its rule and source, and what was decided about it. */
export function ScreeningSheet() {
  const t = useText('documents')
  const { state } = useCase()
  const now = useNow(minuteMs)
  const result = screenCase(state, now, usePolicy())
  const rowOf = (finding: CaseFinding) => [
    t(`severity.${finding.severity}`),
    finding.says,
    [
      finding.needs === null ? '' : t('needs', { needs: finding.needs }),
      finding.has === null ? '' : t('has', { has: finding.has }),
    ]
      .filter((part) => part !== '')
      .join('; '),
    finding.clearsAt === null ? '–' : formatDateTime(finding.clearsAt),
    finding.override === null
      ? ''
      : `${finding.override.by}: ${finding.override.reason} (${formatDateTime(finding.override.at)})`,
    `${finding.rule}. ${finding.source}`,
  ]
  return (
    <Report title={t('screening.title')}>
      <p>{t('screening.asOf', { at: formatDateTime(now), verdict: t(`verdict.${result.verdict}`) })}</p>
      <p>{[result.rules.version, result.rules.mark].filter((part) => part !== '').join(' · ')}</p>
      <Part title={t('screening.risk', { risk: t(`risk.${result.riskClass}`) })}>
        {result.riskReasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </Part>
      <Part title={t('screening.findings')}>
        <Table
          columns={[
            t('column.severity'),
            t('column.finding'),
            t('column.basis'),
            t('column.clears'),
            t('column.decided'),
            t('column.source'),
          ]}
          rows={result.findings.map(rowOf)}
          empty={t('none.findings')}
        />
      </Part>
      <Part title={t('screening.unread')}>
        <Table
          columns={[t('column.where'), t('column.what'), t('column.why')]}
          rows={result.unread.map((each) => [each.where, each.what, each.why])}
          empty={t('none.unread')}
        />
      </Part>
    </Report>
  )
}
