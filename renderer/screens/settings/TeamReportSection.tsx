import type { Failure } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import type { WeekReport } from '@shared/contract/quality'
import { addDays } from '@shared/kit/zonedTime'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Select } from '../../components/Select'
import { TeamReport } from '../../documents/TeamReport'
import { useNow } from '../../state/now'
import { changeSettings, useSettings } from '../../state/settings'
import { formatCalendarDate } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './SettingsScreen.module.css'
import { mondayOf } from './weeks'

type Printer = OutputOf<'documents.printers'>['printers'][number]

/** How the pauses of a week went, for the whole team: counts and medians, nobody's name. */
export function TeamReportSection() {
  const t = useText('quality')
  const { printer } = useSettings()
  const thisWeek = mondayOf(useNow(60_000))
  const [from, setFrom] = useState(thisWeek)
  const [report, setReport] = useState<WeekReport | null>(null)
  const [printers, setPrinters] = useState<readonly Printer[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  useEffect(() => {
    setReport(null)
    void request('quality.week', { from }).then((reply) => {
      if (reply.ok) setReport(reply.value)
      setFailure(reply.ok ? null : reply.failure)
    })
  }, [from])
  useEffect(() => {
    void request('documents.printers', {}).then((reply) => {
      if (reply.ok) setPrinters(reply.value.printers)
    })
  }, [])
  const chosen =
    printers.find((each) => each.name === printer) ?? printers.find((each) => each.isDefault) ?? printers[0]
  const save = async () => {
    const reply = await request('quality.savePdf', { from })
    setFailure(reply.ok ? null : reply.failure)
    setSaid(reply.ok && reply.value.path !== null ? t('saved', { path: reply.value.path }) : null)
  }
  const print = async () => {
    if (chosen === undefined) return
    const reply = await request('quality.print', { from, printer: chosen.name, copies: 1 })
    setFailure(reply.ok ? null : reply.failure)
    setSaid(reply.ok ? t('printed') : null)
  }
  return (
    <>
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
      {said !== null && <Banner kind="clear">{said}</Banner>}
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
        <div className={styles.line}>
          {printers.length > 0 && (
            <Select
              label={t('printer')}
              value={chosen?.name ?? null}
              options={printers.map(({ name, label }) => ({ value: name, label }))}
              onChange={(name) => void changeSettings({ printer: name })}
            />
          )}
          <Button isDisabled={report === null || chosen === undefined} onPress={() => void print()}>
            {t('print')}
          </Button>
          <Button variant="primary" isDisabled={report === null} onPress={() => void save()}>
            {t('save')}
          </Button>
        </div>
      </Card>
    </>
  )
}
