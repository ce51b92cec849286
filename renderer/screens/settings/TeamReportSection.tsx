import type { Failure } from '@shared/contract/channel'
import type { WeekReport } from '@shared/contract/quality'
import { addDays } from '@shared/kit/zonedTime'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { RefusalBanner } from '../../components/RefusalBanner'
import { SheetButtons } from '../../documents/SheetButtons'
import { TeamReport } from '../../documents/TeamReport'
import { useNow } from '../../state/now'
import { formatCalendarDate } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './SettingsScreen.module.css'
import { mondayOf } from './weeks'

/** How the pauses of a week went, for the whole team: counts and medians, nobody's name. */
export function TeamReportSection() {
  const t = useText('quality')
  const thisWeek = mondayOf(useNow(60_000))
  const [from, setFrom] = useState(thisWeek)
  const [report, setReport] = useState<WeekReport | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    setReport(null)
    void request('quality.week', { from }).then((reply) => {
      if (reply.ok) setReport(reply.value)
      setFailure(reply.ok ? null : reply.failure)
    })
  }, [from])
  return (
    <>
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
      <Card
        title={t('week', { from: formatCalendarDate(from), to: formatCalendarDate(addDays(from, 6)) })}
        actions={
          <>
            <Button label={t('earlier')} onPress={() => setFrom(addDays(from, -7))}>
              ‹
            </Button>
            <Button label={t('later')} isDisabled={from >= thisWeek} onPress={() => setFrom(addDays(from, 7))}>
              ›
            </Button>
          </>
        }
      >
        <p className={styles.muted}>{t('says')}</p>
        {report !== null && <TeamReport report={report} />}
        {report !== null && <SheetButtons paper={{ week: from }} />}
      </Card>
    </>
  )
}
