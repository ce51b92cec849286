import type { Failure } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import type { ComposedInstructions } from '@shared/discharge/state'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { NumberField } from '../../components/NumberField'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Select } from '../../components/Select'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { changeSettings, useSettings } from '../../state/settings'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Discharge.module.css'

type Printer = OutputOf<'documents.printers'>['printers'][number]

/** Paper or file: the very page of the preview. Main records the print with its fingerprint. */
export function PrintCard({ made }: { readonly made: ComposedInstructions | null }) {
  const t = useText('discharge')
  const { caseId } = useCase()
  const { printer } = useSettings()
  const [printers, setPrinters] = useState<readonly Printer[] | null>(null)
  const [copies, setCopies] = useState<number | null>(1)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  useEffect(() => {
    void request('documents.printers', {}).then((reply) => {
      if (reply.ok) setPrinters(reply.value.printers)
      else setFailure(reply.failure)
    })
  }, [])
  const chosen =
    printers?.find((each) => each.name === printer)?.name ??
    printers?.find((each) => each.isDefault)?.name ??
    printers?.[0]?.name ??
    null
  const isReady = made !== null && made.reviewed !== null && !isBusy

  const during = async (act: () => Promise<void>) => {
    setIsBusy(true)
    setFailure(null)
    await act()
    setIsBusy(false)
  }
  const save = () =>
    during(async () => {
      const reply = await request('documents.savePdf', { caseId, kind: 'instructions' })
      if (!reply.ok) setFailure(reply.failure)
      else if (reply.value.path !== null) setSavedAs(reply.value.path)
    })
  const print = () =>
    during(async () => {
      if (chosen === null || copies === null) return
      const reply = await request('documents.print', { caseId, kind: 'instructions', printer: chosen, copies })
      if (!reply.ok) setFailure(reply.failure)
    })
  return (
    <Card title={t('print.title')}>
      {made?.printed.map((each) => (
        <Status key={`${each.at} ${each.how}`} kind="clear">
          {t(`print.done.${each.how}`, { at: formatTime(each.at), by: each.by, printer: each.printer ?? '' })}
        </Status>
      ))}
      {savedAs !== null && <p className={styles.path}>{t('print.savedAs', { path: savedAs })}</p>}
      {printers !== null && printers.length === 0 && <p className={styles.muted}>{t('print.noPrinter')}</p>}
      {printers !== null && printers.length > 0 && (
        <div className={styles.pair}>
          <Select
            label={t('print.printer')}
            value={chosen}
            options={printers.map(({ name, label }) => ({ value: name, label }))}
            onChange={(name) => void changeSettings({ printer: name })}
          />
          <NumberField label={t('print.copies')} min={1} max={9} value={copies} onChange={setCopies} />
        </div>
      )}
      {!isReady && !isBusy && <p className={styles.muted}>{t('print.first')}</p>}
      <div className={styles.inline}>
        <Button
          variant="primary"
          isDisabled={!isReady || chosen === null || copies === null}
          onPress={() => void print()}
        >
          {t('print.print')}
        </Button>
        <Button isDisabled={!isReady} onPress={() => void save()}>
          {t('print.pdf')}
        </Button>
      </div>
      {isBusy && <p role="status">{t('print.busy')}</p>}
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
    </Card>
  )
}
