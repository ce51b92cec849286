import type { Failure } from '@shared/contract/channel'
import type { ComposedInstructions } from '@shared/discharge/state'
import { useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { PrinterFields } from '../../documents/PrinterFields'
import { useCase } from '../../state/caseStore'
import { usePrinters } from '../../state/prints'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { KeptPrints } from '../prints/KeptPrints'
import styles from './Discharge.module.css'

/** Paper or file: the very page of the preview. Main records the print with its fingerprint. */
export function PrintCard({ made }: { readonly made: ComposedInstructions | null }) {
  const t = useText('discharge')
  const { caseId } = useCase()
  const { printers, chosen, choose } = usePrinters()
  const [copies, setCopies] = useState<number | null>(1)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const [isQueued, setIsQueued] = useState(false)
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
      const reply = await request('documents.print', { caseId, kind: 'instructions', printer: chosen.name, copies })
      if (reply.ok) setIsQueued(!reply.value.printed)
      else setFailure(reply.failure)
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
        <PrinterFields printers={printers} chosen={chosen} onPrinter={choose} copies={copies} onCopies={setCopies} />
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
      {isQueued && <p role="status">{t('print.queued')}</p>}
      {isBusy && <p role="status">{t('print.busy')}</p>}
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
      <KeptPrints caseId={caseId} />
    </Card>
  )
}
