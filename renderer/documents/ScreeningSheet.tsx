import type { RecordedEvent } from '@shared/case/events'
import { type CaseFinding, screenCase } from '@shared/preparation/screenCase'
import { checkIn, findingIn, fixedIn, riskReasonsIn } from '@shared/screening/shown'
import { useCase } from '../state/caseStore'
import { useNow } from '../state/now'
import { usePolicy } from '../state/policy'
import { useSettings } from '../state/settings'
import { formatDateTime } from '../text/format'
import { useText } from '../text/useText'
import { Part, Report, Table } from './Report'
import { type AnsweredFact, answeredFacts } from './screenedFacts'

/** A minute: what is printed is as of the minute it was printed in. */
const minuteMs = 60_000

/**
 * What screening says of the case as it stands, on as many sheets as it takes: the facts with who recorded them, every
 * finding with its evidence, rule, source and mark, what was decided about it, and what was looked at and is fine.
 */
export function ScreeningSheet() {
  const t = useText('documents')
  const p = useText('prepare')
  const { state, events } = useCase()
  const now = useNow(minuteMs)
  const result = screenCase(state, now, usePolicy())
  const rules = result.rules.adopted
  const { locale } = useSettings()
  const facts = answeredFacts(state, p)
  const rowOf = (finding: CaseFinding) => {
    const shown = findingIn(locale, finding)
    return [
      t(`severity.${finding.severity}`),
      [
        shown.says,
        finding.matchedFrom === null ? '' : p('finding.from', { words: finding.matchedFrom }),
        shown.needs === null ? '' : t('needs', { needs: shown.needs }),
        shown.has === null ? '' : t('has', { has: shown.has }),
        ...shown.otherViews.map((view) => p('finding.other', { edition: view.edition, says: view.says })),
      ]
        .filter((part) => part !== '')
        .join(' · '),
      [
        finding.clearsAt === null ? '' : p('notBefore', { when: formatDateTime(finding.clearsAt) }),
        overrideWords(finding),
      ]
        .filter((part) => part !== '')
        .join('. ') || '–',
      `${finding.rule}. ${shown.source} (${shown.edition}). ${p(`confidence.${finding.confidence}`)}`,
    ]
  }
  const overrideWords = ({ override }: CaseFinding) =>
    override === null
      ? ''
      : [
          t('screening.decided', { by: override.by, at: formatDateTime(override.at), reason: override.reason }),
          override.prescriberAsked === '' ? '' : p('override.asked', { who: override.prescriberAsked }),
        ].join(' ')
  return (
    <Report title={t('screening.title')}>
      <p>
        <b>{t('screening.asOf', { at: formatDateTime(now), verdict: t(`verdict.${result.verdict}`) })}</b>
      </p>
      <p>
        {t('screening.rules', { version: result.rules.version })} ·{' '}
        <b>
          {rules === null ? t('rules.notAdopted') : t('rules.adopted', { by: rules.by, at: formatDateTime(rules.at) })}
        </b>
      </p>
      <Part title={t('screening.risk', { risk: t(`risk.${result.riskClass}`) })}>
        {riskReasonsIn(locale, result).map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </Part>
      <Part title={t('screening.findings')}>
        <Table
          columns={[t('column.severity'), t('column.finding'), t('column.decided'), t('column.source')]}
          rows={result.findings.map(rowOf)}
          empty={t('none.findings')}
        />
      </Part>
      <Part title={t('screening.facts')}>
        <Table
          columns={[t('column.what'), t('screening.answer'), t('screening.answeredBy')]}
          rows={facts.map(({ what, says, asked, isStatedBy }) => [
            what,
            says,
            asked ? whoAnswered(events, isStatedBy) : '–',
          ])}
          empty={t('none.findings')}
        />
      </Part>
      <Part title={t('screening.passed')}>
        <Table
          columns={[t('column.what'), t('column.source')]}
          rows={result.passed.map((check) => [
            checkIn(locale, check),
            `${check.rule}. ${fixedIn(locale, check.source)}`,
          ])}
          empty={t('screening.nonePassed')}
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

/** Who recorded it last, and when: from the record itself. */
function whoAnswered(events: readonly RecordedEvent[], isStatedBy: AnsweredFact['isStatedBy']): string {
  const last = events.findLast(isStatedBy)
  if (last === undefined) return '–'
  return [last.meta.actor?.name ?? '', formatDateTime(last.meta.at)].filter((part) => part !== '').join(', ')
}
