import type { Failure } from '@shared/contract/channel'
import type { KeptPrint } from '@shared/contract/printing'
import { useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Select } from '../../components/Select'
import { Status } from '../../components/Status'
import { usePrinters } from '../../state/prints'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './KeptPrints.module.css'

/** One print: whose it is, why it has not come out, and the two ways to end it. */
export function KeptPrintLine({ print }: { readonly print: KeptPrint }) {
  const t = useText('printing')
  const { printers } = usePrinters()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const what = t(`kind.${print.kind}`)
  const name = print.patient === '' ? what : `${what}: ${print.patient}`
  // A printer that is gone is still named: nobody should wonder where the print went to.
  const options = (printers ?? []).map(({ name, label }) => ({ value: name, label }))
  const target = chosen ?? options.find(({ value }) => value === print.printer)?.value ?? null

  const during = async (
    act: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly failure: Failure }>,
  ) => {
    setIsBusy(true)
    setFailure(null)
    const reply = await act()
    if (!reply.ok) setFailure(reply.failure)
    setIsBusy(false)
    setIsAsking(false)
  }
  const sendAgain = () => during(() => request('printing.sendAgain', { jobId: print.id, printer: target }))
  const discard = () => during(() => request('printing.discard', { jobId: print.id }))
  return (
    <li className={styles.line}>
      <p className={styles.name}>{name}</p>
      <p className={styles.muted}>
        {t('about', { at: formatDateTime(print.at), by: print.by, copies: print.copies, pages: print.pages })}
      </p>
      <Status kind={print.trouble === 'unknown' ? 'unknown' : 'caution'}>
        {print.trouble === null
          ? t(`standing.${print.standing}`, { printer: print.printer })
          : t(`trouble.${print.trouble}`, { printer: print.printer })}
      </Status>
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
      {isAsking ? (
        <div className={styles.acts}>
          <p className={styles.ask}>{t('discardSays')}</p>
          <Button variant="quiet" onPress={() => setIsAsking(false)}>
            {t('back')}
          </Button>
          <Button variant="danger" isDisabled={isBusy} onPress={() => void discard()}>
            {t('discard')}
          </Button>
        </div>
      ) : (
        <div className={styles.acts}>
          {options.length > 0 && print.standing === 'waiting' && (
            <Select
              label={t('printer')}
              value={target}
              placeholder={print.printer}
              options={options}
              onChange={setChosen}
            />
          )}
          <Button
            variant="primary"
            isDisabled={isBusy}
            label={t('sendAgainOf', { name })}
            onPress={() => void sendAgain()}
          >
            {isBusy ? t('busy') : t(print.standing === 'waiting' ? 'sendAgain' : 'ask')}
          </Button>
          <Button isDisabled={isBusy} label={t('discardOf', { name })} onPress={() => setIsAsking(true)}>
            {t('discard')}
          </Button>
        </div>
      )}
    </li>
  )
}
