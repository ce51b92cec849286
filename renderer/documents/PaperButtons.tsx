import type { Failure } from '@shared/contract/channel'
import type { documentKinds } from '@shared/contract/channels'
import { useState } from 'react'
import { request } from '../bridge/bridge'
import { Button } from '../components/Button'
import { RefusalBanner } from '../components/RefusalBanner'
import { Status } from '../components/Status'
import { useCase } from '../state/caseStore'
import { useSettings } from '../state/settings'
import { useText } from '../text/useText'
import styles from './PaperButtons.module.css'

type PaperButtonsProps = {
  readonly kind: (typeof documentKinds)[number]
  /** What is printed, as it stands on the button. */
  readonly name: string
}

/** Prints a document of the case on the station's printer, or saves it as PDF. */
export function PaperButtons({ kind, name }: PaperButtonsProps) {
  const t = useText('forms')
  const { caseId } = useCase()
  const { printer } = useSettings()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const during = async (act: () => Promise<void>) => {
    setIsBusy(true)
    setFailure(null)
    setDone(null)
    await act()
    setIsBusy(false)
  }
  const print = () =>
    during(async () => {
      const chosen = printer ?? (await defaultPrinter())
      if (chosen === null) return setFailure(noPrinter(t('noPrinter')))
      const reply = await request('documents.print', { caseId, kind, printer: chosen, copies: 1 })
      if (reply.ok) setDone(t('printed', { printer: chosen }))
      else setFailure(reply.failure)
    })
  const save = () =>
    during(async () => {
      const reply = await request('documents.savePdf', { caseId, kind, path: null })
      if (!reply.ok) setFailure(reply.failure)
      else if (reply.value.path !== null) setDone(t('saved', { path: reply.value.path }))
    })
  return (
    <div className={styles.paper}>
      <div className={styles.buttons}>
        <Button isDisabled={isBusy} onPress={() => void print()}>
          {t('print', { name })}
        </Button>
        <Button variant="quiet" isDisabled={isBusy} label={t('asPdfOf', { name })} onPress={() => void save()}>
          {t('asPdf')}
        </Button>
      </div>
      {isBusy && <p role="status">{t('busy')}</p>}
      {done !== null && <Status kind="clear">{done}</Status>}
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
    </div>
  )
}

async function defaultPrinter(): Promise<string | null> {
  const reply = await request('documents.printers', {})
  if (!reply.ok) return null
  const { printers } = reply.value
  return printers.find((each) => each.isDefault)?.name ?? printers[0]?.name ?? null
}

const noPrinter = (says: string): Failure => ({ code: 'forms.no-printer', says, params: {} })
