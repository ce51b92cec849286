import { dayMs, hourMs, toMs } from '@shared/kit/time'
import type { CaseFinding } from '@shared/preparation/screenCase'
import { findingIn } from '@shared/screening/shown'
import { memo, useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { classes } from '../../components/classes'
import { StatusIcon } from '../../components/StatusIcon'
import { useSettings } from '../../state/settings'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import { isUnknown } from './FindingLine'
import styles from './PrepareScreen.module.css'

type FindingCardProps = {
  readonly finding: CaseFinding
  readonly riskReasons: readonly string[]
  /** When the needle is planned for. */
  readonly needleAt: string
  /** Lets a physician decide to go on; null where nobody may. */
  readonly onOverride: ((finding: CaseFinding) => void) | null
  readonly onWithdraw: (finding: CaseFinding) => void
}

/**
 * One finding: why, says who, what now, and when it would be clear. Each screening makes its findings anew; a card is
 * drawn again only where its finding says something else.
 */
export const FindingCard = memo(
  FindingCardAnew,
  (before, after) =>
    before.needleAt === after.needleAt &&
    before.onOverride === after.onOverride &&
    before.onWithdraw === after.onWithdraw &&
    saysTheSame(before.finding, after.finding) &&
    sameTexts(before.riskReasons, after.riskReasons),
)

/** Whether two findings are shown alike. The words for other languages say nothing that the sentences do not. */
function saysTheSame(one: CaseFinding, other: CaseFinding): boolean {
  return (
    one === other ||
    (one.key === other.key &&
      one.severity === other.severity &&
      one.says === other.says &&
      one.needs === other.needs &&
      one.has === other.has &&
      one.clearsAt === other.clearsAt &&
      one.restart === other.restart &&
      one.edition === other.edition &&
      one.source === other.source &&
      one.confidence === other.confidence &&
      one.override === other.override &&
      sameTexts(one.clearedBy, other.clearedBy) &&
      sameTexts(one.actions, other.actions) &&
      sameTexts(
        one.otherViews.map(({ edition, says }) => `${edition} ${says}`),
        other.otherViews.map(({ edition, says }) => `${edition} ${says}`),
      ))
  )
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((text, index) => text === other[index]))
}

function FindingCardAnew({ finding, riskReasons, needleAt, onOverride, onWithdraw }: FindingCardProps) {
  const t = useText('prepare')
  const [why, setWhy] = useState(false)
  const kind = finding.severity === 'info' ? 'info' : isUnknown(finding) ? 'unknown' : finding.severity
  const { override } = finding
  const { locale } = useSettings()
  const shown = findingIn(locale, finding)
  return (
    <Card tone={override !== null || kind === 'info' ? 'plain' : kind} label={shown.says}>
      <div className={styles.head}>
        <span className={styles[`icon-${kind}`]}>
          <StatusIcon kind={kind} />
        </span>
        <p className={styles.says}>{shown.says}</p>
      </div>
      {shown.needs !== null && shown.has !== null && (
        <div className={styles.clears}>
          <span>{t('finding.has', { has: shown.has })}</span>
          <span>{t('finding.needs', { needs: shown.needs })}</span>
        </div>
      )}
      {finding.clearsAt !== null && <Progress finding={finding} clearsAt={finding.clearsAt} needleAt={needleAt} />}
      {override !== null && (
        <p className={styles.why}>
          {t('override.stands', { who: override.by, when: formatDateTime(override.at), reason: override.reason })}
          {override.prescriberAsked !== '' && ` ${t('override.asked', { who: override.prescriberAsked })}`}
        </p>
      )}
      {shown.actions.length > 0 && override === null && (
        <ul className={styles.actions}>
          {shown.actions.map((action) => (
            <li key={action}>{action}</li>
          ))}
        </ul>
      )}
      <div className={styles.inline}>
        {onOverride !== null && override === null && (
          <Button onPress={() => onOverride(finding)}>{t('override.do')}</Button>
        )}
        {override !== null && (
          <Button variant="quiet" onPress={() => onWithdraw(finding)}>
            {t('override.withdraw')}
          </Button>
        )}
        <Button variant="quiet" isPressed={why} onPress={() => setWhy(!why)}>
          {t('finding.why')}
        </Button>
      </div>
      {why && (
        <div className={styles.why}>
          {finding.matchedFrom !== null && <p>{t('finding.from', { words: finding.matchedFrom })}</p>}
          {finding.topic === 'antithrombotic' && riskReasons.map((reason) => <p key={reason}>{reason}</p>)}
          <p>{t('finding.source', { source: shown.source, edition: shown.edition })}</p>
          <p>{t(`confidence.${finding.confidence}`)}</p>
          {shown.otherViews.map((view) => (
            <p key={view.edition}>{t('finding.other', { edition: view.edition, says: view.says })}</p>
          ))}
          {shown.restart !== null && <p>{t('finding.restart', { restart: shown.restart })}</p>}
        </div>
      )}
    </Card>
  )
}

/** What is short is said in hours up to two weeks, the longest holds of the tables, and in days beyond. */
const shownInHours = 14 * dayMs

type ProgressProps = { readonly finding: CaseFinding; readonly clearsAt: string; readonly needleAt: string }

/** How much of the interval has passed and how much is short: counted to the planned needle, drawn where hours are known. */
function Progress({ finding, clearsAt, needleAt }: ProgressProps) {
  const t = useText('prepare')
  const shortMs = toMs(clearsAt) - toMs(needleAt)
  const share = shareOf(finding)
  return (
    <>
      {share !== null && (
        <span className={styles.track}>
          <span
            className={classes(styles.fill, styles[`fill-${finding.severity}`])}
            style={{ width: `${share * 100}%` }}
          />
        </span>
      )}
      <div className={styles.clears}>
        <span>{t('notBefore', { when: formatDateTime(clearsAt) })}</span>
        <span className={styles.small}>
          {shortMs <= 0
            ? t('finding.past')
            : shortMs < shownInHours
              ? t('finding.short', { hours: Math.ceil(shortMs / hourMs) })
              : t('finding.shortDays', { days: Math.ceil(shortMs / dayMs) })}
        </span>
      </div>
    </>
  )
}

/** The elapsed share of an interval given in hours on both sides (`37 h` of `72 h`), or null for other words. */
function shareOf(finding: Pick<CaseFinding, 'has' | 'needs'>): number | null {
  const has = /^(\d+(?:\.\d+)?) h/.exec(finding.has ?? '')
  const needs = /^(\d+(?:\.\d+)?) h/.exec(finding.needs ?? '')
  if (has?.[1] === undefined || needs?.[1] === undefined || Number(needs[1]) === 0) return null
  return Math.min(1, Number(has[1]) / Number(needs[1]))
}
