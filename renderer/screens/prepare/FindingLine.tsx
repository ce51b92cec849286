import type { Finding } from '@shared/screening/finding'
import { findingIn } from '@shared/screening/shown'
import { Status } from '../../components/Status'
import { useSettings } from '../../state/settings'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'

/** A finding in one line: how much of the interval has passed and from when on it would be gone. */
export function FindingLine({ finding }: { readonly finding: Finding }) {
  const t = useText('prepare')
  const { locale } = useSettings()
  const shown = findingIn(locale, finding)
  const counted = finding.clearsAt !== null && finding.has !== null && finding.needs !== null
  const elapsed = counted
    ? t('elapsedShort', { subject: shown.subject, has: shown.has ?? '', needs: shown.needs ?? '' })
    : shown.says
  const clears = finding.clearsAt === null ? '' : `. ${t('notBefore', { when: formatDateTime(finding.clearsAt) })}`
  return (
    <Status kind={finding.severity === 'info' ? 'info' : isUnknown(finding) ? 'unknown' : finding.severity}>
      {elapsed}
      {clears}
    </Status>
  )
}

/** Findings that stand because nobody asked: shown as "not known", not as something that was found. */
export function isUnknown(finding: Pick<Finding, 'topic' | 'clearedBy'>): boolean {
  return finding.topic === 'data-missing' || finding.topic === 'unknown-medication'
}
