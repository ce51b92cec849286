import type { WeekReport } from '@shared/contract/quality'
import { useEffect, useState } from 'react'
import { request } from '../bridge/bridge'
import { usePolicy } from '../state/policy'
import { useSettings } from '../state/settings'
import { formatCalendarDate } from '../text/format'
import { useText } from '../text/useText'
import './printFonts'
import { TeamReport } from './TeamReport'
import styles from './TeamReport.module.css'

/** The weekly report as a sheet of paper. */
export function TeamReportSheet({
  from,
  children,
}: {
  readonly from: string
  /** What announces that the page is complete, or that it failed. */
  readonly children: (state: 'waiting' | 'ready' | 'failed') => React.ReactNode
}) {
  const t = useText('quality')
  const { locale } = useSettings()
  const { siteName } = usePolicy()
  const [report, setReport] = useState<WeekReport | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    void request('quality.week', { from }).then((reply) => {
      if (reply.ok) setReport(reply.value)
      else setFailed(true)
    })
  }, [from])
  return (
    <article className={styles.sheet} lang={locale}>
      {report !== null && (
        <>
          <p>{siteName}</p>
          <h1>{t('week', { from: formatCalendarDate(report.from), to: formatCalendarDate(report.to) })}</h1>
          <p>{t('says')}</p>
          <TeamReport report={report} />
        </>
      )}
      {children(failed ? 'failed' : report === null ? 'waiting' : 'ready')}
    </article>
  )
}
